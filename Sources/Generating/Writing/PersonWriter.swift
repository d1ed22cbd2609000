import Register

/// Writes one made-up person into the buffers of a block, file by file.
struct PersonWriter {
  let asOf: Day
  let words: Words
  let payments: GeneratorSettings.Payments
  var planter: FaultPlanter
  var block = Block()

  init(settings: GeneratorSettings) {
    asOf = settings.asOf
    words = .builtIn
    payments = settings.payments
    planter = FaultPlanter(settings: settings)
  }

  mutating func write(_ life: Life, person: Int, isPuzzle: Bool) {
    planter.begin(person: person)
    if life.isOnList { block.listed += 1 }
    block.participations += life.participations.count
    // Faults keep to records that stand in no second place, so that each has one known end.
    let mayFault = !planter.isIdle && !isPuzzle
    if life.inUraCSV {
      if life.isOnList { writeListRow(life, mayFault: mayFault && !life.isTwin) }
      writeSpells(life, mayFault: mayFault && !life.inUraXML && !life.isOnList)
    }
    if life.inUraXML { writeUraClient(life, mayFault: mayFault && !life.inUraCSV) }
    if life.inEfficaXML { writeEfficaClient(life, mayFault: mayFault && !life.inEfficaCSV) }
    if life.inEfficaCSV { writeEfficaRecords(life, mayFault: mayFault && !life.inEfficaXML) }
    if !life.payments.isEmpty { writePayments(life, mayFault: mayFault) }
    writeProject(life, mayFault: mayFault)
  }

  /// Ends a CSV row, counts it, and perhaps spoils it.
  mutating func endRow(_ file: GeneratedFile, from start: Int, mayFault: Bool, records: Int = 1) {
    let index = file.index
    block.bytes[index].append(text: file.lineEnd)
    block.rows[index] += 1
    block.records[index] += records
    guard mayFault else { return }
    var buffer = block.bytes[index]
    block.bytes[index] = []
    planter.row(file, &buffer, from: start, &block)
    block.bytes[index] = buffer
  }

  func append(id life: Life, to buffer: inout [UInt8]) {
    if life.number.isEmpty { life.code.append(to: &buffer) }
    buffer.append(byte: ";")
    buffer.append(text: life.number)
    buffer.append(byte: ";")
  }
}

extension [UInt8] {
  /// A cell and the separator after it.
  mutating func append(cell: String) {
    append(text: cell)
    append(byte: ";")
  }

  /// A cell of free text, quoted where it holds a blank, and the separator after it.
  mutating func append(quoted cell: String) {
    let quotes = cell.utf8.contains(32)
    if quotes { append(byte: "\"") }
    append(text: cell)
    if quotes { append(byte: "\"") }
    append(byte: ";")
  }

  /// A day's cell and the separator after it.
  mutating func append(cell day: Day, as form: DayForm) {
    append(day: day, as: form)
    append(byte: ";")
  }
}
