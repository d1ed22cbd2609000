import Foundation
import Register

/// Small exports of made-up people, for tests that run the real program.
enum Exports {
  /// A made-up code: born on a day, with an individual number from 900 on.
  static func code(_ day: Int, _ month: Int, _ year: Int, _ individual: Int = 900) -> String {
    PersonCode(
      day: day, month: month, shortYear: year, sign: UInt8(ascii: "-"), individual: individual)?
      .text ?? ""
  }

  static let anna = code(1, 5, 70, 902)
  static let matti = code(2, 6, 75, 901)
  static let liisa = code(3, 7, 80, 904)

  static let listHeader =
    "henkilotunnus;sukunimi;etunimet;kotikunta;toimisto;palvelulinja;tyollisyyskoodi;"
    + "tyottomyys_alkoi;tmt_paivat;tmt_paivat_pvm;suunnitelma_laji;suunnitelma_pvm;"
    + "suunnitelma_tarkistus_pvm;viimeisin_yhteydenotto;yhteydenottotapa;palvelu_koodi;"
    + "palvelu_alku;palvelu_loppu;typ_asiakas;koulutus;ammatti;viimeisin_tyo_paattyi;kieli"

  /// A row of the list: unemployed for long, no plan, on a service line of the target group.
  static func listRow(_ code: String, name: String = "Koivuniemi", days: Int = 612) -> String {
    "\(code);\(name);Aino;297;0901;osaamisen kehittäminen;02;1.5.2008;\(days);31.3.2011;;;;"
      + "15.1.2009;35;;;;e;toinen aste;kokki;30.4.2008;fi"
  }

  /// A list of three people, all of them to be invited.
  static let list =
    ([listHeader] + [anna, matti, liisa].map { listRow($0) }).joined(separator: "\r\n") + "\r\n"

  /// A client file of Effica for the same three, with nothing that keeps anybody from being
  /// invited.
  static let effica: String = {
    let clients = [anna, matti, liisa].map {
      """
        <asiakas><henkilotunnus>\($0)</henkilotunnus><sukunimi>Koivuniemi</sukunimi>
          <etunimet>Aino</etunimet><kotikunta>297</kotikunta><kieli>fi</kieli></asiakas>
      """
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <asiakasrekisteri jarjestelma="Effica" organisaatio="Kuopio" poimittu="2011-03-31">
      \(clients.joined(separator: "\n"))
      </asiakasrekisteri>
      """
  }()

  static let project = """
    project: Testi
    asOf: 2011-03-31
    language: fi
    permission: not-needed
    coverage: {ura: complete, effica: complete}
    regions:
      - {id: kuopio, name: {fi: Kuopion seutu, sv: Kuopioregionen, en: Kuopio region}, municipalities: ["297"]}

    """

  /// Writes the three files into a folder of the binary's own folder.
  static func write(to binary: Binary, folder: String = "Imports") throws {
    try binary.write(list, to: "\(folder)/ura-lista.csv")
    try binary.write(effica, to: "\(folder)/effica-asiakkaat.xml")
    try binary.write(project, to: "\(folder)/polku.yml")
  }
}
