import Register
import Scanning

/// Finds out what a CSV file is from its header, and makes it ready to be read in parts.
struct CSVFileReader {
  /// What the beginning of a file showed.
  enum Opened: Sendable {
    /// All there is to read.
    case read(FileContents)
    /// Rows to be read.
    case rows(CSVJob)
  }

  let library: LayoutLibrary
  let codes: CodeSource
  let asOf: Day?
  let pieces: ReadingPieces

  /// Opens a file whose encoding and separator are known.
  ///
  /// The header is the first row that fits a layout, so that titles above it do no harm; where none
  /// fits, messages are about the first row.
  ///
  /// - Parameter head: The beginning of the file, decoded.
  func open(
    _ file: FileBytes, name: String, encoding: TextEncoding, dialect guess: CSVDialect,
    head: [UInt8]
  ) -> Opened {
    let found = CSVPreamble.builtIn.find(in: head, library: library, guess: guess)
    let dialect = found?.dialect ?? guess
    let headerLine = found?.line ?? 0
    var contents = FileContents(name: name)
    contents.report.bytes = file.count
    contents.report.encoding = encoding.rawValue
    contents.report.separator = String(UnicodeScalar(dialect.separator))
    var batch = CSVBatch()
    do throws(ScanFault) {
      var reader = try CSVReader(file: file, encoding: encoding, dialect: dialect)
      var more = try reader.next(into: &batch)
      while more, batch.rows.allSatisfy({ Int($0.line) < headerLine }) {
        more = try reader.next(into: &batch)
      }
      guard more, let index = batch.rows.firstIndex(where: { Int($0.line) >= headerLine }) else {
        // A title with an open quote takes the header with it: then the first row tells the fault.
        if found != nil {
          return open(file, name: name, encoding: encoding, dialect: guess, head: [])
        }
        contents.refuse(.emptyFile)
        return .read(contents)
      }
      let header = batch.rows[index]
      if let found, found.rows > 0 {
        contents.notes.append(
          FileContents.Note(
            fault: .preambleSkipped, person: nil, line: header.line, detail: "\(found.rows)"))
      }
      contents.report.headerByte = header.byte
      contents.report.headerLength = header.byteCount
      guard header.fault == .none else {
        contents.refuse(CSVFileReader.fault(header.fault), line: Int(header.line))
        return .read(contents)
      }
      let names = CSVHeader(batch, row: header)
      switch library.recognise(header: names) {
      case .failure(let refusal):
        contents.report.register = refusal.register
        contents.refuse(refusal.fault, line: Int(header.line), detail: refusal.detail)
        return .read(contents)
      case .success(let layout):
        let columns = names.columns(of: layout)
        contents.report.layout = layout.id
        contents.report.register = layout.register
        for unknown in columns.unknown {
          contents.notes.append(
            FileContents.Note(
              fault: .unknownColumn, person: nil, line: header.line, detail: unknown))
        }
        if !layout.isCounted {
          guard let overrides = layout.overrides else { return .read(contents) }
          var rows = OverrideReader(
            layout: layout, overrides: overrides, columns: columns.positions,
            width: names.count)
          rows.read(batch, from: index + 1, into: &contents)
          while try reader.next(into: &batch) { rows.read(batch, from: 0, into: &contents) }
          return .read(contents)
        }
        var symbols = SymbolTable()
        let plan = FilePlan(layout, codes: codes, symbols: &symbols)
        return .rows(
          CSVJob(
            file: file, encoding: encoding, dialect: dialect, plan: plan, symbols: symbols,
            columns: columns.positions, width: names.count, replaces: columns.replaces, asOf: asOf,
            head: contents,
            start: PartPlace(
              byte: header.byte + header.byteCount,
              line: Int(header.line + header.lineCount) - 1),
            parts: FileStretches.of(file, encoding: encoding, bytes: pieces.partBytes),
            limits: pieces.csv))
      }
    } catch {
      contents.refuse(FileReader.fault(error.problem), line: error.line, detail: error.detail)
      return .read(contents)
    }
  }

  static func fault(_ fault: CSVRow.Fault) -> Fault {
    switch fault {
    case .none, .strayQuote: .strayQuote
    case .unclosedQuote: .unclosedQuote
    case .badEncoding: .badEncoding
    case .nulByte: .nulByte
    case .fieldTooLong: .fieldTooLong
    }
  }
}
