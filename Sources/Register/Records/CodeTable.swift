/// The tables a record's code can belong to.
@frozen public enum CodeTable: UInt8, Sendable, Hashable, CaseIterable {
  case none
  /// Employment-status codes (`YTYOLL`).
  case status
  /// Reasons why a job search or a status ended.
  case endReason
  /// Placements (`YSIJOIT`).
  case placement
  /// Reasons why a placement or trial ended.
  case placementEndReason
  /// Trials (`YTKOKE`).
  case trial
  /// Trainings (`YTYOKOU`); an open table.
  case training
  /// Other services (`YTPALV`); an open table, 05 is rehabilitative work activity.
  case otherService
  /// Service lines; an open table.
  case serviceLine
  /// Plan kinds in the KEHA code set.
  case plan
  /// Ways of contact; an open table.
  case contactWay
  /// Employment offices; an open table.
  case office
  /// Municipalities; an open table.
  case municipality
  /// Measures of Effica, by their name.
  case efficaMeasure
  /// Plans of Effica, by their name.
  case efficaPlan
  /// Situations of Effica.
  case situation
  /// Job searches (`YTHAKU`).
  case jobSearch

  /// The name the table has in `ura_codes.tsv` and in layouts.
  public var id: String {
    switch self {
    case .none: ""
    case .status: "tyollisyyskoodi"
    case .endReason: "paattymissyy"
    case .placement: "sijoituslaji"
    case .placementEndReason: "sijoituksen_paattymissyy"
    case .trial: "tyokokeilu"
    case .training: "tyovoimakoulutus"
    case .otherService: "muu_palvelu"
    case .serviceLine: "palvelulinja"
    case .plan: "suunnitelma_KEHA_URA"
    case .contactWay: "yhteydenottotapa"
    case .office: "te_toimisto"
    case .municipality: "kunta"
    case .efficaMeasure: "effica_toimenpide"
    case .efficaPlan: "effica_suunnitelma"
    case .situation: "effica_tilanne"
    case .jobSearch: "tyonhaku"
    }
  }

  /// Finds a table by its name.
  public init?(id: some StringProtocol) {
    guard let match = CodeTable.allCases.first(where: { $0.id == id && $0 != .none }) else {
      return nil
    }
    self = match
  }
}
