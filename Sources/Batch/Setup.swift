import Importing
import Register
import Rulebook
import Screening
import StrictYAML

/// Everything a run needs before it reads an export: who, when, by which rules, from which files.
struct Setup: Sendable {
  var options: RunOptions
  var project: Project
  var projectBytes: [UInt8]
  var asOf: Day
  var language: Language
  var exports: Exports
  var layouts: LayoutLibrary
  var layoutBytes: [[UInt8]]
  var book: RuleBook
  var bookBytes: [UInt8]
  var letters: LetterSource

  /// The name that runs of one project share: the project's own, else that of the folder.
  var projectName: String { project.name }

  var modes: FileModes { FileModes(groupReadable: project.groupReadable) }

  /// What the project file and the options say about screening.
  var screening: ScreeningSettings {
    var settings = ScreeningSettings(day: asOf)
    settings.permission = project.permission
    settings.coverage = project.coverage
    settings.payments = project.payments
    settings.capacity = project.screening.capacity
    settings.focus = project.screening.focus
    if let pairs = project.screening.pairs { settings.pairs = pairs }
    if let minutes = project.screening.slotMinutes { settings.slotMinutes = minutes }
    if let slots = project.screening.slotsPerDay { settings.slotsPerDay = slots }
    settings.firstDay = project.screening.firstDay
    if let time = project.screening.firstTime { settings.firstTime = time }
    settings.trial = options.trial
    settings.regions = project.regions
    return settings
  }

  /// Reads the project file, the layouts and the rule book, and lists the exports.
  init(_ options: RunOptions) throws(Failure) {
    self.options = options
    exports = try Exports(folder: options.imports)
    (project, projectBytes) = try Setup.project(options.project ?? exports.projectFile, options)
    language = options.language ?? project.language ?? .fi
    do throws(Failure) {
      guard !exports.files.isEmpty else {
        throw Failure(.nothingToDo, "start.no-exports", ["folder": options.imports])
      }
      guard let day = options.asOf ?? project.asOf else { throw Failure(.usage, "start.no-day") }
      asOf = day
      (layouts, layoutBytes) = try Setup.layouts(options)
      (book, bookBytes) = try Setup.book(project.rules, options)
      letters = try LetterSource(options.letters, regions: project.regions.all.map(\.id))
    } catch {
      var failure = error
      failure.language = language
      throw failure
    }
  }

  /// The project file, if one is named or the folder of exports has one; an empty project else.
  static func readProject(_ options: RunOptions) throws(Failure) -> Project {
    let path = options.project ?? (try? Exports(folder: options.imports))?.projectFile
    return try project(path, options).0
  }

  private static func project(
    _ path: String?, _ options: RunOptions
  ) throws(Failure) -> (Project, [UInt8]) {
    guard let path else { return (Project(), []) }
    let bytes: [UInt8]
    do {
      bytes = try readWhole(path, limit: 1 << 20)
    } catch {
      if options.project != nil {
        throw Failure(.configuration, "start.no-project", ["file": path])
      }
      throw error
    }
    do {
      return (try ProjectReader.read(String(decoding: bytes, as: UTF8.self), file: path), bytes)
    } catch {
      var failure = Failure(error)
      failure.language = options.language
      throw failure
    }
  }

  /// The built-in layouts, and the user's own where a folder is given.
  static func layouts(_ options: RunOptions) throws(Failure) -> (LayoutLibrary, [[UInt8]]) {
    try Failure.telling {
      let files = try userFiles(options.layouts)
      let schemas = try userFiles(options.layouts, endings: [".xsd"])
      let library = try LayoutLibrary.builtIn(jobs: options.jobs).adding(
        files.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) },
        schemas: schemas.map { LayoutSchema(file: $0.name, bytes: $0.bytes) })
      return (library, (files + schemas).map(\.bytes))
    }
  }

  /// The built-in rule books, and the user's own where a folder is given.
  static func books(_ options: RunOptions) throws(Failure) -> (RuleBooks, [String: [UInt8]]) {
    try Failure.telling {
      var books = try RuleBooks()
      var bytes: [String: [UInt8]] = [:]
      for file in try userFiles(options.rules) {
        try books.add(text: String(decoding: file.bytes, as: UTF8.self), file: file.name)
        bytes[file.name] = file.bytes
      }
      return (books, bytes)
    }
  }

  /// The rule book of a project that names none.
  private static let standardBook = "viissatanen-2010"

  private static func book(
    _ id: String?, _ options: RunOptions
  ) throws(Failure) -> (RuleBook, [UInt8]) {
    let (books, userBytes) = try Setup.books(options)
    let id = id ?? standardBook
    guard let book = try? books.book(id) else {
      throw Failure(
        .configuration, "start.unknown-book",
        ["book": id, "allowed": books.all.map(\.id).joined(separator: ", ")])
    }
    let bytes = userBytes[book.file] ?? Array((RuleBooks.source(ofFile: book.file) ?? "").utf8)
    return (book, bytes)
  }

  /// The YAML files of a user's folder, or those with other endings, sorted by name.
  private static func userFiles(
    _ folder: String?, endings: [String] = [".yml", ".yaml"]
  ) throws(Failure) -> [(name: String, bytes: [UInt8])] {
    guard let folder else { return [] }
    var files: [(name: String, bytes: [UInt8])] = []
    guard let found = try? Exports(folder: folder) else {
      throw Failure(.configuration, "start.no-folder", ["folder": folder])
    }
    for file in found.files where endings.contains(where: { file.name.hasSuffix($0) }) {
      files.append((file.name, try readWhole(file.path, limit: 4 << 20)))
    }
    return files
  }
}
