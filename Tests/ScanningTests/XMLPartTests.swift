import Judging
import Testing

@testable import Scanning

/// Parts of a plain XML file, read by themselves and put together, against libxml2.
@Suite struct XMLPartTests {
  private func make(_ random: inout Seeded) -> String {
    var text = random.pick([
      "", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "\u{feff}", "<?xml version='1.0'?>\r\n",
      "<!-- <p> ä -->\n", "<?xml version=\"1.0\" encoding=\"us-ascii\"?>",
    ])
    text += random.pick([
      "<r>", "<r day=\"2011-03-31\">", "<r\n a='1'\n b=\"&lt;\" >", "<r a=\">\">",
    ])
    let plain = [
      "<p/>", "<p a=\"1\"/>", "<q t='\"'/>", "<p x=\"a>b\"></p>", "teksti", " ", "\n", "\r\n", "\t",
      "ä€𝄞", "&amp;", "&lt;p&gt;", "&quot;&apos;", "<q a='x&amp;y' b=\"\"/>",
      "<lupa alku=\"2010-05-01\" loppu=\"\"/>", "<lupa alku=\"ä€𝄞\" loppu=\"1\"></lupa>",
      "<nimi>Mäki</nimi>", "<nimi>Aho</nimi >", "<nimi>\n</nimi>",
      "<osoite\n turvakielto=\"e\"\n perheyksikko=\"a &lt; b\"/>",
      "<osoite\n turvakielto=\"k\"\n perheyksikko=\"a > b\"/>",
    ]
    // A comment is plain only where no text stands beside it.
    let comments = ["<!-- <p> -->", "<!-- ä\n <p/> -->", "<!---->"]
    let rare = [
      "<p>", "</p>", "<p  a = \"1\"/>", "<pp x=\"<\"/>", "]]>", "&#65;", "<![CDATA[<p>]]>",
      "<p a=\"1\" a=\"2\"/>", "<?i?>", "<x:p xmlns:x=\"u\"/>", "\u{1}", "\u{ffff}",
    ]
    var open: [String] = []
    for _ in 0..<random.below(30) {
      switch random.below(120) {
      case 0..<40:
        let name = random.pick(["p", "p", "q", "asiakas", "p2"])
        open.append(name)
        text += "<\(name)" + random.pick(["", " a=\"1\"", " b='p>' ", "\n"]) + ">"
      case 40..<70:
        if let name = open.popLast() { text += "</\(name)" + random.pick(["", " "]) + ">" }
      case 70..<80: text += "<q/>" + random.pick(comments) + random.pick(["<q/>", "\n<p></p>"])
      case 80..<119: text += random.pick(plain)
      default: text += random.pick(rare)
      }
    }
    while let name = open.popLast() { text += "</\(name)>" }
    return text + "</r>" + random.pick(["", "\n", "", "\n", "<!-- p -->\n", "x"])
  }

  @Test func whatIsPlainIsReadAsLibxml2ReadsItInPartsOfEverySize() throws {
    let folder = TemporaryFolder()
    var random = Seeded(19)
    var plainFiles = 0
    var again = 0
    for _ in 0..<1_500 {
      let bytes = Array(make(&random).utf8)
      let file = try folder.file(bytes)
      let whole = readXML(file)
      for size in [1, 2, 3, 5, 7, 11, 17, 29, 1 << 20] {
        guard let parts = try XMLParts(file, record: "p", size: UInt64(size)) else { continue }
        plainFiles += size == 7 ? 1 : 0
        again += parts.again
        guard whole.fault == nil, parts.events == whole.events else {
          Issue.record(
            "size \(size) \(String(decoding: bytes, as: UTF8.self))\n\(parts.events)\n\(whole)")
          return
        }
      }
    }
    // Else nothing would have been compared, or nothing would have misled a part.
    #expect(plainFiles > 300)
    #expect(again > 0)
  }

  @Test(arguments: [true, false])
  func aCommentBeforeTheRootIsHeldAgainstTheLabelledEncoding(isASCII: Bool) throws {
    let folder = TemporaryFolder()
    let comment = isASCII ? "<!-- a -->" : "<!-- ä -->"
    let file = try folder.file(
      Array("<?xml version='1.0' encoding='us-ascii'?>\(comment)<r><p/><p/></r>".utf8))
    #expect(try (XMLParts(file, record: "p", size: 4) == nil) == !isASCII)
    #expect((readXML(file).fault == nil) == isASCII)
  }

  @Test func aDamagedFileIsPlainOnlyIfLibxml2AcceptsIt() throws {
    let folder = TemporaryFolder()
    var random = Seeded(23)
    let marks = Array("<>\"'&;!?/=-x\n\r\t\0 :".utf8) + [0x80, 0xc3, 0xef, 0xbf, 0xf0, 0xff]
    var plainFiles = 0
    for _ in 0..<6_000 {
      var bytes = Array(make(&random).utf8)
      for _ in 0...random.below(2) {
        let place = random.below(bytes.count)
        switch random.below(3) {
        case 0: bytes[place] = random.pick(marks)
        case 1: bytes.remove(at: place)
        default: bytes.insert(random.pick(marks), at: place)
        }
      }
      let file = try folder.file(bytes)
      guard let parts = try XMLParts(file, record: "p", size: 16) else { continue }
      plainFiles += 1
      let whole = readXML(file)
      guard whole.fault == nil, parts.events == whole.events else {
        Issue.record("\(String(decoding: bytes, as: UTF8.self))\n\(parts.events)\n\(whole)")
        return
      }
    }
    #expect(plainFiles > 150)
  }

  @Test func anOrdinaryExportIsPlain() throws {
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- keksittyjä ihmisiä -->
      <r jarjestelma="Effica" poimittu="2011-03-31">
        <p><nimi>Mäki &amp; Aho</nimi><lupa alku="2010-05-01" loppu=""/></p> <!-- toinen -->
        <p koodi="1"/>
      </r>
      """
    let folder = TemporaryFolder()
    let file = try folder.file(Array(text.utf8))
    #expect(try XMLParts(file, record: "p", size: 30)?.events == readXML(file).events)
  }

  @Test func aTagThatIsAnEarlierOneButForAByteIsReadAsLibxml2ReadsIt() throws {
    let folder = TemporaryFolder()
    let begin = """
      <r><p nimi="Mäki" paikka="Kuopio Oy"><laji>vaihe</laji>
      <pitkahkonimi alku=""/></p>

      """
    let end = "<p><q/></p></r>"
    let tag = Array(
      """
      <p nimi="Aho" paikka="Varkauden kaupunki"><laji>tie</laji>
      <pitkahkonimi alku="1.1.2010"/></p>

      """.utf8)
    let marks = Array("<>\"'&;/=x\n\r\t\0 1".utf8) + [0xc3, 0xef, 0xff]
    var plainFiles = 0
    var refused = 0
    for place in tag.indices {
      for mark in marks {
        for isAdded in [false, true] {
          var bytes = tag
          if isAdded { bytes.insert(mark, at: place) } else { bytes[place] = mark }
          let file = try folder.file(Array(begin.utf8) + bytes + tag + Array(end.utf8))
          guard let parts = try XMLParts(file, record: "p", size: 1 << 20) else {
            refused += 1
            continue
          }
          plainFiles += 1
          let whole = readXML(file)
          guard whole.fault == nil, parts.events == whole.events else {
            Issue.record("\(String(decoding: bytes, as: UTF8.self))\n\(parts.events)\n\(whole)")
            return
          }
        }
      }
    }
    #expect(plainFiles > 700)
    #expect(refused > 700)
  }

  @Test func manyFormsOfOneTagAreReadAsLibxml2ReadsThem() throws {
    let folder = TemporaryFolder()
    var random = Seeded(29)
    var text = "<r>"
    for _ in 0..<5_000 {
      let names = ["alku", "loppu", "laji", "arvo", "paikka", "tapa", "a", "b", "c", "d"]
        .filter { _ in random.below(2) == 0 }
      let element = random.pick(["tilanne", "tilanteet", "tila", "t"])
      text += "<p><\(element)"
      for name in names { text += random.pick([" ", "\n"]) + "\(name)=\"\(random.below(1_000))\"" }
      text += random.pick(["/>", "> </\(element)>", ">ä</\(element)>"]) + "</p>"
    }
    let file = try folder.file(Array((text + "</r>").utf8))
    let whole = readXML(file)
    for size: UInt64 in [1 << 10, 1 << 16, 1 << 22] {
      #expect(try XMLParts(file, record: "p", size: size)?.events == whole.events)
    }
  }

  @Test func blanksOverTheLimitOfTextsAreNotPlain() throws {
    let folder = TemporaryFolder()
    var limits = XMLLimits()
    limits.textBytes = 40
    for count in [39, 40, 41, 42] {
      for gap in [
        String(repeating: " ", count: count), "\n" + String(repeating: " ", count: count - 1),
      ] {
        let file = try folder.file(Array("<r><p><q/>\(gap)</p><p/></r>".utf8))
        let parts = try XMLParts(file, record: "p", size: 1 << 20, limits: limits)
        #expect((parts == nil) == (count > 40), "\(count)")
        #expect((readXML(file, limits: limits).fault == nil) == (count <= 40), "\(count)")
      }
    }
  }
}
