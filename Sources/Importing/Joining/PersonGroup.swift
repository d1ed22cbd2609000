import Register

/// The records of one group of persons, as the parts of the files gave them.
struct PersonGroup: Sendable {
  /// The records of one part of a file.
  struct Piece: Sendable {
    var records: [Record]
    /// Index of the file.
    var file: UInt16
    /// Index of the part among all parts, for its symbols.
    var part: Int
    /// What is to be added to the lines.
    var lines: UInt32
    /// What is to be added to the indices of client details.
    var firstClient: Int
  }

  /// The records in the order of their persons; those of a person in the order of files and lines.
  struct Sorted: Sendable {
    var records: [Record]
    var persons: Int
  }

  var pieces: [Piece] = []

  /// Takes the pieces over and sorts them: a radix sort of small pairs finds the order, and the
  /// records, 48 bytes each, are then moved once.
  consuming func sorted(_ maps: [[Symbol]]) -> Sorted {
    var records: [Record] = []
    records.reserveCapacity(pieces.reduce(0) { $0 + $1.records.count })
    for index in pieces.indices {
      var own: [Record] = []
      swap(&own, &pieces[index].records)
      let piece = pieces[index]
      let map = maps[piece.part]
      for var record in own {
        record.file = piece.file
        record.line = record.line &+ piece.lines
        record.person = Joiner.mapped(record.person, map)
        record.map(map, firstClient: piece.firstClient)
        records.append(record)
      }
    }
    guard records.count > 1 else { return Sorted(records: records, persons: records.count) }
    let order = PersonGroup.order(of: records)
    var result: [Record] = []
    result.reserveCapacity(records.count)
    var persons = 0
    var last: UInt32?
    for index in order {
      let record = records[Int(index)]
      if record.person != last {
        persons += 1
        last = record.person
      }
      result.append(record)
    }
    return Sorted(records: result, persons: persons)
  }

  // The indices of the records in the order of their persons.
  private static func order(of records: [Record]) -> [UInt32] {
    var pairs: [UInt64] = []
    pairs.reserveCapacity(records.count)
    for (index, record) in records.enumerated() {
      pairs.append(UInt64(record.person) << 32 | UInt64(index))
    }
    var other = [UInt64](repeating: 0, count: pairs.count)
    let bits: UInt64 = 12
    let size = 1 << Int(bits)
    for pass in 0..<3 {
      let shift = 32 + bits * UInt64(pass)
      let mask = UInt64(size - 1)
      var counts = [Int](repeating: 0, count: size)
      for pair in pairs { counts[Int(pair >> shift & mask)] += 1 }
      if counts.contains(pairs.count) { continue }
      var sum = 0
      for bucket in counts.indices {
        let count = counts[bucket]
        counts[bucket] = sum
        sum += count
      }
      for pair in pairs {
        let bucket = Int(pair >> shift & mask)
        other[counts[bucket]] = pair
        counts[bucket] += 1
      }
      swap(&pairs, &other)
    }
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
