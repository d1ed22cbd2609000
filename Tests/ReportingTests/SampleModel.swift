import Importing
import Register
import Reporting
import Screening

/// A realistic list of 312 made-up persons, in counts and as rows.
enum SampleModel {
  static let asOf = Day(year: 2011, month: 3, day: 31) ?? .missing

  /// Rule, decision, responsible, region, in the target group, missing facts, how many.
  private static let lots: [(String, String, String, String, Bool?, [String], Int)] = [
    ("outside-target-group", "not-invited", "employment-office", "kuopio", false, [], 49),
    ("outside-target-group", "not-invited", "employment-office", "sisa-savo", false, [], 14),
    ("in-measure", "not-invited", "employment-office", "kuopio", true, [], 24),
    ("in-measure", "not-invited", "social-office", "kuopio", true, [], 11),
    ("in-measure", "not-invited", "employment-office", "sisa-savo", true, [], 6),
    ("starting-soon", "not-invited", "employment-office", "kuopio", true, [], 12),
    ("starting-soon", "not-invited", "employment-office", "", true, [], 2),
    ("typ-client", "not-invited", "joint-service-centre", "kuopio", true, [], 21),
    ("typ-client", "not-invited", "joint-service-centre", "sisa-savo", true, [], 5),
    ("on-sick-leave", "not-invited", "social-office", "kuopio", true, [], 9),
    ("acute-substance", "not-invited", "social-office", "kuopio", true, [], 8),
    ("health-first", "health-services", "social-office", "kuopio", true, [], 17),
    ("health-first", "health-services", "social-office", "sisa-savo", true, [], 6),
    ("in-process", "not-invited", "employment-office", "kuopio", true, [], 13),
    ("already-invited", "not-invited", "project", "kuopio", true, [], 7),
    ("outside-target-group", "review", "project", "kuopio", nil, ["benefit-days"], 6),
    ("outside-target-group", "review", "project", "", nil, ["benefit-days", "service-line"], 3),
    (
      "on-sick-leave", "review", "project", "kuopio", true,
      ["sick-leave", "substance", "health", "work-ability"], 9
    ),
    ("acute-substance", "review", "project", "kuopio", true, ["substance"], 8),
    ("health-first", "review", "project", "sisa-savo", true, ["work-ability"], 4),
    ("in-process", "review", "project", "kuopio", true, ["plan", "last-contact"], 3),
    ("invite", "invite", "project", "kuopio", true, [], 32),
    ("invite", "invite", "project", "sisa-savo", true, [], 8),
    ("invite", "no-capacity", "project", "kuopio", true, [], 26),
    ("invite", "no-capacity", "project", "sisa-savo", true, [], 9),
  ]

  static var list: [ScreenedPerson] {
    var list: [ScreenedPerson] = []
    for lot in lots {
      for _ in 0..<lot.6 {
        var person = ScreenedPerson(person: list.count)
        (person.rule, person.decision, person.responsible) = (lot.0, lot.1, lot.2)
        (person.region, person.inTargetGroup, person.missing) = (lot.3, lot.4, lot.5)
        list.append(person)
      }
    }
    return list
  }

  private static let ruleTitles: [(String, [Language: String])] = [
    (
      "outside-target-group",
      [
        .fi: "Ei kuulu kohderyhmään", .sv: "Hör inte till målgruppen",
        .en: "Outside the target group",
      ]
    ),
    (
      "in-measure",
      [.fi: "On jo toimenpiteessä", .sv: "Är redan i en åtgärd", .en: "Already in a measure"]
    ),
    (
      "starting-soon",
      [
        .fi: "Työ tai toimenpide on alkamassa tai työ on jo alkanut",
        .sv: "Arbete eller åtgärd börjar snart eller arbete har börjat",
        .en: "Work or a measure is about to begin, or work has begun",
      ]
    ),
    (
      "typ-client",
      [
        .fi: "On työvoiman palvelukeskuksen asiakas",
        .sv: "Är kund hos servicecentret för arbetskraft",
        .en: "Client of the joint service centre",
      ]
    ),
    ("on-sick-leave", [.fi: "On sairauslomalla", .sv: "Är sjukledig", .en: "On sick leave"]),
    (
      "acute-substance",
      [.fi: "Akuutti päihdeongelma", .sv: "Akut missbruksproblem", .en: "Acute substance problem"]
    ),
    (
      "health-first",
      [
        .fi: "Terveys tai työkyky on selvitettävä ensin",
        .sv: "Hälsan eller arbetsförmågan måste utredas först",
        .en: "Health or work ability must be looked into first",
      ]
    ),
    (
      "in-process",
      [
        .fi: "Suunnitelma on voimassa ja yhteydenotto tuore",
        .sv: "Planen gäller och kontakten är färsk",
        .en: "The plan is current and the last contact recent",
      ]
    ),
    (
      "already-invited",
      [
        .fi: "On jo kutsuttu aiemmin", .sv: "Har redan kallats tidigare",
        .en: "Already invited before",
      ]
    ),
    (
      "invite",
      [.fi: "Kutsutaan haastatteluun", .sv: "Kallas till intervju", .en: "Invite to an interview"]
    ),
  ]

  private static func file(
    _ name: String, _ layout: String, _ counts: [Int], refused: Fault? = nil
  ) -> FileReport {
    var file = FileReport(name: name, bytes: 120_000)
    file.layout = layout
    file.read = counts.reduce(0, +)
    (file.accepted, file.corrected, file.duplicate) = (counts[0], counts[1], counts[2])
    (file.superseded, file.quarantined) = (counts[3], counts[4])
    file.refused = refused
    if refused != nil { file.refusalLine = 1_204 }
    return file
  }

  static func model(_ language: Language, troubled: Bool = true) -> ReportModel {
    var model = ReportModel(language: language, asOf: asOf)
    model.project = "Välke"
    model.version = "0.1.0"
    model.run = "2011-03-31-5f2c9a1e"
    model.outputs = [
      "screening.csv", "invitations.csv", "writeback-ura.csv", "writeback-effica.xml",
      "quarantine.csv", "findings.csv", "report.html", "run.json",
    ]
    model.screening = ScreeningSummary(list)
    model.rules = ruleTitles.map { .init(id: $0.0, title: $0.1[language] ?? $0.0) }
    model.regions = [
      Region(
        id: "kuopio",
        names: [.fi: "Kuopion seutu", .sv: "Kuopioregionen", .en: "Kuopio region"], members: []),
      Region(
        id: "sisa-savo", names: [.fi: "Sisä-Savo", .sv: "Inre Savolax", .en: "Inner Savo"],
        members: []),
    ]
    model.capacity = 40
    model.files = [
      file("asiakkaat-effica.xml", "effica-asiakkaat", [2_841, 12, 31, 9, 42]),
      file("effica-vanhat.csv", "effica-tietueet", [912, 3, 118, 14, 6]),
      file("hanke-asiakkaat.csv", "hanke-asiakkaat", [386, 0, 1, 4, 0]),
      file("kela-maksut-2011-03.csv", "kela-maksut", [1_204, 0, 0, 0, 2]),
      file("ura-jaksot.csv", "ura-jaksot", [11_482, 0, 210, 655, 18]),
      file("ura-lista-2011-03.csv", "ura-lista", [309, 3, 0, 1, 4]),
    ]
    if troubled {
      model.files.append(file("ura-lisa.xml", "", [0, 0, 0, 0, 612], refused: .brokenXML))
      model.registers = [
        .ura: RegisterState(wasRead: true, isWhole: false),
        .effica: RegisterState(wasRead: true, isWhole: true),
      ]
      model.quarantineLimit = Share(millionths: 20_000)
      model.madeUpTargets = 8
    }
    model.quarantine = [
      .fileNotWhole: troubled ? 612 : 0, .personCodeCheck: 23, .badDay: 19, .endBeforeStart: 14,
      .unknownCode: 9, .missingValue: 6, .raggedRow: 1,
    ].filter { $0.value > 0 }
    model.findings = [
      .temporaryCodes: 6, .daysDisagree: 3, .overlappingStatus: 11, .codeOutsideDates: 4,
      .unknownOpenCode: 2,
    ]
    model.ruleBook = "Viissatanen 2010"
    let own = troubled ? Day(year: 2010, month: 12, day: 31) : nil
    let names: [[Language: (String, String)]] = [
      [
        .fi: ("Ikäraja", "alle 55 vuotta"), .sv: ("Åldersgräns", "under 55 år"),
        .en: ("Age limit", "under 55 years"),
      ],
      [
        .fi: ("Työmarkkinatukipäivät", "vähintään 500"),
        .sv: ("Dagar med arbetsmarknadsstöd", "minst 500"),
        .en: ("Days of labour market support", "at least 500"),
      ],
      [
        .fi: ("Tuore yhteydenotto", "90 päivää"), .sv: ("Färsk kontakt", "90 dagar"),
        .en: ("Recent contact", "90 days"),
      ],
    ]
    model.parameters = names.enumerated().map { index, texts in
      let text = texts[language] ?? ("", "")
      return .init(
        id: "p\(index)", title: text.0, value: text.1, from: Day(year: 2010, month: 11, day: 1),
        reference: index < 2 ? "Viissatanen, loppuraportti 2011" : "",
        checkUntil: index == 2 ? own : nil, isOwn: index == 2)
    }
    return model
  }
}
