#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Memory of hundreds of megabytes, asked for in large pages.
///
/// The system hands memory out and takes it back a page at a time, and the processor looks up where
/// each page lies; with pages of 4 KiB that is some hundredths of the time a large import takes. It
/// is a wish: where it is not granted, or not known, nothing is different.
public enum LargePages {
  // Less is not worth the asking.
  private static let least = 4 << 20
  private static let page = 4 << 10

  /// Asks for large pages for the room an array has kept.
  public static func want<Element: BitwiseCopyable>(for array: inout [Element]) {
    let bytes = array.capacity * MemoryLayout<Element>.stride
    array.withUnsafeMutableBytes { want(at: $0.baseAddress, bytes: bytes) }
  }

  static func want(at start: UnsafeMutableRawPointer?, bytes: Int) {
    #if os(Linux)
      guard let start, bytes >= least else { return }
      let first = (Int(bitPattern: start) + page - 1) & ~(page - 1)
      let end = (Int(bitPattern: start) + bytes) & ~(page - 1)
      guard end > first else { return }
      madvise(UnsafeMutableRawPointer(bitPattern: first), end - first, MADV_HUGEPAGE)
    #endif
  }
}
