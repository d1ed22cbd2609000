import Register

/// The tables of the employment office's spells that are written.
enum SpellTable: UInt8, Sendable {
  case search, status, line, placement, trial, training, service, plan, contact, residence

  /// The table's name in the exports.
  var name: String {
    switch self {
    case .search: "YTHAKU"
    case .status: "YTYOLL"
    case .line: "YASSEGMENTTI"
    case .placement: "YSIJOIT"
    case .trial: "YTKOKE"
    case .training: "YTYOKOU"
    case .service: "YTPALV"
    case .plan: "YTHAKSU"
    case .contact: "YHTOTTO"
    case .residence: "YHKUNTA"
    }
  }

  /// Whether an empty end means "has not ended"; a plan or contact has no end to come.
  var canBeOpen: Bool { self != .plan && self != .contact }
}

/// One row of the employment office's spells.
struct Spell {
  var table: SpellTable
  var code: String
  var start: Day
  var end: Day
  var reason = ""
  /// Whether the version from the time before it ended stands in the export too.
  var hasOpenVersion = false
}

/// One record of the social office about a client.
struct CareRecord {
  enum Element: UInt8 { case permission, visit, plan, situation, measure }
  var element: Element
  var kind = ""
  var value = ""
  var start: Day
  var end: Day = .missing
  var place = ""
}

/// One payment of benefit.
struct Payment {
  var kind: String
  var isService: Bool
  var start: Day
  var end: Day
  var paid: Day
  var days: Int
  /// Accrued days, or nothing where the list leaves the cell empty.
  var accrued: Int?
  var cents: Int
  /// Whether it belongs to the last month: the last payment, and corrections made after it.
  var isLast = false
}

/// One stay in the project.
struct Participation {
  var part: String
  var start: Day
  var end: Day
  var outcome: String
  var coach: String
}

/// One thing that happened in the project.
struct ProjectEvent {
  var day: Day
  var kind: String
  var value = ""
  var coach = ""
  var employer = ""
  var place = ""
}

/// Everything about one made-up person, before it is written.
///
/// One value is used again for person after person, so that its arrays keep their room.
struct Life {
  var code = PersonCode(rawValue: 0)
  /// A local number instead of a code; empty for nearly everybody.
  var number = ""
  var lastName = ""
  var firstNames = ""
  var language = "fi"
  /// Index of the home municipality on the day.
  var town = 0
  var education = ""
  var occupation = ""
  var lastJobEnded = Day.missing
  var street = ""
  var isProtected = false

  var isOnList = false
  var scenario = Scenario.invite
  var statementDays = 0
  var statementDay = Day.missing
  /// A second figure of the same day that differs, for a planted puzzle.
  var disagreeingDays: Int?
  var unemployedSince = Day.missing
  /// The status the list row shows.
  var listStatus = ""
  var line = ""
  /// The joint service centre, where the employment office says it.
  var typ = Answer.unknown

  var inUraCSV = false
  var inUraXML = false
  var inEfficaXML = false
  var inEfficaCSV = false
  var unit = Words.Unit(code: "", name: "", isFamilyUnit: false)
  /// Whether a substance situation that cannot be read is planted.
  var hasHiddenSubstance = false

  var spells: [Spell] = []
  var care: [CareRecord] = []
  var payments: [Payment] = []
  var participations: [Participation] = []
  var events: [ProjectEvent] = []

  var isInEffica: Bool { inEfficaXML || inEfficaCSV }

  /// Whether the person stands in two twin layouts of one register.
  var isTwin: Bool { (inUraCSV && inUraXML) || (inEfficaXML && inEfficaCSV) }

  mutating func clear() {
    let kept = (spells, care, payments, participations, events)
    self = Life()
    (spells, care, payments, participations, events) = kept
    spells.removeAll(keepingCapacity: true)
    care.removeAll(keepingCapacity: true)
    payments.removeAll(keepingCapacity: true)
    participations.removeAll(keepingCapacity: true)
    events.removeAll(keepingCapacity: true)
  }
}
