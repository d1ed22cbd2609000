import Register

/// Makes one person after another, each from its own stream of chance.
struct LifeMaker {
  let settings: GeneratorSettings
  let words = Words.builtIn
  let codes: DatedCodes
  let calendar: ProjectCalendar
  let rates = BenefitRates.builtIn
  let asOf: Day
  let listPool: CodePool
  let otherPool: CodePool
  private let childPool: CodePool
  private let elderPool: CodePool
  let puzzles: Puzzles

  var chance = Chance(seed: 0, stream: 0)
  var life = Life()

  init(settings: GeneratorSettings) throws(GeneratorError) {
    self.settings = settings
    asOf = settings.asOf
    codes = DatedCodes(book: .builtIn)
    calendar = ProjectCalendar(asOf: settings.asOf)
    let seed = settings.seed
    // Numbers 900-999 are dealt out in proportion, so that no two pools share a code.
    let scattered = (0..<100).map { 900 + ($0 * 37) % 100 }
    let forList = min(97, settings.listMillionths * 96 / 1_000_000 + 4)
    let asOf = settings.asOf
    func pool(_ numbers: ArraySlice<Int>, _ youngest: Int, _ oldest: Int, _ stream: UInt64)
      -> CodePool
    {
      CodePool(
        asOf: asOf, youngest: youngest, oldest: oldest, numbers: Array(numbers), seed: seed,
        stream: .max - stream)
    }
    listPool = pool(scattered[..<forList], 21, 64, 1)
    otherPool = pool(scattered[forList...], 18, 66, 2)
    // Children and the very old are of no other pool's ages.
    childPool = pool(scattered[...], 0, 15, 3)
    elderPool = CodePool(
      born: LifeMaker.lastOf1800s, signCount: 1, numbers: scattered, seed: seed, stream: .max - 4)
    let listed = settings.persons * settings.listMillionths / 1_000_000
    guard listed <= listPool.capacity, settings.persons - listed <= otherPool.capacity else {
      throw .tooFewCodes
    }
    puzzles = settings.sample ? Puzzles(listed: listed, seed: seed) : Puzzles()
  }

  /// How many of the first persons are on the list; the next one is if the number then grows.
  func listed(before person: Int) -> Int { person * settings.listMillionths / 1_000_000 }

  /// Makes the life of a person, 0 to one below the number of persons.
  mutating func make(_ person: Int) {
    life.clear()
    chance = Chance(seed: settings.seed, stream: UInt64(person))
    let listIndex = listed(before: person)
    if listed(before: person + 1) > listIndex {
      life.isOnList = true
      life.code = listPool.code(listIndex)
      life.scenario = .of(listIndex: listIndex, seed: settings.seed)
      dress()
      makeListed(listIndex)
    } else {
      makeOther(person - listIndex)
    }
    life.spells.sort { ($0.table.rawValue, $0.start) < ($1.table.rawValue, $1.start) }
    life.events.sort { $0.day < $1.day }
  }

  // The last births with the sign of the 1800s, 1890-1899: a client or two in old archives.
  private static let lastOf1800s = DayRange(Day(rawValue: -29_219), Day(rawValue: -25_568))

  // Somebody who is not on the list: a jobseeker, a former one, a client of the social office.
  private mutating func makeOther(_ index: Int) {
    life.code = otherPool.code(index)
    let share = settings.participantMillionths
    let participant = index * share / 1_000_000
    if (index + 1) * share / 1_000_000 > participant {
      dress()
      makeParticipant(participant)
      return
    }
    let draw = chance.below(1000)
    if draw < 1 || index == 1, index < elderPool.capacity {
      life.code = elderPool.code(index)
      dress()
      makeCareClient()
    } else if draw < 22, index < childPool.capacity {
      life.code = childPool.code(index)
      dress()
      makeCareClient()
    } else if draw < 30 {
      dress()
      life.number = "A\(100_000 + index)"
      makeCareClient()
    } else {
      dress()
      if draw < 700 { makeJobseeker() }
      if draw < 220 || draw >= 700 { makeCareClient() }
    }
  }

  // What a person wears whatever happens: names, home, language, training.
  private mutating func dress() {
    let background = chance.percent(94) ? 0 : chance.percent(25) ? 1 : 2
    let names = words.drawNames(
      &chance, isMale: life.code.isMale, bornIn: life.code.born.year, background: background)
    life.lastName = names.last
    life.firstNames = names.first
    life.language = background == 1 ? "sv" : background == 2 && chance.percent(40) ? "en" : "fi"
    let town = words.drawTown(&chance)
    life.town = words.home(town, on: asOf)
    makeResidences(born: town)
    if !chance.percent(10) { life.education = words.education.draw(&chance) }
    if !chance.percent(12) { life.occupation = words.occupation.draw(&chance) }
    life.street = words.street.draw(&chance) + " \(chance.from(1, to: 60))"
    if chance.percent(55) {
      life.street += " " + ["A", "B", "C"][chance.below(3)] + " \(chance.from(1, to: 40))"
    }
    life.isProtected = chance.percent(1)
  }

  // Where the person has lived: moves, and the mergers of municipalities on their day.
  private mutating func makeResidences(born town: Int) {
    let merged = words.towns[town].mergedOn <= asOf
    guard merged || chance.percent(28) else { return }
    var start = asOf - chance.from(900, to: 6000)
    if chance.percent(14) {
      let before = words.home(words.drawTown(&chance), on: start)
      let moved = asOf - chance.from(40, to: 850)
      if before != words.home(town, on: moved) {
        appendResidence(before, from: start, to: moved - 1)
        start = moved
      }
    }
    appendResidence(words.home(town, on: start), from: start, to: .open)
  }

  private mutating func appendResidence(_ town: Int, from start: Day, to end: Day) {
    let merger = words.towns[town].mergedOn
    guard merger > start, merger <= min(end, asOf) else {
      add(.residence, words.towns[town].code, start, end)
      return
    }
    add(.residence, words.towns[town].code, start, merger - 1)
    appendResidence(words.home(town, on: merger), from: merger, to: end)
  }

  mutating func add(
    _ table: SpellTable, _ code: String, _ start: Day, _ end: Day, reason: String = ""
  ) {
    var spell = Spell(table: table, code: code, start: start, end: end, reason: reason)
    // Now and then the export still holds the version from before the spell ended.
    if table == .search || table == .status, end <= asOf, end - start > 20 {
      spell.hasOpenVersion = chance.percent(2)
    }
    life.spells.append(spell)
  }

  /// Decides which of two twin layouts the person stands in; one in a hundred in both.
  mutating func enterUra() {
    let draw = chance.below(1000)
    life.inUraCSV = draw < 500 || draw >= 990
    life.inUraXML = draw >= 500
  }

  /// Decides which of Effica's two layouts the person stands in.
  mutating func enterEffica() {
    let draw = chance.below(1000)
    life.inEfficaXML = draw < 500 || draw >= 990
    life.inEfficaCSV = draw >= 500
  }
}
