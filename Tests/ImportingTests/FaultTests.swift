import Importing
import Register
import Testing

/// What a small file gives: its counts, and the faults of what was kept aside.
func kept(_ name: String, _ text: String) throws -> (counts: Counts, faults: [String]) {
  let result = try importing(name, text)
  return (
    Counts(result.files[0]),
    result.quarantine.map { "\($0.line) \($0.field) \($0.fault.id) [\($0.read)] \($0.expected)" }
  )
}

@Test func everyFaultOfASpellSaysWhereItIsAndWhatWasExpected() throws {
  let days = "31.12.2010 · 2010-12-31 · 20101231"
  for (row, expected) in [
    ("YTYOLL;02;31.2.2008;;;", "2 alkupvm bad-day [31.2.2008] \(days)"),
    ("YTYOLL;02;11.11.2222;;;", "2 alkupvm bad-day [11.11.2222] \(days)"),
    ("YTYOLL;02;1.5.08;;;", "2 alkupvm bad-day [1.5.08] \(days)"),
    ("YTYOLL;02;;;;", "2 alkupvm missing-value [] *"),
    ("YTYOLL;;1.5.2008;;;", "2 koodi missing-value [] *"),
    (";02;1.5.2008;;;", "2 taulu missing-value [] *"),
    (
      "YTYOLL;10;1.5.2008;;;",
      "2 koodi unknown-code [10] 00 · 01 · 02 · 03 · 04 · 05 · 06 · 07 · 08 · 09"
    ),
    (
      "YTYOLL;2;1.5.2008;;;",
      "2 koodi unknown-code [2] 00 · 01 · 02 · 03 · 04 · 05 · 06 · 07 · 08 · 09"
    ),
    ("YTKOKE;22;1.5.2008;;;", "2 koodi unknown-code [22] 20 · 21"),
    ("YHKUNTA;29;1.5.2008;;;", "2 koodi bad-code [29] 123"),
    ("YTYOLL;02;1.5.2008;30.4.2008;;", "2 loppupvm end-before-start [30.4.2008] >= 2008-05-01"),
    (
      "YTHAKSU;03;1.5.2008;30.4.2008;;",
      "2 loppupvm review-before-signing [30.4.2008] >= 2008-05-01"
    ),
    (
      "YTFOO;02;1.5.2008;;;",
      "2 taulu unknown-code [YTFOO] YTHAKU · YTYOLL · YASSEGMENTTI · YSIJOIT · YTKOKE · YTYOKOU · YTPALV · YTHAKSU · YHTOTTO · YHKUNTA"
    ),
  ] {
    let result = try kept("a.csv", spells + "\(anna);" + row + "\n")
    #expect(result.counts == Counts(rows: 1, read: 1, accepted: 0, quarantined: 1))
    #expect(result.faults == [expected])
  }
}

@Test func oneDayLongIsLongEnough() throws {
  let result = try importing("a.csv", spells + "\(anna);YTYOLL;02;1.5.2008;1.5.2008;;\n")
  #expect(result.counts == [Counts(rows: 1, read: 1, accepted: 1)])
}

@Test func anUnknownEndReasonOfAPlacementIsJudgedByItsOwnTable() throws {
  let good = "\(anna);YSIJOIT;71;1.5.2008;1.6.2008;07;\n"
  let bad = "\(anna);YSIJOIT;70;1.5.2008;1.6.2008;08;\n"
  let result = try importing("a.csv", spells + good + bad)
  #expect(result.counts == [Counts(rows: 2, read: 2, accepted: 1, quarantined: 1)])
  #expect(result.quarantine.map(\.field) == ["paattymissyy"])
}

@Test func theByteOfAKeptRowIsThatOfItsFirstCharacter() throws {
  let first = "\(anna);YTYOLL;02;1.5.2008;;;\n"
  let result = try importing("a.csv", spells + first + "\(anna);YTYOLL;99;1.5.2008;;;\n")
  #expect(result.quarantine.map(\.byte) == [UInt64((spells + first).utf8.count)])
  #expect(result.quarantine.map(\.kind) == [.status])
}

@Test func neitherNamesNorCodesNorFreeTextAreEverShown() throws {
  let names = "henkilotunnus;asiakasnumero;tietue;laji;arvo;alku;loppu;sukunimi;kotikunta\n"
  let result = try importing(
    "e.csv",
    names + "\(anna);;Virtanen;;;;;;\n\(anna);;tilanne;terveys;Virtanen;;;;\n"
      + "\(anna);;lupa;;;Virtanen;;;\n\(anna);;asiakas;;;;;;\(bert)\n\(anna);;lupa;;;\(bert);;;\n"
      + "\(anna);;suunnitelma;VIRTANEN;;1.1.2010;;;\n")
  #expect(result.files[0].quarantined == 6)
  for kept in result.quarantine { #expect(kept.read == "") }
}

@Test func rowsThatCannotBeSplitAreKeptAside() throws {
  let good = "\(bert);YTYOLL;02;1.5.2008;;;\n"
  let ragged = try kept("a.csv", spells + "\(anna);YTYOLL;02;1.5.2008\n" + good)
  #expect(ragged.counts == Counts(rows: 2, read: 2, accepted: 1, quarantined: 1))
  #expect(ragged.faults == ["2  ragged-row [] 7"])
  let stray = try kept("a.csv", spells + "\(anna);\"YT\"OLL;02;1.5.2008;;;\n" + good)
  #expect(stray.faults == ["2  stray-quote [] "])
  let nul = try kept("a.csv", spells + "\(anna);YTYOLL;02;1.5.2008;\0;;\n" + good)
  #expect(nul.faults == ["2  nul-byte [] "])
}

@Test func anUnclosedQuoteIsOneRecordAndTheRegisterIsNotWhole() throws {
  let good = "\(bert);YTYOLL;02;1.5.2008;;;\n"
  let result = try importing(
    "a.csv", spells + good + "\(anna);\"YTYOLL;02;1.5.2008;;;\n" + good + good)
  #expect(result.counts == [Counts(rows: 2, read: 2, accepted: 1, quarantined: 1)])
  #expect(result.quarantine.map(\.fault) == [.unclosedQuote])
  #expect(result.findings(.unclosedQuote).map(\.detail) == ["3"])
  #expect(result.registers[.ura] == RegisterState(wasRead: true, isWhole: false))
  #expect(result.findings(.registerNotWhole).map(\.detail) == ["ura"])
}

@Test func aPersonElementWithABadCodeTakesItsRecordsWithIt() throws {
  let text = efficaClient.replacingOccurrence(of: anna, with: "010170-902*")
  let result = try importing("e.xml", text)
  #expect(result.counts == [Counts(rows: 2, read: 11, accepted: 1, quarantined: 10)])
  #expect(result.quarantine.first?.fault == .personCodeForm)
  #expect(result.quarantine.first?.field == "asiakas/henkilotunnus")
  #expect(result.quarantine.dropFirst().allSatisfy { $0.fault == .personElementFaulty })
  #expect(result.people.hidden.isEmpty)
}

@Test func aFaultyPartOfAnElementIsKeptAsideAlone() throws {
  for (old, new, field, fault, kind) in [
    ("2010-02-01", "2010-02-30", "asiakas/tilanne/@alku", Fault.badDay, RecordKind.situation),
    ("selvitettävä", "42", "asiakas/tilanne/@arvo", .unknownCode, .situation),
    (">297<", ">29x<", "asiakas/kotikunta", .badCode, .client),
    (
      "perheyksikko=\"k\"", "perheyksikko=\"4\"", "asiakas/yksikko/@perheyksikko", .badAnswer,
      .client
    ),
    ("pvm=\"2009-03-04\"", "pvm=\"\"", "asiakas/asiointi/@pvm", .missingValue, .contact),
  ] {
    let result = try importing("e.xml", efficaClient.replacingOccurrence(of: old, with: new))
    #expect(result.counts == [Counts(rows: 2, read: 11, accepted: 10, quarantined: 1)])
    let kept = try #require(result.quarantine.first)
    #expect(kept.field == field && kept.fault == fault && kept.kind == kind)
    #expect(result.people.hidden.map(\.kind) == [kind])
    if kind == .situation {
      #expect(result.people.symbols.text(result.people.hidden[0].code) == "health")
    }
  }
}

@Test func aSituationOfUnknownKindHidesNothing() throws {
  let text = efficaClient.replacingOccurrence(of: "laji=\"terveys\"", with: "laji=\"x9\"")
  let result = try importing("e.xml", text)
  #expect(result.quarantine.map(\.field) == ["asiakas/tilanne/@laji"])
  #expect(result.quarantine.map(\.fault) == [.unknownCode])
  #expect(result.people.hidden.isEmpty)
}

@Test func anUnknownElementOrAttributeIsNamedOnceAndIgnored() throws {
  let extra =
    "<s:asiointi pvm=\"2009-03-05\" huone=\"1\" tapa=\"puhelu\"><s:outo>x</s:outo></s:asiointi>"
  let text = efficaClient.replacingOccurrence(
    of: "<s:asiointi pvm=\"2009-03-05\" tapa=\"puhelu\"/>", with: extra)
  let result = try importing("e.xml", text)
  #expect(result.counts == [Counts(rows: 2, read: 11, accepted: 11)])
  #expect(result.found == ["unknown-element @huone", "unknown-element outo"])
}

// MARK: Files that are refused

@Test func aRefusedFileKeepsAsideWhatWasReadAndTheOthersGoOn() throws {
  let folder = try Folder()
  let cut = String(efficaClient.split(separator: "<s:asiakas><s:asiakasnumero>")[0])
  try folder.write("a.xml", cut + "<s:asiakas>")
  try folder.write("b.csv", spells + "\(anna);YTYOLL;02;1.5.2008;;;\n")
  let result = try folder.run()
  #expect(result.files[0].refused == .brokenXML)
  #expect(
    result.counts == [
      Counts(rows: 1, read: 10, accepted: 0, quarantined: 10),
      Counts(rows: 1, read: 1, accepted: 1),
    ])
  #expect(result.quarantine.allSatisfy { $0.fault == .fileNotWhole && $0.line > 1 && $0.byte > 0 })
  #expect(result.people.records.count == 1)
  #expect(result.registers[.effica] == RegisterState(wasRead: false, isWhole: false))
  #expect(result.registers[.ura] == RegisterState(wasRead: true, isWhole: true))
}

@Test func aFileWithADoctypeIsRefusedAndItsRegisterIsNotWhole() throws {
  let result = try importing(
    "a.xml",
    "<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY a \"<asiakas/>\">]>\n<asiakasrekisteri/>")
  #expect(result.files[0].refused == .doctype)
  #expect(result.files[0].layout == "effica-asiakkaat")
  #expect(result.findings(.registerNotWhole).map(\.detail) == ["effica"])
}

@Test func aFileOfNoLayoutNamesTheNearestAndWhatIsMissing() throws {
  let missing = try importing("a.csv", "henkilotunnus;taulu;koodi;loppupvm\n\(anna);YTYOLL;02;\n")
  #expect(missing.files[0].refused == .missingColumn)
  #expect(missing.files[0].register == .ura)
  #expect(
    missing.files[0].refusal
      == "ura-jaksot: - alkupvm; + henkilotunnus taulu koodi loppupvm")
  #expect(missing.counts == [Counts(rows: 0, read: 0, accepted: 0)])
  let unknown = try importing("a.csv", "name,town\nx,y\n")
  #expect(unknown.files[0].refused == .unknownLayout)
  #expect(unknown.files[0].refusalLine == 1)
  let headless = try importing("a.csv", "\(anna);Virtanen;02;1.5.2008\n")
  #expect(headless.files[0].refused == .unknownLayout)
  #expect(!headless.files[0].refusal.contains("irtanen"))
  let root = try importing("a.xml", "<asiakasluettelo><x/></asiakasluettelo>")
  #expect(root.files[0].refused == .unknownLayout)
  #expect(root.files[0].refusal == "effica-asiakkaat: - <asiakasrekisteri>")
}

@Test func emptyMissingAndRepeatedThingsAreRefusedByName() throws {
  #expect(try importing("a.csv", "").files[0].refused == .emptyFile)
  let folder = try Folder()
  folder.files = [InputFile(path: folder.path + "/none.csv", name: "none.csv")]
  #expect(try folder.run().files[0].refused == .unreadable)
  folder.files = [InputFile(path: folder.path, name: "folder.csv")]
  #expect(try folder.run().files[0].refused == .notRegularFile)
  let twice = try importing("a.csv", "henkilotunnus;taulu;koodi;koodi;alkupvm\n")
  #expect(twice.files[0].refused == .duplicateColumn)
}

// MARK: Findings

@Test func aKnownCodeOutsideItsDatesIsAcceptedAndFound() throws {
  let result = try importing(
    "a.csv",
    spells + "\(anna);YTYOLL;07;31.12.2011;31.12.2011;;\n\(anna);YTYOLL;07;1.1.2012;;;\n"
      + "\(anna);YSIJOIT;55;1.6.2018;1.7.2018;;\n\(anna);YSIJOIT;55;1.1.2023;;;\n"
      + "\(anna);YSIJOIT;71;31.12.2014;31.12.2014;;\n", asOf: nil)
  #expect(result.files[0].accepted == 5)
  #expect(
    result.found == [
      "code-outside-dates tyollisyyskoodi 07: 1", "code-outside-dates sijoituslaji 55: 1",
    ])
}

@Test func anUnknownCodeOfAnOpenTableIsFoundOncePerCode() throws {
  let row = "\(anna);YHKUNTA;999;1.5.2008;;;\n"
  let result = try importing("a.csv", spells + row + row + "\(bert);YHTOTTO;X1;1.1.2011;;;1234\n")
  #expect(
    result.found == [
      "unknown-open-code kunta 999", "unknown-open-code te_toimisto 1234",
      "unknown-open-code yhteydenottotapa X1",
    ])
  #expect(result.lines.last == "contact ura yhteydenottotapa X1 2011-01-01…2011-01-01 other")
}

@Test func overlappingStatusesAreFoundAndTouchingOnesAreNot() throws {
  let rows = { (end: String) in
    spells + "\(anna);YTYOLL;02;1.5.2008;\(end);;\n\(anna);YTYOLL;05;1.6.2008;;;\n"
  }
  #expect(try importing("a.csv", rows("31.5.2008")).found == [])
  #expect(try importing("a.csv", rows("1.6.2008")).found == ["overlapping-status 02 05"])
}

@Test func aPaymentInsideFullTimeWorkIsFoundAndOneThatReachesOutIsNot() throws {
  let kela = { (from: String) in
    "henkilotunnus;etuuslaji;peruste;jakso_alku;jakso_loppu;maksupvm;paivat\n"
      + "\(anna);TMT;tyottomyys;\(from);31.1.2011;4.2.2011;20\n"
  }
  for (from, found) in [("1.1.2011", ["payment-during-work TMT"]), ("31.12.2010", [])] {
    let folder = try Folder()
    try folder.write("k.csv", kela(from))
    try folder.write("s.csv", spells + "\(anna);YTYOLL;01;1.1.2011;31.1.2011;;\n")
    #expect(try folder.run().found == found)
  }
}

@Test func twoCountsOfOneDayThatDifferAreFound() throws {
  let folder = try Folder()
  try folder.write("l.csv", list + "\(anna);297;\(line);02;1.5.2008;612;31.3.2011;;;;;;\n")
  try folder.write(
    "x.xml",
    "<tyonhakijarekisteri><tyonhakija henkilotunnus=\"\(anna)\"><tmt paivat=\"612,5\" pvm=\"2011-03-31\"/></tyonhakija></tyonhakijarekisteri>"
  )
  #expect(try folder.run().found == ["days-disagree 612 612,50"])
}

@Test func unknownColumnsAreNamedOnceAndIgnored() throws {
  let result = try importing(
    "a.csv", "Outo; HENKILOTUNNUS ;taulu;koodi;alkupvm\nx;\(anna);YTYOLL;02;1.5.2008\n")
  #expect(result.counts == [Counts(rows: 1, read: 1, accepted: 1)])
  #expect(result.found == ["unknown-column outo"])
}

@Test func aHeaderWithoutRowsIsFound() throws {
  #expect(try importing("a.csv", spells).found == ["no-records "])
}

@Test func everyEncodingGivesTheSameRecords() throws {
  let text = spells + "\(anna);YASSEGMENTTI;Osaamisen kehittäminen;1.5.2008;;;\n"
  let plain = try importing("a.csv", text)
  let latin = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  let ansi = try Folder().write("a.csv", bytes: latin).run()
  let marked = try Folder().write("a.csv", bytes: [0xEF, 0xBB, 0xBF] + Array(text.utf8)).run()
  #expect(plain.lines == ansi.lines && plain.lines == marked.lines)
  #expect(
    [plain, ansi, marked].map { $0.files[0].encoding } == ["utf-8", "windows-1252", "utf-8-bom"])
  #expect(ansi.findings(.guessedEncoding).count == 1 && plain.findings(.guessedEncoding).isEmpty)
}

@Test func everyFaultHasItsTextsInThreeLanguages() {
  #expect(FaultTexts.all.incomplete == [])
  for fault in Fault.allCases {
    for language in Language.allCases {
      #expect(FaultTexts.meaning(fault, in: language) != fault.id)
      #expect(FaultTexts.advice(fault, in: language) != fault.id + ".do")
    }
  }
}
