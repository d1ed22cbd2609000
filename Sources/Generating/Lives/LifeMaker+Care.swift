import Register

extension LifeMaker {
  /// Writes what the social office knows of somebody: permission, situations, a visit or two.
  mutating func makeCare(listed: Bool) {
    life.unit = words.drawUnit(&chance)
    let permitted = chance.below(100)
    if permitted < 92 || life.scenario.needsEffica {
      let until = chance.percent(75) ? asOf + chance.from(15, to: 400) : Day.open
      life.care.append(
        CareRecord(
          element: .permission, start: asOf - chance.from(20, to: 420), end: until))
    } else if permitted < 96 {
      let ended = asOf - chance.from(5, to: 200)
      life.care.append(
        CareRecord(element: .permission, start: ended - 365, end: ended))
    }
    let scenario = listed ? life.scenario : .invite
    let bad = chance.percent(60)
    situation(
      "terveys", scenario == .healthFirst && bad ? "selvitettävä" : "ok",
      share: scenario == .healthFirst && bad ? 100 : listed ? 50 : 25)
    situation(
      "tyokyky",
      scenario == .healthFirst && !bad
        ? "selvitettävä" : chance.percent(30) ? "alentunut" : "ok",
      share: scenario == .healthFirst && !bad ? 100 : listed ? 35 : 20)
    situation(
      "paihde",
      scenario == .acuteSubstance ? "akuutti" : chance.percent(14) ? "hoidossa" : "ei",
      share: scenario == .acuteSubstance ? 100 : listed ? 40 : 15)
    situation("velka", chance.percent(45) ? "k" : "e", share: listed ? 45 : 20)
    if scenario == .onSickLeave {
      let end = chance.percent(70) ? asOf + chance.from(0, to: 60) : Day.open
      life.care.append(
        CareRecord(
          element: .situation, kind: "sairausloma", value: "k",
          start: asOf - chance.from(3, to: 150), end: end))
    } else if chance.percent(12) {
      let end = asOf - chance.from(20, to: 700)
      life.care.append(
        CareRecord(
          element: .situation, kind: "sairausloma", value: "k",
          start: end - chance.from(7, to: 90), end: end))
    }
    if scenario == .jointServiceCentre {
      situation("typ", "k", share: 60)
    } else {
      situation("typ", "e", share: listed ? 15 : 5)
    }
    if !listed {
      for _ in 0..<chance.below(3) {
        let way = ["käynti", "puhelu", "tapaaminen", "kirje"][chance.below(4)]
        life.care.append(
          CareRecord(
            element: .visit, kind: way, start: (asOf - chance.from(2, to: 700)).backToWorkday))
      }
    }
  }

  private mutating func situation(_ kind: String, _ value: String, share: Int) {
    guard chance.percent(share) else { return }
    life.care.append(
      CareRecord(
        element: .situation, kind: kind, value: value, start: asOf - chance.from(20, to: 800),
        end: .open))
  }

  /// Makes a client of the social office who is not on the list.
  mutating func makeCareClient() {
    if !life.isInEffica { enterEffica() }
    makeCare(listed: false)
    guard life.number.isEmpty, chance.percent(12) else { return }
    let start = asOf - chance.from(150, to: 900)
    let kind = ["kuntouttava työtoiminta", "ryhmätoiminta", "työkokeilu"][chance.below(3)]
    life.care.append(
      CareRecord(
        element: .measure, kind: kind, start: start, end: start + chance.from(30, to: 140),
        place: words.place.draw(&chance)))
  }
}
