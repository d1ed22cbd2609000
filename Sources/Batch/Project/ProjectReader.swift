import Importing
import Register
import Screening
import StrictYAML

/// Reads `polku.yml`; every mistake is an error with its line and the nearest right word.
enum ProjectReader {
  static let keys = [
    "project", "asOf", "language", "rules", "permission", "coverage", "payments", "reentry",
    "outcomes", "regions", "periods", "targets", "screening", "publishing", "files", "limits",
  ]

  static func read(_ text: String, file: String) throws(YAMLFault) -> Project {
    let map = try YAMLNode.parse(text, file: file).mapping(keys)
    var project = Project()
    project.name = try map["project"]?.string() ?? ""
    project.asOf = try map["asOf"]?.day()
    if let node = map["language"] {
      project.language = Language(rawValue: try node.word(Language.allCases.map(\.rawValue)))
    }
    project.rules = try map["rules"]?.string()
    if let node = map["permission"] { project.permission = try permission(node) }
    if let node = map["coverage"] { project.coverage = try coverage(node) }
    if let node = map["payments"] {
      let word = try node.word(ScreeningSettings.Payments.allCases.map(\.rawValue))
      project.payments = ScreeningSettings.Payments(rawValue: word) ?? .statements
    }
    if let node = map["reentry"] {
      project.mergesReentry = try node.word(["merge", "separate"]) == "merge"
    }
    if let node = map["outcomes"] { try outcomes(node, into: &project) }
    if let node = map["regions"] { project.regions = try RegionReader.read(node) }
    if let node = map["periods"] { project.periods = try periods(node) }
    if let node = map["targets"] { project.targets = try TargetReader.read(node, project: project) }
    if let node = map["screening"] { project.screening = try calendar(node) }
    if let node = map["publishing"] {
      let threshold = try node.mapping(["threshold"]).required("threshold")
      let floor = 3  // The contract's floor for published counts.
      project.publishingThreshold = try threshold.integer(atLeast: floor)
    }
    if let node = map["files"] { try files(node, into: &project) }
    if let node = map["limits"] {
      project.quarantinedShareLimit =
        try node.mapping(["quarantinedShare"])["quarantinedShare"]?.share()
    }
    return project
  }

  private static func permission(
    _ node: YAMLNode
  ) throws(YAMLFault) -> ScreeningSettings.Permission {
    if node.plainText != nil {
      _ = try node.word(["not-needed"])
      return .notNeeded
    }
    let map = try node.mapping(["basis", "from", "until"])
    let basis = try map.required("basis").word(["project", "client", "not-needed"])
    switch basis {
    case "client": return .client
    case "not-needed": return .notNeeded
    default:
      let from = try map.required("from").day()
      let untilNode = try map.required("until")
      let until = try untilNode.day()
      guard from <= until else {
        throw untilNode.fault(.other(key: "project.backwards", values: [:]))
      }
      return .project(DayRange(from, until))
    }
  }

  private static func coverage(
    _ node: YAMLNode
  ) throws(YAMLFault) -> [SourceRegister: ScreeningSettings.Coverage] {
    let registers: [SourceRegister] = [.ura, .effica]
    let map = try node.mapping(registers.map(\.id))
    var result: [SourceRegister: ScreeningSettings.Coverage] = [:]
    for register in registers {
      guard let value = map[register.id] else { continue }
      let word = try value.word(ScreeningSettings.Coverage.allCases.map(\.rawValue))
      result[register] = ScreeningSettings.Coverage(rawValue: word)
    }
    return result
  }

  // Who may read the outputs, and how files are to be read that a guess would get wrong.
  private static func files(_ node: YAMLNode, into project: inout Project) throws(YAMLFault) {
    let map = try node.mapping(["groupReadable", "encodings", "separators", "schema"])
    project.groupReadable = try map["groupReadable"]?.answer() ?? false
    project.checksSchemas = try map["schema"]?.answer() ?? false
    for (name, value) in try map["encodings"]?.pairs() ?? [] {
      let word = try value.word(FileReading.encodings)
      project.readings[try name.string(), default: FileReading()].state(encoding: word)
    }
    for (name, value) in try map["separators"]?.pairs() ?? [] {
      let word = try value.word(FileReading.separators)
      project.readings[try name.string(), default: FileReading()].state(separator: word)
    }
  }

  private static let classes = ["open", "subsidised", "training", "job-search", "other"]

  private static func outcomes(_ node: YAMLNode, into project: inout Project) throws(YAMLFault) {
    let choices = ["apprenticeship", "startUpGrant", "rehabilitative", "practice"]
    let map = try node.mapping(["presumeDays"] + choices)
    project.presumeDays = try map["presumeDays"]?.integer(atLeast: 0)
    for choice in choices {
      guard let value = map[choice] else { continue }
      project.outcomeChoices[choice] = try value.word(classes)
    }
  }

  private static func periods(_ node: YAMLNode) throws(YAMLFault) -> [Project.Period] {
    var result: [Project.Period] = []
    for item in try node.items() {
      let map = try item.mapping(["id", "from", "to"])
      let idNode = try map.required("id")
      let id = try idNode.string()
      guard !result.contains(where: { $0.id == id }) else { throw idNode.fault(.repeatedID(id)) }
      let toNode = try map.required("to")
      let days = DayRange(try map.required("from").day(), try toNode.day())
      guard days.first <= days.last else {
        throw toNode.fault(.other(key: "project.backwards", values: [:]))
      }
      result.append(Project.Period(id: id, days: days))
    }
    return result
  }

  private static func calendar(_ node: YAMLNode) throws(YAMLFault) -> Project.Calendar {
    let map = try node.mapping([
      "capacity", "focus", "pairs", "slotMinutes", "slotsPerDay", "firstDay", "firstTime",
    ])
    var calendar = Project.Calendar()
    calendar.capacity = try map["capacity"]?.integer(atLeast: 0)
    if let focus = map["focus"] {
      let word = try focus.word(ScreeningSettings.Focus.allCases.map(\.rawValue))
      calendar.focus = ScreeningSettings.Focus(rawValue: word) ?? .none
    }
    calendar.pairs = try map["pairs"]?.integer(atLeast: 1)
    calendar.slotMinutes = try map["slotMinutes"]?.integer(atLeast: 1)
    calendar.slotsPerDay = try map["slotsPerDay"]?.integer(atLeast: 1)
    calendar.firstDay = try map["firstDay"]?.day()
    calendar.firstTime = try map["firstTime"]?.minutesOfDay()
    return calendar
  }
}
