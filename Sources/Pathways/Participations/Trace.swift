public import Register

/// Participations with everything that is read from the lives behind them: outcomes, sequences and
/// activities, for some or all persons of a run.
///
/// Sequences and activities lie end to end in one array each; `sequence(_:)` and `activities(_:)`
/// cut out those of one row.
public struct Trace: Sendable {
  /// How long one step of a sequence is.
  public enum Step: String, Sendable, Hashable, CaseIterable {
    /// No sequences.
    case none
    /// A calendar month, a missing day being the month's last.
    case month
    /// Seven days.
    case week
  }

  /// The participations.
  public internal(set) var rows: [OutcomeRow] = []
  var states: [PathwayState] = []
  var sequenceEnds: [Int] = []
  var occurrences: [Occurrence] = []
  var occurrenceEnds: [Int] = []

  /// Makes an empty trace.
  public init() {}

  /// The states of a row, one a step from the first day on; empty where none were asked for.
  public func sequence(_ row: Int) -> ArraySlice<PathwayState> {
    guard row < sequenceEnds.count else { return [] }
    return states[(row == 0 ? 0 : sequenceEnds[row - 1])..<sequenceEnds[row]]
  }

  /// The activities of a row in their order.
  public func activities(_ row: Int) -> ArraySlice<Occurrence> {
    guard row < occurrenceEnds.count else { return [] }
    return occurrences[(row == 0 ? 0 : occurrenceEnds[row - 1])..<occurrenceEnds[row]]
  }

  /// Joins the traces of several ranges of persons, by start, then person code, whatever the
  /// ranges were and in whatever order they come.
  public static func joined(_ parts: [Trace], symbols: SymbolTable) -> Trace {
    var places: [Place] = []
    for part in parts.indices {
      for row in parts[part].rows.indices {
        places.append(Place(parts[part].rows[row], part: part, row: row))
      }
    }
    places.sort { left, right in
      if left.started != right.started { return left.started < right.started }
      if left.key != right.key, left.key.code != nil, right.key.code != nil {
        return left.key < right.key
      }
      return precedes(parts[left.part].rows[left.row], parts[right.part].rows[right.row], symbols)
    }
    var result = Trace()
    result.rows.reserveCapacity(places.count)
    result.states.reserveCapacity(parts.reduce(0) { $0 + $1.states.count })
    result.occurrences.reserveCapacity(parts.reduce(0) { $0 + $1.occurrences.count })
    for place in places {
      let part = parts[place.part]
      result.rows.append(part.rows[place.row])
      result.states.append(contentsOf: part.sequence(place.row))
      result.sequenceEnds.append(result.states.count)
      result.occurrences.append(contentsOf: part.activities(place.row))
      result.occurrenceEnds.append(result.occurrences.count)
    }
    return result
  }

  // Where a row lies, with what nearly always decides its order.
  private struct Place {
    var started: Day
    var key: PersonKey
    var part: Int
    var row: Int

    init(_ source: OutcomeRow, part: Int, row: Int) {
      started = source.participation.started
      key = source.key
      self.part = part
      self.row = row
    }
  }

  // By start, then the person's text by bytes, then the part's, the end, and the record.
  private static func precedes(
    _ left: OutcomeRow, _ right: OutcomeRow, _ symbols: SymbolTable
  ) -> Bool {
    let (one, two) = (left.participation, right.participation)
    if one.started != two.started { return one.started < two.started }
    if left.key != right.key {
      if left.key.code != nil, right.key.code != nil { return left.key < right.key }
      let (text, other) = (bytes(left.key, symbols), bytes(right.key, symbols))
      if text != other { return text.lexicographicallyPrecedes(other) }
      return left.key < right.key
    }
    for (part, other) in zip(one.parts, two.parts) where part != other {
      return symbols.utf8(part).lexicographicallyPrecedes(symbols.utf8(other))
    }
    if one.parts.count != two.parts.count { return one.parts.count < two.parts.count }
    if one.ended != two.ended { return one.ended < two.ended }
    return one.record < two.record
  }

  private static func bytes(_ key: PersonKey, _ symbols: SymbolTable) -> ArraySlice<UInt8> {
    if let code = key.code { return code.bytes[...] }
    return key.number.map { symbols.utf8($0) } ?? []
  }
}
