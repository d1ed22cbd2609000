import Foundation
import Testing

/// XML files held against the schemas of their layouts, as a user meets it.
@Suite struct SchemaCommandTests {
  private struct Answer: Decodable {
    struct Input: Decodable {
      var read: Int
      var accepted: Int
      var quarantined: Int
      var schemaFaults: Int?
    }
    struct Place: Decodable {
      var line: Int
      var fault: String
      var place: String
    }
    var inputs: [Input]
    var findings: [String: Int]
    var schemaFaults: [Place]?
  }

  private func check(
    _ binary: Binary, _ file: String, _ more: [String] = ["--schema"]
  ) async throws -> Answer {
    let result = try await binary.run(["check", file, "--json"] + more)
    return try JSONDecoder().decode(Answer.self, from: Data(result.output.utf8))
  }

  private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private let damaged = """
    <?xml version="1.0" encoding="UTF-8"?>
    <asiakasrekisteri jarjestelma="Effica" poimittu="2011-03-31">
    <asiakas><henkilotunnus>010170-902L</henkilotunnus>
      <lemmikki nimi="Salainen">Salainen</lemmikki>
      <asiointi pvm="Salainen, attribute 'Salainen'" tapa="puhelu"/>
      <asiointi pvm="2011-01-15" Salainen="x"/>
      <lupa>Salainen</lupa>
    </asiakas>
    <lupa alku="2011-01-01"/>
    <asiakas/>
    </asiakasrekisteri>
    """

  private let places = [
    "4 schema-unknown-element asiakasrekisteri/asiakas/lemmikki",
    "5 schema-value asiakasrekisteri/asiakas/asiointi/@pvm",
    "6 schema-missing-attribute asiakasrekisteri/asiakas/asiointi/@tapa",
    "6 schema-unknown-attribute asiakasrekisteri/asiakas/asiointi/@poikkeava",
    "7 schema-missing-attribute asiakasrekisteri/asiakas/lupa/@alku",
    "7 schema-text asiakasrekisteri/asiakas/lupa",
    "9 schema-misplaced-element asiakasrekisteri/lupa",
  ]

  @Test func theSampleAndWhatARunWritesBackKeepToTheirSchemas() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    for name in ["effica-asiakkaat.xml", "ura-asiakkaat.xml"] {
      let text = try String(
        contentsOf: root.appending(path: "Imports/sample/\(name)"), encoding: .utf8)
      try binary.write(text, to: name)
      let answer = try await check(binary, name)
      #expect(answer.inputs[0].schemaFaults == 0 && answer.schemaFaults?.isEmpty == true)
    }
    try Exports.write(to: binary)
    #expect(try await binary.run(["run", "Imports"]).code == 0)
    let answer = try await check(binary, "Outputs/latest/writeback-effica.xml")
    #expect(answer.inputs[0].schemaFaults == 0 && answer.inputs[0].read == 0)
  }

  @Test func everyBreakIsToldByItsPlaceAndNoValueIsShown() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try binary.write(
      damaged.replacing("Salainen=", with: "poikkeava="), to: "a.xml")
    let answer = try await check(binary, "a.xml")
    let told = (answer.schemaFaults ?? []).map { "\($0.line) \($0.fault) \($0.place)" }
    #expect(told.dropLast().elementsEqual(places))
    #expect(
      told.last?.hasPrefix("10 schema-missing-element asiakasrekisteri/asiakas: henkilotunnus |")
        == true)
    #expect(answer.inputs[0].schemaFaults == 8)
    // The records have the ends they have without it.
    let without = try await check(binary, "a.xml", [])
    #expect(without.schemaFaults == nil && without.inputs[0].schemaFaults == nil)
    #expect(answer.inputs[0].read == without.inputs[0].read)
    #expect(answer.inputs[0].accepted == without.inputs[0].accepted)
    #expect(answer.inputs[0].quarantined == without.inputs[0].quarantined)
    for language in ["fi", "sv", "en"] {
      let table = try await binary.run(["check", "a.xml", "--schema", "--lang", language])
      #expect(!table.output.contains("Salainen") && !table.error.contains("Salainen"))
      #expect(table.output.contains("asiakasrekisteri/asiakas/asiointi/@pvm"))
    }
  }

  @Test func whatACorrectionFileAddsIsNoBreak() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try binary.write(
      "<asiakasrekisteri><asiakas korvaa='a.xml:3'><henkilotunnus>010170-902L</henkilotunnus>"
        + "<asiointi pvm='2011-01-15' tapa='puhelu' korvaa='a.xml:5'/></asiakas></asiakasrekisteri>",
      to: "a-korjattavat.xml")
    #expect(try await check(binary, "a-korjattavat.xml").inputs[0].schemaFaults == 0)
  }

  @Test func theListEndsButTheCountDoesNot() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    let person = "<asiakas><asiointi pvm='2011-01-01'/></asiakas>\n"
    try binary.write(
      "<asiakasrekisteri>\n" + String(repeating: person, count: 250) + "<lupa/></asiakasrekisteri>",
      to: "a.xml")
    let answer = try await check(binary, "a.xml")
    #expect(answer.inputs[0].schemaFaults == 251 && answer.schemaFaults?.count == 100)
    #expect(answer.findings["schema-missing-attribute"] == 250)
    #expect(answer.findings["schema-misplaced-element"] == 1)
    #expect(answer.findings["schema-unlisted"] == 1)
    let table = try await binary.run(["check", "a.xml", "--schema", "--lang", "en"])
    #expect(table.output.contains("in 251 places. Of these, 151 are not listed."))
  }

  @Test func aFileWhoseLayoutHasNoSchemaIsSaidToHaveNone() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try binary.write(Exports.list, to: "a.csv")
    let answer = try await check(binary, "a.csv")
    #expect(answer.findings["no-schema"] == 1 && answer.inputs[0].schemaFaults == nil)
    #expect(try await check(binary, "a.csv", []).findings["no-schema"] == nil)
  }

  private let ownLayout = """
    id: kunta
    title: {fi: Kunta, sv: Kommun, en: Municipality}
    register: effica
    format: xml
    root: kunta
    person: asukas
    fields:
      tunnus: {type: person-code, required: yes}
      suku: {type: text}
    records:
      - kind: client
        details: {last-name: suku}
    """

  private func schema(_ type: String, _ more: String = "") -> String {
    """
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">\(more)
    <xs:element name="kunta"><xs:complexType><xs:sequence>
    <xs:element name="asukas" maxOccurs="unbounded"><xs:complexType><xs:sequence>
    <xs:element name="tunnus" type="xs:string"/><xs:element name="suku" type="\(type)"/>
    </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
    </xs:schema>
    """
  }

  @Test func aLayoutOfOnesOwnHasItsSchemaBesideIt() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try binary.write(
      "<kunta><asukas><tunnus>010170-902L</tunnus>\n<suku>Salainen</suku></asukas></kunta>",
      to: "a.xml")
    try binary.write(ownLayout, to: "omat/oma.yml")
    let own = ["--schema", "--layouts", "omat"]
    #expect(try await check(binary, "a.xml", own).findings["no-schema"] == 1)
    try binary.write(schema("xs:string"), to: "omat/oma.xsd")
    #expect(try await check(binary, "a.xml", own).inputs[0].schemaFaults == 0)
    let shown = try await binary.run(["layouts", "show", "kunta"] + own)
    #expect(shown.code == 0 && shown.output == schema("xs:string"))
    try binary.write(schema("xs:integer"), to: "omat/oma.xsd")
    let answer = try await check(binary, "a.xml", own)
    #expect(answer.schemaFaults?.map(\.place) == ["kunta/asukas/suku"])
    #expect(answer.schemaFaults?.map(\.line) == [2])
  }

  @Test func aHostileSchemaStopsTheProgramWithItsLine() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try binary.write("<kunta/>", to: "a.xml")
    try binary.write(ownLayout, to: "omat/oma.yml")
    let wrong = [
      (schema("xs:string", "<xs:include schemaLocation=\"b.xsd\"/>"), "oma.xsd:1: ", "xs:include"),
      (schema("xs:string", "\n<xs:import schemaLocation=\"b.xsd\"/>"), "oma.xsd:2: ", "xs:import"),
      ("<!DOCTYPE s [<!ENTITY a 'b'>]>" + schema("xs:string"), "oma.xsd:1: ", "DOCTYPE"),
      (schema("nothing"), "oma.xsd:", "mistake"),
      (
        schema(
          "xs:string",
          "<xs:simpleType name=\"t\"><xs:restriction base=\"xs:string\">"
            + "<xs:pattern value=\"(\"/></xs:restriction></xs:simpleType>"), "oma.xsd:1: ",
        "mistake"
      ),
    ]
    for (text, place, word) in wrong {
      try binary.write(text, to: "omat/oma.xsd")
      let arguments = ["check", "a.xml", "--layouts", "omat", "--lang", "en"]
      let result = try await binary.run(arguments + ["--schema"])
      #expect(result.code == 78 && result.output.isEmpty)
      #expect(result.error.contains(place) && result.error.contains(word), "\(result.error)")
      #expect(result.error.split(separator: "\n").count == 1)
      // Without --schema nobody asks for it.
      #expect(try await binary.run(arguments).code != 78)
    }
  }

  @Test func aRunChecksWhereTheProjectFileSaysSo() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    try Exports.write(to: binary)
    try binary.write(
      Exports.effica.replacing("<kieli>fi</kieli>", with: "<kieli>fi</kieli><lemmikki/>"),
      to: "Imports/effica-asiakkaat.xml")
    #expect(try await binary.run(["run", "Imports"]).code == 0)
    let findings = try binary.read("Outputs/latest/findings.csv")
    #expect(!findings.contains("schema-"))
    try binary.write(Exports.project + "files: {schema: yes}\n", to: "Imports/polku.yml")
    #expect(try await binary.run(["run", "Imports"]).code == 0)
    let lines = try binary.read("Outputs/latest/findings.csv").split(
      whereSeparator: \.isNewline)
    #expect(
      lines.count {
        $0.contains("schema-unknown-element")
          && $0.contains("asiakasrekisteri/asiakas/lemmikki")
      } == 3)
    #expect(!lines.contains { $0.contains("no-schema") })
  }
}
