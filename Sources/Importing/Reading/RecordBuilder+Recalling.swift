import Register

// Rows whose words came to something before.
extension RecordBuilder {
  /// Reads a row whose words came to something before, by the number of that; of its cells only
  /// those that are no words need be there.
  ///
  /// Returns false if it could not, and nothing is different then: the row is to be read as if
  /// nothing were known, which tells its fault.
  mutating func recall(
    _ plan: ShapePlan, _ number: Int, _ cells: Span<Cell>, _ bytes: Span<UInt8>, _ place: RowPlace
  ) -> Bool {
    for position in 0..<plan.otherRequired.count
    where cells[plan.otherRequired[position]].count == 0 {
      return false
    }
    record = memos[plan.number].entries[number].record
    RecordBuilder.begin(&record, place)
    let rule = memos[plan.number].entries[number].rule
    var endField = 0
    for position in plan.rules[rule].openSteps {
      guard take(plan, plan.openSteps[position], cells, bytes, &endField) else { return false }
    }
    guard RecordBuilder.isInOrder(&record) else { return false }
    contents.records.append(record, byte: place.keepsBytes ? place.byte : nil)
    contents.report.read += 1
    return true
  }

  /// The same for a row of which only days are left to read; they are given by a function of their
  /// field, as `UsualDays` tells them.
  @inline(__always)
  mutating func recall(
    _ plan: ShapePlan, _ number: Int, person: UInt32, line: UInt32, day: (Int) -> Day
  ) -> Bool {
    guard let fields = memos[plan.number].entries[number].days else { return false }
    var record = memos[plan.number].entries[number].record
    if fields.start >= 0 {
      let first = day(fields.start)
      guard first.isReal else { return false }
      record.start = first
    }
    if fields.end >= 0 {
      let last = day(fields.end)
      if last.isReal {
        record.end = last
      } else if last != .open || fields.needsEnd {
        return false
      }
    }
    guard RecordBuilder.isInOrder(&record) else { return false }
    record.person = person
    record.line = line
    contents.records.append(record, byte: nil)
    contents.report.read += 1
    return true
  }

  /// Keeps what the words of a good row came to.
  mutating func remember(
    _ plan: ShapePlan, _ rule: Int, _ cells: Span<Cell>, _ bytes: Span<UInt8>
  ) {
    record = plan.rules[rule].template
    for position in plan.rules[rule].steps where plan.steps[position].isSettled(by: plan.wordFields)
    {
      var endField = 0
      guard take(plan, plan.steps[position], cells, bytes, &endField) else { return }
    }
    guard memos[plan.number].sets.add(cells, bytes) else { return }
    memos[plan.number].add(
      RowMemo.Entry(rule: rule, record: record, days: plan.rules[rule].days))
    recallable = memos[plan.number].numbers.last ?? -1
  }
}
