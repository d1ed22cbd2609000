import Foundation
import Register
import Testing

@testable import Reporting

@Suite struct ReportTextsTests {
  private var sources: [URL] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/Reporting")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).sorted { $0.path < $1.path }
  }

  @Test func everyTextStandsInThreeLanguages() {
    #expect(ReportTexts.all.incomplete == [])
    #expect(Set(ReportTexts.all.keys).count == ReportTexts.all.keys.count)
  }

  @Test func everyLanguageNeedsTheSameValues() {
    for key in ReportTexts.all.keys {
      let names = Language.allCases.map {
        Set(ReportTexts.all.template(key, $0)?.names ?? [])
      }
      #expect(Set(names).count == 1, "\(key)")
    }
  }

  @Test func everyTextThatIsAskedForExists() throws {
    var asked: Set<String> = []
    for file in sources {
      guard ["swift", "mustache"].contains(file.pathExtension) else { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      switch file.pathExtension {
      case "mustache":
        asked.formUnion(text.matches(of: /\{\{t\.([a-z-]+)\}\}/).map { String($0.1) })
      case "swift":
        asked.formUnion(text.matches(of: /text\(\s*"([a-z.-]+[a-z])"/).map { String($0.1) })
      default: break
      }
    }
    #expect(asked.count > 90)
    for key in asked.sorted() {
      #expect(ReportTexts.all.template(key, .fi) != nil, "\(key)")
    }
  }

  @Test func everyIdOfTheRuleBookHasItsName() {
    let ids: [String: [String]] = [
      "group": PersonGroup.allCases.map(\.rawValue),
      "short": PersonGroup.allCases.map(\.rawValue),
      "meaning": PersonGroup.allCases.map(\.rawValue),
      "decision": ["invite", "not-invited", "health-services", "review", "no-capacity"],
      "responsible": [
        "employment-office", "social-office", "joint-service-centre", "project",
      ],
      "fact": facts, "ask": facts, "register": SourceRegister.allCases.map(\.id),
    ]
    for (kind, names) in ids.sorted(by: { $0.key < $1.key }) {
      for name in names {
        #expect(ReportTexts.all.template("\(kind)-\(name)", .sv) != nil, "\(kind)-\(name)")
      }
    }
    #expect(ReportTexts.label("fact", "something-new", in: .fi) == "something-new")
  }

  private let facts = [
    "age", "benefit-days", "service-line", "measure", "starting", "plan", "last-contact",
    "last-activation", "typ", "sick-leave", "substance", "health", "work-ability", "debt",
    "family-unit", "invited-before",
  ]

  @Test func noTextOfThePageIsLeftWithAPlaceUnfilled() throws {
    for language in Language.allCases {
      let page = String(
        decoding: try ReportPage.render(SampleModel.model(language)), as: UTF8.self)
      let body = try #require(page.range(of: "<body>"))
      #expect(page[body.lowerBound...].matches(of: /\{[a-z]+\}/).isEmpty)
    }
  }

  @Test func everyTextIsUsed() throws {
    let dynamic = [
      "group-", "short-", "meaning-", "decision-", "responsible-", "fact-", "ask-", "register-",
      "rule-", "output-", "class-", "state-", "measure-", "status-", "scheme-", "point-", "choice-",
      "evidence-", "followups-", "stage-", "effect-", "office-", "address-", "language-", "left-",
      "fairness-", "age-", "sex-",
      "cause-", "flow-",
    ]
    let all = try sources.filter { ["swift", "mustache"].contains($0.pathExtension) }
      .map { try String(contentsOf: $0, encoding: .utf8) }.joined()
    for key in ReportTexts.all.keys where !dynamic.contains(where: key.hasPrefix) {
      #expect(all.contains("\"\(key)\"") || all.contains("t.\(key)}"), "\(key)")
    }
  }
}
