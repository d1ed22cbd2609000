import Register

/// Finds the notions in the name of a column or element: `alkupvm` is a start and a day.
///
/// Names are taken apart at signs and capitals, and compounds by the words of `guess-words.tsv` in
/// three languages. What remains after a word, up to a few letters, is taken for its ending.
struct NameWords: Sendable {
  /// What a name says.
  struct Reading: Sendable {
    /// For each word that was found the notions it may stand for.
    var groups: [Set<String>] = []
    /// The share of the letters that the words explain.
    var explained = 0.0

    /// All notions.
    var notions: Set<String> { groups.reduce(into: []) { $0.formUnion($1) } }
  }

  private enum Place { case anywhere, whole, end }

  private struct Stem {
    var letters: [UInt8]
    var notion: String
    var place: Place
  }

  private let stems: [Stem]
  private static let longestEnding = 4

  /// The words that come with the program.
  static let builtIn = NameWords(tsv: PackageResources.guess_words_tsv)

  init(tsv: [UInt8]) {
    var stems: [Stem] = []
    for row in TabSeparated(tsv).rows {
      for language in Language.allCases {
        for part in row[language.rawValue].split(separator: ",") {
          var place = Place.anywhere
          var word = part
          if word.first == "=" { place = .whole } else if word.first == "-" { place = .end }
          if place != .anywhere { word = word.dropFirst() }
          let letters = NameWords.folded(String(word)).filter { $0 != 0x20 }
          if place == .anywhere, letters.count < 3 { place = .whole }
          stems.append(Stem(letters: letters, notion: row["notion"], place: place))
        }
      }
    }
    self.stems = stems
  }

  /// The notions of a name.
  func read(_ name: String) -> Reading {
    var reading = Reading()
    var explained = 0
    var letters = 0
    let parts = NameWords.parts(name)
    for part in parts {
      letters += part.count
      explained += read(part, &reading.groups)
    }
    // Words of several parts are known as one too: national_id, social security.
    if parts.count > 1, parts.count <= 4 {
      let joined = parts.flatMap { $0 }
      for stem in stems where stem.letters == joined && stem.place != .end {
        if explained < letters || !reading.notions.contains(stem.notion) {
          reading.groups = [[stem.notion]] + reading.groups
        }
        explained = letters
      }
    }
    reading.explained = letters == 0 ? 0 : Double(explained) / Double(letters)
    return reading
  }

  // The cheapest way to lay words over the part: a letter that no word explains costs most.
  private func read(_ part: [UInt8], _ groups: inout [Set<String>]) -> Int {
    let count = part.count
    var costs = [Double](repeating: .infinity, count: count + 1)
    var steps = [(from: Int, notions: [String], letters: Int)](
      repeating: (0, [], 0), count: count + 1)
    costs[0] = 0
    for place in 0..<count where costs[place] < .infinity {
      func offer(_ end: Int, _ cost: Double, _ notions: [String], _ letters: Int) {
        guard costs[place] + cost < costs[end] - 1e-9 else { return }
        costs[end] = costs[place] + cost
        steps[end] = (place, notions, letters)
      }
      offer(place + 1, 1, [], 0)
      var byLength: [Int: [String]] = [:]
      for stem in stems where fits(stem, part, place) {
        byLength[stem.letters.count, default: []].append(stem.notion)
      }
      for (length, found) in byLength.sorted(by: { $0.key < $1.key }) {
        let end = place + length
        let most = min(count, end + NameWords.longestEnding)
        for last in end...most {
          let ending = Double(last - end)
          offer(last, 0.6 + 0.35 * ending, found, last - place)
        }
      }
    }
    var place = count
    var explained = 0
    while place > 0 {
      let step = steps[place]
      if !step.notions.isEmpty { groups.append(Set(step.notions)) }
      explained += step.letters
      place = step.from
    }
    return explained
  }

  private func fits(_ stem: Stem, _ part: [UInt8], _ place: Int) -> Bool {
    let end = place + stem.letters.count
    guard end <= part.count, part[place..<end].elementsEqual(stem.letters) else { return false }
    switch stem.place {
    case .anywhere: return true
    case .whole: return place == 0 && end == part.count
    case .end: return end == part.count
    }
  }

  /// The parts of a name between signs, digits and capitals, folded.
  static func parts(_ name: String) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var current: [UInt8] = []
    var wasLower = false
    for character in name {
      let isUpper = character.isUppercase
      if !character.isLetter || (isUpper && wasLower), !current.isEmpty {
        result.append(current)
        current = []
      }
      wasLower = character.isLowercase
      if character.isLetter { current += folded(String(character)) }
    }
    if !current.isEmpty { result.append(current) }
    return result
  }

  /// Lower case without dots and accents: å and ä are a, ö is o.
  static func folded(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case "å", "ä", "á", "à": result.append(0x61)
      case "ö", "ó", "ø": result.append(0x6f)
      case "é", "è": result.append(0x65)
      case "ü": result.append(0x75)
      default: if scalar.isASCII { result.append(UInt8(scalar.value)) }
      }
    }
    return result
  }
}
