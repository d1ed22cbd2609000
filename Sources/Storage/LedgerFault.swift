internal import GRDB

/// The database could not be read or written.
public struct LedgerFault: Error, Sendable, Hashable {
  /// SQLite's result code, 0 if the trouble was another.
  public var code: Int
  /// SQLite's own words, which name tables and causes but no data.
  public var message: String

  init(_ error: any Error) {
    if let error = error as? DatabaseError {
      code = Int(error.resultCode.rawValue)
      message = error.message ?? ""
    } else {
      code = 0
      message = "\(type(of: error))"
    }
  }
}
