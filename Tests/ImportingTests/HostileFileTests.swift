import Importing
import Register
import Testing

private let localRows = ";A1;asiakas;;e;;;Leskinen;Juho;297;AIK;fi\n"

@Test func aFileWithoutItsHeaderSaysNothingOfItsFirstPerson() throws {
  for text in [localRows, "Leskinen;Juho;Kuopio\n", "Leskinen;Juho;koulutus\n"] {
    let report = try importing("a.csv", text).files[0]
    #expect(report.refused == .unknownLayout)
    #expect(!report.refusal.lowercased().contains("leskinen"))
    #expect(!report.refusal.lowercased().contains("juho"))
  }
}

@Test func aHeaderThatLacksAColumnSaysWhatWasFound() throws {
  let report = try importing("a.csv", "henkilotunnus;taulu;koodi;alku\n").files[0]
  #expect(report.refused == .missingColumn)
  #expect(report.refusal.hasSuffix("; + henkilotunnus taulu koodi alku"))
}

@Test(arguments: [
  "010170 -902L", "010170- 902L", "010170902L", "010170 902L", "010170\u{2013}902",
  "010170\u{A0}-902L",
])
func aPersonCodeInAnyWritingStandsInNoQuarantine(text: String) throws {
  let result = try importing(
    "a.csv",
    spells + "\(anna);YTYOLL;\(text);1.5.2008;;;0901\n\(anna);\(text);02;1.5.2008;;;0901\n"
      + "\(anna);YASSEGMENTTI;\(text);1.5.2008;;;0901\n")
  #expect(result.quarantine.count >= 2)
  #expect(result.quarantine.allSatisfy { $0.read.isEmpty })
  #expect(result.findings.allSatisfy { !$0.detail.contains("902") })
}

@Test func aNameInAnOpenListStandsInNoFinding() throws {
  let rows = ["Leskinen Juho", "Virtanen", "kuntoutus"].enumerated().map {
    "\(anna);YASSEGMENTTI;\($1);\($0 + 1).5.2008;;;Leskinen\n"
  }
  let result = try importing("a.csv", spells + rows.joined())
  #expect(result.counts[0].accepted == 3)
  let unknown = result.findings(.unknownOpenCode)
  // One a code, though none of them may be shown: three lines and one office.
  #expect(unknown.filter { $0.detail == "palvelulinja" }.map(\.line) == [2, 3, 4])
  #expect(unknown.filter { $0.detail == "te_toimisto" }.map(\.line) == [2])
  #expect(unknown.count == 4)
}

@Test func anOverrideWithASeparatorTooManyIsNotBelieved() throws {
  let header = "henkilotunnus;pvm;ratkaisu;peruste;tekija\n"
  let result = try importing(
    "overrides.csv", header + "\(anna);1.3.2011;invite;a;b;c\n\(bert);1.3.2011;invite;a;b\n")
  #expect(result.overrides.map(\.line) == [3])
  #expect(result.findings(.raggedRow).map(\.line) == [2])
}

@Test func aPersonElementWithoutEndIsRefusedBeforeItFillsTheMemory() throws {
  let start = "<asiakasrekisteri><asiakas><henkilotunnus>\(anna)</henkilotunnus><osoite>"
  let end = "</osoite></asiakas></asiakasrekisteri>"
  let piece = "<lahiosoite>\(String(repeating: "x", count: 1 << 19))</lahiosoite>"
  for (count, refused) in [(30, nil), (34, Fault.textTooLong)] {
    let text = start + String(repeating: piece, count: count) + end
    #expect(try importing("a.xml", text).files[0].refused == refused)
  }
}
