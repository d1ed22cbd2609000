import Testing

import Judging
@testable import Scanning

/// Holding a file against a schema while it is read, and the schemas that are refused.
@Suite struct XMLSchemaTests {
  private static func schema(_ body: String) -> String {
    "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\(body)</xs:schema>"
  }

  private static let people = schema(
    """
    <xs:element name="people"><xs:complexType><xs:sequence>
      <xs:element name="person" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
        <xs:element name="code" type="xs:string"/>
        <xs:element name="days" type="xs:integer" minOccurs="0"/>
        <xs:element name="note" minOccurs="0"><xs:complexType>
          <xs:attribute name="day" type="xs:date" use="required"/></xs:complexType></xs:element>
      </xs:sequence><xs:attribute name="kind"><xs:simpleType><xs:restriction base="xs:string">
        <xs:enumeration value="a"/></xs:restriction></xs:simpleType></xs:attribute>
      </xs:complexType></xs:element>
    </xs:sequence></xs:complexType></xs:element>
    """)

  /// What is wrong with a file: kind, line and place.
  private func faults(
    _ text: String, _ schema: String = people, chunk: Int = 64 << 10, most: Int = 100
  ) throws -> [String] {
    let folder = TemporaryFolder()
    let check = try XMLSchemaCheck(schema: Array(schema.utf8), most: most)
    var limits = XMLLimits()
    limits.chunkBytes = chunk
    let reader = try XMLReader(
      file: folder.file(Array(text.utf8)), limits: limits, schema: check)
    var batch = XMLBatch()
    while try reader.next(into: &batch) {}
    let total = check.counts.values.reduce(0, +)
    #expect(total == check.faults.count || check.faults.count == most)
    return check.faults.map { fault in
      let place = fault.path.joined(separator: "/") + (fault.attribute.map { "@\($0)" } ?? "")
      let expected = fault.expected.isEmpty ? "" : " \(fault.expected.joined(separator: "|"))"
      return "\(fault.kind) \(fault.line) \(place)\(expected)"
    }
  }

  static let files: [(String, [String])] = [
    ("<people/>", []),
    ("<people>\n  <person kind=\"a\"><code>x</code><days> 5 </days></person>\n</people>", []),
    ("<!-- c --><people><person><code>x<![CDATA[y]]></code></person></people>", []),
    (
      "<people>\n<person>\n<code>x</code>\n<pet/></person></people>",
      ["unknownElement 4 people/person/pet"]
    ),
    (
      "<people>\n<pet/>\n<person><code>x</code></person>\n<pet><pet/></pet></people>",
      ["unknownElement 2 people/pet", "unknownElement 4 people/pet"]
    ),
    (
      "<people>\n<person\n size=\"1\"><code>x</code></person></people>",
      ["unknownAttribute 2 people/person@size"]
    ),
    (
      "<people>\n<person kind=\"b\"><code>x</code></person></people>",
      ["value 2 people/person@kind"]
    ),
    (
      "<people><person><code>x</code>\n<days>\nmany</days></person></people>",
      ["value 2 people/person/days"]
    ),
    (
      "<people><person><code>x</code>\n<note/></person></people>",
      ["missingAttribute 2 people/person/note@day"]
    ),
    ("<people>\n<person>\n</person></people>", ["missingElement 2 people/person code"]),
    (
      "<people><person>\n<days>1</days>\n<code>x</code></person></people>",
      ["misplacedElement 2 people/person/days"]
    ),
    (
      "<people><person><code>x</code>\n<code>x</code></person></people>",
      ["misplacedElement 2 people/person/code"]
    ),
    (
      "<people>\n<code>x</code>\n<person/>\n<days/>\n<person/></people>",
      [
        "misplacedElement 2 people/code", "missingElement 3 people/person code",
        "misplacedElement 4 people/days", "missingElement 5 people/person code",
      ]
    ),
    (
      "<people>\n<person>x<code>x</code>y</person></people>", ["text 2 people/person"]
    ),
    (
      "<people><person><code>x</code>\n<note day=\"2011-01-01\"> </note></person></people>",
      ["text 2 people/person/note"]
    ),
  ]

  @Test(arguments: files.indices)
  func everyKindOfFaultIsFoundAtItsLine(index: Int) throws {
    let (text, expected) = Self.files[index]
    #expect(try faults(text) == expected)
    // Wherever the chunks are cut.
    for chunk in [1, 7] { #expect(try faults(text, chunk: chunk) == expected) }
  }

  @Test func namesOfAnotherNamespaceCountAsOursWhereTheSchemaHasNone() throws {
    let text = """
      <e:people xmlns:e="urn:x" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        xsi:noNamespaceSchemaLocation="http://127.0.0.1/x.xsd">
      <e:person e:kind="b"><e:code>x</e:code></e:person></e:people>
      """
    #expect(try faults(text) == ["value 3 people/person@kind"])
  }

  @Test func anAttributeThatMayStandAnywhereIsNotSeen() throws {
    let text =
      "<people new='1'><person new='1' kind='a' old='1'><code new='1'>x</code></person></people>"
    let folder = TemporaryFolder()
    let check = try XMLSchemaCheck(schema: Array(Self.people.utf8), most: 9, unseen: "new")
    #expect(readXML(try folder.file(Array(text.utf8)), schema: check).fault == nil)
    #expect(check.faults.map(\.attribute) == ["old"])
    #expect(try faults(text).count == 4)
  }

  @Test func aSchemaWithANamespaceKnowsOnlyItsOwn() throws {
    let schema = """
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:x">
      <xs:element name="people" type="xs:integer"/></xs:schema>
      """
    #expect(try faults("<p:people xmlns:p='urn:x'>1</p:people>", schema) == [])
    #expect(try faults("<people>1</people>", schema) == ["misplacedElement 1 people"])
  }

  @Test func whatASchemaLeavesOpenIsNoFault() throws {
    let any = Self.schema(
      "<xs:element name=\"r\"><xs:complexType><xs:sequence><xs:any processContents=\"skip\""
        + " maxOccurs=\"2\"/></xs:sequence></xs:complexType></xs:element>")
    #expect(try faults("<r><a/><b/></r>", any) == [])
    #expect(try faults("<r><a/><b/>\n<c/></r>", any) == ["unknownElement 2 r/c", "rest 2 r/c"])
    let untyped = Self.schema("<xs:element name=\"r\"/>")
    #expect(try faults("<r><a b='1'>x</a></r>", untyped) == [])
  }

  @Test func behindAWrongElementTheRestIsSaidToBeUncheckedWhereItCannotBe() throws {
    let schema = Self.schema(
      "<xs:element name=\"r\"><xs:complexType><xs:sequence><xs:element name=\"head\" type=\"xs:string\"/>"
        + "<xs:element name=\"row\" type=\"xs:integer\" maxOccurs=\"unbounded\"/>"
        + "</xs:sequence></xs:complexType></xs:element>")
    #expect(
      try faults("<r><head/>\n<row>x</row>\n<head/>\n<row>x</row></r>", schema)
        == ["value 2 r/row", "misplacedElement 3 r/head", "rest 3 r/head"])
  }

  @Test func onlySoManyAreKeptButAllAreCounted() throws {
    let text = "<people>" + String(repeating: "<person/>", count: 500) + "</people>"
    #expect(try faults(text, most: 3).count == 3)
    let check = try XMLSchemaCheck(schema: Array(Self.people.utf8), most: 3)
    let folder = TemporaryFolder()
    let reader = try XMLReader(file: folder.file(Array(text.utf8)), schema: check)
    var batch = XMLBatch()
    while try reader.next(into: &batch) {}
    #expect(check.counts == [.missingElement: 500])
  }

  @Test func theEventsAreTheSameWithASchemaAsWithout() throws {
    let folder = TemporaryFolder()
    for (index, (text, _)) in Self.files.enumerated() {
      let file = try folder.file(Array(text.utf8), as: "\(index)")
      let check = try XMLSchemaCheck(schema: Array(Self.people.utf8), most: 10)
      #expect(readXML(file) == readXML(file, schema: check))
    }
  }

  static let refused: [(XMLSchemaRefusal, String)] = [
    (XMLSchemaRefusal(.loads("include"), line: 2), "\n<xs:include schemaLocation='x.xsd'/>"),
    (
      XMLSchemaRefusal(.loads("import"), line: 1),
      "<xs:import namespace='urn:x' schemaLocation='http://127.0.0.1/'/>"
    ),
    (XMLSchemaRefusal(.loads("redefine"), line: 1), "<xs:redefine schemaLocation='x.xsd'/>"),
    (
      XMLSchemaRefusal(.compares("key"), line: 3),
      "<xs:element name='r'>\n<xs:complexType/>\n<xs:key name='k'><xs:selector xpath='a'/>"
        + "<xs:field xpath='@b'/></xs:key></xs:element>"
    ),
    (XMLSchemaRefusal(.wrong, line: 2), "\n<xs:element name='r' type='nothing'/>"),
    (
      XMLSchemaRefusal(.wrong, line: 2),
      "<xs:simpleType name='t'><xs:restriction base='xs:string'>\n<xs:pattern value='('/>"
        + "</xs:restriction></xs:simpleType>"
    ),
    (XMLSchemaRefusal(.notXML(.brokenXML), line: 2), "\n<xs:element>"),
  ]

  @Test(arguments: refused.indices)
  func aSchemaThatReachesBeyondItselfOrIsWrongIsRefused(index: Int) throws {
    let (refusal, body) = Self.refused[index]
    #expect(throws: refusal) {
      try XMLSchemaCheck(schema: Array(Self.schema(body).utf8), most: 1)
    }
  }

  static let hostile: [(XMLSchemaRefusal.Problem, String)] = [
    (.notXML(.doctype), "<!DOCTYPE s [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><s>&x;</s>"),
    (
      .notXML(.doctype),
      "<!DOCTYPE s [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>"
        + "<s a='&c;'/>"
    ),
    (.notXML(.doctype), "<!DOCTYPE s SYSTEM 'http://127.0.0.1/s.dtd'><s/>"),
    (.notXML(.unsupportedEncoding), "<?xml version='1.0' encoding='iso-8859-1'?><s/>"),
    (.notXML(.tooDeep), String(repeating: "<a>", count: 70)),
    (.notXML(.emptyFile), ""),
    (.notSchema, "<s/>"),
    (.tooLong, String(repeating: " ", count: (1 << 20) + 1)),
  ]

  @Test(arguments: hostile.indices)
  func aHostileSchemaIsRefusedBeforeItIsUsed(index: Int) throws {
    let (problem, text) = Self.hostile[index]
    let refusal = #expect(throws: XMLSchemaRefusal.self) {
      try XMLSchemaCheck(schema: Array(text.utf8), most: 1)
    }
    #expect(refusal?.problem == problem)
  }
}
