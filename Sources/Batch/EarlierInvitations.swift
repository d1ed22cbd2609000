import Register
import Storage

/// What a run took from history, kept in its own folder so that it can be understood later.
enum EarlierInvitations {
  /// Copies the invitations of earlier runs into the folder's own `polku.sqlite`; a project's first
  /// run has none.
  static func write(_ history: History, into folder: RunFolder) throws(Failure) {
    let earlier = history.earlierInvitations
    guard !earlier.isEmpty else { return }
    try folder.fill("polku.sqlite") { (path: String) throws(Failure) in
      do throws(LedgerFault) {
        try Ledger.copy(earlier: earlier, to: path)
      } catch {
        throw Failure(.inputOutput, "ledger.failed", ["file": path, "cause": error.message])
      }
    }
  }
}
