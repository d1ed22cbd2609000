import Glibc

/// A file that only its owner can read, written through and closed before anyone hears of it.
///
/// The modes hold whatever the umask is. An existing file or a link of that name is never
/// followed or overwritten.
final class OutputFile {
  private let descriptor: Int32
  // What messages call the file: it may be written under another name first.
  private let shown: String
  private(set) var count: UInt64 = 0

  /// Creates the file; `Failure` 73 if that is not possible.
  init(creating path: String, shownAs shown: String? = nil, modes: FileModes) throws(Failure) {
    self.shown = shown ?? path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, modes.file)
    guard descriptor >= 0 else {
      throw Failure(
        .cannotCreate, "output.cannot-create", ["file": self.shown, "cause": systemCause()])
    }
    fchmod(descriptor, modes.file)
  }

  /// Appends bytes; `Failure` 74 if the disk is full or fails.
  func write(_ bytes: [UInt8]) throws(Failure) {
    var rest = bytes
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, rest, rest.count)
      if written < 0 {
        if errno == EINTR { continue }
        throw Failure(.inputOutput, "output.write-failed", ["file": shown, "cause": systemCause()])
      }
      if written == rest.count { break }
      rest.removeFirst(written)
    }
    count += UInt64(bytes.count)
  }

  /// Waits until the bytes are on the disk.
  func finish() throws(Failure) {
    guard fsync(descriptor) == 0 else {
      throw Failure(.inputOutput, "output.write-failed", ["file": shown, "cause": systemCause()])
    }
  }

  deinit { close(descriptor) }
}

/// The modes of files and folders: for the owner alone, or for the owner's group to read too.
struct FileModes: Sendable {
  let file: mode_t
  let folder: mode_t

  init(groupReadable: Bool) {
    file = groupReadable ? 0o640 : 0o600
    folder = groupReadable ? 0o750 : 0o700
  }
}

/// Why the operating system failed: the key of a text, or its own words for what is rare, in English
/// whatever the locale.
func systemCause(_ code: Int32 = errno) -> String {
  switch code {
  case ENOSPC, EDQUOT: "cause.no-space"
  case EACCES, EPERM: "cause.denied"
  case ENOENT: "cause.missing"
  case ENOTDIR: "cause.not-folder"
  case EEXIST: "cause.exists"
  case EROFS: "cause.read-only"
  case EISDIR: "cause.is-folder"
  default: String(cString: strerror(code)) + " (\(code))"
  }
}
