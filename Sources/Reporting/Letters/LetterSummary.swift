public import Register

/// The letters in counts.
public struct LetterSummary: Sendable, Hashable {
  /// How many letters there are.
  public private(set) var count = 0
  /// Letters by language and by what became of the address.
  public private(set) var letters: [Language: [Letter.Address: Int]] = [:]
  /// Letters in the project's language, because the client's is not known or not one of ours.
  public private(set) var inProjectLanguage = 0
  /// Letters without a name.
  public private(set) var withoutName = 0
  /// Letters on which the place is a blank line.
  public private(set) var withoutPlace = 0

  /// Counts letters.
  public init(_ letters: [Letter], file: LetterFile) {
    for letter in letters {
      count += 1
      self.letters[letter.language, default: [:]][letter.address, default: 0] += 1
      if !letter.isOwnLanguage { inProjectLanguage += 1 }
      if !letter.isNamed { withoutName += 1 }
      if !file.hasPlace(letter) { withoutPlace += 1 }
    }
  }

  /// Letters by what became of the address.
  public func count(_ address: Letter.Address) -> Int {
    letters.values.reduce(0) { $0 + ($1[address] ?? 0) }
  }
}
