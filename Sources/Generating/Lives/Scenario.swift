/// What stands in the way of inviting a person on the list, if anything: one for each rule of
/// `viissatanen-2010`, so that a list of a few hundred meets them all.
enum Scenario: UInt8, Sendable {
  case tooFewDays, otherLine, inMeasure, startingSoon, jointServiceCentre, onSickLeave
  case acuteSubstance, healthFirst, inProcess, alreadyInvited, invite

  /// The slots a list is dealt out to; age adds its own "outside the target group".
  static let slots: [Scenario] = [
    .invite, .tooFewDays, .otherLine, .invite, .inMeasure, .healthFirst, .invite, .otherLine,
    .inProcess, .invite, .startingSoon, .tooFewDays, .invite, .otherLine, .jointServiceCentre,
    .healthFirst, .invite, .inMeasure, .onSickLeave, .invite, .alreadyInvited, .otherLine, .invite,
    .inProcess, .tooFewDays, .healthFirst, .invite, .otherLine, .inMeasure, .acuteSubstance,
    .invite, .inProcess, .startingSoon, .tooFewDays, .invite, .otherLine, .jointServiceCentre,
    .healthFirst, .alreadyInvited, .onSickLeave, .inMeasure, .invite,
  ]

  /// The scenario of the person who is so many-th on the list.
  static func of(listIndex: Int, seed: UInt64) -> Scenario {
    slots[(listIndex &* 17 + Int(seed % 42)) % slots.count]
  }

  /// Whether the scenario rests on something only the social office's register says.
  var needsEffica: Bool {
    self == .onSickLeave || self == .acuteSubstance || self == .healthFirst
  }
}
