import Register

/// The files of one run of the generator, under way.
struct OutputFolder {
  private let directory: String
  private let settings: GeneratorSettings
  private var files: [OpenFile] = []
  private var month: OpenFile?
  private var rows = Array(repeating: 0, count: 8)
  private var records = Array(repeating: 0, count: 8)

  // Arrays hold no noncopyable values: a small box does.
  private final class OpenFile {
    var output: OutputFile

    init(_ path: String) throws(GeneratorError) { output = try OutputFile(path: path) }
  }

  init(_ directory: String, settings: GeneratorSettings, replacing: Bool) throws(GeneratorError) {
    self.directory = directory
    self.settings = settings
    var names = GeneratedFile.allCases.map(\.name)
    if settings.sample { names.append(SampleProject.fileName) }
    if settings.payments == .both { names.append(OutputFolder.monthName) }
    if !replacing {
      for name in names where OutputFile.exists(directory + "/" + name) {
        throw .alreadyThere(name)
      }
    }
    for file in GeneratedFile.allCases {
      let open = try OpenFile(directory + "/" + file.name)
      files.append(open)
      try open.output.append(opening(of: file))
    }
    if settings.payments == .both {
      try OutputFile.makeFolder(directory + "/one-month")
      let open = try OpenFile(directory + "/" + OutputFolder.monthName)
      try open.output.append(opening(of: .kelaPayments))
      month = open
    }
  }

  // Subfolders of a project are not read.
  private static let monthName = "one-month/" + GeneratedFile.kelaPayments.name

  private func opening(of file: GeneratedFile) -> [UInt8] {
    let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    switch file {
    case .uraClients:
      return Array(
        (declaration + "<tyonhakijarekisteri jarjestelma=\"URA\" poimittu=\"\(settings.asOf)\">\n")
          .utf8)
    case .efficaClients:
      return Array(
        (declaration + "<asiakasrekisteri jarjestelma=\"Effica\" organisaatio=\"Kuopio\" "
          + "poimittu=\"\(settings.asOf)\">\n").utf8)
    default:
      let mark: [UInt8] = file.hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
      return mark + Array((file.header + file.lineEnd).utf8)
    }
  }

  mutating func append(_ block: Block) throws(GeneratorError) {
    for file in GeneratedFile.allCases {
      let bytes = block.bytes[file.index]
      try files[file.index].output.append(file.isWindows1252 ? bytes.inWindows1252() : bytes)
      rows[file.index] += block.rows[file.index]
      records[file.index] += block.records[file.index]
    }
    if let month { try month.output.append(block.monthBytes) }
  }

  /// Writes the ends of the files, and gives them their names.
  mutating func finish(_ manifest: inout FaultManifest) throws(GeneratorError)
    -> [Generator.Report.File]
  {
    let unclosed = settings.faultKinds.contains(.unclosedQuote) && settings.faultShare > 0
    if unclosed {
      try files[GeneratedFile.kelaPayments.index].output.append(
        Array("\"lopusta puuttuu lainausmerkki;TMT\r\nja tämä on samaa;TMT\r\n".utf8))
      rows[GeneratedFile.kelaPayments.index] += 1
      records[GeneratedFile.kelaPayments.index] += 1
      manifest.note(.unclosedQuote, in: .kelaPayments, added: 1)
    }
    let cut = settings.faultKinds.contains(.truncatedXML) && settings.faultShare > 0
    try files[GeneratedFile.uraClients.index].output.append(
      Array("</tyonhakijarekisteri>\n".utf8))
    if cut {
      try files[GeneratedFile.efficaClients.index].output.append(
        Array("  <asiakas>\n    <henkilotun".utf8))
      manifest.note(.truncatedXML, in: .efficaClients)
    } else {
      try files[GeneratedFile.efficaClients.index].output.append(
        Array("</asiakasrekisteri>\n".utf8))
    }
    var report: [Generator.Report.File] = []
    for file in GeneratedFile.allCases {
      let output = files[file.index]
      report.append(
        Generator.Report.File(
          name: file.name, bytes: output.output.size, rows: rows[file.index],
          records: records[file.index]))
      try output.output.finish()
    }
    if let month {
      report.append(
        Generator.Report.File(
          name: OutputFolder.monthName, bytes: month.output.size, rows: 0, records: 0))
      try month.output.finish()
    }
    if settings.sample {
      let project = try OpenFile(directory + "/" + SampleProject.fileName)
      try project.output.append(SampleProject.text(settings))
      report.append(
        Generator.Report.File(
          name: SampleProject.fileName, bytes: project.output.size, rows: 0, records: 0))
      try project.output.finish()
    }
    return report
  }
}
