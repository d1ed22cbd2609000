import Foundation
import Register
import Rulebook
import Screening
import Testing

/// What an explanation says about facts that are not known, and whom it tells to ask.
@Suite struct OpenFactTests {
  private func explanation(_ world: World, _ handle: Int, _ language: Language) throws -> String {
    let screener = try world.screener()
    let place = world.table().place[handle]
    let row = try #require(screener.screen().rows.first { $0.person == place })
    return screener.explanation(of: row, in: language)
  }

  @Test func factsThatSettleNothingAreNotListedAsUnknown() throws {
    var world = World()
    let old = world.listed(born: "1954-01-01")
    world.hide(old, .serviceLine, .ura)
    world.hide(old, .plan, .ura)
    let outside = try explanation(world, old, .fi)
    #expect(outside.contains("kohderyhmään kuuluvat vain alle 55-vuotiaat"), "\(outside)")
    #expect(!outside.contains("Mitä ei tiedetä"), "\(outside)")

    // A contact of long ago settles the rule about matters in process, whatever the plan is.
    let waiting = world.listed()
    world.hide(waiting, .situation, .effica, code: "substance")
    world.hide(waiting, .plan, .ura)
    world.contact(waiting, on: "2009-01-01")
    let review = try explanation(world, waiting, .fi)
    let unknown = try #require(review.range(of: "Mitä ei tiedetä ja miksi:"))
    let told = review[unknown.upperBound...]
    #expect(told.contains("Päihdetilannetta ei tiedetä."))
    #expect(!told.contains("suunnitelma"), "\(told)")
  }

  @Test func theOfficesOfTheBooksOwnTimeAreNamed() throws {
    var world = World(on: day("2025-09-30"))
    world.bookID = "kuntaosuus-2025"
    let person = world.listed(days: 212, on: "2025-09-30", line: nil)
    world.hide(person, .situation, .effica, code: "substance")
    for (language, words) in [
      (Language.fi, "Asian voi tarkistaa hyvinvointialueen sosiaalihuollosta."),
      (.sv, "Saken kan kontrolleras hos välfärdsområdets socialvård."),
      (.en, "The social services of the wellbeing county can tell."),
    ] {
      let text = try explanation(world, person, language)
      #expect(text.contains(words), "\(text)")
      #expect(!text.contains("sosiaalitoimisto") && !text.contains("socialbyrån"))
    }
    let ill = world.listed(days: 212, on: "2025-09-30", line: nil)
    world.situation(ill, "sick-leave", "k", from: "2025-09-01")
    let screener = try world.screener()
    let entries = screener.writeBack(to: .ura, screener.screen().rows, in: .fi)
    #expect(
      entries.contains {
        $0.explanation == "Asian hoitaminen siirtyy hyvinvointialueen sosiaalihuollolle."
      }, "\(entries.map(\.explanation))")
  }
}
