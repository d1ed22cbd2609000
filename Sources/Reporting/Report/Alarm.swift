/// Something that a person must look at before the figures are used.
public struct Alarm: Sendable, Hashable {
  /// How bad it is.
  public enum Severity: Int, Sendable, Hashable, Comparable {
    /// The figures are wrong or not whole.
    case serious
    /// The figures hold, with a reservation.
    case warning

    /// The worse comes first.
    public static func < (left: Severity, right: Severity) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// How bad it is.
  public var severity: Severity
  /// What is the matter, one sentence.
  public var title: String
  /// What to do about it.
  public var advice: String

  /// Makes an alarm.
  public init(_ severity: Severity, title: String, advice: String) {
    self.severity = severity
    self.title = title
    self.advice = advice
  }
}
