import Register

extension Screener {
  // The best ranked come first: all pairs at one time, then the next time of the day.
  func invitations(_ rows: [ScreenedPerson]) -> [Invitation] {
    guard let firstDay = settings.firstDay, settings.pairs > 0, settings.slotMinutes > 0 else {
      return []
    }
    let untilMidnight = (24 * 60 - 1 - settings.firstTime) / settings.slotMinutes + 1
    let slots = min(settings.slotsPerDay, untilMidnight)
    guard slots > 0, settings.firstTime >= 0, var day = WorkingDays.finland.first(from: firstDay)
    else { return [] }
    var result: [Invitation] = []
    var slot = 0
    var pair = 0
    for (index, row) in rows.enumerated() where row.decision == Screener.invite {
      if slot == slots {
        guard let next = WorkingDays.finland.first(from: day + 1) else { break }
        day = next
        slot = 0
      }
      result.append(
        Invitation(
          order: result.count + 1, row: index, pair: pair + 1, day: day,
          time: settings.firstTime + slot * settings.slotMinutes))
      pair += 1
      if pair == settings.pairs { (pair, slot) = (0, slot + 1) }
    }
    return result
  }
}
