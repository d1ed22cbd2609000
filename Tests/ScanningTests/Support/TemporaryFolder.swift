#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
@testable import Scanning

/// A folder of a test's own, gone when the test is.
final class TemporaryFolder {
  let path: String
  private var names: Set<String> = []

  init() {
    var template = Array("/tmp/polku-scanning-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? "/nonexistent"
    }
  }

  deinit {
    for name in names { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  /// Writes a file over what is there, and returns its path.
  @discardableResult
  func write(_ bytes: [UInt8], as name: String = "file") -> String {
    names.insert(name)
    let full = "\(path)/\(name)"
    let descriptor = open(full, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var done = 0
    bytes.withUnsafeBytes { buffer in
      while done < buffer.count {
        let part = UnsafeRawBufferPointer(rebasing: buffer[done...])
        let step = writeBlock(descriptor, part.baseAddress, part.count)
        if step <= 0 { break }
        done += step
      }
    }
    close(descriptor)
    return full
  }

  /// Writes a file and opens it as the readers do.
  func file(_ bytes: [UInt8], as name: String = "file") throws -> FileBytes {
    try FileBytes(path: write(bytes, as: name))
  }

  /// Remembers a name made by other means, to be removed in the end.
  func adopt(_ name: String) -> String {
    names.insert(name)
    return "\(path)/\(name)"
  }
}

private func writeBlock(_ descriptor: Int32, _ base: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, base, count)
}
