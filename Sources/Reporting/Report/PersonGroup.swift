/// What becomes of a person on the list, as the page groups the decisions.
///
/// Every person is in exactly one group, so the groups add up to the list.
public enum PersonGroup: String, Sendable, Hashable, CaseIterable {
  case invite
  case noCapacity = "no-capacity"
  case review
  case healthServices = "health-services"
  case notInvited = "not-invited"
  /// Not invited because outside the target group.
  case outside

  /// Finds the group of a decision.
  ///
  /// - Parameter inTargetGroup: Whether the person is in the target group; nothing if not known.
  public init(decision: String, inTargetGroup: Bool?) {
    switch PersonGroup(rawValue: decision) {
    case nil, .notInvited, .outside: self = inTargetGroup == false ? .outside : .notInvited
    case let group?: self = group
    }
  }

  /// The colour class in charts.
  var style: String { "g-" + rawValue }
}
