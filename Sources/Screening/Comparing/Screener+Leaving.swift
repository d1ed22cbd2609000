public import Register
import Rulebook

extension Screener {
  /// Whether a register's records of a person may be used on the screening day.
  public func mayUse(_ register: SourceRegister, of person: Int) -> Bool {
    reader.access.consultation(people, person).usable.contains(register)
  }

  /// Whether the counted days are known to be below the book's limit.
  public func hasTooFewDays(_ person: Int) -> Bool {
    var facts = PersonFacts()
    reader.read(person, into: &facts)
    let ordered = ordered(facts)
    return table.questions.indices.contains { index in
      factOrder[table.questions[index].fact] == .benefitDays
        && table.outcome(ofQuestion: index, ordered) == .false
    }
  }

  /// Ids of the facts that made the rule of a row hold.
  public func witnesses(of row: ScreenedPerson) -> [String] {
    guard let rule = table.book.index(ofRule: row.rule) else { return [] }
    var facts = PersonFacts()
    reader.read(row.person, into: &facts)
    let ordered = ordered(facts)
    guard table.outcome(ofRule: rule, ordered) == .true else { return [] }
    return table.witnesses(ofRule: rule, ordered).map {
      table.book.facts[table.questions[$0].fact].id
    }
  }
}
