import Register
import Rulebook
import Screening
import Testing

@Suite struct ExplanationTests {
  /// Thirty people, one for every case that an explanation tells apart.
  static func cases() -> [(name: String, world: World, handle: Int)] {
    var result: [(String, World, Int)] = []
    func add(_ name: String, _ build: (inout World) -> Int) {
      var world = World()
      let handle = build(&world)
      result.append((name, world, handle))
    }
    add("invited, plan missing, never activated") { $0.listed() }
    add("over the age") { $0.listed(born: "1954-01-01") }
    add("short of days") { $0.listed(days: 488) }
    add("half a day short, payments added") { world in
      let person = world.listed(days: 480, on: "2011-01-31")
      world.payment(
        person, days: 19.5, from: "2011-02-01", to: "2011-02-28", paid: "2011-03-05")
      return person
    }
    add("another line") { $0.listed(line: "julkiset työvoimapalvelut") }
    add("no line") { $0.listed(line: nil) }
    add("rehabilitative work activity") { world in
      let person = world.listed()
      world.measure(person, .rehabilitative, .effica, from: "2011-01-12")
      return person
    }
    add("training with an end") { world in
      let person = world.listed()
      world.measure(person, .training, from: "2011-01-12", to: "2011-06-30")
      return person
    }
    add("in work") { world in
      let person = world.listed()
      world.status(person, "01", from: "2011-03-01")
      return person
    }
    add("work in 12 days") { world in
      let person = world.listed()
      world.status(person, "01", from: "2011-04-12")
      return person
    }
    add("measure in 1 day") { world in
      let person = world.listed()
      world.measure(person, .rehabilitative, .effica, from: "2011-04-01")
      return person
    }
    add("measure in 31 days, earlier one ended, plan ran out 14 days ago, contact 91 days ago") {
      world in
      let person = world.listed()
      world.measure(person, .trial, from: "2009-01-01", to: "2009-06-30")
      world.measure(person, .training, from: "2011-05-01")
      world.plan(person, signed: "2010-03-17", review: "2011-03-17")
      world.contact(person, on: "2010-12-30")
      return person
    }
    add("typ yes") { world in
      let person = world.listed()
      world.situation(person, "typ", "yes", .ura)
      return person
    }
    add("sick leave, typ no") { world in
      let person = world.listed()
      world.situation(person, "typ", "no", .ura)
      world.situation(person, "sick-leave", "k", from: "2011-02-01", to: "2011-04-30")
      return person
    }
    add("acute substance, sick leave ended") { world in
      let person = world.listed()
      world.situation(person, "sick-leave", "k", from: "2010-02-01", to: "2011-03-30")
      world.situation(person, "substance", "akuutti", from: "2011-02-01")
      return person
    }
    add("health and work ability, substance in treatment") { world in
      let person = world.listed()
      world.situation(person, "substance", "hoidossa", from: "2011-02-01")
      world.situation(person, "health", "selvitettävä", to: "2011-12-31")
      world.situation(person, "work-ability", "selvitettävä")
      return person
    }
    add("in process at the social office") { world in
      let person = world.listed()
      world.plan(person, .effica, signed: "2010-12-01", review: "2011-03-31")
      world.contact(person, .effica, on: "2010-12-31", way: .meeting)
      world.situation(person, "health", "ok")
      world.situation(person, "work-ability", "alentunut")
      return person
    }
    add("in process, plan without a review day, contact today") { world in
      let person = world.listed()
      world.plan(person, signed: "2010-12-01")
      world.contact(person, on: "2011-03-31")
      return person
    }
    add("invited before") { world in
      let person = world.listed()
      world.event(person, "invitation", on: "2011-02-03")
      return person
    }
    add("refused") { world in
      let person = world.listed()
      world.event(person, "invitation", on: "2011-02-03")
      world.event(person, "refusal", on: "2011-02-10")
      return person
    }
    add("invited by an earlier run") { world in
      let person = world.listed()
      world.history.invited[world.keys[person]] = day("2011-01-31")
      return person
    }
    add("did not come") { world in
      let person = world.listed()
      world.event(person, "invitation", on: "2011-02-03")
      world.event(person, "no-show", on: "2011-02-17")
      return person
    }
    add("review: not in Effica, which is partial") { world in
      world.settings.coverage[.effica] = .partial
      return world.listed()
    }
    add("review: a quarantined substance record") { world in
      let person = world.listed()
      world.situation(person, "health", "ok")
      world.hide(person, .situation, code: "substance")
      return person
    }
    add("review: no permission") { world in
      world.settings.permission = .client
      let person = world.listed()
      world.situation(person, "health", "ok")
      return person
    }
    add("review: Effica not delivered") { world in
      world.registers[.effica] = RegisterState(wasRead: false, isWhole: true)
      return world.listed()
    }
    add("review: no statement") { world in
      let person = world.listed(on: "2011-04-30", line: nil)
      world.serviceLine(person, "osaamisen kehittämisen linja", from: "2010-01-01")
      return person
    }
    add("Effica not consulted") { world in
      world.settings.coverage[.effica] = ScreeningSettings.Coverage.none
      return world.listed()
    }
    add("overridden") { world in
      let person = world.listed()
      world.overrides = [
        Override(
          key: world.keys[person], day: day("2011-03-30"), decision: "not-invited",
          reason: "muuttaa toiselle paikkakunnalle", author: "työpari 1")
      ]
      return person
    }
    add("no capacity") { world in
      world.settings.capacity = 0
      return world.listed()
    }
    add("line by its code, 2013") { world in
      world.settings.day = day("2013-05-31")
      let person = world.listed(on: "2013-05-31", line: "02")
      world.plan(person, signed: "2012-01-01")
      return person
    }
    return result
  }

  static func explanation(
    _ world: World, _ handle: Int, _ language: Language, redacted: Bool = false
  ) throws -> String {
    try world.screener().explanation(of: world.row(handle), in: language, redacted: redacted)
  }

  /// Prints every case in every language, to be read by eye: run it with `--filter readByEye`.
  @Test func everyCaseIsToldWithoutGapsAndCanBeReadByEye() throws {
    for (name, world, handle) in ExplanationTests.cases() {
      print("## \(name)")
      for language in Language.allCases {
        let text = try ExplanationTests.explanation(world, handle, language)
        print("\(language.rawValue): \(text)\n")
        #expect(!text.contains("{") && !text.contains("}"), "\(name)")
        #expect(!text.contains("  ") && !text.contains("()") && !text.contains(" ."), "\(name)")
        #expect(text.hasSuffix("."), "\(name)")
      }
    }
  }
}
