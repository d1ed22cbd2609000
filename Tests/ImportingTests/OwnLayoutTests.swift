import Register
import Testing

@testable import Importing

/// What a layout of one's own may say beyond what the built-in ones need.
@Suite struct OwnLayoutTests {
  private func run(
    _ layout: String, _ name: String, _ bytes: [UInt8], plain: Bool = true
  ) throws -> Imported {
    let folder = try Folder().write(name, bytes: bytes)
    var importer = Importer(
      layouts: try builtIn.get().adding([("own.yml", layout)]), asOf: Day(iso: "2011-03-31"))
    importer.pieces.readsPlainXML = plain
    return try importer.run(files: folder.files)
  }

  private let head = """
    id: own
    title: {fi: Oma, sv: Egen, en: Own}
    register: effica

    """

  private let csv = """
    format: csv
    encoding: iso-8859-15
    separator: "|"
    fields:
      person: {type: person-code, required: yes}
      day: {type: day, required: yes}
      what: {type: code, required: yes}
    words:
      services:
        list:
          jalka: {id: jalka, measure: service, until: 2009-12-31}
          käsi: {measure: service, from: 2010-01-01, until: 2010-12-31}
          aina: {measure: service}
    records:
      - kind: measure
        start: day
        code: {from: what, words: services}

    """

  @Test func aLayoutStatesTheEncodingAndTheSeparatorOfItsFiles() throws {
    // In ISO-8859-15 A6 is Š; in Windows-1252, which would be guessed, it is a broken bar.
    let layout = (head + csv).replacing("aina:", with: "aŠ:")
    let text = Array("person|day|what\n\(anna)|2010-05-01|a".utf8) + [0xA6, 0x0A]
    let result = try run(layout, "own.csv", text)
    #expect(result.files[0].layout == "own")
    #expect(result.files[0].encoding == "iso-8859-15")
    #expect(result.files[0].separator == "|")
    #expect(result.counts == [Counts(rows: 1, read: 1, accepted: 1)])
    #expect(result.findings(.guessedEncoding).isEmpty)
    // What the layout does not state is guessed as ever.
    let guessed = try run(
      layout.replacing("encoding: iso-8859-15\n", with: ""), "own.csv", text)
    #expect(guessed.files[0].encoding == "windows-1252")
    #expect(guessed.counts == [Counts(rows: 1, read: 1, accepted: 0, quarantined: 1)])
    #expect(guessed.findings(.guessedEncoding).count == 1)
  }

  @Test(arguments: [
    ("2009-12-31", "jalka", 0), ("2010-01-01", "jalka", 1), ("2009-12-31", "käsi", 1),
    ("2010-01-01", "käsi", 0), ("2010-12-31", "käsi", 0), ("2011-01-01", "käsi", 1),
    ("2011-01-01", "aina", 0), ("1999-01-01", "aina", 0),
  ])
  func aWordIsSaidOutsideTheDaysItIsUsedOn(day: String, word: String, found: Int) throws {
    let layout = (head + csv).replacing("iso-8859-15", with: "utf-8")
    let result = try run(
      layout, "own.csv", Array("person|day|what\n\(anna)|\(day)|\(word)\n".utf8))
    #expect(result.counts == [Counts(rows: 1, read: 1, accepted: 1)])
    #expect(result.findings(.codeOutsideDates).count == found)
  }

  private let xml = """
    format: xml
    root: export
    person: data/clients/client
    fields:
      ident/code: {type: person-code}
    records:
      - kind: client
    elements:
      periods/period:
        fields:
          "@from": {type: day, required: yes}
          "@to": {type: day}
        records:
          - kind: permission
            start: "@from"
            end: "@to"

    """

  private var deep: String {
    """
    <export><head><client><ident><code>\(carl)</code></ident></client></head>
    <data><note/><clients>
      <client><ident><code>\(anna)</code></ident>
        <periods><period from="2010-01-01" to="2010-02-01"/><period from="2010-03-01" to=""/></periods>
      </client>
      <client><periods><period from="x"/></periods><ident><code>\(bert)</code></ident></client>
    </clients><clients><client><ident><code>\(carl)</code></ident></client></clients></data>
    <clients><client><ident><code>\(carl)</code></ident></client></clients></export>

    """
  }

  @Test func personsAndRecordsMayStandDeeperThanUsual() throws {
    let result = try run(head + xml, "own.xml", Array(deep.utf8))
    #expect(result.counts == [Counts(rows: 3, read: 6, accepted: 5, quarantined: 1)])
    #expect(result.people.count == 3)
    #expect(result.lines.filter { $0.hasPrefix("permission") }.count == 2)
    #expect(result.findings(.unknownElement).map(\.detail) == ["head", "note", "clients"])
    #expect(result.quarantine.first?.line == 6)
    // Persons stand where none is looked for, so that a record missing from it proves nothing.
    #expect(result.findings(.registerNotWhole).count == 1)
    for (open, close) in [("", ""), ("<data>", "</data>"), ("<data><x>", "</x></data>")] {
      let other = try run(
        head + xml, "own.xml", Array("<export>\(open)<client/>\(close)</export>".utf8))
      #expect(other.files[0].refused == nil && other.files[0].read == 0)
      #expect(other.findings(.registerNotWhole).count == 1)
    }
  }

  @Test(arguments: [true, false])
  func recordsInAWrapperAreReadInPlainXMLToo(plain: Bool) throws {
    let layout = (head + xml).replacing("data/clients/client", with: "client")
    let text = """
      <export>
      <client><ident><code>\(anna)</code></ident><periods>
        <period from="2010-01-01" to="2010-02-01"/><period from="2010-03-01" to=""/>
        <period from="2010-04-01" to=""></period></periods></client>
      <client><ident><code>\(bert)</code></ident><periods>
        <period from="2010-01-01" to="2009-02-01"/></periods></client>
      </export>

      """
    let result = try run(layout, "own.xml", Array(text.utf8), plain: plain)
    #expect(result.counts == [Counts(rows: 2, read: 6, accepted: 5, quarantined: 1)])
    #expect(result.found == [])
  }

  @Test(arguments: [
    ("person: data/clients/client", "person: data//client", 6),
    ("person: data/clients/client", "person: data/@client", 6),
    ("format: xml", "format: xml\nencoding: utf-8", 5),
    ("format: xml", "format: xml\nseparator: \";\"", 5),
    ("periods/period:", "/period:", 12),
  ])
  func aWrongPathOrKeyIsRefusedWithItsLine(old: String, new: String, line: Int) throws {
    let layout = (head + xml).replacing(old, with: new)
    let fault = #expect(throws: (any Error).self) {
      try builtIn.get().adding([("own.yml", layout)])
    }
    #expect("\(try #require(fault))".contains("line: \(line)"), "\(String(describing: fault))")
  }
}
