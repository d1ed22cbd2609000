internal import CZlib

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A file whose name says that it is compressed, unpacked.
///
/// What it holds goes into a file without a name, which only this process can open and which is gone
/// when it ends: it is read at many places, and may be larger than the memory.
public enum GzipFile {
  /// The end of a name that says so.
  public static let ending = ".gz"

  // A register's export becomes ten to thirty times smaller. What swells more than this is made to
  // do harm; small files may.
  private static let mostTimes: UInt64 = 200
  private static let alwaysAllowed: UInt64 = 16 << 20
  private static let blockBytes = 256 << 10

  /// Whether a name says that a file is compressed.
  public static func isNamed(_ name: String) -> Bool {
    name.utf8.count > ending.utf8.count && name.lowercased().hasSuffix(ending)
  }

  /// Unpacks a file into one without a name, and returns the descriptor of that and its size.
  static func unpack(
    _ descriptor: Int32, size: UInt64
  ) throws(ScanFault) -> (descriptor: Int32, size: UInt64) {
    let target = try unnamed()
    do throws(ScanFault) {
      let most = max(alwaysAllowed, size &* mostTimes)
      return (target, try unpack(descriptor, to: target, most: most))
    } catch {
      close(target)
      throw error
    }
  }

  private static func unnamed() throws(ScanFault) -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var path = Array("\(folder)/polku-XXXXXX".utf8CString)
    let target = path.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { mkstemp($0) } ?? -1
    }
    guard target >= 0 else { throw ScanFault(.noRoomToUnpack, detail: "errno \(errno)") }
    _ = path.withUnsafeBufferPointer { buffer in buffer.baseAddress.map { unlink($0) } }
    _ = fcntl(target, F_SETFD, FD_CLOEXEC)
    return target
  }

  // Several compressed files one behind the other are one.
  private static func unpack(
    _ source: Int32, to target: Int32, most: UInt64
  ) throws(ScanFault) -> UInt64 {
    var stream = z_stream()
    guard polku_inflate_init(&stream) == Z_OK else {
      throw ScanFault(.unreadable, detail: "inflate")
    }
    defer { inflateEnd(&stream) }
    let input = UnsafeMutableRawBufferPointer.allocate(byteCount: blockBytes, alignment: 16)
    let output = UnsafeMutableRawBufferPointer.allocate(byteCount: blockBytes, alignment: 16)
    defer {
      input.deallocate()
      output.deallocate()
    }
    var written: UInt64 = 0
    var isEnded = false
    while true {
      let step = read(source, input.baseAddress, blockBytes)
      if step < 0, errno == EINTR { continue }
      guard step >= 0 else { throw ScanFault(.unreadable, detail: "errno \(errno)") }
      guard step > 0 else { break }
      stream.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.avail_in = UInt32(step)
      repeat {
        if isEnded {
          guard stream.avail_in > 0 else { break }
          guard inflateReset(&stream) == Z_OK else { throw ScanFault(.brokenGzip) }
          isEnded = false
        }
        stream.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.avail_out = UInt32(blockBytes)
        let result = inflate(&stream, Z_NO_FLUSH)
        guard result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR else {
          throw ScanFault(.brokenGzip)
        }
        isEnded = result == Z_STREAM_END
        let count = blockBytes - Int(stream.avail_out)
        written += UInt64(count)
        guard written <= most else { throw ScanFault(.expansionTooLarge) }
        try store(UnsafeRawBufferPointer(rebasing: output[..<count]), to: target)
      } while stream.avail_in > 0 || stream.avail_out == 0
    }
    guard isEnded else { throw ScanFault(.brokenGzip) }
    return written
  }

  private static func store(
    _ bytes: UnsafeRawBufferPointer, to target: Int32
  ) throws(ScanFault) {
    var done = 0
    while done < bytes.count {
      let step = write(target, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      if step > 0 {
        done += step
      } else if errno != EINTR {
        throw ScanFault(.noRoomToUnpack, detail: "errno \(errno)")
      }
    }
  }
}
