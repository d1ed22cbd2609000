import Register
import Rulebook
import Testing

/// The table of `viissatanen-2010` written out by hand, slowly and obviously, as the judge of the
/// table that is read from the file.
private enum SlowJudge {
  enum Known { case unknown, leftOut, none, value(String) }

  static func truth(_ fact: Known, _ holds: (String) -> Bool) -> Truth? {
    switch fact {
    case .leftOut: nil
    case .unknown: .unknown
    case .none: .false
    case .value(let text): holds(text) ? .true : .false
    }
  }

  static func all(_ parts: [Truth?]) -> Truth? {
    let asked = parts.compactMap { $0 }
    if asked.isEmpty { return nil }
    if asked.contains(.false) { return .false }
    return asked.contains(.unknown) ? .unknown : .true
  }

  static func any(_ parts: [Truth?]) -> Truth? {
    let asked = parts.compactMap { $0 }
    if asked.isEmpty { return nil }
    if asked.contains(.true) { return .true }
    return asked.contains(.unknown) ? .unknown : .false
  }

  static func decide(_ facts: [String: Known]) -> String {
    func fact(_ id: String) -> Known { facts[id] ?? .none }
    func equals(_ id: String, _ word: String) -> Truth? { truth(fact(id)) { $0 == word } }
    func exists(_ id: String) -> Truth? { truth(fact(id)) { _ in true } }
    let group = all([
      truth(fact("age")) { (Int($0) ?? 0) < 55 },
      truth(fact("benefit-days")) { (Double($0) ?? 0) >= 500 },
      truth(fact("service-line")) {
        $0 == "osaamisen kehittäminen" || $0 == "työelämävalmiuksien parantaminen"
      },
    ])
    let outside: Truth? =
      switch group {
      case .some(.true): .false
      case .some(.false): .true
      case .some(.unknown): .unknown
      case nil: nil
      }
    let table: [(rule: String, holds: Truth?, decision: String, facts: [String])] = [
      ("outside-target-group", outside, "not-invited", ["age", "benefit-days", "service-line"]),
      ("in-measure", exists("measure"), "not-invited", ["measure"]),
      ("starting-soon", exists("starting"), "not-invited", ["starting"]),
      ("typ-client", equals("typ", "yes"), "not-invited", ["typ"]),
      ("on-sick-leave", equals("sick-leave", "yes"), "not-invited", ["sick-leave"]),
      ("acute-substance", equals("substance", "akuutti"), "not-invited", ["substance"]),
      (
        "health-first",
        any([equals("health", "selvitettävä"), equals("work-ability", "selvitettävä")]),
        "health-services", ["health", "work-ability"]
      ),
      (
        "in-process",
        all([
          equals("plan", "current"), truth(fact("last-contact")) { (Int($0) ?? 0) <= 90 },
        ]), "not-invited", ["plan", "last-contact"]
      ),
      ("already-invited", equals("invited-before", "yes"), "not-invited", ["invited-before"]),
      ("invite", .true, "invite", []),
    ]
    var unknown: [(rule: String, facts: [String])] = []
    for row in table {
      switch row.holds ?? .false {
      case .false: continue
      case .unknown: unknown.append((row.rule, row.facts))
      case .true:
        guard let first = unknown.first else { return "\(row.rule) \(row.decision)" }
        let missing = unknown.flatMap(\.facts).filter {
          if case .unknown = fact($0) { true } else { false }
        }
        return "\(first.rule) review \(missing.joined(separator: ","))"
      }
    }
    return "nobody decided"
  }
}

@Suite struct SlowJudgeTests {
  @Test func theTableFromTheFileAgreesWithTheOneWrittenByHand() throws {
    let book = try RuleBooks().book("viissatanen-2010")
    let table = try RuleTable(book, on: book.exampleDay)
    let values: [String: [String]] = [
      "age": ["20", "54", "55", "70"], "benefit-days": ["-3", "499.99", "500", "700.5"],
      "service-line": [
        "osaamisen kehittäminen", "työelämävalmiuksien parantaminen", "muu",
      ],
      "measure": ["training", "rehabilitative"], "starting": ["work", "rehabilitative"],
      "typ": ["yes", "no"], "sick-leave": ["yes", "no"],
      "substance": ["ei", "akuutti", "hoidossa"], "health": ["ok", "selvitettävä"],
      "work-ability": ["ok", "alentunut", "selvitettävä"], "plan": ["current", "expired"],
      "last-contact": ["0", "90", "91"], "invited-before": ["yes", "no"],
      "last-contact-office": ["social-office"],
    ]
    var state: UInt64 = 20_110_331
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var seen: Set<String> = []
    for _ in 0..<20_000 {
      var texts: [String: String] = [:]
      var known: [String: SlowJudge.Known] = [:]
      for fact in book.facts {
        let words = values[fact.id] ?? []
        // Mostly facts that let the later rules speak, or nearly everybody is outside.
        let usual = book.usual[fact.id] ?? "none"
        let text =
          switch random(12) {
          case 0: "unknown"
          case 1: "left-out"
          case 2: "none"
          case 3, 4: words[random(words.count)]
          default: usual
          }
        texts[fact.id] = text
        known[fact.id] =
          switch text {
          case "unknown": .unknown
          case "left-out": .leftOut
          case "none": SlowJudge.Known.none
          default: .value(text)
          }
      }
      let answer = table.answer(texts)
      let found =
        "\(answer.rule) \(answer.decision)"
        + (answer.decision == "review" ? " " + answer.missing.joined(separator: ",") : "")
      let expected = SlowJudge.decide(known)
      #expect(found == expected, "\(texts.sorted { $0.key < $1.key })")
      if found != expected { break }
      seen.insert(answer.rule + answer.decision)
    }
    #expect(seen.count == 19, "every rule decides, and every rule but the last asks for a review")
  }
}
