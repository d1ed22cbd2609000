import Register
import StrictYAML

/// Reads the targets of a project file; the same target twice is an error, and so is one for a
/// region or period that the file does not have.
enum TargetReader {
  static let measures = [
    "intake", "open", "subsidised", "training", "job-search", "other", "screened", "invited",
    "interviewed", "forwarded",
  ]

  static func read(_ node: YAMLNode, project: Project) throws(YAMLFault) -> [Project.Target] {
    var targets: [Project.Target] = []
    for item in try node.items() {
      let map = try item.mapping([
        "region", "period", "measure", "n", "share", "of", "direction", "madeUp",
      ])
      let target = Project.Target(
        region: try map["region"]?.word(project.regions.all.map(\.id)),
        period: try map["period"]?.word(project.periods.map(\.id)),
        measure: try map.required("measure").word(measures),
        n: try map["n"]?.integer(atLeast: 0), share: try map["share"]?.share(),
        of: try map["of"]?.word(["ended", "intake"]),
        direction: try map["direction"]?.word(["atLeast", "atMost"]),
        isMadeUp: try map["madeUp"]?.answer() ?? false)
      guard target.n != nil || target.share != nil else { throw item.fault(.missingKey("n")) }
      let isTwin = targets.contains {
        $0.region == target.region && $0.period == target.period && $0.measure == target.measure
      }
      guard !isTwin else {
        throw item.fault(
          .other(
            key: "project.target-twice",
            values: [
              "region": target.region ?? "-", "period": target.period ?? "-",
              "measure": target.measure,
            ]))
      }
      targets.append(target)
    }
    return targets
  }
}
