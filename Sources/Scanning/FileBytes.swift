#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// An opened regular file, read at any place, by several readers at once if need be.
///
/// The file is opened without following a link in the last step of its path, and only a regular
/// file is accepted: a pipe or a device could hang the run or have no end. What grows onto the
/// file after it was opened is not read. A file whose name ends in `.gz` is unpacked first.
public final class FileBytes: Sendable {
  private let descriptor: Int32
  /// Size of the file when it was opened, in bytes; of one that was unpacked, what it holds.
  public let count: UInt64

  /// Opens the file at a path, or throws `.unreadable` or `.notRegularFile`.
  public init(path: String) throws(ScanFault) {
    // Without O_NONBLOCK, opening a pipe nobody writes to would wait for ever.
    let opened = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard opened >= 0 else {
      let code = errno
      throw ScanFault(
        code == ELOOP || code == ENXIO ? .notRegularFile : .unreadable, detail: "errno \(code)")
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
    let size = UInt64(max(0, status.st_size))
    guard size > 0, GzipFile.isNamed(path) else {
      descriptor = opened
      count = size
      return
    }
    defer { close(opened) }
    (descriptor, count) = try GzipFile.unpack(opened, size: size)
  }

  deinit { close(descriptor) }

  /// The first bytes of the file, at most `maximum`.
  public func head(_ maximum: Int) throws(ScanFault) -> [UInt8] {
    try bytes(at: 0, count: maximum)
  }

  /// The bytes from an offset on, at most `count`; fewer only where the file ends.
  public func bytes(at offset: UInt64, count: Int) throws(ScanFault) -> [UInt8] {
    guard count > 0, offset < self.count else { return [] }
    let wanted = Int(min(UInt64(count), self.count - offset))
    var fault: ScanFault?
    let result = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      do throws(ScanFault) {
        filled = try read(at: offset, into: UnsafeMutableRawBufferPointer(buffer))
      } catch {
        fault = error
      }
    }
    if let fault { throw fault }
    return result
  }

  /// Fills a buffer from an offset on, and returns how much; less only where the file ends.
  func read(
    at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer
  ) throws(ScanFault) -> Int {
    guard let base = buffer.baseAddress, offset < count else { return 0 }
    let wanted = Int(min(UInt64(buffer.count), count - offset))
    var filled = 0
    while filled < wanted {
      let place = off_t(truncatingIfNeeded: offset) + off_t(filled)
      let step = pread(descriptor, base + filled, wanted - filled, place)
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
