/// A part of a whole, kept in millionths: what files print as a fraction with six decimals.
public struct Share: Sendable, Hashable, Comparable {
  /// The share in millionths; 1,000,000 is the whole.
  public var millionths: Int

  /// Makes a share from its millionths.
  public init(millionths: Int) { self.millionths = millionths }

  /// The share of a part in a whole, rounded half to even, as R and Python write six decimals;
  /// nothing if the whole is nothing.
  public init?(_ part: Int, of whole: Int) {
    guard whole > 0 else { return nil }
    let size = part.magnitude.multipliedFullWidth(by: 1_000_000)
    guard size.high < UInt(whole) else { return nil }
    var (quotient, rest) = UInt(whole).dividingFullWidth(size)
    let other = UInt(whole) - rest
    if rest > other || (rest == other && quotient % 2 == 1) { quotient += 1 }
    guard let millionths = Int(exactly: quotient) else { return nil }
    self.init(millionths: part < 0 ? -millionths : millionths)
  }

  /// The share of a fraction, rounded to six decimals; nothing if it is no number.
  public init?(_ fraction: Double) {
    guard fraction.isFinite, fraction.magnitude < 1e9 else { return nil }
    self.init(millionths: Int((fraction * 1e6).rounded(.toNearestOrEven)))
  }

  /// The smaller share comes first.
  public static func < (left: Share, right: Share) -> Bool { left.millionths < right.millionths }
}
