public import Register
public import Screening

/// The two files that carry the decisions back into the registers.
public enum WriteBack {
  /// The header of `writeback-ura.csv`, in the register's own language.
  public static let uraColumns = [
    "henkilotunnus", "pvm", "ratkaisu", "syy", "vastuutaho", "selite",
  ]

  /// Writes `writeback-ura.csv`, one row an entry.
  ///
  /// - Parameters:
  ///   - count: How many entries there are.
  ///   - entry: The entry of an index from 0; made one at a time, as a long list is best streamed.
  public static func writeURA(
    count: Int, people: PersonTable, to sink: @escaping CSVWriter.Sink,
    entry: (Int) -> WriteBackEntry
  ) throws {
    var writer = CSVWriter(sink: sink)
    try writer.header(uraColumns)
    for index in 0..<max(0, count) {
      let entry = entry(index)
      writer.key(entry.key, in: people)
      writer.day(entry.day)
      writer.text(entry.decision)
      writer.text(entry.reason)
      writer.text(entry.responsible)
      writer.text(entry.explanation)
      try writer.endRow()
    }
    try writer.finish()
  }

  /// Writes `writeback-effica.xml`, one element an entry.
  ///
  /// - Parameters:
  ///   - day: The day of screening.
  ///   - count: How many entries there are.
  ///   - entry: The entry of an index from 0.
  public static func writeEffica(
    day: Day, count: Int, people: PersonTable, to sink: CSVWriter.Sink,
    entry: (Int) -> WriteBackEntry
  ) throws {
    var bytes: [UInt8] = []
    bytes.append(contentsOf: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    bytes.append(contentsOf: "<seulonta jarjestelma=\"Effica\" pvm=\"\(day)\">\n".utf8)
    for index in 0..<max(0, count) {
      let entry = entry(index)
      bytes.append(contentsOf: "  <ratkaisu".utf8)
      XMLText.attribute("henkilotunnus", people.text(of: entry.key), into: &bytes)
      XMLText.attribute("tulos", entry.decision, into: &bytes)
      XMLText.attribute("syy", entry.reason, into: &bytes)
      XMLText.attribute("vastuutaho", entry.responsible, into: &bytes)
      bytes.append(UInt8(ascii: ">"))
      XMLText.text(entry.explanation, into: &bytes)
      bytes.append(contentsOf: "</ratkaisu>\n".utf8)
      if bytes.count >= 1 << 20 {
        try sink(&bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    bytes.append(contentsOf: "</seulonta>\n".utf8)
    try sink(&bytes)
  }
}
