public import Register
public import StrictYAML

/// What is wrong with a rule book or a table of bands, found before any run.
///
/// The whole fact space is proven, with facts that are none or unknown, for every stretch of days
/// with its own parameters: no combination for which no row holds, no row that can never decide, no
/// overlap where order does not decide; no value outside its fact's range, no day without a
/// parameter's value, no text that a language lacks.
public struct Proof: Sendable, Hashable {
  /// The id of the book or table.
  public let id: String
  /// The file as the user knows it.
  public let file: String
  /// The number of rows.
  public let rows: Int
  /// The number of facts.
  public let facts: Int
  /// Whether it is a table of bands.
  public let isBandTable: Bool
  /// What is wrong, by line; empty if the table is proven.
  public internal(set) var faults: [ProofFault]
  /// Parameters past the day until which somebody has checked them, on the as-of day.
  public internal(set) var unchecked: [Parameter] = []

  /// Whether nothing is wrong.
  public var isProven: Bool { faults.isEmpty }

  /// Proves a book.
  ///
  /// - Parameter asOf: A day on which every parameter must have a value; nothing means only the
  ///   days that the book itself names.
  public init(_ book: RuleBook, asOf: Day? = nil) {
    id = book.id
    file = book.file
    rows = book.rules.count
    facts = book.facts.count
    isBandTable = false
    faults = Proof.textFaults(book) + Proof.rangeFaults(book) + Proof.dayFaults(book, asOf)
    faults += Proof.rowFaults(book, asOf)
    if let asOf {
      unchecked = book.parameters.filter { $0.checkUntil.map { asOf > $0 } ?? false }
    }
    sort()
  }

  /// Proves a file: a rule book, or a table of bands.
  ///
  /// - Throws: `YAMLFault` if the file cannot be read as one of the two, a text missing in a
  ///   language apart: those are all listed as faults.
  public init(text: String, file: String, asOf: Day? = nil) throws(YAMLFault) {
    let root = try YAMLNode.parse(text, file: file)
    do {
      if BandTable.isOne(root) {
        self.init(try BandTable(root))
      } else {
        self.init(try RuleBook(text: text, file: file), asOf: asOf)
      }
    } catch {
      let missing = Proof.missingTexts(root)
      guard !missing.isEmpty, case .missingKey(let key) = error.problem,
        Language(rawValue: key) != nil
      else { throw error }
      self.init(id: file, file: file, rows: 0, facts: 0, faults: missing)
    }
  }

  init(
    id: String, file: String, rows: Int, facts: Int, isBandTable: Bool = false,
    faults: [ProofFault]
  ) {
    self.id = id
    self.file = file
    self.rows = rows
    self.facts = facts
    self.isBandTable = isBandTable
    self.faults = faults
    sort()
  }

  // A stable sort by hand: Swift's own promises nothing for equal elements.
  private mutating func sort() {
    faults = faults.enumerated().sorted {
      ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
    }.map(\.element)
  }
}
