import Foundation
public import Register
public import Reporting
import Storage

/// The history of an output folder: the runs that were made.
public enum RunList {
  /// The runs, in the order they were made; empty where nothing has been run.
  public static func table(outputs: String, language: Language) throws(Failure) -> Table {
    let path = "\(outputs)/polku.sqlite"
    var runs: [RecordedRun] = []
    if FileManager.default.fileExists(atPath: path) {
      do {
        runs = try Ledger(path: path).runs()
      } catch {
        throw Failure(.inputOutput, "ledger.failed", ["file": path, "cause": error.message])
      }
    }
    let columns = ["run", "project", "day", "version", "based-on", "quarantined", "refused"]
    return Table(
      id: "runs", title: Messages.text("table.runs", language),
      columns: columns.enumerated().map {
        Table.Column($1, Messages.text("column.\($1)", language), $0 > 4 ? .number : .text)
      },
      rows: runs.map {
        [
          .text($0.name), .text($0.project), .day($0.asOf), .text($0.version), .text($0.basedOn),
          .number($0.quarantined), .number($0.refused),
        ]
      })
  }
}
