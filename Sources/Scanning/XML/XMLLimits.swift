/// What an XML file may hold; beyond it, it is refused.
package struct XMLLimits: Sendable {
  /// The deepest element, 1 for the root.
  package var depth = 64
  /// The longest start tag, in bytes of UTF-8, from `<` to `>`.
  package var tagBytes = 64 << 10
  /// The longest text, and the longest comment.
  package var textBytes = 1 << 20
  /// The most different names of elements and attributes.
  package var names = Int(UInt16.max)
  /// Bytes given to libxml2 at a time.
  package var chunkBytes = 64 << 10
  /// Bytes of the file that make a batch.
  package var batchBytes = 1 << 20
  /// Bytes of a part that the plain scanner reads at a time: small enough to stay near the processor.
  package var blockBytes = 128 << 10
  /// How far it reads beyond the end of its part, to meet the end of the last element.
  package var aheadBytes = 4096

  /// Makes the usual limits.
  package init() {}
}
