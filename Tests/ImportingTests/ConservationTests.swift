@testable import Importing
import Judging
import Register
import Testing

/// A small generator of numbers that gives the same ones for the same seed.
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// One small file of every counted layout.
let samples: [(name: String, text: String)] = [
  (
    "lista.csv",
    list + "\(anna);297;\(line);02;1.5.2008;612;31.3.2011;03;15.1.2008;e;;71;1.2.2011\n"
      + "\(bert);749;02;03;;500;31.3.2011;;;;;;\n"
  ),
  (
    "jaksot.csv",
    spells + "\(anna);YTHAKU;01;1.5.2008;;;\n\(anna);YTYOLL;02;1.5.2008;1.6.2009;4;0901\n"
      + "\(bert);YSIJOIT;71;1.1.2010;1.2.2010;07;\n\(bert);YHTOTTO;36;4.3.2011;;;\n"
  ),
  ("ura.xml", uraClient("2011-03-31", "loppu=\"2009-06-01\" syy=\"04\"")),
  ("effica.xml", efficaClient),
  (
    "tietueet.csv",
    "henkilotunnus;asiakasnumero;tietue;laji;arvo;alku;loppu\n\(anna);;tilanne;terveys;ok;;\n"
      + ";12;lupa;;;1.5.2010;30.6.2011\n\(anna);;toimenpide;työkokeilu;;1.1.2010;1.2.2010\n"
  ),
  (
    "kela.csv",
    "henkilotunnus;etuuslaji;peruste;jakso_alku;jakso_loppu;maksupvm;paivat\n"
      + "\(anna);TMT;tyottomyys;1.2.2011;28.2.2011;4.3.2011;20\n"
  ),
  (
    "hanke.csv",
    "henkilotunnus;asiakasnumero;kotikunta;alkupvm;loppupvm;sijoittuminen\n"
      + "\(anna);;297;1.1.2010;1.2.2010;muu\n;A7;749;1.1.2010;;\n"
  ),
  (
    "tapahtumat.csv",
    "henkilotunnus;asiakasnumero;pvm;tapahtuma;arvo\n\(anna);;1.2.2011;vaihe;3\n;A7;1.2.2011;kutsu;\n"
  ),
]

@Test func everySampleIsAcceptedWhole() throws {
  for sample in samples {
    let result = try importing(sample.name, sample.text)
    #expect(result.files[0].read > 0)
    #expect(result.files[0].accepted == result.files[0].read, "\(sample.name)")
  }
}

// The sum itself is checked by the importer, which throws if it is broken; here bytes are changed,
// lost and doubled in every sample, and the sums of the run must still agree with its records.
@Test(arguments: 0..<40) func nothingIsLostWhateverIsDoneToTheBytes(seed: Int) throws {
  var random = Seeded(state: UInt64(seed))
  let folder = try Folder()
  let alphabet = Array(";\"\n\t <>/=&'0129-.AaXk\u{0}".utf8) + [0xE4, 0xC3, 0xA4, 0xFF]
  for sample in samples {
    var bytes = Array(sample.text.utf8)
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      guard bytes.count > 2 else { break }
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[place] = alphabet.randomElement(using: &random) ?? 0
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(alphabet.randomElement(using: &random) ?? 0, at: place)
      default:
        let end = min(bytes.count, place + Int.random(in: 1...60, using: &random))
        bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
      }
    }
    try folder.write(sample.name, bytes: bytes)
  }
  let result = try folder.run()
  #expect(brokenSum(result) == nil)
  for (person, first) in result.people.firstRecord.dropLast().enumerated() {
    #expect(first < result.people.firstRecord[person + 1])
  }
}

@Test func theResultDoesNotDependOnTheOrderOfFilesOrTheNumberOfThreads() throws {
  let folder = try Folder()
  for sample in samples { try folder.write(sample.name, sample.text) }
  try folder.write("zz.csv", spells + "\(anna);YTYOLL;02;1.5.2008;;;\n\(anna);YTYOLL;98;;;;\n")
  let first = try folder.run()
  for jobs in [1, 2, 4] {
    folder.files.shuffle()
    let again = try folder.run(jobs: jobs)
    #expect(again.files == first.files)
    #expect(again.lines == first.lines)
    #expect(again.findings == first.findings)
    #expect(again.quarantine == first.quarantine)
    #expect(again.people.keys == first.people.keys)
    #expect(again.people.clients == first.people.clients)
    #expect(again.people.records.map(\.line) == first.people.records.map(\.line))
    #expect(again.people.records.map(\.file) == first.people.records.map(\.file))
  }
}

@Test func recordsStandInTheOrderOfThePersonTable() throws {
  let folder = try Folder()
  for sample in samples { try folder.write(sample.name, sample.text) }
  let people = try folder.run().people
  #expect(people.keys == people.keys.sorted())
  for person in 0..<people.count {
    let own = people.records(of: person).map { people.records[$0] }
    for (left, right) in zip(own, own.dropFirst()) {
      #expect(
        (left.kind.rawValue, left.start, left.end, left.register.rawValue)
          <= (right.kind.rawValue, right.start, right.end, right.register.rawValue))
    }
    #expect(own.allSatisfy { $0.person == UInt32(person) })
  }
}

@Test func aPersonWithManyRecordsOnOneDayIsJudgedInReasonableTime() throws {
  var text = spells
  for index in 0..<20_000 {
    text += "\(anna);YTYOLL;0\(index % 6);1.5.2008;;;\n"
  }
  let result = try importing("a.csv", text)
  #expect(result.counts == [Counts(rows: 20_000, read: 20_000, accepted: 6, duplicate: 19_994)])
}

@Test func aSumThatDoesNotHoldIsTroubleOfOurOwn() throws {
  var good = FileReport(name: "a.csv")
  good.read = 5
  good.accepted = 1
  good.corrected = 1
  good.duplicate = 1
  good.superseded = 1
  good.quarantined = 1
  try Importer.prove([good, good])
  for end in [
    \FileReport.accepted, \.corrected, \.duplicate, \.superseded, \.quarantined, \.read,
  ] {
    var bad = good
    bad.name = "b.csv"
    bad[keyPath: end] += 1
    #expect(
      throws: ImportTrouble.countsDoNotBalance(
        file: "b.csv", read: bad.read, sum: bad.read == 6 ? 5 : 6)
    ) {
      try Importer.prove([good, bad])
    }
  }
}
