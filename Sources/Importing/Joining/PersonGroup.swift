import Register
import Scanning

/// The records of one part of a file, with what makes them records of the run.
///
/// An object: hundreds of groups take their records from it, each without counting its arrays.
final class PersonPiece: Sendable {
  let records: RecordGroups
  /// Index of the file.
  let file: UInt16
  /// What is to be added to the lines.
  let lines: UInt32
  /// What is to be added to the indices of client details.
  let firstClient: Int
  /// The symbols of the run for those of the part.
  let map: [Symbol]

  init(records: RecordGroups, file: UInt16, lines: UInt32, firstClient: Int, map: [Symbol]) {
    self.records = records
    self.file = file
    self.lines = lines
    self.firstClient = firstClient
    self.map = map
  }

  /// Asks for the records of a run before they are copied.
  func bring(_ run: RecordGroups.Run) {
    let all = records.records
    let size = MemoryLayout<Record>.stride
    NearMemory.bring(
      all.span.bytes, at: Int(run.first) * size,
      count: min(Int(run.count), PersonPiece.mostBrought) * size)
  }

  // The processor goes on by itself where more records lie behind these.
  private static let mostBrought = 8

  /// Copies a run, as records of a person of the run.
  func copy(_ run: RecordGroups.Run, person: UInt32, into span: inout OutputSpan<Record>) {
    let all = records.records
    let records = all.span
    let symbols = map
    let map = symbols.span
    for index in Int(run.first)..<Int(run.first + run.count) {
      var record = records[index]
      record.file = file
      record.line = record.line &+ lines
      record.person = person
      record.map(map, firstClient: firstClient)
      span.append(record)
    }
  }
}

/// One group of persons: brings its records together from all parts.
enum PersonGroup {
  // How many runs ahead are asked for.
  private static let ahead = 8

  /// The number of records of a group.
  static func count(_ group: Int, in pieces: [PersonPiece]) -> Int {
    pieces.reduce(0) { sum, piece in
      piece.records.runs(of: group).reduce(sum) { $0 + Int($1.count) }
    }
  }

  /// Puts the records of a group into the order of their persons; those of a person stay in the
  /// order of files and lines.
  ///
  /// A radix sort of small pairs finds the order of the runs, and the records, 48 bytes each, are
  /// then moved once.
  static func gather(_ group: Int, from pieces: [PersonPiece], into records: inout [Record]) {
    // The person above, the place in `sources` below.
    var pairs: [UInt64] = []
    var sources: [(piece: Int, run: RecordGroups.Run)] = []
    for (index, piece) in pieces.enumerated() {
      for run in piece.records.runs(of: group) {
        let person = Joiner.mapped(run.person, piece.map)
        pairs.append(UInt64(person) << 32 | UInt64(sources.count))
        sources.append((index, run))
      }
    }
    sort(&pairs)
    records.append(addingCapacity: count(group, in: pieces)) { (span: inout OutputSpan<Record>) in
      // The runs lie all over the memory, so they are asked for some time ahead.
      for (place, pair) in pairs.enumerated() {
        if place + ahead < pairs.count {
          let next = sources[Int(pairs[place + ahead] & 0xffff_ffff)]
          pieces[next.piece].bring(next.run)
        }
        let source = sources[Int(pair & 0xffff_ffff)]
        pieces[source.piece].copy(
          source.run, person: UInt32(truncatingIfNeeded: pair >> 32), into: &span)
      }
    }
  }

  // Sorts pairs by their upper halves, and leaves equal ones in their order.
  private static func sort(_ pairs: inout [UInt64]) {
    guard pairs.count > 256 else {
      pairs.sort()
      return
    }
    // The bits in which the persons of the group differ.
    var different: UInt64 = 0
    for pair in pairs { different |= pair ^ pairs[0] }
    var other = [UInt64](repeating: 0, count: pairs.count)
    let bits: UInt64 = 11
    let mask: UInt64 = 1 << bits - 1
    for shift in stride(from: UInt64(32), to: 64, by: Int(bits))
    where different >> shift & mask != 0 {
      var next = [Int](repeating: 0, count: 1 << Int(bits))
      for pair in pairs { next[Int(pair >> shift & mask)] += 1 }
      var sum = 0
      for bucket in next.indices {
        let count = next[bucket]
        next[bucket] = sum
        sum += count
      }
      for pair in pairs {
        let bucket = Int(pair >> shift & mask)
        other[next[bucket]] = pair
        next[bucket] += 1
      }
      swap(&pairs, &other)
    }
  }
}

extension Record {
  /// Replaces the symbols of a file by those of the run.
  mutating func map(_ map: Span<Symbol>, firstClient: Int) {
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
