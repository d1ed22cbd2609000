/// Facts as examples write them: `unknown`, `none`, `left-out`, or a value.
enum SampleFacts {
  static func canRead(_ text: String, as fact: FactDeclaration) -> Bool {
    read(text, as: fact) { _ in 0 } != nil
  }

  static func read(
    _ text: String, as fact: FactDeclaration, token: (String) -> Int32
  ) -> FactValue? {
    switch text {
    case "unknown": return .unknown
    case "none": return FactValue.none
    case "left-out": return .leftOut
    default: break
    }
    switch fact.kind {
    case .whole: return Int32(text).map(FactValue.known)
    case .decimal:
      guard let number = Parameter.Value.hundredths(text) else { return nil }
      return Int32(exactly: number).map(FactValue.known)
    case .answer:
      switch text {
      case "yes", "true": return .known(1)
      case "no", "false": return .known(0)
      default: return nil
      }
    case .word: return fact.index(ofWord: text).map(FactValue.known)
    case .text: return .known(token(text))
    }
  }
}
