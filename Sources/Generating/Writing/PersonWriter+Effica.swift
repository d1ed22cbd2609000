import Register

extension PersonWriter {
  /// One client element of the social office.
  mutating func writeEfficaClient(_ life: Life, mayFault: Bool) {
    let file = GeneratedFile.efficaClients
    let index = file.index
    let town = words.towns[life.town]
    var fault = beginPerson(file, mayFault: mayFault && life.number.isEmpty)
    var code = life.code.bytes
    if let kind = fault, let bad = life.code.bytes(with: kind) { code = bad } else { fault = nil }
    let before = block.records[index]
    let mayFaultInside = mayFault && fault?.end != .quarantined
    block.bytes[index].append(text: "  <asiakas>\n")
    if life.number.isEmpty {
      block.bytes[index].append(text: "    <henkilotunnus>")
      block.bytes[index].append(contentsOf: code)
      block.bytes[index].append(text: "</henkilotunnus>\n")
    } else {
      block.bytes[index].append(text: "    <asiakasnumero>\(life.number)</asiakasnumero>\n")
    }
    block.bytes[index].append(
      text: "    <sukunimi>\(life.lastName)</sukunimi><etunimet>\(life.firstNames)</etunimet>"
        + "<kotikunta>\(town.code)</kotikunta><kieli>\(life.language)</kieli>\n"
        + "    <osoite turvakielto=\"\(life.isProtected ? "k" : "e")\">"
        + "<lahiosoite>\(life.street)</lahiosoite><postinumero>\(town.postcode)</postinumero>"
        + "<postitoimipaikka>\(town.town)</postitoimipaikka></osoite>\n"
        + "    <yksikko koodi=\"\(life.unit.code)\" "
        + "perheyksikko=\"\(life.unit.isFamilyUnit ? "k" : "e")\">\(life.unit.name)</yksikko>\n")
    for record in life.care { writeElement(record, life, mayFault: mayFaultInside) }
    if plantsHidden(life, mayFault: mayFaultInside) {
      block.bytes[index].append(
        text: "    <tilanne laji=\"paihde\" arvo=\"ei\" alku=\"2010-02-31\" loppu=\"\"/>\n")
      block.records[index] += 1
      block.manifest.note(.hiddenSubstance, in: file, added: 1)
    }
    block.bytes[index].append(text: "  </asiakas>\n")
    endPerson(file, fault: fault, children: block.records[index] - before)
  }

  private mutating func plantsHidden(_ life: Life, mayFault: Bool) -> Bool {
    life.hasHiddenSubstance || (mayFault && planter.plantsHiddenSubstance())
  }

  private mutating func writeElement(_ record: CareRecord, _ life: Life, mayFault: Bool) {
    let index = GeneratedFile.efficaClients.index
    let start = block.bytes[index].count
    switch record.element {
    case .permission:
      block.bytes[index].append(text: "    <lupa alku=\"")
      block.bytes[index].append(day: record.start, as: .iso)
      block.bytes[index].append(text: "\" loppu=\"")
      block.bytes[index].append(day: record.end, as: .iso)
    case .visit:
      block.bytes[index].append(text: "    <asiointi pvm=\"")
      block.bytes[index].append(day: record.start, as: .iso)
      block.bytes[index].append(text: "\" tapa=\"")
      block.bytes[index].append(text: record.kind)
    case .plan:
      block.bytes[index].append(text: "    <suunnitelma laji=\"")
      block.bytes[index].append(text: record.kind)
      block.bytes[index].append(text: "\" laadittu=\"")
      block.bytes[index].append(day: record.start, as: .iso)
      block.bytes[index].append(text: "\" tarkistus=\"")
      block.bytes[index].append(day: record.end, as: .iso)
    case .situation:
      block.bytes[index].append(text: "    <tilanne laji=\"")
      block.bytes[index].append(text: record.kind)
      block.bytes[index].append(text: "\" arvo=\"")
      block.bytes[index].append(text: record.value)
      block.bytes[index].append(text: "\" alku=\"")
      block.bytes[index].append(day: record.start, as: .iso)
      block.bytes[index].append(text: "\" loppu=\"")
      block.bytes[index].append(day: record.end, as: .iso)
    case .measure:
      block.bytes[index].append(text: "    <toimenpide laji=\"")
      block.bytes[index].append(text: record.kind)
      block.bytes[index].append(text: "\" alku=\"")
      block.bytes[index].append(day: record.start, as: .iso)
      block.bytes[index].append(text: "\" loppu=\"")
      block.bytes[index].append(day: record.end, as: .iso)
      // The twin layout has no place; the same record in both must be the same.
      block.bytes[index].append(text: "\" paikka=\"")
      if !life.inEfficaCSV { block.bytes[index].append(text: record.place) }
    }
    endElement(.efficaClients, from: start, mayFault: mayFault)
  }

  /// The same client as rows: one for the client, one for each record.
  mutating func writeEfficaRecords(_ life: Life, mayFault: Bool) {
    let file = GeneratedFile.efficaRecords
    let index = file.index
    var start = block.bytes[index].count
    append(id: life, to: &block.bytes[index])
    block.bytes[index].append(
      text: "asiakas;;\(life.unit.isFamilyUnit ? "k" : "e");;;")
    block.bytes[index].append(cell: life.lastName)
    block.bytes[index].append(cell: life.firstNames)
    block.bytes[index].append(cell: words.towns[life.town].code)
    block.bytes[index].append(cell: life.unit.name)
    block.bytes[index].append(text: life.language)
    endRow(file, from: start, mayFault: mayFault)
    for record in life.care {
      start = block.bytes[index].count
      append(id: life, to: &block.bytes[index])
      block.bytes[index].append(cell: record.element.rowName)
      block.bytes[index].append(cell: record.kind)
      block.bytes[index].append(cell: record.value)
      block.bytes[index].append(cell: record.start, as: .short)
      block.bytes[index].append(cell: record.end, as: .short)
      block.bytes[index].append(text: ";;;;")
      endRow(file, from: start, mayFault: mayFault)
    }
    if plantsHidden(life, mayFault: mayFault) {
      append(id: life, to: &block.bytes[index])
      block.bytes[index].append(text: "tilanne;paihde;ei;31.2.2010;;;;;;\n")
      block.rows[index] += 1
      block.records[index] += 1
      block.manifest.note(.hiddenSubstance, in: file, added: 1)
    }
  }
}

extension CareRecord.Element {
  /// The name in the `tietue` column.
  var rowName: String {
    switch self {
    case .permission: "lupa"
    case .visit: "asiointi"
    case .plan: "suunnitelma"
    case .situation: "tilanne"
    case .measure: "toimenpide"
    }
  }
}
