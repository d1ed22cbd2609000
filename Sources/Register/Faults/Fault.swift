/// Everything that can be wrong with input: a closed list with stable ids.
///
/// The ids stand in `quarantine.csv`, `findings.csv` and `run.json`; their texts in three languages
/// are in `faults.tsv`.
public enum Fault: String, Sendable, Hashable, CaseIterable, Comparable {
  // Files that are refused.
  case unknownLayout = "unknown-layout"
  case missingColumn = "missing-column"
  case doctype = "doctype"
  case brokenXML = "broken-xml"
  case xmlVersion = "xml-version"
  case unsupportedEncoding = "unsupported-encoding"
  case encodingMismatch = "encoding-mismatch"
  case tooDeep = "too-deep"
  case tagTooLong = "tag-too-long"
  case textTooLong = "text-too-long"
  case notRegularFile = "not-regular-file"
  case unreadable = "unreadable"
  case emptyFile = "empty-file"
  case tooManyColumns = "too-many-columns"
  case expansionTooLarge = "expansion-too-large"
  case brokenGzip = "broken-gzip"
  case noRoomToUnpack = "no-room-to-unpack"
  case duplicateColumn = "duplicate-column"

  // Records that are quarantined.
  case fileNotWhole = "file-not-whole"
  case raggedRow = "ragged-row"
  case strayQuote = "stray-quote"
  case unclosedQuote = "unclosed-quote"
  case badEncoding = "bad-encoding"
  case nulByte = "nul-byte"
  case fieldTooLong = "field-too-long"
  case missingValue = "missing-value"
  case personCodeForm = "person-code-form"
  case personCodeDay = "person-code-day"
  case personCodeNumber = "person-code-number"
  case personCodeCheck = "person-code-check"
  case bornAfterAsOf = "born-after-as-of"
  case badDay = "bad-day"
  case badNumber = "bad-number"
  case badAnswer = "bad-answer"
  case badCode = "bad-code"
  case unknownCode = "unknown-code"
  case endBeforeStart = "end-before-start"
  case reviewBeforeSigning = "review-before-signing"
  case personElementFaulty = "person-element-faulty"

  // Corrections.
  case lowerCaseCode = "lower-case-code"
  case dashFolded = "dash-folded"
  case blankTrimmed = "blank-trimmed"

  // Findings that quarantine nothing.
  case temporaryCodes = "temporary-codes"
  case unknownColumn = "unknown-column"
  case unknownElement = "unknown-element"
  case unknownOpenCode = "unknown-open-code"
  case codeOutsideDates = "code-outside-dates"
  case overlappingStatus = "overlapping-status"
  case paymentDuringWork = "payment-during-work"
  case daysDisagree = "days-disagree"
  case listRowsDiffer = "list-rows-differ"
  case guessedEncoding = "guessed-encoding"
  case repeatedField = "repeated-field"
  case preambleSkipped = "preamble-skipped"
  case totalsRowSkipped = "totals-row-skipped"
  case noRecords = "no-records"
  case registerNotRead = "register-not-read"
  case registerNotWhole = "register-not-whole"
  case quarantineAboveLimit = "quarantine-above-limit"
  case fileMissing = "file-missing"
  case registerShrank = "register-shrank"
  case outcomeDisagrees = "outcome-disagrees"
  case totalDiffersFromParts = "total-differs-from-parts"
  case targetRegionUnknown = "target-region-unknown"
  case noParticipants = "no-participants"
  case participationWithoutRecords = "participation-without-records"
  case parameterUnchecked = "parameter-unchecked"
  case notReplaced = "not-replaced"
  case overrideNotOnList = "override-not-on-list"
  case overrideAfterAsOf = "override-after-as-of"
  case codeInFileName = "code-in-file-name"

  // Where a file breaks the XML schema of its layout; nothing becomes of a record by it.
  case schemaUnknownElement = "schema-unknown-element"
  case schemaUnknownAttribute = "schema-unknown-attribute"
  case schemaMisplacedElement = "schema-misplaced-element"
  case schemaMissingElement = "schema-missing-element"
  case schemaMissingAttribute = "schema-missing-attribute"
  case schemaValue = "schema-value"
  case schemaText = "schema-text"
  case schemaOther = "schema-other"
  case schemaStopped = "schema-stopped"
  case schemaUnlisted = "schema-unlisted"
  case noSchema = "no-schema"

  /// The stable name of the fault.
  public var id: String { rawValue }

  /// Faults sort by their id.
  public static func < (left: Fault, right: Fault) -> Bool { left.rawValue < right.rawValue }
}
