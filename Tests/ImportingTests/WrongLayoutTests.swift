import Importing
import Register
import StrictYAML
import Testing

/// Every kind of mistake in a layout says its line, its column, what is allowed and what was meant.
@Suite struct WrongLayoutTests {
  static let xml = """
    id: own-xml
    title: {fi: a, sv: b, en: c}
    register: effica
    format: xml
    root: register
    person: client
    openDay: 2222-11-11
    fields:
      code: {type: person-code, required: yes}
    words:
      kinds: {open: text, table: effica_toimenpide, list: {a: {measure: trial}, b: {way: meeting}}}
    elements:
      spell:
        fields:
          "@from": {type: day, required: yes}
          "@what": {type: word}
        records:
          - when: {"@what": x}
            kind: measure
            code: {from: "@what", words: kinds, tables: [{id: kunta, open: digits-3}]}
            start: "@from"
            marks: [derived]
    """

  static func fault(_ text: String) -> YAMLFault? {
    do {
      _ = try Layout(yaml: text, file: "own.yml")
      return nil
    } catch {
      return error
    }
  }

  static func line(of part: String, in text: String) -> Int {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return (lines.firstIndex { $0.contains(part) } ?? -2) + 1
  }

  @Test func theLayoutsThatAreSpoiltAreGood() {
    #expect(Self.fault(Self.xml) == nil)
    #expect(Self.fault(own) == nil)
  }

  @Test(arguments: [
    ("openDay:", "openDy:", "openDay"), ("person: client", "persn: client", "person"),
    ("{type: day, required: yes}", "{type: day, requird: yes}", "required"),
    ("{open: text, table", "{opn: text, table", "open"),
    ("{measure: trial}", "{mesure: trial}", "measure"),
    ("    records:", "    record:", "records"),
    ("- when:", "- wen:", "when"),
    ("{from: \"@what\"", "{form: \"@what\"", "from"), ("{id: kunta", "{ids: kunta", "id"),
    ("{fi: a,", "{fin: a,", "fi"),
  ])
  func aKeyThatIsNotKnownNamesTheRightOne(_ old: String, _ new: String, _ right: String) throws {
    let text = Self.xml.replacing(old, with: new)
    let fault = try #require(Self.fault(text), "\(new)")
    #expect(fault.file == "own.yml" && fault.column > 0)
    #expect(fault.line == Self.line(of: new, in: text), "\(new)")
    guard case .unknownKey(_, let nearest, let allowed) = fault.problem else {
      Issue.record("\(fault)")
      return
    }
    #expect(nearest == right && allowed.contains(right))
  }

  @Test(arguments: [
    ("register: effica", "register: efica", "effica"), ("format: xml", "format: xlm", "xml"),
    ("type: word", "type: wrod", "word"), ("kind: measure", "kind: mesure", "measure"),
    ("words: kinds", "words: kind", "kinds"), ("id: kunta", "id: kunt", "kunta"),
    ("open: digits-3", "open: digit-3", "digits-3"),
    ("start: \"@from\"", "start: \"@form\"", "@from"),
    ("{measure: trial}", "{measure: trail}", "trial"),
    ("{way: meeting}", "{way: meting}", "meeting"),
    ("marks: [derived]", "marks: [derive]", "derived"),
    ("when: {\"@what\"", "when: {\"@wat\"", "@what"),
    ("table: effica_toimenpide", "table: effica_toimenpid", "effica_toimenpide"),
  ])
  func aWordOutsideItsListNamesTheRightOne(_ old: String, _ new: String, _ right: String) throws {
    let text = Self.xml.replacing(old, with: new)
    let fault = try #require(Self.fault(text), "\(new)")
    #expect(fault.line == Self.line(of: new, in: text) && fault.column > 1, "\(new)")
    guard case .unknownWord(_, let nearest, let allowed) = fault.problem else {
      Issue.record("\(fault)")
      return
    }
    #expect(nearest == right && allowed.contains(right), "\(fault)")
  }

  @Test(arguments: [
    ("openDay: 2222-11-11", "openDay: tomorrow", "day"),
    ("required: yes}\n      \"@what\"", "required: perhaps}\n      \"@what\"", "yes-or-no"),
    ("elements:\n", "elements: [a]\nfoo:\n", "mapping"),
    ("    records:\n      - when", "    records: {a: b}\n    foo:\n      - when", "list"),
  ])
  func aValueOfTheWrongFormSaysWhichIsExpected(_ old: String, _ new: String, _ form: String) throws
  {
    let fault = try #require(Self.fault(Self.xml.replacing(old, with: new)))
    if case .wrongValue(_, let expected) = fault.problem { #expect(expected == form) }
    #expect(fault.line > 1)
  }

  @Test(arguments: ["id", "title", "register", "format", "root", "person"])
  func aKeyThatMustBeThereIsNamed(_ key: String) throws {
    let lines = Self.xml.split(separator: "\n").filter { !$0.hasPrefix(key + ":") }
    let fault = try #require(Self.fault(lines.joined(separator: "\n")))
    #expect(fault.problem == .missingKey(key))
  }

  @Test func whatWouldSilentlyDoNothingIsRefused() {
    let twice = Self.fault(own.replacing("names: [id_code]", with: "names: [Status]"))
    #expect(
      twice?.problem
        == .other(key: "layout-name-twice", values: ["name": "status", "field": "person_code"]))
    #expect(twice?.line == 7)
    let key = Self.fault(own.replacing("format: csv", with: "format: csv\nroot: a"))
    #expect(key?.problem == .other(key: "layout-only-xml", values: ["key": "root"]))
    let both = Self.fault(own.replacing("{from: status,", with: "{is: a, from: status,"))
    #expect(both?.problem == .other(key: "layout-two-sources", values: [:]))
    let none = own.split(separator: "\n").prefix { !$0.hasPrefix("records") }
    #expect(Self.fault(none.joined(separator: "\n"))?.problem == .missingKey("records"))
    let again = Self.fault(own + "\nid: other")
    #expect(again?.problem == .repeatedKey("id"))
    let broken = Self.fault(own + "\n  - [")
    if case .syntax? = broken?.problem {} else { Issue.record("\(String(describing: broken))") }
  }
}
