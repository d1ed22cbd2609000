import Register

/// Codes as they were used on a day: what a caseworker of that time would have typed.
///
/// The tables with their dates are data (`ura_codes.tsv`); here is only which of the valid codes
/// means what, so that nothing is written on a day on which it did not exist.
struct DatedCodes: Sendable {
  private let practice: [CodeBook.Entry]
  private let trials: [CodeBook.Entry]
  private let subsidised: [CodeBook.Entry]
  private let startUp: [CodeBook.Entry]
  private let meetings: [CodeBook.Entry]
  private let otherContacts: [CodeBook.Entry]
  private let serviceStatusFrom: Day
  private let trainingStatusFrom: Day
  private let codedLinesFrom: Day
  private let lateReasons: [CodeBook.Entry]
  /// The first day of the ways of contact.
  let contactsFrom: Day

  init(book: CodeBook) {
    let placements = book.entries(.placement)
    practice = placements.filter { $0.outcome == "job-search" }
    startUp = placements.filter { $0.outcome == "open" && $0.note.contains("own flag") }
    subsidised = placements.filter {
      $0.outcome == "subsidised" && !$0.note.contains("again") && $0.code != "40"
    }
    trials = book.entries(.trial)
    let ways = book.entries(.contactWay)
    meetings = ways.filter { $0.note.hasPrefix("meeting") }
    otherContacts = ways.filter { $0.note.hasPrefix("contact") }
    contactsFrom = ways.map(\.from).max() ?? .missing
    let status = book.entries(.status)
    serviceStatusFrom = status.first { $0.code == "07" }?.from ?? .open
    trainingStatusFrom = status.first { $0.code == "08" }?.from ?? .open
    codedLinesFrom = book.entries(.serviceLine).map(\.from).min() ?? .open
    lateReasons = book.entries(.endReason).filter { $0.from.isReal }
  }

  private func draw(
    _ entries: [CodeBook.Entry], on day: Day, _ chance: inout Chance
  ) -> String? {
    // Entries are few; counting the valid ones first keeps the draw even.
    var valid = 0
    for entry in entries where entry.from <= day && day <= entry.until { valid += 1 }
    guard valid > 0 else { return nil }
    var pick = chance.below(valid)
    for entry in entries where entry.from <= day && day <= entry.until {
      if pick == 0 { return entry.code }
      pick -= 1
    }
    return nil
  }

  /// Work practice or preparatory training, or from 2013 a trial, that begins on a day.
  func practice(from day: Day, _ chance: inout Chance) -> (SpellTable, String) {
    if let trial = draw(trials, on: day, &chance), chance.percent(70) { return (.trial, trial) }
    if let code = draw(practice, on: day, &chance) { return (.placement, code) }
    return (.trial, draw(trials, on: day, &chance) ?? "20")
  }

  /// A pay-subsidised placement that begins on a day.
  func subsidised(from day: Day, _ chance: inout Chance) -> String {
    draw(subsidised, on: day, &chance) ?? "6T"
  }

  /// A start-up grant that begins on a day.
  func startUp(from day: Day, _ chance: inout Chance) -> String {
    draw(startUp, on: day, &chance) ?? "62"
  }

  /// The status of somebody in a service from a day on.
  func serviceStatus(from day: Day) -> String { day >= serviceStatusFrom ? "07" : "05" }

  /// The status of somebody in training from a day on.
  func trainingStatus(from day: Day) -> String { day >= trainingStatusFrom ? "08" : "05" }

  /// An end reason as it was written on the day: one digit to 2011, two after.
  func reason(_ digit: Int, ended day: Day) -> String {
    let text = String(digit)
    return day.year >= 2012 ? "0" + text : text
  }

  /// The reason of a spell that ended in a service, where there is a code for it.
  func serviceReason(rehabilitative: Bool, started: Day, ended: Day) -> String {
    let code = rehabilitative ? "12" : "11"
    let known = lateReasons.contains { $0.code == code && $0.from <= started }
    return known ? code : reason(5, ended: ended)
  }

  /// The first day on which a service line is a code; before it, it is text.
  var linesAreCodesFrom: Day { codedLinesFrom }

  /// A way of contact that is a meeting, or is not, on a day; nothing before the table begins.
  func contact(meeting: Bool, on day: Day, _ chance: inout Chance) -> String? {
    draw(meeting ? meetings : otherContacts, on: day, &chance)
  }
}
