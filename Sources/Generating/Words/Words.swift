import Register

/// The words that made-up people are made of: names, trades, streets, towns, codes.
struct Words: Sendable {
  /// Where people live.
  struct Town: Sendable {
    var code: String
    /// `kuopio`, `sisa-savo`, or empty outside the two regions.
    var part: String
    var office: String
    var postcode: String
    var town: String
    /// The municipality it has become part of, as an index in `towns`; itself if none.
    var successor: Int
    /// The day of the merger, or `Day.open`.
    var mergedOn: Day
  }

  /// A unit of social care.
  struct Unit: Sendable {
    var code: String
    var name: String
    var isFamilyUnit: Bool
  }

  let towns: [Town]
  private let townPicks: WordList
  private let lists: [String: WordList]
  let lastNames: [WordList]
  let firstNames: [WordList]
  let education: WordList
  let occupation: WordList
  let street: WordList
  let employer: WordList
  let place: WordList
  let coach: WordList
  let coachInnerSavo: WordList
  let coachPair: WordList
  let training: WordList
  let service: WordList
  private let unitPicks: WordList
  private let units: [String: Unit]

  static let builtIn = Words()

  private init() {
    var entries: [String: [(word: String, weight: Int)]] = [:]
    for row in TabSeparated(PackageResources.names_tsv).rows {
      entries[row["table"], default: []].append((row["word"], Int(row["weight"]) ?? 1))
    }
    let lists = entries.mapValues { WordList($0) }
    self.lists = lists
    func list(_ name: String) -> WordList { lists[name] ?? WordList([]) }
    education = list("education")
    occupation = list("occupation")
    street = list("street")
    employer = list("employer")
    place = list("place")
    coach = list("coach")
    coachInnerSavo = list("coach-sisa")
    coachPair = list("coach-pair")
    training = list("training")
    service = list("service")
    lastNames = [list("last-fi"), list("last-sv"), list("last-foreign")]
    firstNames = ["female", "male"].flatMap { sex in
      ["1940", "1960", "1980", "2000", "sv", "foreign"].map { list("\(sex)-\($0)") }
    }

    unitPicks = list("unit")
    var units: [String: Unit] = [:]
    for word in unitPicks.words {
      let parts = word.split(separator: "|")
      guard parts.count == 2 else { continue }
      units[word] = Unit(
        code: String(parts[0]), name: String(parts[1]), isFamilyUnit: parts[0] == "LAPSI")
    }
    self.units = units

    let rows = TabSeparated(PackageResources.towns_tsv).rows
    let codes = rows.map { $0["code"] }
    towns = rows.enumerated().map { index, row in
      let entry = Municipalities.builtIn[row["code"]]
      let successor = entry.flatMap { codes.firstIndex(of: $0.successor) }
      let merged = entry?.mergedOn ?? .missing
      return Town(
        code: row["code"], part: row["part"], office: row["office"], postcode: row["postcode"],
        town: row["town"], successor: successor ?? index,
        mergedOn: successor != nil && merged.isReal ? merged : .open)
    }
    townPicks = WordList(
      rows.enumerated().map { (String($0.offset), Int($0.element["weight"]) ?? 1) })
  }

  /// A home municipality, as an index in `towns`.
  func drawTown(_ chance: inout Chance) -> Int { Int(townPicks.draw(&chance)) ?? 0 }

  /// A unit of social care.
  func drawUnit(_ chance: inout Chance) -> Unit {
    units[unitPicks.draw(&chance)] ?? Unit(code: "AIKU", name: "", isFamilyUnit: false)
  }

  /// The names of a person: family name, first names.
  ///
  /// - Parameter background: 0 Finnish, 1 Swedish, 2 from elsewhere.
  func drawNames(
    _ chance: inout Chance, isMale: Bool, bornIn year: Int, background: Int
  ) -> (last: String, first: String) {
    let era = year < 1957 ? 0 : year < 1974 ? 1 : year < 1998 ? 2 : 3
    let list = firstNames[(isMale ? 6 : 0) + (background == 0 ? era : background + 3)]
    let last = lastNames[background].draw(&chance)
    let first = list.draw(&chance)
    guard background < 2, chance.percent(70) else { return (last, first) }
    let second = list.draw(&chance)
    return second == first ? (last, first) : (last, first + " " + second)
  }

  /// Where a town's people belong on a day: the town itself, or what it has become part of.
  func home(_ town: Int, on day: Day) -> Int {
    var town = town
    for _ in 0..<4 where towns[town].mergedOn <= day { town = towns[town].successor }
    return town
  }
}
