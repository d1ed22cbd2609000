import Judging
import Testing

@testable import Scanning

/// What the events say of a well-formed file.
@Suite struct XMLReaderTests {
  @Test func elementsAttributesAndTextsComeInDocumentOrder() throws {
    let read = try readXML(
      "<r v=\"1\">\n <a koodi='x'>teksti</a>\n <b/>\n</r>")
    #expect(read.fault == nil)
    #expect(
      read.words == ["<r", "@v=1", "<a", "@koodi=x", "teksti", ">a", "<b", ">b", ">r"])
    #expect(read.events.map(\.depth) == [1, 1, 2, 2, 2, 2, 2, 2, 1])
    #expect(read.encoding == "utf-8")
  }

  @Test func placesAreThoseOfTheElementsStartTag() throws {
    let text = "<?xml version=\"1.0\"?>\n<r>\n  <a\n   x=\"1\"\n  >t</a><b/>\n</r>\n"
    let read = try readXML(text)
    let starts = read.events.filter { $0.kind == .start }
    #expect(starts.map(\.line) == [2, 3, 5])
    #expect(starts.map(\.byte) == [22, 28, 48])
    let ends = read.events.filter { $0.kind == .end }
    #expect(ends.map(\.line) == [5, 5, 6])
    #expect(ends.map(\.byte) == [28, 48, 22])
    #expect(ends.map(\.length) == [20, 4, 35])
  }

  @Test func piecesOfTextBetweenTagsAreOneText() throws {
    let read = try readXML("<r>a&amp;b<!-- c --><![CDATA[<d>]]><?p i?>&#228;&#x20AC;\n</r>")
    #expect(read.words == ["<r", "a&b<d>ä€\n", ">r"])
  }

  @Test func blankTextBetweenTagsIsNoContent() throws {
    let read = try readXML("<r> \n\t<a>  </a> x <b/></r>")
    #expect(read.words == ["<r", "<a", ">a", " x ", "<b", ">b", ">r"])
  }

  @Test func referencesInAttributesAreResolved() throws {
    let read = try readXML("<r a=\"&lt;&amp;&amp;amp;&#38;&quot;&#228;\" b=\"\"/>")
    #expect(read.words == ["<r", "@a=<&&amp;&\"ä", "@b=", ">r"])
  }

  @Test func namesAreLocalNamesWhateverThePrefix() throws {
    let read = try readXML(
      "<e:r xmlns:e='urn:x' xmlns='urn:y' e:a='1' a='2'><e:b/><b/></e:r>")
    #expect(read.fault == nil)
    #expect(read.words == ["<r", "@a=1", "@a=2", "<b", ">b", "<b", ">b", ">r"])
  }

  @Test func linesBeyond65535AreTold() throws {
    let read = try readXML("<r>" + String(repeating: "\n", count: 70_000) + "<a/></r>")
    #expect(read.events.first { $0.name == "a" }?.line == 70_001)
  }

  @Test func manyNamesKeepTheirNumbers() throws {
    let names = (0..<1_000).map { "n\($0)" }
    let read = try readXML("<r>" + (names + names).map { "<\($0)/>" }.joined() + "</r>")
    let starts = read.events.filter { $0.kind == .start }.map(\.name)
    #expect(starts == ["r"] + names + names)
  }

  static let encodings: [(label: String, mark: [UInt8], encoding: TextEncoding, name: String)] = [
    ("", [], .utf8, "utf-8"),
    ("utf-8", [0xef, 0xbb, 0xbf], .utf8, "utf-8-bom"),
    ("UTF-16", [0xff, 0xfe], .utf16LE, "utf-16le"),
    ("UTF-16", [0xfe, 0xff], .utf16BE, "utf-16be"),
    ("UTF-16LE", [], .utf16LE, "utf-16le"),
    ("", [], .utf16BE, "utf-16be"),
    ("ISO-8859-1", [], .latin1, "iso-8859-1"),
    ("iso-8859-15", [], .latin9, "iso-8859-15"),
    ("Windows-1252", [], .windows1252, "windows-1252"),
  ]

  @Test(arguments: encodings.indices)
  func everyEncodingGivesTheSameTextAndPlacesOfTheFile(index: Int) throws {
    let (label, mark, encoding, name) = Self.encodings[index]
    let declared = label.isEmpty ? "" : "<?xml version='1.0' encoding='\(label)'?>"
    let text = declared + "<r>ä<!-- öö --><a b='åäö'>é</a>ö<c/></r>"
    let unit = encoding == .utf16LE || encoding == .utf16BE ? 2 : 1
    var bytes = mark
    var places: [Int] = []
    for scalar in text.unicodeScalars {
      if scalar == "<" { places.append(bytes.count) }
      let value = UInt8(scalar.value)
      switch encoding {
      case .utf8, .utf8BOM: bytes += Array(String(scalar).utf8)
      case .utf16LE: bytes += [value, 0]
      case .utf16BE: bytes += [0, value]
      case .latin1, .latin9, .windows1252: bytes.append(value)
      }
    }
    places.removeFirst(label.isEmpty ? 0 : 1)
    for chunk in [1, 2, 3, 7, 64 << 10] {
      var limits = XMLLimits()
      limits.chunkBytes = chunk
      limits.batchBytes = chunk
      let read = try readXML(bytes, limits: limits)
      #expect(read.fault == nil)
      #expect(read.encoding == name)
      #expect(
        read.words == ["<r", "ä", "<a", "@b=åäö", "é", ">a", "ö", "<c", ">c", ">r"])
      let starts = read.events.filter { $0.kind == .start }
      #expect(starts.map(\.byte) == [places[0], places[2], places[4]])
      let ends = read.events.filter { $0.kind == .end }
      #expect(
        ends.map { $0.byte + $0.length } == [
          places[3] + 4 * unit, places[4] + 4 * unit, bytes.count,
        ])
    }
  }

  @Test func aChunkEndingInARunOfCarriageReturnsMovesNoPlace() throws {
    let text = "<r><p>x</p>\r\r\r\r\r\r\r\n<q/>\r\r\r\r</r>\r\r\r\r\r"
    let whole = try readXML(text)
    #expect(whole.fault == nil)
    #expect(whole.events.filter { $0.kind == .end }.map { $0.byte + $0.length } == [11, 23, 31])
    for chunk in 1...text.utf8.count {
      var limits = XMLLimits()
      limits.chunkBytes = chunk
      limits.batchBytes = chunk
      #expect(try readXML(text, limits: limits) == whole, "in chunks of \(chunk)")
    }
  }

  @Test func everyChunkSizeGivesTheSameEvents() throws {
    let text = """
      <?xml version="1.0" encoding="utf-8"?>\r\n<!-- ä -->
      <r xmlns="urn:x">\r\n <a b="1 &amp; 2"\r\n c='ö'>x &lt; ä€𝄞 y</a><![CDATA[ ]]]]>\r
      <d/> <e> <f>tämä on pidempi teksti, jossa on monta sanaa &#228; &gt;</f> </e>\r</r>\n
      """
    let whole = try readXML(text)
    #expect(whole.fault == nil)
    #expect(whole.events.count == 15)
    for chunk in 1...text.utf8.count {
      var limits = XMLLimits()
      limits.chunkBytes = chunk
      limits.batchBytes = chunk
      #expect(try readXML(text, limits: limits) == whole)
    }
  }
}
