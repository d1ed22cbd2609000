import Foundation
import Scanning

/// The one file that every input is written over, in memory where the machine has such a folder.
struct ScratchFile {
  let path: String
  private let descriptor: Int32

  /// Makes the file, readable by nobody else.
  init() {
    let folder = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"
    path = "\(folder)/polku-fuzz-\(getpid())"
    descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o600)
    if descriptor < 0 { fail("no scratch file at \(path)") }
  }

  /// Writes an input over what is there.
  func write(_ bytes: [UInt8]) {
    guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, bytes, bytes.count, 0) == bytes.count
    else { fail("the scratch file could not be written") }
  }

  /// Removes the file.
  func remove() {
    close(descriptor)
    unlink(path)
  }
}

/// Ends the program so that the fuzzer keeps the input.
func fail(_ message: String) -> Never {
  FileHandle.standardError.write(Data("polku-fuzz: \(message)\n".utf8))
  abort()
}
