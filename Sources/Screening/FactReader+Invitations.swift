import Register
import Rulebook

extension FactReader {
  // Whoever was invited, came or refused is not invited again; whoever did not come may be.
  func readInvitations(_ person: Int, _ facts: inout PersonFacts) {
    var latest = Day.missing
    var source = -1
    var noShow = Day.missing
    var noShowSource = -1
    if let before = invited[people.keys[person]], before <= day {
      latest = before
      facts.invitedByEarlierRun = true
    }
    for index in people.records(of: person) {
      let record = people.records[index]
      guard record.kind == .event, record.register == .project, record.start.isReal,
        record.start <= day
      else { continue }
      if record.code == words.invitation || record.code == words.interview
        || record.code == words.refusal
      {
        if record.start >= latest {
          latest = record.start
          source = index
          facts.invitedByEarlierRun = false
        }
      } else if record.code == words.noShow, record.start >= noShow {
        noShow = record.start
        noShowSource = index
      }
    }
    facts.invitedOn = latest
    if latest.isReal, noShow < latest {
      facts[.invitedBefore] = .known(1)
      facts.records[FactID.invitedBefore.rawValue] = source
      return
    }
    if latest.isReal {
      facts.noShowOn = noShow
      facts.records[FactID.invitedBefore.rawValue] = noShowSource
    }
    // Nothing recorded means no invitation, but a record that could not be read may be one.
    let isSure =
      facts.hidden[FactID.invitedBefore.rawValue].isEmpty && access.whole.contains(.project)
    facts[.invitedBefore] = isSure || latest.isReal ? .none : .unknown
  }
}
