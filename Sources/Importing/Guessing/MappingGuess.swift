import Register

/// What each column of an unknown file most likely means.
struct MappingGuess: Sendable {
  /// What one column was taken for, and on what grounds.
  struct Choice: Sendable {
    var column: String
    /// Nothing where no meaning is near enough.
    var meaning: ColumnMeaning?
    /// How sure it is, 0 to 1.
    var score: Double
    /// The notions that the name holds.
    var notions: [String]
    /// The share of the values that look as they should; nothing if there were no values.
    var agreement: Double?
    var shape: ValueShape
  }

  /// The columns of one group and the record that its rows mainly are.
  struct Group: Sendable {
    var name: String
    var kind: String
    var choices: [Choice]
  }

  var groups: [Group] = []

  // A file with more columns is no register's; what they mean is left to the reader.
  private static let mostColumns = 1_000
  // Below this a column is left to the reader.
  private static let least = 0.34

  private struct Candidate {
    var column: Int
    var meaning: Int
    var score: Double
  }

  init(
    _ file: ForeignFile, words: NameWords = .builtIn,
    meanings: [ColumnMeaning] = ColumnMeaning.builtIn,
    values: KnownValues = .builtIn
  ) {
    let fileNotions = words.read(file.name + " " + file.root).notions
    for group in file.groups {
      let context =
        group.name.isEmpty ? fileNotions : words.read(group.name).notions
      groups.append(
        MappingGuess.guess(
          group, context: context, isInner: !group.name.isEmpty, words, meanings, values))
    }
  }

  private static func guess(
    _ whole: ForeignFile.Group, context: Set<String>, isInner: Bool, _ words: NameWords,
    _ meanings: [ColumnMeaning], _ values: KnownValues
  ) -> Group {
    var group = whole
    group.columns = Array(whole.columns.prefix(mostColumns))
    let names = group.columns.map { words.read($0.name) }
    let shapes = group.columns.map { ValueShape($0.values, known: values) }
    var scores: [[Double]] = []
    for index in group.columns.indices {
      scores.append(
        meanings.map {
          score($0, names[index], shapes[index], context: context)
        })
    }
    var best: (kind: String, total: Double, picks: [Candidate]) = ("client", -1, [])
    for kind in RecordKind.allCases.map(\.id) {
      let picks = assign(kind, group, names.map(\.notions), scores, meanings, isInner: isInner)
      let bonus = kindBonus(kind, context, names.map(\.notions), shapes)
      let total = picks.reduce(0) { $0 + $1.score } + bonus
      if total > best.total + 1e-9 { best = (kind, total, picks) }
    }
    var choices: [Choice] = []
    for index in group.columns.indices {
      let pick = best.picks.first { $0.column == index }
      let meaning = pick.map { meanings[$0.meaning] }
      choices.append(
        Choice(
          column: group.columns[index].name, meaning: meaning, score: min(1, pick?.score ?? 0),
          notions: names[index].notions.sorted(),
          agreement: meaning.flatMap { shapes[index].agreement($0.shape) },
          shape: shapes[index]))
    }
    for column in whole.columns.dropFirst(mostColumns) {
      choices.append(
        Choice(
          column: column.name, meaning: nil, score: 0, notions: [], agreement: nil,
          shape: ValueShape([], known: values)))
    }
    return Group(name: group.name, kind: best.kind, choices: choices)
  }

  /// Name and values together.
  private static func score(
    _ meaning: ColumnMeaning, _ name: NameWords.Reading,
    _ shape: ValueShape, context: Set<String>
  ) -> Double {
    let byName = meaning.score(name, context: context) * (0.6 + 0.4 * name.explained)
    let agreement = shape.agreement(meaning.shape)
    // Person codes are known by themselves.
    if meaning.id == "person-code", let agreement, agreement >= 0.6 {
      return 0.8 + 0.2 * max(byName, agreement)
    }
    let known = shape.known(meaning.id)
    guard byName > 0 else { return known >= 0.5 ? 0.3 + 0.3 * known : 0 }
    guard let agreement else { return byName * 0.85 }
    return min(1, byName * (0.25 + 0.85 * agreement) + 0.25 * known)
  }

  /// What speaks for a kind of record besides the single columns.
  private static func kindBonus(
    _ kind: String, _ context: Set<String>, _ names: [Set<String>], _ shapes: [ValueShape]
  ) -> Double {
    let own = kindNotions[kind] ?? []
    let named = names.count { !$0.isDisjoint(with: own) }
    // Without a word of its own, a record is not guessed from a start and an end.
    guard kind == "client" || named > 0 || !context.isDisjoint(with: own) else {
      let prefix = kind + "."
      let isKnown = shapes.contains { shape in
        shape.words.keys.contains { $0.hasPrefix(prefix) && shape.known($0) >= 0.5 }
      }
      return isKnown ? 0.2 : -100
    }
    var bonus = context.isDisjoint(with: own) ? 0 : 0.35
    bonus += 0.15 * Double(min(3, named))
    let prefix = kind + "."
    for shape in shapes {
      let known = shape.words.keys.filter { $0.hasPrefix(prefix) }.map { shape.known($0) }.max()
      bonus += 0.4 * (known ?? 0)
    }
    return bonus
  }

  private static let kindNotions: [String: Set<String>] = [
    "residence": ["residence"], "permission": ["permission"], "job-search": ["search"],
    "status": ["employment", "status", "unemployment"], "service-line": ["line"],
    "measure": ["measure", "service"], "plan": ["plan"], "contact": ["contact", "way"],
    "benefit": ["benefit", "paid", "accrued", "gross"], "statement": ["count"],
    "situation": ["health", "workability", "substance", "sick", "debt"],
    "participation": ["participation", "project", "part", "outcome"], "event": ["event"],
  ]

  /// The best meaning for each column, none twice.
  ///
  /// The values of the main record may be named by themselves (`start`); those of others only
  /// with a notion of their own (`plan start`).
  private static func assign(
    _ kind: String, _ group: ForeignFile.Group, _ names: [Set<String>], _ scores: [[Double]],
    _ meanings: [ColumnMeaning], isInner: Bool
  ) -> [Candidate] {
    var candidates: [Candidate] = []
    for column in group.columns.indices {
      for (index, meaning) in meanings.enumerated() {
        var score = scores[column][index]
        guard score >= least else { continue }
        if let other = meaning.kind, other != kind {
          if other == "client" {
            if isInner { continue }
          } else {
            let own = kindNotions[other] ?? []
            guard !isInner, !names[column].isDisjoint(with: own) else { continue }
            score *= 0.9
          }
        }
        if meaning.id == "-" { score *= 0.95 }
        // Of two that are as good, the one of the rows' own record.
        if meaning.kind == kind { score += 0.03 }
        candidates.append(Candidate(column: column, meaning: index, score: score))
      }
    }
    candidates.sort {
      ($0.score, -$0.column, -$0.meaning) > ($1.score, -$1.column, -$1.meaning)
    }
    var taken: Set<Int> = []
    var used: Set<Int> = []
    var picks: [Candidate] = []
    for candidate in candidates {
      let isFree = meanings[candidate.meaning].id == "-" || !used.contains(candidate.meaning)
      guard isFree, !taken.contains(candidate.column) else { continue }
      taken.insert(candidate.column)
      used.insert(candidate.meaning)
      picks.append(candidate)
    }
    return picks
  }
}
