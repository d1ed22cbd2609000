public import Register
public import Rulebook

/// Screens the list of 500-day clients: facts from the registers, a decision from the rule book,
/// the order of invitation, and for everyone an explanation.
///
/// A screener is a value that never changes. `judge` reads facts and decides for any part of the
/// list without touching the others, so parts can be judged on several threads; `result` puts them
/// in order.
public struct Screener: Sendable {
  /// The rules with the parameters of the screening day.
  public let table: RuleTable
  /// The persons on the list, as indices in the person table, in the order of their codes.
  public let listed: [Int]
  /// The project's settings.
  public let settings: ScreeningSettings

  let people: PersonTable
  let history: ScreeningHistory
  let files: [String]
  let reader: FactReader
  let factOrder: [FactID]
  let overrides: [PersonKey: Override]
  let overridesNotOnList: Int
  let regionOfMunicipality: [Symbol: String]
  let registers: [SourceRegister: RegisterState]

  /// Prepares the screening of a list.
  ///
  /// - Parameters:
  ///   - people: The persons with their records.
  ///   - registers: How far each register can be believed to be complete.
  ///   - settings: The project's settings, the screening day among them.
  ///   - history: What earlier runs decided.
  ///   - overrides: Caseworkers' decisions; the latest by the screening day wins.
  ///   - book: The rule book.
  ///   - files: The names of the source files, by index, for explanations.
  public init(
    people: PersonTable, registers: [SourceRegister: RegisterState], settings: ScreeningSettings,
    history: ScreeningHistory = ScreeningHistory(), overrides: [Override] = [], book: RuleBook,
    files: [String] = []
  ) throws(ScreeningFault) {
    do {
      table = try RuleTable(book, on: settings.day, trial: settings.trial)
    } catch { throw .book(error) }
    factOrder = try Screener.factOrder(of: book)
    self.people = people
    self.settings = settings
    self.history = history
    self.files = files
    self.registers = registers
    var listed: [Int] = []
    for record in people.records where record.marks.contains(.list) {
      if listed.last != Int(record.person) { listed.append(Int(record.person)) }
    }
    self.listed = listed
    reader = FactReader(
      people: people, day: settings.day, access: Access(settings, registers),
      words: Vocabulary(people, table, settings.trial), payments: settings.payments,
      invited: history.invited)
    self.overrides = try Screener.latest(overrides, by: settings.day, book: book)
    let onList = Set(listed.map { people.keys[$0] })
    overridesNotOnList = self.overrides.keys.reduce(0) { $0 + (onList.contains($1) ? 0 : 1) }
    regionOfMunicipality = Screener.regions(people, settings)
  }

  /// Judges and orders the whole list.
  public func screen() -> ScreeningResult { result(judge(0..<listed.count)) }

  private static func factOrder(of book: RuleBook) throws(ScreeningFault) -> [FactID] {
    var order: [FactID] = []
    for fact in book.facts {
      guard let id = FactID.allCases.first(where: { $0.id == fact.id }) else {
        let nearest = FactID.allCases.map(\.id).first { $0.hasPrefix(fact.id.prefix(4)) }
        throw .unknownFact(file: book.file, line: fact.line, fact: fact.id, nearest: nearest)
      }
      guard fact.kind == id.kind else {
        throw .wrongFactType(
          file: book.file, line: fact.line, fact: fact.id, expected: id.kind.rawValue)
      }
      order.append(id)
    }
    return order
  }

  // Of several decisions about one person the latest holds; of one day the one written later.
  private static func latest(
    _ overrides: [Override], by day: Day, book: RuleBook
  ) throws(ScreeningFault) -> [PersonKey: Override] {
    var result: [PersonKey: Override] = [:]
    for override in overrides {
      guard book.decision(override.decision) != nil else {
        throw .unknownDecision(override.decision, allowed: book.decisions.map(\.id))
      }
      guard override.day <= day else { continue }
      if let other = result[override.key], other.day > override.day { continue }
      result[override.key] = override
    }
    return result
  }

  private static func regions(
    _ people: PersonTable, _ settings: ScreeningSettings
  ) -> [Symbol: String] {
    var result: [Symbol: String] = [:]
    let municipalities = Municipalities.builtIn
    func add(_ code: Symbol) {
      guard !code.isNone, result[code] == nil else { return }
      result[code] =
        settings.regions.region(
          of: people.symbols.text(code), on: settings.day, municipalities: municipalities) ?? ""
    }
    for client in people.clients { add(client.municipality) }
    for record in people.records where record.kind == .residence { add(record.code) }
    return result
  }
}
