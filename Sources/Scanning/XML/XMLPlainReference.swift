/// One of the five references that every XML file may hold.
struct XMLPlainReference {
  /// The byte it stands for.
  let byte: UInt8
  /// Its length, from `&` to `;`.
  let length: Int

  /// So many bytes are looked at.
  static let longest = 8

  private static let known: [(name: StaticString, byte: UInt8)] = [
    ("&amp;", UInt8(ascii: "&")), ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")),
    ("&quot;", UInt8(ascii: "\"")), ("&apos;", UInt8(ascii: "'")),
  ]

  /// Reads the reference at a place with `longest` bytes; nothing if it is another one.
  init?(_ bytes: UnsafePointer<UInt8>) {
    search: for (name, byte) in XMLPlainReference.known {
      for index in 0..<name.utf8CodeUnitCount where bytes[index] != name.utf8Start[index] {
        continue search
      }
      self.byte = byte
      length = name.utf8CodeUnitCount
      return
    }
    return nil
  }
}
