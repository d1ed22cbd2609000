import Importing
import Register
import Testing

let spells = "henkilotunnus;taulu;koodi;alkupvm;loppupvm;paattymissyy;toimisto\n"
let list =
  "henkilotunnus;kotikunta;palvelulinja;tyollisyyskoodi;tyottomyys_alkoi;tmt_paivat;tmt_paivat_pvm;"
  + "suunnitelma_laji;suunnitelma_pvm;typ_asiakas;viimeisin_tyo_paattyi;palvelu_koodi;palvelu_alku\n"
let line = "osaamisen kehittäminen"

// MARK: Duplicates

@Test func theSameSpellTwiceIsOneSpellAndADuplicate() throws {
  let row = "\(anna);YTYOLL;02;1.5.2008;;;\n"
  let result = try importing("a.csv", spells + row + row)
  #expect(result.counts == [Counts(rows: 2, read: 2, accepted: 1, duplicate: 1)])
}

@Test func aDuplicateIsCountedInTheFileWhoseNameSortsLater() throws {
  let row = "\(anna);YTYOLL;02;1.5.2008;;;\n"
  let folder = try Folder()
  try folder.write("b.csv", spells + row)
  try folder.write("a.csv", spells + row)
  let result = try folder.run()
  #expect(result.files.map(\.name) == ["a.csv", "b.csv"])
  #expect(
    result.counts == [
      Counts(rows: 1, read: 1, accepted: 1), Counts(rows: 1, read: 1, accepted: 0, duplicate: 1),
    ])
}

@Test func aDuplicateThatNeededACorrectionIsADuplicate() throws {
  let result = try importing(
    "a.csv",
    spells + "\(anna);YTYOLL;02;1.5.2008;;;\n\(anna.lowercased());YTYOLL;02;2008-05-01;;;\n")
  #expect(result.counts == [Counts(rows: 2, read: 2, accepted: 1, duplicate: 1)])
}

@Test func theOfficeIsNoPartOfASpell() throws {
  let result = try importing(
    "a.csv", spells + "\(anna);YTYOLL;02;1.5.2008;;;0901\n\(anna);YTYOLL;02;1.5.2008;;;0903\n")
  #expect(result.counts == [Counts(rows: 2, read: 2, accepted: 1, duplicate: 1)])
}

@Test func oneAndTwoDigitEndReasonsAreTheSame() throws {
  let result = try importing(
    "a.csv",
    spells + "\(anna);YTYOLL;02;1.5.2008;1.6.2008;4;\n\(anna);YTYOLL;02;1.5.2008;1.6.2008;04;\n")
  #expect(result.counts == [Counts(rows: 2, read: 2, accepted: 1, duplicate: 1)])
}

@Test func contactsAndPaymentsAreOnlyEverDuplicates() throws {
  let kela =
    "henkilotunnus;etuuslaji;peruste;jakso_alku;jakso_loppu;maksupvm;paivat;kertyma\n"
    + "\(anna);TMT;tyottomyys;1.1.2011;31.1.2011;4.2.2011;20;\n"
    + "\(anna);TMT;tyottomyys;1.1.2011;31.1.2011;4.2.2011;20,00;\n"
    + "\(anna);TMT;tyottomyys;1.1.2011;31.1.2011;4.2.2011;19;\n"
  let result = try importing("k.csv", kela)
  #expect(result.counts == [Counts(rows: 3, read: 3, accepted: 2, duplicate: 1)])
  let contacts = try importing(
    "c.csv", spells + "\(anna);YHTOTTO;36;4.3.2011;;;\n\(anna);YHTOTTO;03;4.3.2011;;;\n")
  #expect(contacts.counts == [Counts(rows: 2, read: 2, accepted: 2)])
}

// MARK: Versions

@Test func aClosedSpellReplacesItsOpenVersion() throws {
  for rows in [
    "\(anna);YTYOLL;02;1.5.2008;;;\n\(anna);YTYOLL;02;1.5.2008;31.1.2011;3;\n",
    "\(anna);YTYOLL;02;1.5.2008;31.1.2011;3;\n\(anna);YTYOLL;02;1.5.2008;11.11.2222;;\n",
  ] {
    let result = try importing("a.csv", spells + rows)
    #expect(result.counts == [Counts(rows: 2, read: 2, accepted: 1, superseded: 1)])
    #expect(result.lines == ["status ura tyollisyyskoodi 02 =03 2008-05-01…2011-01-31"])
  }
}

@Test func ofTwoClosedVersionsTheLaterEndStays() throws {
  let result = try importing(
    "a.csv",
    spells + "\(anna);YTYOLL;02;1.5.2008;31.1.2011;3;\n\(anna);YTYOLL;02;1.5.2008;31.1.2010;3;\n")
  #expect(result.counts == [Counts(rows: 2, read: 2, accepted: 1, superseded: 1)])
  #expect(result.lines == ["status ura tyollisyyskoodi 02 =03 2008-05-01…2011-01-31"])
}

@Test func ofTwoVersionsWithOneEndTheOneWithAReasonStays() throws {
  let result = try importing(
    "a.csv",
    spells + "\(anna);YTYOLL;02;1.5.2008;31.1.2011;3;\n\(anna);YTYOLL;02;1.5.2008;31.1.2011;;\n")
  #expect(result.lines == ["status ura tyollisyyskoodi 02 =03 2008-05-01…2011-01-31"])
}

@Test func anotherStartOrCodeIsAnotherSpell() throws {
  let result = try importing(
    "a.csv",
    spells + "\(anna);YTYOLL;02;1.5.2008;1.6.2008;;\n\(anna);YTYOLL;02;2.6.2008;1.7.2008;;\n"
      + "\(anna);YTYOLL;03;2.7.2008;1.8.2008;;\n")
  #expect(result.counts == [Counts(rows: 3, read: 3, accepted: 3)])
  #expect(result.found == [])
}

func uraClient(_ day: String, _ spell: String) -> String {
  """
  <tyonhakijarekisteri poimittu="\(day)"><tyonhakija henkilotunnus="\(anna)" kotikunta="297">
  <jakso taulu="YTYOLL" koodi="02" alku="2008-05-01" \(spell)/></tyonhakija></tyonhakijarekisteri>
  """
}

@Test func theLaterExtractionDayWinsEvenIfItReopensASpell() throws {
  let folder = try Folder()
  try folder.write("a.xml", uraClient("2011-02-28", "loppu=\"2011-01-31\" syy=\"03\""))
  try folder.write("b.xml", uraClient("2011-03-31", "loppu=\"\""))
  let result = try folder.run()
  #expect(
    result.counts == [
      Counts(rows: 1, read: 2, accepted: 1, superseded: 1),
      Counts(rows: 1, read: 2, accepted: 1, duplicate: 1),
    ])
  #expect(result.lines.last == "status ura tyollisyyskoodi 02 2008-05-01…open")
}

@Test func withoutBothExtractionDaysTheClosedVersionWins() throws {
  let folder = try Folder()
  try folder.write("a.csv", spells + "\(anna);YTYOLL;02;1.5.2008;31.1.2011;3;\n")
  try folder.write("b.xml", uraClient("2011-03-31", "loppu=\"\""))
  let result = try folder.run()
  #expect(result.lines.last == "status ura tyollisyyskoodi 02 =03 2008-05-01…2011-01-31")
  #expect(result.counts[1] == Counts(rows: 1, read: 2, accepted: 1, superseded: 1))
}

@Test func aSpellInTheTwinLayoutIsTheSameSpell() throws {
  let folder = try Folder()
  try folder.write("a.csv", spells + "\(anna);YTYOLL;02;1.5.2008;11.11.2222;;0901\n")
  try folder.write("b.xml", uraClient("2011-03-31", "loppu=\"\" syy=\"\""))
  #expect(try folder.run().counts[1] == Counts(rows: 1, read: 2, accepted: 1, duplicate: 1))
}

// MARK: The list

@Test func aFaultyOptionalCellKeepsOnlyItsPartOfAListRowAside() throws {
  let result = try importing(
    "l.csv", list + "\(anna);297;\(line);02;1.5.2008;612;31.3.2011;99;15.1.2008;e;;71;1.2.2011\n")
  #expect(result.counts == [Counts(rows: 1, read: 7, accepted: 6, quarantined: 1)])
  let kept = try #require(result.quarantine.first)
  #expect(kept.field == "suunnitelma_laji" && kept.fault == .unknownCode && kept.read == "99")
  #expect(kept.kind == .plan && kept.line == 2 && kept.key == result.people.keys[0])
  #expect(result.people.hidden.map(\.kind) == [.plan])
}

@Test func aFaultyUnemploymentDayHidesTheStatusButNotTheClient() throws {
  let result = try importing(
    "l.csv", list + "\(anna);297;\(line);02;31.2.2008;612;31.3.2011;;;;;;\n")
  #expect(result.counts == [Counts(rows: 1, read: 4, accepted: 3, quarantined: 1)])
  #expect(result.people.hidden.map(\.kind) == [.status])
  #expect(result.client?.unemployedSince == .missing)
}

@Test func aFaultyRequiredCellKeepsTheWholeListRowAsideAsOneRecord() throws {
  for row in [
    "\(anna);297;\(line);;1.5.2008;612;31.3.2011;99;15.1.2008;e;;71;1.2.2011\n",
    "\(anna);297;\(line);77;1.5.2008;612;31.3.2011;99;15.1.2008;e;;71;1.2.2011\n",
    "\(anna);297;\(line);02;1.5.2008;x;31.3.2011;99;15.1.2008;e;;71;1.2.2011\n",
    "\(anna);29;\(line);02;1.5.2008;612;31.3.2011;99;15.1.2008;e;;71;1.2.2011\n",
  ] {
    let result = try importing("l.csv", list + row)
    #expect(result.counts == [Counts(rows: 1, read: 1, accepted: 0, quarantined: 1)])
    #expect(result.people.count == 0 && result.people.hidden.isEmpty)
  }
}

@Test func aPlanWithoutItsDayIsKeptAside() throws {
  let result = try importing(
    "l.csv", list + "\(anna);297;\(line);02;1.5.2008;612;31.3.2011;03;;;;;\n")
  #expect(result.counts == [Counts(rows: 1, read: 5, accepted: 4, quarantined: 1)])
  #expect(result.quarantine.map(\.fault) == [.missingValue])
  #expect(result.quarantine.map(\.field) == ["suunnitelma_pvm"])
}

@Test func theListRowWithTheLaterDayWins() throws {
  let folder = try Folder()
  try folder.write(
    "l2.csv", list + "\(anna);297;\(line);01;;600;28.2.2011;;;k;;;\n")
  try folder.write(
    "l1.csv", list + "\(anna);297;\(line);02;1.5.2008;612;31.3.2011;;;e;;;\n")
  let result = try folder.run()
  #expect(
    result.lines == [
      "client ura missing…missing",
      "status ura tyollisyyskoodi 02 2008-05-01…open derived",
      "service-line ura palvelulinja osaamisen kehittäminen 2011-03-31…open list derived",
      "statement ura 2011-02-28…missing 60000 list",
      "statement ura 2011-03-31…missing 61200 list",
      "situation ura effica_tilanne typ =e missing…open derived",
    ])
  #expect(result.found == ["list-rows-differ "])
  #expect(
    result.counts == [
      Counts(rows: 1, read: 5, accepted: 5),
      Counts(rows: 1, read: 5, accepted: 1, duplicate: 1, superseded: 3),
    ])
}

@Test func aSpellInTheRegisterTakesThePlaceOfTheListsStatus() throws {
  let folder = try Folder()
  try folder.write("a.csv", list + "\(anna);297;\(line);02;1.5.2008;612;31.3.2011;;;;;;\n")
  try folder.write("b.csv", spells + "\(anna);YTYOLL;02;1.5.2008;;;\n")
  let result = try folder.run()
  #expect(result.lines.contains("status ura tyollisyyskoodi 02 2008-05-01…open"))
  #expect(result.counts[1] == Counts(rows: 1, read: 1, accepted: 0, duplicate: 1))
}

@Test func twoEqualListRowsAreDuplicatesWithoutAFinding() throws {
  let row = "\(anna);297;\(line);02;1.5.2008;612;31.3.2011;;;e;;;\n"
  let result = try importing("l.csv", list + row + row)
  #expect(result.counts == [Counts(rows: 2, read: 10, accepted: 5, duplicate: 5)])
  #expect(result.found == [])
}

// MARK: Corrections

@Test func everyRecordOfACorrectedRowIsCorrected() throws {
  for (written, fault) in [
    (anna.lowercased(), Fault.lowerCaseCode),
    (anna.replacingDash(with: "\u{2013}"), .dashFolded),
    (anna.replacingDash(with: "\u{2212}"), .dashFolded),
    (" \(anna)", .blankTrimmed),
    ("\(anna)\u{A0}", .blankTrimmed),
  ] {
    let result = try importing(
      "l.csv", list + "\(written);297;\(line);02;1.5.2008;612;31.3.2011;;;;;;\n")
    #expect(result.counts == [Counts(rows: 1, read: 4, accepted: 0, corrected: 4)])
    #expect(result.findings(fault).map(\.line) == [2])
    #expect(result.findings(fault).map(\.person) == [0])
    #expect(result.people.text(of: result.people.keys[0]) == anna)
  }
}

@Test func inXMLOnlyThePersonElementIsCorrected() throws {
  let result = try importing(
    "a.xml", uraClient("2011-03-31", "loppu=\"\"").lowercasedCode())
  #expect(result.counts == [Counts(rows: 1, read: 2, accepted: 1, corrected: 1)])
}

@Test func blanksRoundOtherCellsAreNoCorrection() throws {
  let result = try importing("a.csv", spells + "\(anna); YTYOLL ;02 ; 1.5.2008;;;\n")
  #expect(result.counts == [Counts(rows: 1, read: 1, accepted: 1)])
}

extension String {
  func replacingDash(with dash: String) -> String {
    split(separator: "-", omittingEmptySubsequences: false).joined(separator: dash)
  }

  func lowercasedCode() -> String { replacingOccurrence(of: anna, with: anna.lowercased()) }

  func replacingOccurrence(of text: String, with other: String) -> String {
    split(separator: text, omittingEmptySubsequences: false).joined(separator: other)
  }
}

// MARK: Persons

@Test func someoneBornOnTheDayIsAcceptedAndTheDayAfterIsNot() throws {
  let born = code("310311", "A", 902)
  let unborn = code("010411", "A", 902)
  let rows = spells + "\(born);YTYOLL;02;1.5.2008;;;\n\(unborn);YTYOLL;02;1.5.2008;;;\n"
  let result = try importing("a.csv", rows)
  #expect(result.counts == [Counts(rows: 2, read: 2, accepted: 1, quarantined: 1)])
  #expect(result.quarantine.map(\.fault) == [.bornAfterAsOf])
  #expect(result.quarantine.map(\.read) == [""])
  let without = try importing("a.csv", rows, asOf: nil)
  #expect(without.counts == [Counts(rows: 2, read: 2, accepted: 2)])
}

@Test func codesThatDifferOnlyInTheSignAreTwoPersons() throws {
  let other = code("010170", "Y", 902)
  let result = try importing(
    "a.csv", spells + "\(anna);YTYOLL;02;1.5.2008;;;\n\(other);YTYOLL;02;1.5.2008;;;\n")
  #expect(result.people.count == 2)
}

@Test func temporaryCodesAreFoundOncePerFileWithTheirNumber() throws {
  let folder = try Folder()
  try folder.write(
    "a.csv",
    spells + "\(anna);YTYOLL;02;1.5.2008;;;\n\(anna);YTYOLL;03;1.5.2007;1.6.2007;;\n"
      + "\(bert);YTYOLL;02;1.5.2008;;;\n131052-308T;YTYOLL;02;1.5.2008;;;\n")
  try folder.write("b.csv", spells + "\(anna);YTYOLL;02;1.5.2008;;;\n")
  let found = try folder.run().findings(.temporaryCodes)
  #expect(found.map(\.file) == [0, 1])
  #expect(found.map(\.detail) == ["2", "1"])
}

@Test func everyFaultOfAPersonCodeIsNamed() throws {
  let good = Array(anna)
  for (written, fault) in [
    ("", Fault.missingValue), ("010170-90", .personCodeForm), ("010170*9021", .personCodeForm),
    ("310270-9021", .personCodeDay), (code("010170", "-", 1), .personCodeNumber),
    (String(good.dropLast()) + (good.last == "0" ? "1" : "0"), .personCodeCheck),
  ] {
    let result = try importing("a.csv", spells + "\(written);YTYOLL;02;1.5.2008;;;\n")
    #expect(result.counts == [Counts(rows: 1, read: 1, accepted: 0, quarantined: 1)])
    #expect(result.quarantine.map(\.fault) == [fault], "\(written)")
    #expect(result.quarantine.map(\.field) == ["henkilotunnus"])
    #expect(result.quarantine.map(\.read) == [""])
  }
}
