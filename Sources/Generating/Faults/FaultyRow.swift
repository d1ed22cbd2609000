import Register

/// A CSV row taken apart to be spoiled; no clean row holds a quote or a separator in a cell but
/// those of `ura-lista`, which are only ever spoiled as a whole.
struct FaultyRow {
  private let file: GeneratedFile
  private let line: [UInt8]
  private let cells: [[UInt8]]

  init(_ file: GeneratedFile, _ line: [UInt8]) {
    self.file = file
    self.line = line
    cells = line.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map(
      Array.init)
  }

  /// The lines that stand for the row with a fault, or nothing where it cannot have it.
  func spoiled(_ kind: FaultKind) -> [[UInt8]]? {
    guard let bad = changed(kind) else { return nil }
    switch kind {
    case .duplicateRow, .overlappingStatus: return [line, bad]
    case .supersededPair: return [bad, line]
    default: return file == .uraList ? [line, bad] : [bad]
    }
  }

  private func changed(_ kind: FaultKind) -> [UInt8]? {
    switch kind {
    case .duplicateRow: line
    case .raggedRow: line + Array(";x".utf8)
    case .strayQuote: with("\"x\"y", in: file == .uraList ? "kotikunta" : lastTextColumn)
    case .badEncoding: with(cell("valmentaja") + [0xFF], in: "valmentaja")
    case .missingValue: cell(requiredColumn).isEmpty ? nil : with([], in: requiredColumn)
    case .unknownCode: unknownCode()
    case .badDay: cell(startColumn).isEmpty ? nil : with(badDay, in: startColumn)
    case .endBeforeStart: isPlan || isClosed == false ? nil : swapped()
    case .reviewBeforeSigning: isPlan && isClosed ? swapped() : nil
    case .supersededPair: opened()
    case .overlappingStatus: overlapping()
    default: code(kind)
    }
  }

  private func cell(_ column: String) -> [UInt8] {
    guard let index = file.column(column), index < cells.count else { return [] }
    return cells[index]
  }

  private func with(_ text: String, in column: String) -> [UInt8]? {
    with(Array(text.utf8), in: column)
  }

  private func with(_ bytes: [UInt8], in column: String) -> [UInt8]? {
    joined([(column, bytes)])
  }

  private func joined(_ changes: [(column: String, bytes: [UInt8])]) -> [UInt8]? {
    var cells = cells
    for change in changes {
      guard let index = file.column(change.column), index < cells.count else { return nil }
      cells[index] = change.bytes
    }
    return Array(cells.joined(separator: [UInt8(ascii: ";")]))
  }

  private func code(_ kind: FaultKind) -> [UInt8]? {
    guard case .accepted(let code, _) = PersonCode.read(cell("henkilotunnus").span),
      let bytes = code.bytes(with: kind)
    else { return nil }
    return with(bytes, in: "henkilotunnus")
  }

  private var startColumn: String {
    switch file {
    case .uraSpells, .projectClients: "alkupvm"
    case .efficaRecords: "alku"
    case .kelaPayments: "jakso_alku"
    default: "pvm"
    }
  }

  private var endColumn: String {
    switch file {
    case .uraSpells, .projectClients: "loppupvm"
    case .efficaRecords: "loppu"
    case .kelaPayments: "jakso_loppu"
    default: ""
    }
  }

  private var requiredColumn: String {
    switch file {
    case .uraList: "tmt_paivat"
    case .uraSpells: "koodi"
    case .efficaRecords: "tietue"
    case .kelaPayments: "etuuslaji"
    case .projectClients: "kotikunta"
    default: "tapahtuma"
    }
  }

  private var lastTextColumn: String {
    switch file {
    case .uraSpells: "toimisto"
    case .efficaRecords: "kieli"
    case .kelaPayments: "kotikunta"
    case .projectClients: "valmentaja"
    default: "paikka"
    }
  }

  private var badDay: [UInt8] {
    Array((file == .kelaPayments ? "20100231" : "31.2.2010").utf8)
  }

  private var table: String {
    String(decoding: file == .uraSpells ? cell("taulu") : cell("tietue"), as: UTF8.self)
  }

  private var isPlan: Bool { table == "YTHAKSU" || table == "suunnitelma" }

  /// Whether both days stand in the row, and differ.
  private var isClosed: Bool {
    let end = cell(endColumn)
    return !end.isEmpty && end != Array("11.11.2222".utf8) && end != cell(startColumn)
      && !cell(startColumn).isEmpty
  }

  private func swapped() -> [UInt8]? {
    joined([(startColumn, cell(endColumn)), (endColumn, cell(startColumn))])
  }

  private func unknownCode() -> [UInt8]? {
    switch file {
    case .uraSpells:
      switch table {
      case "YTYOLL", "YSIJOIT", "YTKOKE", "YTHAKSU": with("77", in: "koodi")
      case "YTHAKU": with("YTUNTEM", in: "taulu")
      default: nil
      }
    case .efficaRecords:
      table == "tilanne" ? with("horoskooppi", in: "laji") : with("liite", in: "tietue")
    case .kelaPayments: with("XYZ", in: "etuuslaji")
    case .projectClients: with("muualla", in: "sijoittuminen")
    case .projectEvents: with("kahvit", in: "tapahtuma")
    default: nil
    }
  }

  // The version from the time before the record ended.
  private func opened() -> [UInt8]? {
    guard isClosed, !isPlan else { return nil }
    switch file {
    case .uraSpells:
      return joined([("loppupvm", Array("11.11.2222".utf8)), ("paattymissyy", [])])
    case .efficaRecords where ["tilanne", "toimenpide", "lupa"].contains(table):
      return with([], in: "loppu")
    case .projectClients:
      return joined([("loppupvm", []), ("sijoittuminen", [])])
    default: return nil
    }
  }

  // Another status inside the row's own days.
  private func overlapping() -> [UInt8]? {
    guard table == "YTYOLL", let days = dottedDays, days.last - days.first > 20 else { return nil }
    var start: [UInt8] = []
    start.append(day: days.first + 5, as: .dotted)
    var end: [UInt8] = []
    end.append(day: days.first + 9, as: .dotted)
    return joined([
      ("koodi", Array((cell("koodi") == Array("03".utf8) ? "02" : "03").utf8)),
      ("alkupvm", start), ("loppupvm", end), ("paattymissyy", []),
    ])
  }

  private var dottedDays: (first: Day, last: Day)? {
    func day(_ bytes: [UInt8]) -> Day? {
      let parts = String(decoding: bytes, as: UTF8.self).split(separator: ".").compactMap {
        Int($0)
      }
      return parts.count == 3 ? Day(year: parts[2], month: parts[1], day: parts[0]) : nil
    }
    guard let first = day(cell("alkupvm")), let last = day(cell("loppupvm")) else { return nil }
    return (first, last)
  }
}
