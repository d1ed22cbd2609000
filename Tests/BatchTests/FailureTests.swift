import Importing
import Register
import Testing

@testable import Batch

@Suite struct FailureTests {
  @Test func aSumThatDoesNotHoldEndsTheProgramWithSeventy() {
    let failure = Failure(ImportTrouble.countsDoNotBalance(file: "a.csv", read: 5, sum: 4))
    #expect(failure.code.rawValue == 70)
    for language in Language.allCases {
      #expect(failure.message(in: language).contains("a.csv"))
    }
    #expect(Failure(ImportTrouble.tooManyFiles(70_000)).code.rawValue == 64)
  }
}
