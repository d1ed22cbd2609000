import Register
import StrictYAML

/// Reads the regions of a project file and refuses a municipality in two regions on one day.
enum RegionReader {
  static func read(_ node: YAMLNode) throws(YAMLFault) -> Regions {
    var regions: [Region] = []
    for item in try node.items() {
      let map = try item.mapping(["id", "name", "municipalities"])
      let idNode = try map.required("id")
      let id = try idNode.string()
      guard !regions.contains(where: { $0.id == id }) else { throw idNode.fault(.repeatedID(id)) }
      var region = Region(id: id, names: try map["name"]?.texts() ?? [:], members: [])
      for memberNode in try map.required("municipalities").items() {
        let member = try self.member(memberNode)
        for other in regions + [region] {
          let clash = other.members.contains {
            $0.code == member.code && $0.days.overlaps(member.days)
          }
          guard !clash else {
            throw memberNode.fault(
              .other(
                key: "project.municipality-twice",
                values: ["municipality": member.code, "region": other.id, "other": id]))
          }
        }
        region.members.append(member)
      }
      regions.append(region)
    }
    return Regions(regions)
  }

  private static func member(_ node: YAMLNode) throws(YAMLFault) -> Region.Member {
    guard node.isMapping else {
      return Region.Member(code: try code(node))
    }
    let map = try node.mapping(["code", "from", "until"])
    let first = try map["from"]?.day() ?? .missing
    let last = try map["until"]?.day() ?? .open
    guard first <= last else {
      throw node.fault(.other(key: "project.backwards", values: [:]))
    }
    return Region.Member(code: try code(map.required("code")), days: DayRange(first, last))
  }

  private static func code(_ node: YAMLNode) throws(YAMLFault) -> String {
    let text = try node.string()
    guard text.utf8.count == 3, text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else {
      throw node.fault(.wrongValue(read: text, expected: "municipality"))
    }
    return text
  }
}
