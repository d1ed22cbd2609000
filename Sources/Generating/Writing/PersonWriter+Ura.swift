import Register

extension PersonWriter {
  /// One row of the 500-day list.
  mutating func writeListRow(_ life: Life, mayFault: Bool) {
    let index = GeneratedFile.uraList.index
    let start = block.bytes[index].count
    let town = words.towns[life.town]
    let plan = life.spells.last { $0.table == .plan }
    let contact = life.spells.last { $0.table == .contact }
    // Of measures, the list shows one that is going on or about to begin.
    let measure = life.spells.last {
      ($0.table == .placement || $0.table == .trial || $0.table == .service) && $0.end > asOf
    }
    var records = 2
    life.code.append(to: &block.bytes[index])
    block.bytes[index].append(byte: ";")
    block.bytes[index].append(cell: life.lastName)
    block.bytes[index].append(quoted: life.firstNames)
    block.bytes[index].append(cell: town.code)
    block.bytes[index].append(cell: town.office)
    block.bytes[index].append(quoted: life.line)
    block.bytes[index].append(cell: life.listStatus)
    block.bytes[index].append(cell: life.unemployedSince, as: .dotted)
    block.bytes[index].append(number: life.statementDays)
    block.bytes[index].append(byte: ";")
    block.bytes[index].append(cell: life.statementDay, as: .dotted)
    block.bytes[index].append(cell: plan?.code ?? "")
    block.bytes[index].append(cell: plan?.start ?? .missing, as: .dotted)
    block.bytes[index].append(cell: plan?.end ?? .missing, as: .dotted)
    block.bytes[index].append(cell: contact?.start ?? .missing, as: .dotted)
    block.bytes[index].append(cell: contact?.code ?? "")
    block.bytes[index].append(cell: measure?.code ?? "")
    block.bytes[index].append(cell: measure?.start ?? .missing, as: .dotted)
    block.bytes[index].append(cell: measure?.end ?? .missing, as: .dotted)
    block.bytes[index].append(cell: life.typ == .yes ? "k" : life.typ == .no ? "e" : "")
    block.bytes[index].append(quoted: life.education)
    block.bytes[index].append(quoted: life.occupation)
    block.bytes[index].append(cell: life.lastJobEnded, as: .dotted)
    block.bytes[index].append(text: life.language)
    records += (life.line.isEmpty ? 0 : 1) + (life.listStatus.isEmpty ? 0 : 1)
    records += (plan == nil ? 0 : 1) + (contact == nil ? 0 : 1) + (measure == nil ? 0 : 1)
    records += life.typ == .unknown ? 0 : 1
    endRow(.uraList, from: start, mayFault: mayFault, records: records)
  }

  /// One row for each spell.
  mutating func writeSpells(_ life: Life, mayFault: Bool) {
    for spell in life.spells {
      if spell.hasOpenVersion {
        var open = spell
        open.end = .open
        open.reason = ""
        writeSpell(open, life, mayFault: false)
      }
      writeSpell(spell, life, mayFault: mayFault && !spell.hasOpenVersion)
    }
  }

  private mutating func writeSpell(_ spell: Spell, _ life: Life, mayFault: Bool) {
    let index = GeneratedFile.uraSpells.index
    let start = block.bytes[index].count
    life.code.append(to: &block.bytes[index])
    block.bytes[index].append(byte: ";")
    block.bytes[index].append(cell: spell.table.name)
    block.bytes[index].append(cell: spell.code)
    block.bytes[index].append(cell: spell.start, as: .dotted)
    // An open spell ends on 11.11.2222, the service line's is left empty.
    if spell.end == .open, spell.table.canBeOpen, spell.table != .line {
      block.bytes[index].append(text: "11.11.2222")
    }
    block.bytes[index].append(cell: spell.end, as: .dotted)
    block.bytes[index].append(cell: spell.reason)
    if spell.table != .residence {
      block.bytes[index].append(text: words.towns[life.town].office)
    }
    endRow(.uraSpells, from: start, mayFault: mayFault)
  }

  /// One person element with its spells.
  mutating func writeUraClient(_ life: Life, mayFault: Bool) {
    let file = GeneratedFile.uraClients
    let index = file.index
    let codeFault = beginPerson(file, mayFault: mayFault)
    var code = life.code.bytes
    var fault = codeFault
    if let kind = codeFault, let bad = life.code.bytes(with: kind) {
      code = bad
    } else {
      fault = nil
    }
    let before = block.records[index]
    let mayFaultInside = mayFault && fault?.end != .quarantined
    block.bytes[index].append(text: "  <tyonhakija henkilotunnus=\"")
    block.bytes[index].append(contentsOf: code)
    block.bytes[index].append(text: "\" kotikunta=\"\(words.towns[life.town].code)\"")
    switch life.typ {
    case .yes: block.bytes[index].append(text: " typ=\"k\"")
    case .no: block.bytes[index].append(text: " typ=\"e\"")
    case .unknown: break
    }
    block.bytes[index].append(text: ">\n    <nimi suku=\"")
    block.bytes[index].append(text: life.lastName)
    block.bytes[index].append(text: "\" etu=\"")
    block.bytes[index].append(text: life.firstNames)
    block.bytes[index].append(text: "\"/>\n")
    if life.isOnList {
      writeFigure(life.statementDays, life, mayFault: mayFaultInside)
      if let other = life.disagreeingDays { writeFigure(other, life, mayFault: false) }
    }
    for spell in life.spells {
      if spell.hasOpenVersion {
        var open = spell
        open.end = .open
        open.reason = ""
        writeElement(open, mayFault: false)
      }
      writeElement(spell, mayFault: mayFaultInside && !spell.hasOpenVersion)
    }
    block.bytes[index].append(text: "  </tyonhakija>\n")
    endPerson(file, fault: fault, children: block.records[index] - before)
  }

  private mutating func writeFigure(_ days: Int, _ life: Life, mayFault: Bool) {
    let index = GeneratedFile.uraClients.index
    let start = block.bytes[index].count
    block.bytes[index].append(text: "    <tmt paivat=\"")
    block.bytes[index].append(number: days)
    block.bytes[index].append(text: "\" pvm=\"")
    block.bytes[index].append(day: life.statementDay, as: .iso)
    endElement(.uraClients, from: start, mayFault: mayFault)
  }

  private mutating func writeElement(_ spell: Spell, mayFault: Bool) {
    let index = GeneratedFile.uraClients.index
    let start = block.bytes[index].count
    block.bytes[index].append(text: "    <jakso taulu=\"")
    block.bytes[index].append(text: spell.table.name)
    block.bytes[index].append(text: "\" koodi=\"")
    block.bytes[index].append(text: spell.code)
    block.bytes[index].append(text: "\" alku=\"")
    block.bytes[index].append(day: spell.start, as: .iso)
    block.bytes[index].append(text: "\" loppu=\"")
    block.bytes[index].append(day: spell.end, as: .iso)
    block.bytes[index].append(text: "\" syy=\"")
    block.bytes[index].append(text: spell.reason)
    endElement(.uraClients, from: start, mayFault: mayFault)
  }
}
