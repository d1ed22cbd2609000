import Dispatch
import Synchronization

/// Makes registers of people who do not exist, in the eight built-in layouts.
///
/// Everyone's code has an individual number 900-999, which no real person has. The memory it takes
/// does not depend on the number of persons.
public struct Generator: Sendable {
  /// How far the writing has come.
  public struct Progress: Sendable, Hashable {
    /// Persons written.
    public var persons: Int
    /// Persons to write.
    public var of: Int
  }

  /// What was written.
  public struct Report: Sendable, Hashable {
    /// One file.
    public struct File: Sendable, Hashable {
      /// Its name; in the subfolder `one-month` with that before it.
      public var name: String
      /// Its size in bytes.
      public var bytes: UInt64
      /// Rows below the header, or person elements.
      public var rows: Int
      /// Canonical records.
      public var records: Int
    }
    /// The files, in a fixed order.
    public var files: [File] = []
    /// Persons made.
    public var persons = 0
    /// Persons on the list.
    public var listed = 0
    /// Stays in the project.
    public var participations = 0
    /// The faults that were planted.
    public var manifest = FaultManifest()
    /// Canonical records in all files of the folder itself.
    public var records: Int {
      files.reduce(0) { $0 + ($1.name.contains("/") ? 0 : $1.records) }
    }
  }

  private let settings: GeneratorSettings
  // Big enough to be worth a thread's while, small enough to keep two waves in little memory.
  private static let blockSize = 2048

  /// Makes a generator.
  public init(settings: GeneratorSettings) {
    self.settings = settings
  }

  /// Writes the files into a folder, which is made if it is not there.
  ///
  /// A file gets its name when it is whole; after an error none of those unfinished remains.
  ///
  /// - Parameters:
  ///   - directory: The folder's path.
  ///   - replacing: Whether files of those names that are there may be replaced.
  ///   - progress: Called after every few thousand persons, on the caller's thread.
  public func write(
    to directory: String, replacing: Bool = false, progress: (Progress) -> Void = { _ in }
  ) throws(GeneratorError) -> Report {
    guard (1...GeneratorSettings.mostPersons).contains(settings.persons) else {
      throw .personsOutOfRange(settings.persons)
    }
    for (name, share) in [
      ("faults", settings.faultShare), ("list", settings.listShare),
      ("participants", settings.participantShare),
    ] where !(0...1).contains(share) {
      throw .shareOutOfRange(name)
    }
    let maker = try LifeMaker(settings: settings)
    try OutputFile.makeFolder(directory)
    var files = try OutputFolder(directory, settings: settings, replacing: replacing)
    var report = Report()
    report.persons = settings.persons
    let jobs = max(1, min(64, settings.jobs))
    var next = 0
    while next < settings.persons {
      let starts = stride(
        from: next, to: min(settings.persons, next + jobs * Generator.blockSize),
        by: Generator.blockSize
      ).map { $0 }
      for block in blocks(at: starts, maker) {
        try files.append(block)
        report.listed += block.listed
        report.participations += block.participations
        report.manifest.add(block.manifest)
      }
      next += starts.count * Generator.blockSize
      progress(Progress(persons: min(next, settings.persons), of: settings.persons))
    }
    report.files = try files.finish(&report.manifest)
    return report
  }

  // The blocks of one wave, made by as many threads, given back in order.
  private func blocks(at starts: [Int], _ maker: LifeMaker) -> [Block] {
    if starts.count == 1 { return [block(from: starts[0], maker)] }
    let made = Mutex<[Block?]>(Array(repeating: nil, count: starts.count))
    DispatchQueue.concurrentPerform(iterations: starts.count) { index in
      let block = block(from: starts[index], maker)
      made.withLock { $0[index] = block }
    }
    return made.withLock { $0.compactMap { $0 } }
  }

  private func block(from start: Int, _ maker: LifeMaker) -> Block {
    var maker = maker
    var writer = PersonWriter(settings: settings)
    for person in start..<min(settings.persons, start + Generator.blockSize) {
      maker.make(person)
      let isPuzzle =
        maker.life.isOnList && maker.puzzles.holds(maker.listed(before: person))
      writer.write(maker.life, person: person, isPuzzle: isPuzzle)
    }
    return writer.block
  }
}
