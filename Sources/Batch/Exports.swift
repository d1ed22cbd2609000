import Foundation
import Importing
import Register

/// The files of a project's folder: the exports to be read, and the project file.
struct Exports: Sendable {
  /// The exports, sorted by name.
  ///
  /// They are known by that name wherever they are told of, but for a person code in it, which is
  /// hidden.
  var files: [InputFile]
  /// The project file, if the folder has one.
  var projectFile: String?

  static let projectName = "polku.yml"

  /// Lists a folder; subfolders and hidden files are left alone.
  init(folder: String) throws(Failure) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
    else { throw Failure(.nothingToDo, "start.no-folder", ["folder": folder]) }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw Failure(
        .inputOutput, "input.cannot-read", ["file": folder, "cause": systemCause(13)])
    }
    files = []
    var shown: Set<String> = []
    for name in names.sorted(by: { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }) {
      if name.hasPrefix(".") { continue }
      let path = "\(folder)/\(name)"
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
        continue
      }
      if name == Exports.projectName {
        projectFile = path
      } else {
        files.append(InputFile(path: path, name: Exports.shown(name, besides: &shown)))
      }
    }
  }

  // Two files whose codes are hidden must not come to have one name.
  private static func shown(_ name: String, besides others: inout Set<String>) -> String {
    let hidden = PersonCode.hiding(in: name)
    var shown = hidden
    var number = 1
    while !others.insert(shown).inserted {
      number += 1
      shown = "\(number)-\(hidden)"
    }
    return shown
  }

  /// The files whose name holds a person code, as they are told of.
  var namedByCode: [String] {
    files.filter { PersonCode.isHeld(by: ($0.path as NSString).lastPathComponent) }.map(\.name)
  }
}
