import Batch
import Register
import Testing

@Suite struct MessageTests {
  @Test func everyMessageStandsInAllThreeLanguages() {
    #expect(Messages.all.incomplete == [])
    #expect(Messages.all.keys.count > 50)
  }

  @Test func aMessageNeedsTheSameValuesInEveryLanguage() throws {
    for key in Messages.all.keys {
      let names = try Language.allCases.map {
        Set(try #require(Messages.all.template(key, $0)).names)
      }
      #expect(names[0] == names[1] && names[1] == names[2], "\(key)")
    }
  }

  @Test func noKeyStandsTwice() {
    #expect(Set(Messages.all.keys).count == Messages.all.keys.count)
  }
}
