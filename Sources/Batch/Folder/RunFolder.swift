import Crypto
import Foundation
import Glibc
import Register
import Reporting

/// A run's folder while it is being filled: hidden under another name until it is whole.
///
/// The folder appears under its own name by one rename, so that nobody ever sees half a run.
final class RunFolder {
  private let outputs: String
  private let name: String
  private let modes: FileModes
  private var isPublished = false
  private(set) var written: [WrittenFile] = []

  /// A finished file of the folder, as `run.json` lists it.
  struct WrittenFile: Sendable, Hashable {
    var name: String
    var bytes: UInt64
    var sha256: String
  }

  var temporaryPath: String { "\(outputs)/.\(name).part" }
  var path: String { "\(outputs)/\(name)" }

  /// Makes the hidden folder; what an interrupted run left under its name is removed.
  init(outputs: String, name: String, modes: FileModes) throws(Failure) {
    self.outputs = outputs
    self.name = name
    self.modes = modes
    removeTree(temporaryPath)
    try makeFolder(temporaryPath, modes: modes)
  }

  deinit {
    if !isPublished { removeTree(temporaryPath) }
  }

  /// Makes a folder inside the run's folder.
  func makeSubfolder(_ relative: String) throws(Failure) {
    try makeFolder("\(temporaryPath)/\(relative)", modes: modes)
  }

  /// Writes one file; the body hands over its bytes part by part.
  func write(_ relative: String, body: (@escaping CSVWriter.Sink) throws -> Void) throws(Failure) {
    let file = try OutputFile(
      creating: "\(temporaryPath)/\(relative)", shownAs: "\(path)/\(relative)", modes: modes)
    var hash = SHA256()
    try Failure.telling {
      try body { (bytes: inout [UInt8]) in
        hash.update(data: bytes)
        try file.write(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try file.finish()
    written.append(
      WrittenFile(name: relative, bytes: file.count, sha256: hexadecimal(hash.finalize())))
  }

  /// Writes one file that is in memory already.
  func write(_ relative: String, bytes: [UInt8]) throws(Failure) {
    try write(relative) { sink in
      var bytes = bytes
      try sink(&bytes)
    }
  }

  /// Lets somebody else write a file at a path, and takes it into the list of files.
  func fill(_ relative: String, body: (String) throws(Failure) -> Void) throws(Failure) {
    let path = "\(temporaryPath)/\(relative)"
    try body(path)
    chmod(path, modes.file)
    guard let print = fingerprint(path) else {
      throw Failure(.inputOutput, "input.cannot-read", ["file": path, "cause": systemCause()])
    }
    written.append(WrittenFile(name: relative, bytes: print.bytes, sha256: print.sha256))
  }

  /// Lets the folder appear, then points `latest` at it.
  func publish() throws(Failure) {
    guard rename(temporaryPath, path) == 0 else {
      throw Failure(.cannotCreate, "output.cannot-create", ["file": path, "cause": systemCause()])
    }
    isPublished = true
    try Latest.point(to: name, in: outputs, modes: modes)
  }
}

/// The pointer to the newest run: a link, or `latest.txt` where links cannot be made.
enum Latest {
  static func point(to name: String, in outputs: String, modes: FileModes) throws(Failure) {
    let fresh = "\(outputs)/.latest.\(getpid())"
    unlink(fresh)
    if symlink(name, fresh) == 0, rename(fresh, "\(outputs)/latest") == 0 { return }
    unlink(fresh)
    let text = try OutputFile(creating: fresh, modes: modes)
    try text.write(Array("\(name)\n".utf8))
    try text.finish()
    guard rename(fresh, "\(outputs)/latest.txt") == 0 else {
      throw Failure(
        .cannotCreate, "output.cannot-create",
        ["file": "\(outputs)/latest.txt", "cause": systemCause()])
    }
  }

  /// The name of the newest run, or nothing if there is none.
  static func name(in outputs: String) -> String? {
    if let target = try? FileManager.default.destinationOfSymbolicLink(
      atPath: "\(outputs)/latest")
    {
      return target
    }
    guard let bytes = try? readWhole("\(outputs)/latest.txt", limit: 4096) else { return nil }
    return String(decoding: bytes.prefix { $0 != 10 && $0 != 13 }, as: UTF8.self)
  }
}

/// Makes a folder with the right modes, whatever the umask; an existing one is left as it is.
func makeFolder(_ path: String, modes: FileModes) throws(Failure) {
  if mkdir(path, modes.folder) == 0 {
    chmod(path, modes.folder)
    return
  }
  var status = stat()
  guard errno == EEXIST, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
    throw Failure(.cannotCreate, "output.cannot-create", ["file": path, "cause": systemCause()])
  }
}

/// Makes a folder and the folders above it.
func makeFolders(_ path: String, modes: FileModes) throws(Failure) {
  var prefix = path.hasPrefix("/") ? "" : "."
  for part in path.split(separator: "/") {
    prefix += "/\(part)"
    try makeFolder(prefix, modes: modes)
  }
}

/// Removes a folder with all that is in it, if it is there; links are removed, not followed.
func removeTree(_ path: String) {
  try? FileManager.default.removeItem(atPath: path)
}
