public import Register

/// What a person should know about the outcomes; it stops nothing.
public enum OutcomeFindings {
  /// The findings, by person, then fault.
  ///
  /// - `outcome-disagrees`: register and project say different things; the register stands.
  /// - `participation-without-records`: a participant with a person code of whom no register holds
  ///   anything. That those known by a local number alone have none is as it should be.
  /// - `no-participants`: the project has no participations at all.
  public static func all(_ trace: Trace, people: PersonTable) -> [Finding] {
    guard !trace.rows.isEmpty else { return [Finding(.noParticipants)] }
    var result: [Finding] = []
    var silent: Set<UInt32> = []
    for row in trace.rows {
      let participation = row.participation
      let source = people.records[Int(participation.record)]
      if row.agrees == false, let recorded = participation.recorded {
        let word = people.records[Int(participation.lastRecord)]
        result.append(
          Finding(
            .outcomeDisagrees, person: participation.person, file: word.file, line: word.line,
            detail: "register=\(row.outcome.id) recorded=\(recorded.id)"))
      }
      guard row.key.code != nil, !silent.contains(participation.person),
        people.records(of: Int(participation.person)).allSatisfy({
          people.records[$0].register == .project
        })
      else { continue }
      silent.insert(participation.person)
      result.append(
        Finding(
          .participationWithoutRecords, person: participation.person, file: source.file,
          line: source.line))
    }
    return result.sorted { left, right in
      let (one, two) = (left.person ?? 0, right.person ?? 0)
      if one != two { return one < two }
      if left.fault != right.fault { return left.fault < right.fault }
      return (left.file ?? 0, left.line ?? 0) < (right.file ?? 0, right.line ?? 0)
    }
  }
}
