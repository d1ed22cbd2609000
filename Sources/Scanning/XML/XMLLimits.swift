/// What an XML file may hold; beyond it, it is refused.
struct XMLLimits: Sendable {
  /// The deepest element, 1 for the root.
  var depth = 64
  /// The longest start tag, in bytes of UTF-8, from `<` to `>`.
  var tagBytes = 64 << 10
  /// The longest text, and the longest comment.
  var textBytes = 1 << 20
  /// The most different names of elements and attributes.
  var names = Int(UInt16.max)
  /// Bytes given to libxml2 at a time.
  var chunkBytes = 64 << 10
  /// Bytes of the file that make a batch.
  var batchBytes = 1 << 20
}
