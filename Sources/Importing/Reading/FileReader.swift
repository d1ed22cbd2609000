import Register
import Scanning

/// Reads files of any layout: finds out what one is, and hands it to the reader of its form.
struct FileReader {
  let library: LayoutLibrary
  let codes: CodeSource
  let asOf: Day?
  /// What the project file says of files, by their names.
  let readings: [String: FileReading]
  /// In what pieces files are read.
  let pieces: ReadingPieces
  /// How many threads read a file again whose encoding shows only behind its head.
  let jobs: Int
  /// Which files are held against a schema.
  let schemas: SchemaChecking

  private static let stated = "stated"
  private static let certain: Set<String> = [stated, TextEncoding.markReason]

  // The encoding and the separator are guessed from so much of a file's beginning.
  private static let headSize = 1 << 20

  /// A file that was looked at.
  enum Opened: Sendable {
    /// All there is to read.
    case read(FileContents)
    /// A CSV file whose encoding was guessed for a reason.
    case csv(CSVJob, reason: String, headIsASCII: Bool)
    /// An XML file.
    case xml(XMLJob)

    /// The number of parts it is read in, each by itself.
    var partCount: Int {
      switch self {
      case .read: 0
      case .csv(let job, _, _): job.parts.count
      case .xml(let job): job.parts.count
      }
    }
  }

  /// What reading a part of a file gave.
  enum Part: Sendable {
    case csv(CSVJob.Part)
    case xml(XMLJob.Part)
    case none
  }

  /// Looks at a file's beginning; whatever is wrong with it stands in the result.
  func open(_ input: InputFile) -> Opened {
    var refused = FileContents(name: input.name)
    do throws(ScanFault) {
      let file = try FileBytes(path: input.path)
      refused.report.bytes = file.count
      guard file.count > 0 else {
        refused.refuse(.emptyFile)
        return .read(refused)
      }
      let head = try file.head(FileReader.headSize)
      let stated = readings[input.name]
      var guess = TextEncoding.guess(head.span)
      if let encoding = stated?.encoding { guess = (encoding, FileReader.stated) }
      let text = guess.encoding.decode(head.span)
      // XML in UTF-32 is refused by its name, not as CSV with zero bytes in it.
      if XMLProlog.looksLikeXML(text.span) || XMLProlog.looksLikeUTF32(head.span) {
        return openXML(file, input, prolog: text)
      }
      let reader = CSVFileReader(library: library, codes: codes, asOf: asOf, pieces: pieces)
      let dialect =
        stated?.separator.map { CSVDialect(separator: $0) } ?? CSVDialect.guess(text.span)
      let opened = reader.open(
        file, name: input.name, encoding: guess.encoding, dialect: dialect,
        head: text)
      if stated?.encoding == nil, let wanted = encoding(of: opened), wanted != guess.encoding {
        guess = (wanted, FileReader.stated)
        let text = wanted.decode(head.span)
        return finish(
          reader.open(file, name: input.name, encoding: wanted, dialect: dialect, head: text),
          guess, text)
      }
      return finish(opened, guess, text)
    } catch {
      refused.refuse(FileReader.fault(error.problem), line: error.line, detail: error.detail)
      return .read(refused)
    }
  }

  private func finish(
    _ opened: CSVFileReader.Opened, _ guess: (encoding: TextEncoding, reason: String),
    _ text: [UInt8]
  ) -> Opened {
    switch opened {
    case .read(var contents):
      note(guess.encoding, guess.reason, in: &contents)
      return .read(contents)
    case .rows(let job):
      let isOpen = guess.reason != FileReader.stated && text.allSatisfy { $0 < 0x80 }
      return .csv(job, reason: guess.reason, headIsASCII: isOpen)
    }
  }

  // What the layout says of the encoding of its files; the header is in letters all of them have.
  private func encoding(of opened: CSVFileReader.Opened) -> TextEncoding? {
    switch opened {
    case .read(let contents): library.layout(id: contents.report.layout)?.reading.encoding
    case .rows(let job): job.plan.layout.reading.encoding
    }
  }

  /// Reads one part of a file.
  func read(_ opened: Opened, part: Int) -> Part {
    switch opened {
    case .read: .none
    case .csv(let job, _, _): .csv(job.read(part))
    case .xml(let job): .xml(job.read(part))
    }
  }

  /// Puts the parts of a file together.
  func join(_ opened: Opened, _ parts: consuming [Part]) -> ReadFile {
    var file = whole(opened, parts)
    guard schemas != .off, file.report.refused == nil, !file.parts.isEmpty,
      let layout = library.layout(id: file.report.layout), layout.schema == nil,
      schemas == .everyFile || layout.format == .xml
    else { return file }
    file.parts[0].notes.append(
      FileContents.Note(fault: .noSchema, person: nil, line: nil, detail: layout.id))
    return file
  }

  private func whole(_ opened: Opened, _ parts: consuming [Part]) -> ReadFile {
    switch opened {
    case .read(let contents): return ReadFile(contents)
    case .xml(let job):
      let own = parts.compactMap { if case .xml(let part) = $0 { part } else { nil } }
      parts = []
      return job.join(own)
    case .csv(let job, let reason, let headIsASCII):
      let own = parts.compactMap { if case .csv(let part) = $0 { part } else { nil } }
      return join(job, own, reason: reason, headIsASCII: headIsASCII)
    }
  }

  private func join(
    _ job: CSVJob, _ parts: [CSVJob.Part], reason: String, headIsASCII: Bool
  ) -> ReadFile {
    var whole = job.join(parts)
    var encoding = job.encoding
    var reason = reason
    // The head of a long file may hold ASCII only, and so say nothing of what comes later.
    if encoding == .utf8, headIsASCII, job.file.count > UInt64(FileReader.headSize),
      let byte = FileReader.firstBadByte(whole),
      let rest = try? job.file.bytes(at: byte, count: 1 << 16)
    {
      let later = TextEncoding.guess(rest.span)
      if later.encoding != .utf8, later.encoding != .utf8BOM {
        encoding = later.encoding
        reason = later.reason
        let reader = CSVFileReader(library: library, codes: codes, asOf: asOf, pieces: pieces)
        let head = (try? job.file.head(FileReader.headSize)) ?? []
        let text = encoding.decode(head.span)
        let again = reader.open(
          job.file, name: whole.report.name, encoding: encoding, dialect: job.dialect,
          head: text)
        switch again {
        case .read(let contents): whole = ReadFile(contents)
        case .rows(let job):
          whole = job.join(Parallel.map(job.parts.count, jobs: jobs) { job.read($0) })
        }
      }
    }
    if !whole.parts.isEmpty { note(encoding, reason, in: &whole.parts[0]) }
    return whole
  }

  private static func firstBadByte(_ file: ReadFile) -> UInt64? {
    for part in file.parts {
      if let reject = part.rejects.first(where: { $0.fault == .badEncoding }) { return reject.byte }
    }
    return nil
  }

  private func note(_ encoding: TextEncoding, _ reason: String, in contents: inout FileContents) {
    // What is stated, or told by a mark, is no guess.
    guard encoding != .utf8, encoding != .utf8BOM, !FileReader.certain.contains(reason) else {
      return
    }
    let detail = reason.isEmpty ? encoding.rawValue : "\(encoding.rawValue): \(reason)"
    contents.notes.append(
      FileContents.Note(fault: .guessedEncoding, person: nil, line: nil, detail: detail))
  }

  private func openXML(_ file: FileBytes, _ input: InputFile, prolog: [UInt8]) -> Opened {
    var contents = FileContents(name: input.name)
    contents.report.bytes = file.count
    contents.report.encoding = ""
    let root = XMLProlog.root(prolog.span)
    switch library.recognise(root: root) {
    case .success(let layout):
      contents.report.layout = layout.id
      contents.report.register = layout.register
      return .xml(
        XMLJob(
          file: file, layout: layout, codes: codes, asOf: asOf, head: contents,
          pieces: pieces, schema: schemas == .off ? nil : layout.schema))
    case .failure(let refusal):
      // A hostile or broken file is refused for that, whatever its root element is.
      let reader = XMLFileReader(layout: nil, codes: codes, asOf: asOf)
      contents = reader.read(file, into: contents)
      if contents.report.refused == nil {
        contents.refuse(refusal.fault, line: 1, detail: refusal.detail)
      }
      return .read(contents)
    }
  }

  /// The fault of a file that could not be read to its end.
  static func fault(_ problem: ScanFault.Problem) -> Fault {
    switch problem {
    case .unreadable: .unreadable
    case .notRegularFile: .notRegularFile
    case .emptyFile: .emptyFile
    case .doctype: .doctype
    case .brokenXML: .brokenXML
    case .xmlVersion: .xmlVersion
    case .unsupportedEncoding: .unsupportedEncoding
    case .encodingMismatch: .encodingMismatch
    case .tooDeep: .tooDeep
    case .tagTooLong: .tagTooLong
    case .textTooLong: .textTooLong
    case .tooManyColumns: .tooManyColumns
    case .expansionTooLarge: .expansionTooLarge
    case .brokenGzip: .brokenGzip
    case .noRoomToUnpack: .noRoomToUnpack
    }
  }
}
