public import Register
public import Screening

/// `invitations.csv`: who is invited to which pair, on which day and at what time.
public enum InvitationList {
  /// The header.
  public static let columns = [
    "order", "person_code", "last_name", "first_names", "language", "pair", "day", "time",
  ]

  /// Writes the whole file, in the order of the invitations.
  public static func write(
    _ invitations: [Invitation], list: [ScreenedPerson], people: PersonTable,
    to sink: @escaping CSVWriter.Sink
  ) throws {
    var writer = CSVWriter(sink: sink)
    try writer.header(columns)
    for invitation in invitations {
      guard list.indices.contains(invitation.row) else { continue }
      let person = list[invitation.row]
      guard people.keys.indices.contains(person.person) else { continue }
      writer.number(invitation.order)
      writer.key(people.keys[person.person], in: people)
      writer.text(people.symbols.utf8(person.details.lastName))
      writer.text(people.symbols.utf8(person.details.firstNames))
      writer.text(people.symbols.utf8(person.details.language))
      writer.number(invitation.pair)
      writer.day(invitation.day)
      writer.text(clock(invitation.time))
      try writer.endRow()
    }
    try writer.finish()
  }

  /// Minutes from midnight as hh:mm.
  static func clock(_ minutes: Int) -> String {
    let day = ((minutes % 1440) + 1440) % 1440
    let (hour, minute) = (day / 60, day % 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}
