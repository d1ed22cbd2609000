import Register

/// Why a file fits no layout, and which one comes nearest.
public struct LayoutGuess: Sendable, Hashable {
  /// Id of the nearest layout, or nothing if none has anything in common with the file.
  public var nearest: String?
  /// Share of the layout's required columns that the file has, 0 to 1.
  public var share: Double
  /// The required columns that are missing.
  public var missing: [String]
  /// Whether the layout fits.
  public var fits: Bool

  /// Makes a guess.
  public init(nearest: String?, share: Double, missing: [String], fits: Bool) {
    self.nearest = nearest
    self.share = share
    self.missing = missing
    self.fits = fits
  }
}

/// Why a file is refused before its first record.
struct LayoutRefusal: Error {
  var fault: Fault
  var register: SourceRegister?
  var detail: String
}

extension LayoutLibrary {
  private struct Match {
    var layout: Layout
    var missing: [String]
    var known: Int
    var required: Int
    var unknown: Int
    var repeated: String?

    var share: Double {
      required == 0 ? 0 : Double(required - missing.count) / Double(required)
    }

    var nearness: Double { share * Double(known) / Double(known + unknown) }
  }

  /// Which layout a header row fits, or which comes nearest and what is missing.
  public func guess(header names: [String]) -> LayoutGuess {
    let header = CSVHeader(names: names)
    if let best = best(header) {
      return LayoutGuess(nearest: best.layout.id, share: 1, missing: [], fits: true)
    }
    guard let near = nearest(header) else {
      return LayoutGuess(nearest: nil, share: 0, missing: [], fits: false)
    }
    return LayoutGuess(
      nearest: near.layout.id, share: near.share, missing: near.missing, fits: false)
  }

  /// Which layout a root element fits, or which comes nearest.
  public func guess(root: String) -> LayoutGuess {
    let xml = layouts.filter { $0.format == .xml }
    if let layout = xml.first(where: { $0.root == root }) {
      return LayoutGuess(nearest: layout.id, share: 1, missing: [], fits: true)
    }
    let near = Self.nearestWord(to: root, among: xml.map(\.root))
    let layout = xml.first { $0.root == near }
    return LayoutGuess(
      nearest: layout?.id, share: 0, missing: layout.map { ["<\($0.root)>"] } ?? [], fits: false)
  }

  /// The layout of a header row, or why there is none.
  func recognise(header: CSVHeader) -> Result<Layout, LayoutRefusal> {
    if let best = best(header) {
      guard let repeated = best.repeated else { return .success(best.layout) }
      return .failure(
        LayoutRefusal(
          fault: .duplicateColumn, register: best.layout.register,
          detail: "\(best.layout.id): \(repeated)"))
    }
    guard let near = nearest(header) else {
      return .failure(
        LayoutRefusal(fault: .unknownLayout, register: nil, detail: ""))
    }
    let expected = near.missing.joined(separator: " ")
    // A first row of which hardly a cell is a column of ours may be a person's row without a
    // header: what stands in it is not said.
    let found = near.known >= 2 ? Self.found(header) : ""
    let detail = "\(near.layout.id): - \(expected)\(found)"
    // Half of the required columns: the file means to be of this layout.
    let isMeant = near.share >= 0.5 && near.required - near.missing.count >= 2
    // Most of its columns are known: it comes from that register, whatever it lacks, and the
    // register is then not read whole.
    let isOfRegister = isMeant || (near.known >= 3 && near.known > near.unknown)
    return .failure(
      LayoutRefusal(
        fault: isOfRegister ? .missingColumn : .unknownLayout,
        register: isOfRegister ? near.layout.register : nil, detail: detail))
  }

  /// The layout of a root element, or why there is none.
  func recognise(root: String) -> Result<Layout, LayoutRefusal> {
    if let layout = layouts.first(where: { $0.format == .xml && $0.root == root }) {
      return .success(layout)
    }
    let guess = guess(root: root)
    let detail = guess.nearest.map { "\($0): - \(guess.missing.joined(separator: " "))" } ?? ""
    return .failure(LayoutRefusal(fault: .unknownLayout, register: nil, detail: detail))
  }

  private static func found(_ header: CSVHeader) -> String {
    header.shown.isEmpty ? "" : "; + \(header.shown)"
  }

  private static func nearestWord(to word: String, among words: [String]) -> String? {
    words.first { $0.utf8.prefix(4).elementsEqual(word.utf8.prefix(4)) } ?? words.first
  }

  private func matches(_ header: CSVHeader) -> [Match] {
    layouts.filter { $0.format == .csv }.map { layout in
      let columns = header.columns(of: layout)
      var missing: [String] = []
      var required = 0
      var known = 0
      var persons: [String] = []
      var hasPerson = false
      for (field, position) in zip(layout.shape.fields, columns.positions) {
        if position >= 0 { known += 1 }
        let isPerson = field.kind == .personCode || field.kind == .localNumber
        if isPerson, !field.isRequired {
          persons.append(field.name)
          hasPerson = hasPerson || position >= 0
          continue
        }
        guard field.isRequired else { continue }
        required += 1
        if position < 0 { missing.append(field.name) }
      }
      if !persons.isEmpty {
        required += 1
        if !hasPerson { missing.insert(persons.joined(separator: "|"), at: 0) }
      }
      return Match(
        layout: layout, missing: missing, known: known, required: required,
        unknown: columns.unknown.count, repeated: columns.repeated)
    }
  }

  // Of several that fit the one that explains most columns; the library's order decides ties.
  private func best(_ header: CSVHeader) -> Match? {
    var best: Match?
    for match in matches(header) where match.missing.isEmpty {
      if let current = best, (current.known, current.required) >= (match.known, match.required) {
        continue
      }
      best = match
    }
    return best
  }

  // The layout that has most of what it needs, and knows most of what is there: two columns that
  // many layouts have do not make a file one of a layout that needs little.
  private func nearest(_ header: CSVHeader) -> Match? {
    var best: Match?
    for match in matches(header) where match.known > 0 {
      if let current = best, (current.nearness, current.known) >= (match.nearness, match.known) {
        continue
      }
      best = match
    }
    return best
  }
}
