import Register

extension Joiner {
  /// Brings the records into the order of their persons; the records of a person stay in the order
  /// of files and lines.
  ///
  /// A radix sort of small pairs finds the order, and the records, 48 bytes each, are then moved
  /// once and in place, so that no second copy of them is ever made.
  mutating func sortByPerson() {
    guard records.count > 1 else { return }
    var order = Joiner.order(of: records)
    for start in order.indices where order[start] != UInt32(start) {
      let first = records[start]
      var target = start
      while true {
        let source = Int(order[target])
        order[target] = UInt32(target)
        if source == start { break }
        records[target] = records[source]
        target = source
      }
      records[target] = first
    }
  }

  // The indices of the records in the order of their persons.
  private static func order(of records: [Record]) -> [UInt32] {
    var pairs: [UInt64] = []
    pairs.reserveCapacity(records.count)
    for (index, record) in records.enumerated() {
      pairs.append(UInt64(record.person) << 32 | UInt64(index))
    }
    var other = [UInt64](repeating: 0, count: pairs.count)
    for pass in 0..<3 {
      let shift = UInt64(32 + 11 * pass)
      var counts = [Int](repeating: 0, count: 2048)
      for pair in pairs { counts[Int(pair >> shift & 2047)] += 1 }
      if counts.contains(pairs.count) { continue }
      var sum = 0
      for bucket in counts.indices {
        let count = counts[bucket]
        counts[bucket] = sum
        sum += count
      }
      for pair in pairs {
        let bucket = Int(pair >> shift & 2047)
        other[counts[bucket]] = pair
        counts[bucket] += 1
      }
      swap(&pairs, &other)
    }
    other = []
    return pairs.map { UInt32(truncatingIfNeeded: $0) }
  }
}

extension Record {
  /// Replaces the symbols of a file by those of the run.
  mutating func map(_ map: [Symbol], firstClient: Int) {
    code = map[Int(code.rawValue)]
    value = map[Int(value.rawValue)]
    switch kind {
    case .client: details += firstClient
    case .measure: place = map[Int(place.rawValue)]
    case .event:
      coach = map[Int(coach.rawValue)]
      employer = map[Int(employer.rawValue)]
      place = map[Int(place.rawValue)]
    case .participation:
      coach = map[Int(coach.rawValue)]
      municipality = map[Int(municipality.rawValue)]
    default: break
    }
  }
}

extension ClientDetails {
  /// The same details with the symbols of the run.
  func mapped(_ map: [Symbol]) -> ClientDetails {
    var copy = self
    copy.lastName = map[Int(lastName.rawValue)]
    copy.firstNames = map[Int(firstNames.rawValue)]
    copy.municipality = map[Int(municipality.rawValue)]
    copy.office = map[Int(office.rawValue)]
    copy.unit = map[Int(unit.rawValue)]
    copy.language = map[Int(language.rawValue)]
    copy.street = map[Int(street.rawValue)]
    copy.postalCode = map[Int(postalCode.rawValue)]
    copy.postTown = map[Int(postTown.rawValue)]
    copy.education = map[Int(education.rawValue)]
    copy.occupation = map[Int(occupation.rawValue)]
    return copy
  }
}
