import Register

extension ShapePlan {
  /// Which records a row makes.
  enum Choice {
    /// One of them, by the word that decides.
    case one(Int)
    /// All of them, as far as their cells are filled.
    case all
    /// None: the field holds a word that decides nothing.
    case unknown(field: Int)
  }

  /// Finds the records a row makes.
  func choose(cells: Span<Cell>, bytes: Span<UInt8>) -> Choice {
    if decider >= 0 {
      guard let word = switches[decider].find(bytes, cells[decider]) else {
        return .unknown(field: decider)
      }
      return .one(ruleOfWord[word])
    }
    guard let first = rules.first, let decisive = first.conditions.first else { return .all }
    var field = decisive.field
    var word = -2
    var wordField = -1
    for (index, rule) in rules.enumerated() {
      var holds = true
      for condition in rule.conditions {
        if condition.field != wordField {
          word = self.word(condition.field, cells: cells, bytes: bytes)
          wordField = condition.field
        }
        if condition.word != word {
          holds = false
          // The field that decides is the last one that some rule came to.
          if condition.field != decisive.field { field = condition.field }
          break
        }
      }
      if holds { return .one(index) }
    }
    return .unknown(field: field)
  }

  private func word(_ field: Int, cells: Span<Cell>, bytes: Span<UInt8>) -> Int {
    switches[field].find(bytes, cells[field]) ?? -1
  }

  /// What kind of record a faulty row is, where that can be told.
  func kind(cells: Span<Cell>, bytes: Span<UInt8>) -> RecordKind? {
    switch choose(cells: cells, bytes: bytes) {
    case .one(let index): rules[index].kind
    case .all: rules.count == 1 ? rules.first?.kind : nil
    case .unknown: nil
    }
  }

  /// The records that a row which makes several would have made; none if it makes only one.
  func parts(cells: Span<Cell>, bytes: Span<UInt8>) -> [FileContents.Part] {
    guard case .all = choose(cells: cells, bytes: bytes), rules.count > 1 else { return [] }
    var parts: [FileContents.Part] = []
    for (index, rule) in rules.enumerated() {
      guard rule.filled.isEmpty || rule.filled.contains(where: { cells[$0].count > 0 }) else {
        continue
      }
      let code = situation(rule: index, cells: cells, bytes: bytes)
      parts.append(FileContents.Part(kind: rule.kind, code: code))
    }
    return parts
  }

  /// For situations, which situation a faulty row speaks of.
  func situation(rule: Int?, cells: Span<Cell>, bytes: Span<UInt8>) -> Symbol {
    var index = rule
    if index == nil, case .one(let found) = choose(cells: cells, bytes: bytes) { index = found }
    guard let index, rules[index].kind == .situation else { return .none }
    for step in steps[rules[index].steps] where step.target == .code { return step.constant }
    return .none
  }
}

extension Record {
  /// While records are read and compared: the day of the list row that made the record.
  var listDay: Day {
    get { Day(rawValue: slotA) }
    set { slotA = newValue.rawValue }
  }

  /// While records are compared: the day the record's file was extracted.
  var extractionDay: Day {
    get { Day(rawValue: slotD) }
    set { slotD = newValue.rawValue }
  }
}
