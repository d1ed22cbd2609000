import Register

extension Proof {
  /// Proves a table of bands: every value of the range in exactly one band, and none beyond it.
  ///
  /// Bands with the same result may overlap, and any bands where order decides.
  public init(_ table: BandTable) {
    self.init(
      id: table.id, file: table.file, rows: table.bands.count, facts: 1, isBandTable: true,
      faults: table.overlaps + table.beyond + table.hidden + table.gaps)
  }
}

extension BandTable {
  var overlaps: [ProofFault] {
    guard !isOrdered else { return [] }
    var faults: [ProofFault] = []
    for (place, band) in bands.enumerated() {
      for other in bands[..<place] where other.result != band.result {
        for part in BandTable.common(BandTable.common(band.parts, other.parts), [range]) {
          var fault = ProofFault(.overlap, line: band.line)
          fault.rows = [other.id, band.id]
          fault.facts = [shown(part)]
          faults.append(fault)
        }
      }
    }
    return faults
  }

  /// What a band says of values that the fact can never have; an open end says nothing of them.
  var beyond: [ProofFault] {
    var faults: [ProofFault] = []
    let outside = BandTable.without([BandTable.endless], [range])
    for band in bands {
      for part in band.parts {
        for side in outside {
          guard let wrong = BandTable.common([part], [side]).first,
            wrong.lowerBound != BandTable.endless.lowerBound,
            wrong.upperBound != BandTable.endless.upperBound
          else { continue }
          var fault = ProofFault(.beyondRange, line: band.line)
          fault.rows = [band.id]
          fault.facts = [shown(wrong)]
          fault.read = written(wrong)
          fault.allowed = shown(range).value
          faults.append(fault)
        }
      }
    }
    return faults
  }

  /// Bands that no value of the range reaches.
  var hidden: [ProofFault] {
    var faults: [ProofFault] = []
    for (place, band) in bands.enumerated() {
      let inside = BandTable.common(band.parts, [range])
      guard !inside.isEmpty else {
        var fault = ProofFault(.neverHolds, line: band.line)
        fault.rows = [band.id]
        faults.append(fault)
        continue
      }
      guard isOrdered else { continue }
      let before = bands[..<place]
      guard BandTable.without(inside, before.flatMap(\.parts)).isEmpty else { continue }
      var fault = ProofFault(.shadowed, line: band.line)
      fault.rows =
        [band.id]
        + before.filter { !BandTable.common($0.parts, inside).isEmpty }.map(\.id)
      fault.facts = [shown(inside[0])]
      faults.append(fault)
    }
    return faults
  }

  var gaps: [ProofFault] {
    BandTable.without([range], bands.flatMap(\.parts)).map { part in
      var fault = ProofFault(.gap, line: bands.last?.line ?? 1)
      fault.facts = [shown(part)]
      return fault
    }
  }

  private func shown(_ part: ClosedRange<Int>) -> ProofFact {
    let least = part.lowerBound == BandTable.endless.lowerBound ? nil : part.lowerBound * step
    let greatest = part.upperBound == BandTable.endless.upperBound ? nil : part.upperBound * step
    return ProofFact(id: fact, names: names, value: .numbers(least: least, greatest: greatest))
  }

  private func written(_ part: ClosedRange<Int>) -> String {
    let ends = [part.lowerBound, part.upperBound].map {
      Parameter.Value.written(hundredths: $0 * step, in: .en)
    }
    return ends[0] == ends[1] ? ends[0] : ends.joined(separator: "–")
  }

  /// The numbers in both of two sets, in order, touching stretches joined.
  static func common(_ left: [ClosedRange<Int>], _ right: [ClosedRange<Int>]) -> [ClosedRange<Int>]
  {
    var parts: [ClosedRange<Int>] = []
    for one in left {
      for other in right where one.overlaps(other) { parts.append(one.clamped(to: other)) }
    }
    return joined(parts)
  }

  /// The numbers of one set that are not in another, in order.
  static func without(_ set: [ClosedRange<Int>], _ other: [ClosedRange<Int>]) -> [ClosedRange<Int>]
  {
    var rest = joined(set)
    for taken in other {
      rest = rest.flatMap { part -> [ClosedRange<Int>] in
        guard part.overlaps(taken) else { return [part] }
        var left: [ClosedRange<Int>] = []
        if part.lowerBound < taken.lowerBound {
          left.append(part.lowerBound...(taken.lowerBound - 1))
        }
        if part.upperBound > taken.upperBound {
          left.append((taken.upperBound + 1)...part.upperBound)
        }
        return left
      }
    }
    return rest
  }

  private static func joined(_ parts: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    var result: [ClosedRange<Int>] = []
    for part in parts.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, part.lowerBound <= last.upperBound + 1 {
        result[result.count - 1] = last.lowerBound...max(last.upperBound, part.upperBound)
      } else {
        result.append(part)
      }
    }
    return result
  }
}
