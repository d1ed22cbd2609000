import Register

extension LifeMaker {
  /// Writes payments backwards from the last one, so that the accrued days of the last counted
  /// payment are the figure wanted, and settles what the list says on which day.
  ///
  /// - Parameters:
  ///   - accruedDays: Counted days by the as-of day.
  ///   - paid: Stretches of unemployment and services, rising.
  ///   - isStatement: Whether the person is on the list, with a figure of its own.
  mutating func makePayments(
    kind: String, accruedDays: Int, paid: [(start: Day, end: Day, isService: Bool)],
    isStatement: Bool
  ) {
    life.statementDays = accruedDays
    life.statementDay = asOf
    let fourWeekly = chance.percent(30)
    var end = lastPeriodEnd(fourWeekly: fourWeekly)
    var running = accruedDays
    var periods = 0
    let most = settings.historyMonths > 0 ? settings.historyMonths : Int.max
    while running > 0, periods < most, let first = paid.first, end >= first.start {
      let start = fourWeekly ? end - 27 : firstOfMonth(end)
      let wait = fourWeekly ? chance.from(3, to: 5) : chance.from(5, to: 11)
      let paidOn = (end + wait).backToWorkday
      let isLast = life.payments.isEmpty
      for stretch in paid.reversed() where stretch.start <= end && stretch.end >= start {
        let from = max(start, stretch.start)
        let to = min(end, stretch.end)
        var days = weekdays(from, to)
        if !stretch.isService, days > 10, chance.percent(12) { days -= chance.from(1, to: 6) }
        if !stretch.isService { days = min(days, running) }
        guard days > 0 else { continue }
        var payment = Payment(
          kind: kind, isService: stretch.isService, start: from, end: to, paid: paidOn, days: days,
          accrued: kind == "TMT" ? running : nil,
          cents: days * rates.fullRateCents(on: to), isLast: isLast)
        if stretch.isService {
          if chance.percent(50) { payment.accrued = nil }
        } else {
          running -= days
        }
        life.payments.append(payment)
      }
      periods += 1
      end = start - 1
    }
    if isStatement { settleStatement() }
    life.payments.reverse()
  }

  // Payments stand newest first here. The list may be as fresh as the day, as old as the last
  // payment, or one payment behind; and a few corrections came after it.
  private mutating func settleStatement() {
    let draw = chance.below(100)
    guard draw >= 55, let last = life.payments.first, !last.isService else { return }
    if draw < 82 {
      life.statementDay = last.end
    } else if draw < 94 {
      guard life.payments.count > 1, !life.payments[1].isLast, last.days < life.statementDays else {
        return
      }
      life.payments[0].accrued = nil
      if chance.percent(50) { life.payments[1].accrued = nil }
      life.statementDay = last.start - 1
      life.statementDays -= last.days
    } else if last.paid < asOf, life.payments.count > 1, !life.payments[1].isService {
      // Days taken back after the last payment: the figure of that day was larger by them.
      let days = chance.from(1, to: 5)
      let earlier = life.payments[1]
      guard earlier.days > days + 1 else { return }
      life.statementDay = last.end
      life.statementDays += days
      for index in life.payments.indices {
        if let accrued = life.payments[index].accrued {
          life.payments[index].accrued = accrued + days
        }
      }
      let to = earlier.start + (earlier.end - earlier.start) / 2
      life.payments.insert(
        Payment(
          kind: last.kind, isService: false, start: earlier.start, end: to,
          paid: last.paid + chance.from(1, to: asOf - last.paid), days: -days, accrued: nil,
          cents: -days * rates.fullRateCents(on: to), isLast: true), at: 0)
    }
  }

  private mutating func lastPeriodEnd(fourWeekly: Bool) -> Day {
    if fourWeekly { return asOf - chance.from(6, to: 33) }
    let end = firstOfMonth(asOf + 1) - 1
    return asOf - end >= 12 ? end : firstOfMonth(end) - 1
  }

  private func firstOfMonth(_ day: Day) -> Day { day - (day.components.day - 1) }

  /// Working days from one day to another, both included: benefit is paid for five days a week.
  private func weekdays(_ first: Day, _ last: Day) -> Int {
    guard first <= last else { return 0 }
    let count = last - first + 1
    var days = count / 7 * 5
    var weekday = first.weekday
    for _ in 0..<(count % 7) {
      if weekday <= 5 { days += 1 }
      weekday = weekday % 7 + 1
    }
    return days
  }
}
