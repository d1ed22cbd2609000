import Register

/// One record that a row or an element makes, and where each of its values comes from.
struct LayoutRecord: Sendable {
  /// A field that must hold a certain word for the record to be made.
  struct Condition: Sendable {
    var field: Int
    var word: String
  }

  var kind: RecordKind
  /// All of these must hold.
  var when: [Condition] = []
  /// At least one of these fields must be filled, if there are any.
  var filled: [Int] = []
  var measure = MeasureKind.none
  var table = CodeTable.none
  var marks: Record.Marks = []
  var bindings: [LayoutBinding] = []
}

/// Where one value of a record comes from.
struct LayoutBinding: Sendable {
  /// The value that is filled.
  enum Target: String, Sendable, CaseIterable {
    case start, end, code, value, days, accrued, gross, place, coach, employer, municipality
    case paidOn = "paid-on"
    case listDay = "list-day"
    case check
    case lastName = "last-name"
    case firstNames = "first-names"
    case homeMunicipality = "home-municipality"
    case office, unit, language, street, education, occupation, protected, typ
    case familyUnit = "family-unit"
    case postalCode = "postal-code"
    case postTown = "post-town"
    case lastJobEnded = "last-job-ended"
    case unemployedSince = "unemployed-since"

    /// The values of a client.
    static let details: [Target] = [
      .lastName, .firstNames, .homeMunicipality, .office, .unit, .language, .street, .education,
      .occupation, .protected, .typ, .familyUnit, .postalCode, .postTown, .lastJobEnded,
      .unemployedSince, .listDay,
    ]

    /// The values of every other record.
    static let plain: [Target] = [
      .start, .end, .code, .value, .days, .accrued, .gross, .place, .coach, .employer,
      .municipality, .paidOn, .listDay,
    ]
  }

  /// One code table that a code may belong to.
  struct Table: Sendable {
    var table: CodeTable
    /// The form a code outside the table must have to be taken; nothing: closed.
    var open: CodeForm?
    var measure = MeasureKind.none
    /// Codes that make another kind of measure.
    var measures: [(code: String, measure: MeasureKind)] = []
    /// Whether the table's names stand for its codes.
    var acceptsNames = false
    /// The width to which a shorter code of digits is filled with zeros; 0: never.
    var width = 0
  }

  var target: Target
  var field: Int?
  /// The field taken where the first is empty.
  var fallback: Int?
  /// A value that is always the same.
  var constant: String?
  var tables: [Table] = []
  /// Words known beside the tables, by the name of their list.
  var words: String?
  /// Endings to be replaced after lower case and single blanks; nothing: the text as it stands.
  var endings: [(from: String, to: String)]?
  /// Whether the value is a yes or no, kept as `k` or `e`.
  var isAnswer = false
  /// The width to which a shorter number without a table is filled with zeros; 0: never.
  var width = 0
  var isRequired = false
  /// Whether a fault in the field belongs to another record of the row.
  var isBorrowed = false
}
