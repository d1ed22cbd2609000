#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file under way: written in big pieces beside its final name, which it gets when it is whole.
///
/// Only the owner may read it, whatever the system's default says.
struct OutputFile: ~Copyable {
  private let path: String
  private let descriptor: Int32
  private var pending: [UInt8] = []
  /// Bytes written so far, what is still pending included.
  private(set) var size: UInt64 = 0
  private var isDone = false

  init(path: String) throws(GeneratorError) {
    self.path = path
    descriptor = open(path + ".part", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, errno: errno) }
    fchmod(descriptor, 0o600)
  }

  deinit {
    if !isDone {
      close(descriptor)
      unlink(path + ".part")
    }
  }

  mutating func append(_ bytes: [UInt8]) throws(GeneratorError) {
    size += UInt64(bytes.count)
    if bytes.count >= 1 << 18 {
      try flush()
      try put(bytes)
    } else {
      pending.append(contentsOf: bytes)
      if pending.count >= 1 << 18 { try flush() }
    }
  }

  mutating func finish() throws(GeneratorError) {
    try flush()
    guard fsync(descriptor) == 0 else { throw .cannotWrite(path: path, errno: errno) }
    isDone = true
    close(descriptor)
    guard rename(path + ".part", path) == 0 else { throw .cannotWrite(path: path, errno: errno) }
  }

  private mutating func flush() throws(GeneratorError) {
    try put(pending)
    pending.removeAll(keepingCapacity: true)
  }

  private func put(_ bytes: [UInt8]) throws(GeneratorError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { raw in
        write(descriptor, raw.baseAddress.map { $0 + done }, raw.count - done)
      }
      if count < 0 {
        guard errno == EINTR else { throw .cannotWrite(path: path, errno: errno) }
      } else {
        done += count
      }
    }
  }

  /// Makes a folder only its owner can enter, if it is not there yet.
  static func makeFolder(_ path: String) throws(GeneratorError) {
    var prefix = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      prefix +=
        prefix.isEmpty && part.isEmpty
        ? "/" : (prefix.hasSuffix("/") || prefix.isEmpty ? "" : "/") + part
      if prefix == "/" || prefix.isEmpty { continue }
      if mkdir(prefix, 0o700) != 0, errno != EEXIST, errno != EISDIR {
        throw .cannotWrite(path: prefix, errno: errno)
      }
    }
  }

  /// Whether something of that name is there.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
