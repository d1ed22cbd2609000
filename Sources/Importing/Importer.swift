public import Register

/// Why an import as a whole could not be finished.
public enum ImportTrouble: Error, Sendable, Hashable {
  /// More files than can be numbered.
  case tooManyFiles(Int)
  /// Our own bug: the five counts of a file do not add up to what was read.
  case countsDoNotBalance(file: String, read: Int, sum: Int)
}

/// Reads a folder's exports: fields to records, records to persons, and nothing lost.
public struct Importer: Sendable {
  /// The layouts that are known.
  public var layouts: LayoutLibrary
  /// The day the registers are looked at from, if it is known: nobody is born after it.
  public var asOf: Day?
  /// How many files are read at the same time.
  public var jobs: Int
  /// The code tables of the registers.
  public var codes: CodeBook
  /// How files are to be read whose encoding or separator is stated, by their names.
  public var readings: [String: FileReading] = [:]
  /// Whether the records are wanted, or only what became of them: then the person table has none,
  /// and a large import takes a third less memory.
  public var keepsRecords = true
  /// Which files are held against the XML schema of their layout.
  public var schemas = SchemaChecking.off
  // Tests read the smallest pieces there can be.
  package var pieces = ReadingPieces()

  /// Makes an importer.
  public init(layouts: LayoutLibrary, asOf: Day?, jobs: Int = 1, codes: CodeBook = .builtIn) {
    self.layouts = layouts
    self.asOf = asOf
    self.jobs = jobs
    self.codes = codes
  }

  /// Reads the files, whatever their order; what is wrong with one does not stop the others.
  ///
  /// - Throws: `ImportTrouble` for what no file can be blamed for.
  public func run(files: [InputFile]) throws(ImportTrouble) -> Imported {
    guard files.count <= Int(UInt16.max) else { throw .tooManyFiles(files.count) }
    let sorted = files.sorted {
      ($0.name, $0.path) != ($1.name, $1.path)
        && Importer.key($0).lexicographicallyPrecedes(Importer.key($1))
    }
    var joiner = Joiner(codes: codes, asOf: asOf, jobs: jobs)
    joiner.keepsRecords = keepsRecords
    joiner.datedWords = layouts.datedWords
    joiner.take(read(sorted))
    let imported = joiner.finish()
    try Importer.prove(imported.files)
    return imported
  }

  /// Makes sure that everything that was read has come to one of the five ends.
  static func prove(_ files: [FileReport]) throws(ImportTrouble) {
    for report in files where !report.balances {
      let sum =
        report.accepted + report.corrected + report.duplicate + report.superseded
        + report.quarantined
      throw .countsDoNotBalance(file: report.name, read: report.read, sum: sum)
    }
  }

  private static func key(_ file: InputFile) -> [UInt8] {
    Array(file.name.utf8) + [0] + Array(file.path.utf8)
  }

  // Every part of a file is read by itself, with its own symbols, so that the order in which
  // threads finish can change nothing.
  private func read(_ files: [InputFile]) -> [ReadFile] {
    let reader = FileReader(
      library: layouts,
      codes: CodeSource(book: codes, municipalities: .builtIn), asOf: asOf, readings: readings,
      pieces: pieces, jobs: jobs, schemas: schemas)
    let opened = Parallel.map(files.count, jobs: jobs) { reader.open(files[$0]) }
    var tasks: [(file: Int, part: Int)] = []
    for (file, own) in opened.enumerated() {
      for part in 0..<own.partCount { tasks.append((file, part)) }
    }
    let work = tasks
    let parts = Parallel.map(work.count, jobs: jobs) {
      reader.read(opened[work[$0].file], part: work[$0].part)
    }
    var byFile = [[FileReader.Part]](repeating: [], count: files.count)
    for (task, part) in zip(tasks, parts) { byFile[task.file].append(part) }
    let handover = Handover(byFile)
    byFile = []
    return Parallel.map(files.count, jobs: jobs) {
      reader.join(opened[$0], handover.take($0) ?? [])
    }
  }
}
