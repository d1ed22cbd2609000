import Register

extension PersonWriter {
  /// One row for each payment.
  mutating func writePayments(_ life: Life, mayFault: Bool) {
    let index = GeneratedFile.kelaPayments.index
    for payment in life.payments {
      if payments == .month, !payment.isLast { continue }
      let start = block.bytes[index].count
      append(payment, life, to: &block.bytes[index])
      if payments == .both, payment.isLast {
        block.monthBytes.append(contentsOf: block.bytes[index][start...])
        block.monthBytes.append(text: GeneratedFile.kelaPayments.lineEnd)
      }
      endRow(.kelaPayments, from: start, mayFault: mayFault)
    }
  }

  private func append(_ payment: Payment, _ life: Life, to buffer: inout [UInt8]) {
    life.code.append(to: &buffer)
    buffer.append(byte: ";")
    buffer.append(cell: payment.kind)
    buffer.append(cell: payment.isService ? "palvelu" : "tyottomyys")
    buffer.append(cell: payment.start, as: .packed)
    buffer.append(cell: payment.end, as: .packed)
    buffer.append(cell: payment.paid, as: .packed)
    buffer.append(number: payment.days)
    buffer.append(byte: ";")
    if let accrued = payment.accrued { buffer.append(number: accrued) }
    buffer.append(byte: ";")
    buffer.append(cents: payment.cents)
    buffer.append(byte: ";")
    buffer.append(text: words.towns[words.home(life.town, on: payment.paid)].code)
  }

  /// The stays in the project and what happened in them.
  mutating func writeProject(_ life: Life, mayFault: Bool) {
    let clients = GeneratedFile.projectClients.index
    for stay in life.participations {
      let start = block.bytes[clients].count
      append(id: life, to: &block.bytes[clients])
      let home = life.spells.last { $0.table == .residence && $0.start <= stay.start }
      block.bytes[clients].append(cell: home?.code ?? words.towns[life.town].code)
      block.bytes[clients].append(cell: stay.part)
      block.bytes[clients].append(cell: stay.start, as: .short)
      block.bytes[clients].append(cell: stay.end, as: .short)
      block.bytes[clients].append(cell: stay.outcome)
      block.bytes[clients].append(text: stay.coach)
      endRow(.projectClients, from: start, mayFault: mayFault)
    }
    let events = GeneratedFile.projectEvents.index
    for event in life.events where event.day <= asOf {
      let start = block.bytes[events].count
      append(id: life, to: &block.bytes[events])
      block.bytes[events].append(cell: event.day, as: .iso)
      block.bytes[events].append(cell: event.kind)
      block.bytes[events].append(cell: event.value)
      block.bytes[events].append(cell: event.coach)
      block.bytes[events].append(cell: event.employer)
      block.bytes[events].append(text: event.place)
      endRow(.projectEvents, from: start, mayFault: mayFault)
    }
  }
}
