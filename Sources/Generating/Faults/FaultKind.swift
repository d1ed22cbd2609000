public import Register

/// A kind of fault that can be planted in made-up registers.
public enum FaultKind: String, Sendable, Hashable, CaseIterable {
  case badCheckCharacter = "bad-check-character"
  case badBirthday = "bad-birthday"
  case lowerCaseCode = "lower-case-code"
  case typographicDash = "typographic-dash"
  case blankInCode = "blank-in-code"
  case unknownCode = "unknown-code"
  case badDay = "bad-day"
  case endBeforeStart = "end-before-start"
  case reviewBeforeSigning = "review-before-signing"
  case raggedRow = "ragged-row"
  case strayQuote = "stray-quote"
  case badEncoding = "bad-encoding"
  case missingValue = "missing-value"
  case duplicateRow = "duplicate-row"
  case supersededPair = "superseded-pair"
  case daysDisagree = "days-disagree"
  case overlappingStatus = "overlapping-status"
  case hiddenSubstance = "hidden-substance"
  case unclosedQuote = "unclosed-quote"
  case truncatedXML = "truncated-xml"

  /// What becomes of a record with the fault.
  public enum End: Sendable, Hashable {
    case quarantined, corrected, duplicate, superseded
    /// Accepted, with a finding.
    case finding
    /// The whole file is refused.
    case refused
  }

  /// The stable name used in options.
  public var id: String { rawValue }

  /// Whether the kind is planted only when asked for by name, because it spoils the rest of a file.
  public var onlyByName: Bool { self == .unclosedQuote || self == .truncatedXML }

  /// What the importer should make of a record with the fault.
  public var end: End {
    switch self {
    case .lowerCaseCode, .typographicDash, .blankInCode: .corrected
    case .duplicateRow: .duplicate
    case .supersededPair: .superseded
    case .daysDisagree, .overlappingStatus: .finding
    case .truncatedXML: .refused
    default: .quarantined
    }
  }

  /// The fault the importer should name; nothing for duplicates and superseded records.
  public var fault: Fault? {
    switch self {
    case .badCheckCharacter: .personCodeCheck
    case .badBirthday: .personCodeDay
    case .lowerCaseCode: .lowerCaseCode
    case .typographicDash: .dashFolded
    case .blankInCode: .blankTrimmed
    case .unknownCode: .unknownCode
    case .badDay, .hiddenSubstance: .badDay
    case .endBeforeStart: .endBeforeStart
    case .reviewBeforeSigning: .reviewBeforeSigning
    case .raggedRow: .raggedRow
    case .strayQuote: .strayQuote
    case .badEncoding: .badEncoding
    case .missingValue: .missingValue
    case .duplicateRow, .supersededPair: nil
    case .daysDisagree: .daysDisagree
    case .overlappingStatus: .overlappingStatus
    case .unclosedQuote: .unclosedQuote
    case .truncatedXML: .brokenXML
    }
  }

  var isOfCode: Bool {
    switch self {
    case .badCheckCharacter, .badBirthday, .lowerCaseCode, .typographicDash, .blankInCode: true
    default: false
    }
  }
}
