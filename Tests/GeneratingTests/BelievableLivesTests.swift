import Generating
import Register
import Testing

struct BelievableLivesTests {
  @Test func headersAreThoseOfTheLayouts() throws {
    let folder = try GeneratedFolder(GeneratedFolder.settings(50))
    let headers: [GeneratedFile: String] = [
      .uraList:
        "henkilotunnus;sukunimi;etunimet;kotikunta;toimisto;palvelulinja;tyollisyyskoodi;tyottomyys_alkoi;tmt_paivat;tmt_paivat_pvm;suunnitelma_laji;suunnitelma_pvm;suunnitelma_tarkistus_pvm;viimeisin_yhteydenotto;yhteydenottotapa;palvelu_koodi;palvelu_alku;palvelu_loppu;typ_asiakas;koulutus;ammatti;viimeisin_tyo_paattyi;kieli",
      .uraSpells: "henkilotunnus;taulu;koodi;alkupvm;loppupvm;paattymissyy;toimisto",
      .efficaRecords:
        "henkilotunnus;asiakasnumero;tietue;laji;arvo;alku;loppu;sukunimi;etunimet;kotikunta;yksikko;kieli",
      .kelaPayments:
        "henkilotunnus;etuuslaji;peruste;jakso_alku;jakso_loppu;maksupvm;paivat;kertyma;brutto_eur;kotikunta",
      .projectClients:
        "henkilotunnus;asiakasnumero;kotikunta;osahanke;alkupvm;loppupvm;sijoittuminen;valmentaja",
      .projectEvents:
        "henkilotunnus;asiakasnumero;pvm;tapahtuma;arvo;valmentaja;tyonantaja;paikka",
    ]
    for (file, header) in headers {
      #expect(try folder.lines(file).first == header)
      let width = header.split(separator: ";").count
      #expect(try folder.rows(file).allSatisfy { $0.count == width })
    }
    #expect(try folder.bytes(.projectClients).starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(
      try folder.lines(.uraClients)[1]
        == #"<tyonhakijarekisteri jarjestelma="URA" poimittu="2011-03-31">"#)
    #expect(
      try folder.lines(.efficaClients)[1].hasPrefix(#"<asiakasrekisteri jarjestelma="Effica""#))
  }

  @Test func threeThousandPersonsGiveAListOfAboutAThousand() throws {
    let folder = try GeneratedFolder(GeneratedFolder.settings(3000))
    let elements = try folder.lines(.uraClients).filter { $0.contains("<tmt ") }.count
    let rows = try folder.rows(.uraList).count
    #expect(folder.report.listed == 999)
    #expect((999...1030).contains(rows + elements))
    #expect((400...600).contains(rows))
  }

  @Test func mostPlansOfTheListAreMissingOrExpired() throws {
    let rows = try GeneratedFolder(GeneratedFolder.settings(3000)).rows(.uraList)
    let day = "2011-03-31"
    func iso(_ text: String) -> String {
      let parts = text.split(separator: ".")
      return parts.count == 3 ? "\(parts[2])-\(parts[1])-\(parts[0])" : ""
    }
    let missing = rows.filter { $0[11].isEmpty }.count
    let expired = rows.filter { !$0[11].isEmpty && !$0[12].isEmpty && iso($0[12]) < day }.count
    #expect((0.38...0.62).contains(Double(missing) / Double(rows.count)))
    #expect((0.25...0.48).contains(Double(expired) / Double(rows.count)))
  }

  @Test func theIntakeIsUnevenAndBeginsInNovember2008() throws {
    let folder = try GeneratedFolder(GeneratedFolder.settings(3000))
    var months: [String: Int] = [:]
    for row in try folder.rows(.projectClients) {
      let parts = row[4].split(separator: ".")
      months["\(parts[2])-\(parts[1].count == 1 ? "0" : "")\(parts[1])", default: 0] += 1
    }
    #expect(months.keys.min() == "2008-11" && months.keys.max() == "2011-03")
    #expect(months.values.filter { $0 < 10 }.count >= 4)
    #expect(months.values.filter { (20...32).contains($0) }.count >= 8)
    #expect(months.values.allSatisfy { $0 <= 32 })
  }

  @Test func theRegionsAndSomeOtherTownsLiveInTheRegisters() throws {
    let folder = try GeneratedFolder(GeneratedFolder.settings(3000))
    let homes = Set(try folder.rows(.uraList).map { $0[3] })
    #expect(homes.isSuperset(of: ["297", "749", "476", "778", "686", "844", "921"]))
    // Karttula is no home any more in March 2011, but people have lived there.
    #expect(!homes.contains("227"))
    let residences = try folder.rows(.uraSpells).filter { $0[1] == "YHKUNTA" && $0[2] == "227" }
    #expect(!residences.isEmpty)
    #expect(residences.allSatisfy { $0[4] <= "31.12.2010" || !$0[4].hasSuffix("2222") })
    let before = try GeneratedFolder(GeneratedFolder.settings(3000, asOf: "2010-12-31"))
    #expect(try before.rows(.uraList).contains { $0[3] == "227" })
  }

  @Test func codesStandOnlyOnDaysOnWhichTheyExisted() throws {
    let book = CodeBook.builtIn
    let tables: [String: CodeTable] = [
      "YTYOLL": .status, "YSIJOIT": .placement, "YTKOKE": .trial, "YTHAKSU": .plan,
    ]
    for asOf in ["2011-03-31", "2014-06-30", "2024-02-29"] {
      let folder = try GeneratedFolder(GeneratedFolder.settings(900, asOf: asOf))
      var seen: Set<String> = []
      for row in try folder.rows(.uraSpells) {
        guard let table = tables[row[1]] else { continue }
        let parts = row[3].split(separator: ".").compactMap { Int($0) }
        let day = try #require(Day(year: parts[2], month: parts[1], day: parts[0]))
        seen.insert(row[1] + row[2])
        #expect(book.entries(table, code: row[2]).contains { $0.from <= day && day <= $0.until })
      }
      #expect(seen.contains("YTYOLL07") == (asOf > "2012"))
      #expect(seen.contains("YTKOKE20") == (asOf > "2013"))
    }
  }

  @Test func nothingHappenedAfterTheDayButWhatIsPlanned() throws {
    let folder = try GeneratedFolder(GeneratedFolder.settings(3000))
    #expect(try folder.rows(.kelaPayments).allSatisfy { $0[5] <= "20110331" && $0[3] <= $0[4] })
    #expect(try folder.rows(.projectEvents).allSatisfy { $0[2] <= "2011-03-31" })
    for row in try folder.rows(.uraSpells) {
      let parts = row[3].split(separator: ".")
      let start = "\(parts[2])-\(parts[1])-\(parts[0])"
      let isPlanned = ["YTYOLL", "YSIJOIT", "YTYOKOU", "YTPALV"].contains(row[1])
      #expect(start <= (isPlanned ? "2011-04-30" : "2011-03-31"))
    }
  }
}
