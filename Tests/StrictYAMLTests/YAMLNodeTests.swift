import Register
import StrictYAML
import Testing

@Suite struct YAMLNodeTests {
  private func fault(_ text: String, _ read: (YAMLNode) throws -> Void) -> YAMLFault? {
    do {
      try read(try YAMLNode.parse(text, file: "x.yml"))
      return nil
    } catch {
      return error as? YAMLFault
    }
  }

  @Test func anUnknownKeyIsRefusedWithItsPlaceAndTheNearestRightOne() {
    let fault = fault("project: a\nperjods: []\n") { _ = try $0.mapping(["project", "periods"]) }
    #expect(
      fault
        == YAMLFault(
          file: "x.yml", line: 2, column: 1,
          problem: .unknownKey("perjods", nearest: "periods", allowed: ["project", "periods"])))
  }

  @Test func aKeyTwiceIsRefused() throws {
    let fault = try #require(fault("a: 1\nb: 2\na: 3\n") { _ in })
    guard case .repeatedKey("a") = fault.problem else {
      Issue.record("\(fault)")
      return
    }
  }

  @Test func brokenYAMLSaysWhere() throws {
    let fault = try #require(fault("a: [1, 2\nb: 3\n") { _ in })
    #expect(fault.line >= 1)
    guard case .syntax = fault.problem else {
      Issue.record("\(fault)")
      return
    }
  }

  @Test(arguments: [
    ("a: 5.5", "whole-number"), ("a: \"5\"", "whole-number"), ("a: [1]", "whole-number"),
    ("a: x", "whole-number"),
  ])
  func anotherTypeThanExpectedIsRefused(text: String, expected: String) throws {
    let fault = try #require(
      fault(text) { _ = try $0.mapping(["a"]).required("a").integer() })
    guard case .wrongValue(_, expected) = fault.problem else {
      Issue.record("\(fault)")
      return
    }
  }

  @Test func aDayIsReadAsADayAndNothingElse() throws {
    let node = try YAMLNode.parse("2011-03-31", file: "x.yml")
    #expect(try node.day().description == "2011-03-31")
    let wrong = try YAMLNode.parse("2011-02-30", file: "x.yml")
    #expect(throws: YAMLFault.self) { try wrong.day() }
  }

  @Test func textsMustStandInAllThreeLanguages() throws {
    let whole = try YAMLNode.parse("{fi: a, sv: b, en: c}", file: "x.yml")
    #expect(try whole.texts() == [.fi: "a", .sv: "b", .en: "c"])
    let fault = try #require(fault("{fi: a, en: c}") { _ = try $0.texts() })
    #expect(fault.problem == .missingKey("sv"))
  }

  @Test func theNearestWordIsNamedOnlyWhereItIsNear() {
    #expect(Spelling.nearest(to: "capasity", among: ["capacity", "focus"]) == "capacity")
    #expect(Spelling.nearest(to: "zzzzzzzz", among: ["capacity", "focus"]) == nil)
  }
}
