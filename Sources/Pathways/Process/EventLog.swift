internal import Register

/// The cases as an event log in XES 1.0 (concept, lifecycle and time), for process-mining tools.
///
/// A case is named by the number of its row in `outcomes.csv`: the log holds no code and no name.
/// Events stand in the order in which they are counted, so that tools see the same variants.
public enum EventLog {
  /// The log as UTF-8 bytes.
  public static func xes(_ trace: Trace) -> [UInt8] {
    begin + cases(trace, trace.rows.indices) + end
  }

  /// What stands before the first case.
  public static var begin: [UInt8] { Array(head.utf8) }

  /// What stands after the last case.
  public static var end: [UInt8] { Array("</log>\n".utf8) }

  /// Some of the cases, so that a long log can be made in parts.
  public static func cases(_ trace: Trace, _ rows: Range<Int>) -> [UInt8] {
    var out: [UInt8] = []
    let names = Activity.allCases.map { Array($0.id.utf8) }
    let open = Array("<event>\n<string key=\"concept:name\" value=\"".utf8)
    let state = Array("\"/>\n<string key=\"lifecycle:transition\" value=\"start\"/>\n".utf8)
    let event = Array("\"/>\n<string key=\"lifecycle:transition\" value=\"complete\"/>\n".utf8)
    let time = Array("<date key=\"time:timestamp\" value=\"".utf8)
    let close = Array("T00:00:00.000+00:00\"/>\n</event>\n".utf8)
    for row in rows.clamped(to: trace.rows.indices) {
      out += "<trace>\n<string key=\"concept:name\" value=\"\(row + 1)\"/>\n".utf8
      for occurrence in trace.activities(row) {
        out += open
        out += names[Int(occurrence.activity.rawValue)]
        out += occurrence.activity.state == nil ? event : state
        out += time
        out += occurrence.day.description.utf8
        out += close
      }
      out += "</trace>\n".utf8
    }
    return out
  }

  private static let head = """
    <?xml version="1.0" encoding="UTF-8"?>
    <log xes.version="1.0" xes.features="" xmlns="http://www.xes-standard.org/">
    <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
    <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
    <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
    <global scope="trace">
    <string key="concept:name" value=""/>
    </global>
    <global scope="event">
    <string key="concept:name" value=""/>
    <string key="lifecycle:transition" value="complete"/>
    <date key="time:timestamp" value="1970-01-01T00:00:00.000+00:00"/>
    </global>
    <classifier name="Activity" keys="concept:name"/>

    """
}
