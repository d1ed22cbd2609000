import Register

extension Proof {
  /// The stretches of days on which all parameters keep their values, from the book's first day on.
  ///
  /// A book whose parameters have no days has one stretch without ends.
  static func stretches(_ book: RuleBook, _ asOf: Day?) -> [DayRange] {
    var starts: Set<Day> = [.missing]
    for parameter in book.parameters {
      for dated in parameter.values {
        if dated.days.first.isReal { starts.insert(dated.days.first) }
        if dated.days.last.isReal { starts.insert(dated.days.last + 1) }
      }
    }
    let sorted = starts.sorted()
    return sorted.enumerated().compactMap { place, first in
      let last = place + 1 < sorted.count ? sorted[place + 1] - 1 : Day.open
      let day = first.real ?? last.real ?? asOf ?? book.exampleDay
      return book.parameters.allSatisfy { $0.value(on: day) != nil } ? DayRange(first, last) : nil
    }
  }

  /// Days without a value of a parameter: between two of its values, between the book's first and
  /// last day, and on the as-of day.
  ///
  /// The book's first day is the first on which one of its parameters begins to hold (those that
  /// have always held apart), or the first day of an example; the last day likewise.
  static func dayFaults(_ book: RuleBook, _ asOf: Day?) -> [ProofFault] {
    var named = [book.exampleDay] + book.examples.map(\.day)
    for parameter in book.parameters {
      let days = parameter.values.map(\.days)
      if let first = days.map(\.first).min()?.real { named.append(first) }
      if let last = days.map(\.last).max()?.real { named.append(last) }
    }
    guard let first = named.min(), let last = named.max() else { return [] }
    var faults: [ProofFault] = []
    for parameter in book.parameters {
      var holes = Proof.holes(parameter, in: DayRange(first, last))
      if let asOf, parameter.value(on: asOf) == nil, !holes.contains(where: { $0.contains(asOf) }) {
        holes.append(DayRange(asOf, asOf))
      }
      for hole in holes {
        var fault = ProofFault(.noValue, line: parameter.line)
        fault.subject = parameter.id
        fault.days = hole
        faults.append(fault)
      }
    }
    return faults
  }

  private static func holes(_ parameter: Parameter, in days: DayRange) -> [DayRange] {
    let values = parameter.values.map(\.days).sorted { $0.first < $1.first }
    guard let begin = values.first?.first, let end = values.last?.last else { return [days] }
    var holes: [DayRange] = []
    if begin > days.first { holes.append(DayRange(days.first, begin - 1)) }
    for (earlier, later) in zip(values, values.dropFirst()) where later.first > earlier.last + 1 {
      holes.append(DayRange(earlier.last + 1, later.first - 1))
    }
    if end < days.last { holes.append(DayRange(end + 1, days.last)) }
    return holes
  }
}
