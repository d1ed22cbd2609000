import Register
import Rulebook
import Testing

@Suite struct BuiltInBookTests {
  @Test func everyBuiltInBookAgreesWithItsOwnExamples() throws {
    for book in try RuleBooks().all {
      let trial = try RuleBookTrial(book)
      #expect(trial.failures == [], "\(book.id)")
      #expect(trial.tried >= book.rules.count * 2)
    }
  }

  @Test func everyRuleOfEveryBookHasAHitAndAMiss() throws {
    for book in try RuleBooks().all {
      for rule in book.rules {
        #expect(!rule.hits.isEmpty && !rule.misses.isEmpty, "\(book.id) \(rule.id)")
      }
    }
  }
}
