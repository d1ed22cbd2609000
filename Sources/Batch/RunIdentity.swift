import Crypto
import Foundation
import Importing
import Rulebook
import Register
import Synchronization

/// The name of a run: the as-of day and eight digits that change with anything that could change
/// a byte of its files.
struct RunIdentity: Sendable {
  /// The name of the folder.
  var name: String
  /// SHA-256 and size of each export, in the exports' order; nothing where it could not be read.
  var fingerprints: [(sha256: String, bytes: UInt64)?]

  init(_ setup: Setup, _ history: History) {
    fingerprints = RunIdentity.fingerprints(setup.exports.files, jobs: setup.options.jobs)
    var hash = SHA256()
    func add(_ part: String) {
      hash.update(data: Array(part.utf8))
      hash.update(data: [0])
    }
    func add(_ bytes: [UInt8]) {
      add("\(bytes.count)")
      hash.update(data: bytes)
    }
    add("polku \(Version.current)")
    add(setup.asOf.description)
    add(setup.language.rawValue)
    add(history.basedOn)
    // The list of the earlier run is compared with: without its folder the files are others.
    if let list = history.list { add(list.sha256 ?? "gone") }
    add(setup.projectBytes)
    add(setup.book.id)
    add(setup.bookBytes)
    for bytes in setup.layoutBytes { add(bytes) }
    for bytes in setup.letters.bytes { add(bytes) }
    for (name, value) in setup.options.trial.sorted(by: { $0.key < $1.key }) {
      add("\(name)=\(value)")
    }
    for (file, fingerprint) in zip(setup.exports.files, fingerprints) {
      add(file.name)
      add(fingerprint?.sha256 ?? "unreadable")
    }
    name = "\(setup.asOf)-\(hexadecimal(hash.finalize()).prefix(8))"
  }

  private static func fingerprints(
    _ files: [InputFile], jobs: Int
  ) -> [(sha256: String, bytes: UInt64)?] {
    let results = Mutex([(sha256: String, bytes: UInt64)?](repeating: nil, count: files.count))
    let next = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(jobs, files.count))) { _ in
      while true {
        let index = next.withLock { value -> Int in
          value += 1
          return value - 1
        }
        guard index < files.count else { return }
        let result = fingerprint(files[index].path)
        results.withLock { $0[index] = result }
      }
    }
    return results.withLock { $0 }
  }
}
