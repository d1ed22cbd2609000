/// The files that are written: one for each built-in layout.
public enum GeneratedFile: String, Sendable, Hashable, CaseIterable {
  case uraList = "ura-lista.csv"
  case uraSpells = "ura-jaksot.csv"
  case uraClients = "ura-asiakkaat.xml"
  case efficaClients = "effica-asiakkaat.xml"
  case efficaRecords = "effica-tietueet.csv"
  case kelaPayments = "kela-maksut.csv"
  case projectClients = "hanke-asiakkaat.csv"
  case projectEvents = "hanke-tapahtumat.csv"

  /// The file's name.
  public var name: String { rawValue }

  /// The header row of a CSV file, without its line end; empty for XML.
  public var header: String {
    switch self {
    case .uraList:
      "henkilotunnus;sukunimi;etunimet;kotikunta;toimisto;palvelulinja;tyollisyyskoodi;"
        + "tyottomyys_alkoi;tmt_paivat;tmt_paivat_pvm;suunnitelma_laji;suunnitelma_pvm;"
        + "suunnitelma_tarkistus_pvm;viimeisin_yhteydenotto;yhteydenottotapa;palvelu_koodi;"
        + "palvelu_alku;palvelu_loppu;typ_asiakas;koulutus;ammatti;viimeisin_tyo_paattyi;kieli"
    case .uraSpells: "henkilotunnus;taulu;koodi;alkupvm;loppupvm;paattymissyy;toimisto"
    case .efficaRecords:
      "henkilotunnus;asiakasnumero;tietue;laji;arvo;alku;loppu;sukunimi;etunimet;kotikunta;"
        + "yksikko;kieli"
    case .kelaPayments:
      "henkilotunnus;etuuslaji;peruste;jakso_alku;jakso_loppu;maksupvm;paivat;kertyma;"
        + "brutto_eur;kotikunta"
    case .projectClients:
      "henkilotunnus;asiakasnumero;kotikunta;osahanke;alkupvm;loppupvm;sijoittuminen;valmentaja"
    case .projectEvents:
      "henkilotunnus;asiakasnumero;pvm;tapahtuma;arvo;valmentaja;tyonantaja;paikka"
    case .uraClients, .efficaClients: ""
    }
  }

  /// How lines end: the systems the files stand for differ.
  var lineEnd: String { self == .uraList || self == .kelaPayments ? "\r\n" : "\n" }

  var hasByteOrderMark: Bool { self == .projectClients }

  var isWindows1252: Bool { self == .efficaRecords }

  var isXML: Bool { self == .uraClients || self == .efficaClients }

  /// The file's place among the buffers of a block.
  var index: Int {
    switch self {
    case .uraList: 0
    case .uraSpells: 1
    case .uraClients: 2
    case .efficaClients: 3
    case .efficaRecords: 4
    case .kelaPayments: 5
    case .projectClients: 6
    case .projectEvents: 7
    }
  }

  static let columns: [[String]] = allCases.map { file in
    file.header.split(separator: ";").map(String.init)
  }

  /// The place of a column in the header row.
  func column(_ name: String) -> Int? { GeneratedFile.columns[index].firstIndex(of: name) }
}
