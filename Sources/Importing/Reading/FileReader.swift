import Register
import Scanning

/// Reads one file of any layout: finds out what it is, and hands it to the reader of its form.
struct FileReader {
  let library: LayoutLibrary
  let codes: CodeSource
  let asOf: Day?

  // The encoding and the separator are guessed from so much of a file's beginning.
  private static let headSize = 1 << 20

  /// Reads a file; whatever is wrong with it stands in the result.
  func read(_ input: InputFile) -> FileContents {
    var refused = FileContents(name: input.name)
    do throws(ScanFault) {
      let file = try FileBytes(path: input.path)
      refused.report.bytes = file.count
      guard file.count > 0 else {
        refused.refuse(.emptyFile)
        return refused
      }
      let head = try file.head(FileReader.headSize)
      let guess = TextEncoding.guess(head.span)
      let text = guess.encoding.decode(head.span)
      var contents: FileContents
      if XMLProlog.looksLikeXML(text.span) {
        contents = readXML(file, input, prolog: text)
      } else {
        contents = try readCSV(
          file, input, encoding: guess.encoding, reason: guess.reason, text: text)
      }
      contents.report.bytes = file.count
      return contents
    } catch {
      refused.refuse(FileReader.fault(error.problem), line: error.line, detail: error.detail)
      return refused
    }
  }

  private func readXML(_ file: FileBytes, _ input: InputFile, prolog: [UInt8]) -> FileContents {
    var contents = FileContents(name: input.name)
    contents.report.encoding = ""
    let root = XMLProlog.root(prolog.span)
    switch library.recognise(root: root) {
    case .success(let layout):
      contents.report.layout = layout.id
      contents.report.register = layout.register
      return XMLFileReader(layout: layout, codes: codes, asOf: asOf).read(file, into: contents)
    case .failure(let refusal):
      // A hostile or broken file is refused for that, whatever its root element is.
      let reader = XMLFileReader(layout: nil, codes: codes, asOf: asOf)
      contents = reader.read(file, into: contents)
      if contents.report.refused == nil {
        contents.refuse(refusal.fault, line: 1, detail: refusal.detail)
      }
      return contents
    }
  }

  private func readCSV(
    _ file: FileBytes, _ input: InputFile, encoding: TextEncoding, reason: String, text: [UInt8]
  ) throws(ScanFault) -> FileContents {
    let reader = CSVFileReader(library: library, codes: codes, asOf: asOf)
    let dialect = CSVDialect.guess(text.span)
    var encoding = encoding
    var reason = reason
    var contents = reader.read(file, name: input.name, encoding: encoding, dialect: dialect)
    // The head of a long file may hold ASCII only, and so say nothing of what comes later.
    if encoding == .utf8, file.count > UInt64(FileReader.headSize),
      let byte = contents.rejects.first(where: { $0.fault == .badEncoding })?.byte
    {
      let rest = try file.bytes(at: byte, count: 1 << 16)
      let later = TextEncoding.guess(rest.span)
      let isASCII = text.allSatisfy { $0 < 0x80 }
      if isASCII, later.encoding != .utf8, later.encoding != .utf8BOM {
        encoding = later.encoding
        reason = later.reason
        contents = reader.read(file, name: input.name, encoding: encoding, dialect: dialect)
      }
    }
    if encoding != .utf8, encoding != .utf8BOM {
      let detail = reason.isEmpty ? encoding.rawValue : "\(encoding.rawValue): \(reason)"
      contents.notes.append(
        FileContents.Note(fault: .guessedEncoding, person: nil, line: nil, detail: detail))
    }
    return contents
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
    }
  }
}
