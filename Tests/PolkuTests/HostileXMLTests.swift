import Foundation
import Testing

/// Hostile XML through the real program: refused by name, soon, in little memory, and with nothing
/// of what it points at.
@Suite struct HostileXMLTests {
  /// A file that is refused, and the fault it is refused for.
  struct Attack: Sendable, CustomTestStringConvertible {
    var name: String
    var fault: String
    var bytes: [UInt8]

    init(_ name: String, _ fault: String, _ text: String) {
      self.init(name, fault, Array(text.utf8))
    }

    init(_ name: String, _ fault: String, _ bytes: [UInt8]) {
      self.name = name
      self.fault = fault
      self.bytes = bytes
    }

    var testDescription: String { name }
  }

  private static let root = "asiakasrekisteri"
  private static let secret = "SALAISUUS-7431"

  private static func rooted(_ content: String) -> String { "<\(root)>\(content)</\(root)>" }

  private static func declared(_ subset: String, _ content: String) -> String {
    "<?xml version=\"1.0\"?>\n<!DOCTYPE \(root) [\(subset)]>\n" + rooted(content)
  }

  private static func wide(_ text: String, bigEndian: Bool = false) -> [UInt8] {
    (bigEndian ? [0xfe, 0xff] : [0xff, 0xfe])
      + text.utf16.flatMap { unit in
        let bytes = [UInt8(unit >> 8), UInt8(unit & 0xff)]
        return bigEndian ? bytes : bytes.reversed()
      }
  }

  // A million prefixes take libxml2 a minute and a half; so many are refused soon.
  static let prefixes = Attack(
    "very many prefixes", "too-many-columns",
    rooted((0..<90_000).map { "<n xmlns:a\($0)=\"u\"/>" }.joined()))

  private static let laughs = (1...9).map { level in
    "<!ENTITY l\(level) \"" + String(repeating: "&l\(level - 1);", count: 10) + "\">"
  }.joined()

  static let entities: [Attack] = [
    Attack(
      "a billion laughs", "doctype",
      declared("<!ENTITY l0 \"ha\">" + laughs, "<asiakas>&l9;</asiakas>")),
    Attack(
      "quadratic blow-up", "doctype",
      declared(
        "<!ENTITY a \"\(String(repeating: "a", count: 100_000))\">",
        String(repeating: "&a;", count: 20_000))),
    Attack(
      "an entity of itself", "doctype",
      declared("<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">", "<asiakas>&a;</asiakas>")),
    Attack(
      "parameter entities", "doctype",
      declared("<!ENTITY % a \"<!ENTITY b 'c'>\"> %a; <!ENTITY % d SYSTEM \"SECRET\"> %d;", "&b;")),
    Attack(
      "a default attribute of entities", "doctype",
      declared(
        "<!ENTITY l0 \"ha\">\(laughs)<!ATTLIST asiakas koodi CDATA \"&l9;\">",
        String(repeating: "<asiakas/>", count: 1000))),
    Attack(
      "an external file", "doctype",
      declared("<!ENTITY x SYSTEM \"file://SECRET\">", "<asiakas>&x;</asiakas>")),
    Attack(
      "the password file", "doctype",
      declared("<!ENTITY x SYSTEM \"file:///etc/passwd\">", "<asiakas>&x;</asiakas>")),
    Attack(
      "an external address", "doctype",
      declared("<!ENTITY x SYSTEM \"http://127.0.0.1:1/x\">", "<asiakas>&x;</asiakas>")),
    Attack(
      "an external subset", "doctype", "<!DOCTYPE \(root) SYSTEM \"file://SECRET\">" + rooted("")),
    Attack(
      "a DOCTYPE behind a long comment", "doctype",
      "<!--\(String(repeating: " ", count: 900_000))--><!DOCTYPE \(root) []>" + rooted("")),
    Attack(
      "a DOCTYPE behind much white space", "doctype",
      "<?xml version=\"1.0\"?>\(String(repeating: " \n", count: 2_000_000))<!DOCTYPE \(root) []>"
        + rooted("")),
    Attack(
      "a DOCTYPE in UTF-16", "doctype",
      wide("<!DOCTYPE \(root) [<!ENTITY x SYSTEM \"file://SECRET\">]>" + rooted("&x;"))),
    Attack(
      "a DOCTYPE in UTF-16, high byte first", "doctype",
      wide("<!DOCTYPE \(root) [<!ENTITY x \"y\">]>" + rooted("&x;"), bigEndian: true)),
    Attack("an entity nobody declared", "broken-xml", rooted("<asiakas>&x;</asiakas>")),
  ]

  static let sizes: [Attack] = [
    Attack("65 elements deep", "too-deep", rooted(String(repeating: "<a>", count: 64))),
    Attack("a million deep", "too-deep", rooted(String(repeating: "<a>", count: 1_000_000))),
    Attack(
      "a start tag over 64 KiB", "tag-too-long",
      rooted("<asiakas a=\"\(String(repeating: "x", count: 65_536))\"/>")),
    Attack(
      "a start tag without end", "tag-too-long",
      "<\(root)><asiakas a=\"" + String(repeating: "x", count: 20_000_000)),
    Attack(
      "a million attributes", "tag-too-long",
      rooted("<asiakas \((0..<1_000_000).map { "a\($0)=\"\"" }.joined(separator: " "))/>")),
    Attack(
      "a text over 1 MiB", "text-too-long",
      rooted("<asiakas>\(String(repeating: "x", count: (1 << 20) + 1))</asiakas>")),
    Attack(
      "a CDATA section without end", "text-too-long",
      "<\(root)><asiakas><![CDATA[" + String(repeating: "x", count: 20_000_000)),
    Attack(
      "a comment without end", "text-too-long",
      "<\(root)><!--" + String(repeating: "x", count: 20_000_000)),
  ]

  static let encodings: [Attack] = [
    Attack(
      "UTF-7", "unsupported-encoding", "<?xml version=\"1.0\" encoding=\"UTF-7\"?>+ADw-a+AD4-"),
    Attack(
      "EBCDIC by its label", "unsupported-encoding",
      "<?xml version=\"1.0\" encoding=\"IBM037\"?>" + rooted("")),
    Attack(
      "UTF-32", "unsupported-encoding",
      [0xff, 0xfe, 0, 0] + Array(rooted("").utf8).flatMap { [$0, 0, 0, 0] }),
    Attack(
      "a mark against its label", "encoding-mismatch",
      "\u{feff}<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>" + rooted("")),
    Attack(
      "UTF-16 that says UTF-8", "encoding-mismatch",
      wide("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + rooted(""))),
    Attack("XML 1.1", "xml-version", "<?xml version=\"1.1\"?>" + rooted("")),
  ]

  @Test(arguments: entities + sizes + encodings + [prefixes])
  func isRefusedByNameSoonAndInLittleMemory(attack: Attack) async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try binary.write(Self.secret, to: "salaisuus.txt")
    var bytes = attack.bytes
    let place = Array("SECRET".utf8)
    let path = binary.folder + "/salaisuus.txt"
    if bytes.count < 10_000 {
      bytes = bytes.replacing(place, with: Array(path.utf8), maxReplacements: 1)
      bytes = bytes.replacing(
        place.flatMap { [$0, 0] }, with: path.utf8.flatMap { [$0, 0] }, maxReplacements: 1)
    }
    try Data(bytes).write(to: URL(fileURLWithPath: binary.folder + "/paha.xml"))
    let (result, seconds, memory) = try await binary.measure(["check", "paha.xml", "--json"])
    #expect(seconds < 5)
    #expect(memory < 256 << 10)
    #expect(result.code == 65, "\(result.code) \(result.error)")
    let document = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let input = try #require(((document as? [String: Any])?["inputs"] as? [[String: Any]])?.first)
    #expect(input["refused"] as? String == attack.fault, "\(result.output)")
    for told in [result.output, result.error] {
      #expect(!told.contains(Self.secret) && !told.contains("root:"))
    }
  }

  @Test func whatOnlyLooksLikeAnAttackIsReadAsText() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try binary.write(Self.secret, to: "salaisuus.txt")
    let include =
      "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"salaisuus.txt\" parse=\"text\"/>"
    for name in ["<![CDATA[<!DOCTYPE a [<!ENTITY x \"y\">]>&x;]]>", "&lt;!DOCTYPE&gt;", include] {
      let person =
        "<asiakas><henkilotunnus>\(Exports.anna)</henkilotunnus><sukunimi>\(name)</sukunimi></asiakas>"
      try binary.write(Self.rooted(person), to: "hyva.xml")
      let result = try await binary.run(["check", "hyva.xml", "--json"])
      #expect(result.code == 0, "\(result.error)")
      #expect(result.output.contains("\"accepted\": 1"))
      #expect(!(result.output + result.error).contains(Self.secret))
    }
  }

  @Test func whatAProgramTakesIsMeasured() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    let (result, seconds, memory) = try await binary.measure(["--help"])
    #expect(result.code == 0 && result.output.contains("polku"))
    #expect(seconds > 0 && seconds < 5 && memory > 1 << 10 && memory < 256 << 10)
  }
}
