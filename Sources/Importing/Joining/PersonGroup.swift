import Register

/// The records of one part of a file, with what makes them records of the run.
struct PersonPiece: Sendable {
  var records: RecordGroups
  /// Index of the file.
  var file: UInt16
  /// What is to be added to the lines.
  var lines: UInt32
  /// What is to be added to the indices of client details.
  var firstClient: Int
  /// The symbols of the run for those of the part.
  var map: [Symbol]
}

/// One group of persons: brings its records together from all parts.
enum PersonGroup {
  /// The number of records of a group.
  static func count(_ group: Int, in pieces: [PersonPiece]) -> Int {
    pieces.reduce(0) { $0 + $1.records.range(of: group).count }
  }

  /// Puts the records of a group into the order of their persons; those of a person stay in the
  /// order of files and lines.
  ///
  /// A radix sort of small pairs finds the order, and the records, 48 bytes each, are then moved
  /// once, to the place where they stay.
  static func gather(
    _ group: Int, from pieces: [PersonPiece], into span: inout OutputSpan<Record>
  ) {
    let count = count(group, in: pieces)
    // The person above, the place in `sources` below.
    var pairs: [UInt64] = []
    pairs.reserveCapacity(count)
    var sources: [UInt64] = []
    sources.reserveCapacity(count)
    for (piece, own) in pieces.enumerated() {
      for index in own.records.range(of: group) {
        let person = Joiner.mapped(own.records.records[index].person, own.map)
        pairs.append(UInt64(person) << 32 | UInt64(sources.count))
        sources.append(UInt64(piece) << 32 | UInt64(index))
      }
    }
    sort(&pairs)
    for pair in pairs {
      let source = sources[Int(pair & 0xffff_ffff)]
      let piece = Int(source >> 32)
      var record = pieces[piece].records.records[Int(source & 0xffff_ffff)]
      record.file = pieces[piece].file
      record.line = record.line &+ pieces[piece].lines
      record.person = UInt32(truncatingIfNeeded: pair >> 32)
      record.map(pieces[piece].map, firstClient: pieces[piece].firstClient)
      span.append(record)
    }
  }

  // Sorts pairs by their upper halves, and leaves equal ones in their order.
  private static func sort(_ pairs: inout [UInt64]) {
    guard pairs.count > 1 else { return }
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
