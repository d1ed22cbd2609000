import Register

extension LifeMaker {
  /// Writes the plan and the contacts of somebody on the list.
  ///
  /// In 2010 plans were mostly missing or expired. Whoever has one in force and is not in process
  /// has not been met for over three months.
  mutating func makePlanAndContacts(searching: Day) {
    let inProcess = life.scenario == .inProcess
    let draw = chance.below(100)
    let isCurrent = inProcess || draw < 10
    if isCurrent {
      let signed = (asOf - chance.from(8, to: 280)).backToWorkday
      let review = chance.percent(12) ? Day.missing : asOf + chance.from(0, to: 170)
      addPlan(signed: max(signed, searching), review: review)
    } else if draw < 56 {
      let signed = (asOf - chance.from(400, to: 1400)).backToWorkday
      let review = signed + chance.from(90, to: 370)
      addPlan(
        signed: max(signed, searching),
        review: signed < searching || !chance.percent(12) ? max(review, searching) : .missing)
    }

    let last =
      asOf
      - (inProcess
        ? chance.from(3, to: 86) : chance.from(isCurrent ? 96 : 4, to: isCurrent ? 480 : 640))
    addContact(last, mustBe: inProcess)
    if chance.percent(45) { addContact(last - chance.from(20, to: 300), mustBe: false) }
    if chance.percent(15) {
      let attempt = (last + chance.from(1, to: max(1, asOf - last))).backToWorkday
      if attempt <= asOf, attempt >= codes.contactsFrom { add(.contact, "02", attempt, .missing) }
    }
  }

  private mutating func addPlan(signed: Day, review: Day) {
    let social =
      life.isInEffica && (chance.percent(12) || life.care.contains { $0.element == .measure })
    if social {
      life.care.append(
        CareRecord(
          element: .plan, kind: "aktivointisuunnitelma", start: signed,
          end: review == .missing ? .missing : review))
    } else {
      let kind = chance.percent(60) ? "01" : chance.percent(70) ? "05" : "06"
      add(.plan, kind, signed, review)
    }
  }

  // The ways of contact have codes only from the end of 2010; what is older stands in the social
  // office's register, or, rarely, in the employment office's all the same.
  private mutating func addContact(_ wanted: Day, mustBe: Bool) {
    let day = wanted.backToWorkday
    let meeting = chance.percent(45)
    if !chance.percent(25) || !life.isInEffica,
      let way = codes.contact(meeting: meeting, on: day, &chance)
    {
      add(.contact, way, day, .missing)
    } else if life.isInEffica {
      let way =
        meeting
        ? ["käynti", "käynti", "kotikäynti", "tapaaminen"][chance.below(4)]
        : ["puhelu", "puhelu", "kirje"][chance.below(3)]
      life.care.append(CareRecord(element: .visit, kind: way, start: day))
    } else if mustBe || chance.percent(3) {
      add(.contact, meeting ? "35" : "01", day, .missing)
    }
  }
}
