import Batch
import Register
import StrictYAML

/// What a fault means, what to do about it and what it looks like, on a few lines.
enum FaultCard {
  /// The card of a fault; an id that is not known is refused with the nearest one and the list.
  static func text(_ id: String, in language: Language) throws(Failure) -> String {
    guard let fault = Fault(rawValue: id) else {
      let ids = Fault.allCases.map(\.id).sorted()
      var values = ["fault": id, "allowed": ids.joined(separator: ", ")]
      var key = "usage.unknown-fault"
      if let nearest = Spelling.nearest(to: id, among: ids) {
        values["nearest"] = nearest
        key += ".nearest"
      }
      var failure = Failure(.usage, key, values)
      failure.language = language
      throw failure
    }
    return Messages.text(
      "check.fault", language,
      [
        "fault": fault.id, "meaning": FaultTexts.meaning(fault, in: language),
        "advice": FaultTexts.advice(fault, in: language),
      ]) + "\n"
      + Messages.text(
        "check.fault.example", language,
        ["example": FaultTexts.example(fault, in: language)]) + "\n"
  }
}
