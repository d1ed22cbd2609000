#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// An opened regular file, read in blocks from its beginning.
///
/// The file is opened without following a link in its last step, and only a regular file is
/// accepted: a pipe or a device could hang the run or have no end.
public final class FileBytes {
  private let descriptor: Int32
  /// Size of the file when it was opened, in bytes.
  public let count: UInt64

  /// Opens the file at a path, or throws `.unreadable` or `.notRegularFile`.
  public init(path: String) throws(ScanFault) {
    let opened = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard opened >= 0 else {
      throw ScanFault(errno == ELOOP ? .notRegularFile : .unreadable, detail: "errno \(errno)")
    }
    var status = stat()
    guard fstat(opened, &status) == 0 else {
      let code = errno
      close(opened)
      throw ScanFault(.unreadable, detail: "errno \(code)")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(opened)
      throw ScanFault(.notRegularFile)
    }
    descriptor = opened
    count = UInt64(max(0, status.st_size))
  }

  deinit { close(descriptor) }

  /// The first bytes of the file, at most `maximum`; the place of reading does not move.
  public func head(_ maximum: Int) throws(ScanFault) -> [UInt8] {
    try bytes(at: 0, count: maximum)
  }

  /// At most `count` bytes from an offset on; fewer only at the end of the file.
  public func bytes(at offset: UInt64, count: Int) throws(ScanFault) -> [UInt8] {
    var result: [UInt8] = []
    guard count > 0, offset < self.count else { return result }
    let wanted = Int(min(UInt64(count), self.count - offset))
    var code: Int32 = 0
    result = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      while filled < wanted {
        let step = pread(
          descriptor, buffer.baseAddress.map { $0 + filled }, wanted - filled,
          off_t(clamping: offset) + off_t(filled))
        if step > 0 {
          filled += step
        } else if step == 0 {
          return
        } else if errno != EINTR {
          code = errno
          return
        }
      }
    }
    guard code == 0 else { throw ScanFault(.unreadable, detail: "errno \(code)") }
    return result
  }

  /// Reads the next bytes into a buffer until it is full; fewer only at the end of the file.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ScanFault) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    var filled = 0
    while filled < buffer.count {
      // The C library's function, not this one.
      let step = readBlock(descriptor, base + filled, buffer.count - filled)
      if step > 0 {
        filled += step
      } else if step == 0 {
        break
      } else if errno != EINTR {
        throw ScanFault(.unreadable, detail: "errno \(errno)")
      }
    }
    return filled
  }
}

private func readBlock(_ descriptor: Int32, _ base: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(descriptor, base, count)
}
