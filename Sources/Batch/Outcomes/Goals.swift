import Importing
import Pathways
import Register
import Screening
import Storage
import Targets

/// The project's goals beside what was reached.
struct Goals: Sendable {
  let funnel: Funnel
  let table: TargetTable

  init(
    _ setup: Setup, _ registers: Reading, _ history: History, _ list: ScreenedList,
    _ outcomes: Outcomes
  ) {
    let people = registers.imported.people
    let settings = setup.outcomeSettings
    funnel = Funnel(
      screened: Goals.screened(setup, people, history, list, outcomes.tracer.regions),
      people: people, asOf: setup.asOf, settings: settings)
    table = TargetTable(
      targets: setup.targets, regions: setup.project.regions.all, periods: setup.periods,
      outcomes: outcomes.trace.rows, funnel: funnel, asOf: setup.asOf, settings: settings)
  }

  // Those in the target group on this list or on an earlier one, and who of them any run invited.
  // The ledger keeps no regions: those of earlier lists have the region of their residence on the
  // day they were screened.
  private static func screened(
    _ setup: Setup, _ people: PersonTable, _ history: History, _ list: ScreenedList,
    _ regions: RegionTable
  ) -> [Funnel.Person] {
    var persons: [Funnel.Person] = []
    // An invitation by a run that could not tell the group counts for somebody another run could.
    var invitedOnly: [Funnel.Person] = []
    for row in list.result.rows {
      let isInvited = row.decision == "invite"
      let person = Funnel.Person(
        key: people.keys[row.person], region: row.region, screened: setup.asOf,
        invited: isInvited ? setup.asOf : .missing)
      if row.inTargetGroup == true {
        persons.append(person)
      } else if isInvited {
        invitedOnly.append(person)
      }
    }
    for decision in history.decisions {
      let isInvited = decision.decision == "invite"
      let bytes = Array(decision.person.utf8)
      guard decision.inTargetGroup == true || isInvited,
        case .accepted(let code, _) = PersonCode.read(bytes.span)
      else { continue }
      let key = PersonKey(code)
      let invited = isInvited ? decision.asOf : .missing
      guard decision.inTargetGroup == true else {
        invitedOnly.append(Funnel.Person(key: key, screened: setup.asOf, invited: invited))
        continue
      }
      let region = people.find(key).map { self.region(of: $0, on: decision.asOf, people, regions) }
      persons.append(
        Funnel.Person(
          key: key, region: region ?? "", screened: decision.asOf, invited: invited))
    }
    let keys = Set(persons.map(\.key))
    return persons + invitedOnly.filter { keys.contains($0.key) }
  }

  private static func region(
    of person: Int, on day: Day, _ people: PersonTable, _ regions: RegionTable
  ) -> String {
    var found = RegionTable.none
    for index in people.records(of: person) {
      let record = people.records[index]
      guard record.kind == .residence, record.covers(day) else { continue }
      let region = regions.region(of: record.code, on: day)
      if region != RegionTable.none { found = region }
    }
    return regions.id(found)
  }
}
