import Foundation
import Judging
import Register
import Scanning
import Testing

@testable import Importing

/// Plain XML, whose elements are read at one stroke where they are known, against libxml2, of whose
/// events each is read by itself.
@Suite struct PlainXMLTests {
  // What a person of Effica may hold, from the usual to what no register writes.
  private static let effica = [
    "<sukunimi>Mäki</sukunimi>", "<sukunimi>Aho</sukunimi>", "<sukunimi/>", "<sukunimi></sukunimi>",
    "<sukunimi>Aho &amp; Mäki</sukunimi>", "<sukunimi> \n Aho</sukunimi>", "<kieli>sv</kieli >",
    "<etunimet laji=\"x\">Maija</etunimet>", "<kotikunta>297</kotikunta>",
    "<kotikunta>2</kotikunta>",
    "<osoite turvakielto=\"e\"><lahiosoite>Tie 1</lahiosoite><postinumero>70100</postinumero></osoite>",
    "<osoite turvakielto=\"k\"/>", "<osoite>Tie 1<postinumero>70100</postinumero></osoite>",
    "<osoite turvakielto='k'><postitoimipaikka>KUOPIO</postitoimipaikka></osoite>",
    "<yksikko koodi=\"AIKU\" perheyksikko=\"e\">Aikuissosiaalityö</yksikko>",
    "<yksikko koodi=\"LAPSI\"/>", "<yksikko>Lapsiperheet</yksikko>",
    "<yksikko perheyksikko=\"ehkä\"></yksikko>",
    "<lupa alku=\"2010-06-09\" loppu=\"2012-02-12\"/>", "<lupa alku=\"2010-05-01\" loppu=\"\"/>",
    "<lupa alku=\"2010-06-09\" loppu=\"2009-02-12\"/>", "<lupa/>", "<lupa alku=\" 1.2.2010 \"/>",
    "<lupa alku=\"2010-05-01\" outo=\"1\"/>", "<lupa alku=\"2010-05-01\" loppu=\"\"></lupa>",
    "<lupa alku=\"2010-06-09\" loppu=\"2012-02-12\"></lupa>",
    "<lupa alku=\"2010-06-09\" loppu=\"2012-02-12\">.</lupa>",
    "<lupa alku=\"2010-06-09\" loppu=\"2012-02-12\"><kieli>fi</kieli></lupa>",
    "<lupa loppu=\"\" alku=\"2010-05-01\"><lisa>x</lisa></lupa>",
    "<lupa korvaa=\"effica.xml:7\" alku=\"2010-05-01\"/>",
    "<lupa\n alku=\"2010-05-01\"\n loppu=\"\"/>",
    "<tilanne laji=\"terveys\" arvo=\"ok\" alku=\"2009-11-17\" loppu=\"\"/>",
    "<tilanne laji=\"terveys\" arvo=\"outo\" alku=\"2009-11-17\" loppu=\"\"/>",
    "<tilanne laji=\"outo\" arvo=\"ok\" alku=\"2009-11-17\" loppu=\"\"/>",
    "<tilanne alku=\"2009-11-17\" arvo=\"&lt;ok\" laji=\"velka\"/>",
    "<asiointi pvm=\"2010-02-05\" tapa=\"kirje\"/>",
    "<asiointi pvm=\"2010-02-05\" tapa=\"käynti\"/>",
    "<asiointi pvm=\"31.2.2010\" tapa=\"kirje\"/>", "<asiointi tapa=\"kirje\"/>",
    "<suunnitelma laji=\"aktivointisuunnitelma\" laadittu=\"2008-03-11\" tarkistus=\"2008-10-30\"/>",
    "<toimenpide laji=\"koulutus\" alku=\"2010-05-10\" loppu=\"2010-07-24\" paikka=\"Kisälli\"/>",
    "<toimenpide laji=\"koulutus\" alku=\"2010-05-10\" loppu=\"2010-07-24\"/>",
    "<outo a=\"1\">b<kieli>fi</kieli></outo>", "<lupa><tilanne laji=\"velka\"/></lupa>",
    "<asiakas><kieli>fi</kieli></asiakas>", "<!-- <lupa/> -->", "teksti", "\r\n",
  ]

  private func makePerson(_ random: inout Seeded) -> String {
    func pick(_ words: [String]) -> String { words.randomElement(using: &random) ?? "" }
    let own = code(
      "0\(Int.random(in: 1...9, using: &random))0170", "-",
      900 + Int.random(in: 0...9, using: &random))
    var pieces = (0..<Int.random(in: 0...12, using: &random)).map { _ in
      pick(PlainXMLTests.effica)
    }
    let codes = [
      "<henkilotunnus>\(own)</henkilotunnus>", "<henkilotunnus>\(own)</henkilotunnus>",
      "<henkilotunnus>\(own)</henkilotunnus>", "<henkilotunnus>\n \(own)</henkilotunnus>",
      "<henkilotunnus> \(own.lowercased())</henkilotunnus>",
      "<henkilotunnus>010170-902</henkilotunnus>",
      "<asiakasnumero>77\(own.prefix(3))</asiakasnumero>", "",
    ]
    for _ in 0..<(Int.random(in: 0..<8, using: &random) == 0 ? 2 : 1) {
      pieces.insert(pick(codes), at: Int.random(in: 0...pieces.count, using: &random))
    }
    return "<asiakas>" + pieces.joined(separator: pick(["", "\n    ", "\n"])) + "</asiakas>"
  }

  @Test(arguments: 0..<6) func whatIsReadAtOneStrokeIsWhatItsEventsTell(seed: Int) throws {
    var random = Seeded(state: UInt64(seed) + 9300)
    var accepted = 0
    var kept = 0
    for _ in 0..<12 {
      let folder = try Folder()
      let persons = (0..<80).map { _ in makePerson(&random) }
      let text =
        "<asiakasrekisteri poimittu=\"2011-03-31\">\n"
        + persons.joined(separator: "\n") + "\n</asiakasrekisteri>\n"
      try folder.write("effica-asiakkaat.xml", text)
      var importer = Importer(layouts: try builtIn.get(), asOf: Day(iso: "2011-03-31"))
      importer.pieces.readsPlainXML = false
      let events = try importer.run(files: folder.files)
      importer.pieces.readsPlainXML = true
      for size in [1 << 20, 3_000] {
        importer.pieces.xml.blockBytes = size
        let plain = try importer.run(files: folder.files)
        guard words(plain) == words(events) else {
          let other = zip(words(plain), words(events)).first { $0 != $1 }
          Issue.record("\(other?.0 ?? "more")\n\(other?.1 ?? "more")\n\(text)")
          return
        }
      }
      accepted += events.files[0].accepted
      kept += events.files[0].quarantined
    }
    // Else there would have been nothing to mistake.
    #expect(accepted > 1_000)
    #expect(kept > 1_000)
  }
}
