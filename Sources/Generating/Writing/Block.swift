/// What a stretch of persons gave: bytes for each file, and counts.
struct Block: Sendable {
  var bytes: [[UInt8]] = Array(repeating: [], count: 8)
  /// The payments of the last month alone, where both forms were asked for.
  var monthBytes: [UInt8] = []
  /// CSV rows and person elements, by file.
  var rows: [Int] = Array(repeating: 0, count: 8)
  /// Canonical records, by file.
  var records: [Int] = Array(repeating: 0, count: 8)
  var listed = 0
  var participations = 0
  var manifest = FaultManifest()
}
