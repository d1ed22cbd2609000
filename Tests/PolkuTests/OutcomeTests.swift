import Foundation
import Register
import Testing

/// Where people went, as the real program writes it down.
@Suite struct OutcomeTests {
  private static let pentti = Exports.code(4, 8, 72, 905)

  private static let participations = [
    "henkilotunnus;asiakasnumero;kotikunta;osahanke;alkupvm;loppupvm;sijoittuminen;valmentaja",
    "\(Exports.liisa);;778;Osa C;10.1.2011;;;Valmentaja C",
    "\(Exports.matti);;297;Osa B;1.6.2010;31.8.2010;avoimet työmarkkinat;Valmentaja B",
    "\(Exports.matti);;297;Osa A;1.3.2010;30.4.2010;muu;Valmentaja A",
    ";H7;297;Osa A;1.3.2011;15.3.2011;;Valmentaja A",
    "\(Exports.anna);;297;Osa A;2.2.2010;31.3.2010;avoimet työmarkkinat;Valmentaja A",
    "\(pentti);;297;Osa A;1.3.2010;20.5.2010;;Valmentaja A",
  ]

  private static let spells = [
    "henkilotunnus;taulu;koodi;alkupvm;loppupvm;paattymissyy;toimisto",
    "\(Exports.anna);YTYOLL;01;1.4.2010;;;0901",
    "\(Exports.matti);YSIJOIT;51;1.9.2010;31.12.2010;;0901",
    "\(Exports.matti);YTYOLL;02;1.1.2011;;;0901",
    "\(Exports.liisa);YTYOLL;02;1.1.2009;;;0901",
    "\(pentti);YTHAKU;01;1.1.2009;20.5.2010;3;0901",
  ]

  private static let project =
    Exports.project + """
      periods:
        - {id: "2010", from: 2010-01-01, to: 2010-12-31}
        - {id: "2011", from: 2011-01-01, to: 2011-12-31}
      targets:
        - {region: kuopio, period: "2011", measure: intake, n: 10}
        - {region: kuopio, period: "2010", measure: open, n: 2, share: 0.5}

      """

  private func withFolder(
    participations: [String] = participations, spells: [String] = spells,
    project: String = project, _ body: (Binary) async throws -> Void
  ) async throws {
    let binary = try Binary()
    defer { binary.remove() }
    let end = "\r\n"
    if !participations.isEmpty {
      try binary.write(
        participations.joined(separator: end) + end, to: "Imports/hanke-asiakkaat.csv")
    }
    try binary.write(spells.joined(separator: end) + end, to: "Imports/ura-jaksot.csv")
    try binary.write(project, to: "Imports/polku.yml")
    try await body(binary)
  }

  private func rows(_ text: String) -> [[String]] {
    text.replacing("\u{FEFF}", with: "").split(separator: "\r\n").map {
      $0.split(separator: ";", omittingEmptySubsequences: false).map { String($0) }
    }
  }

  @Test func everyColumnOfEveryParticipationIsAsWorkedOutByHand() async throws {
    try await withFolder { binary in
      let result = try await binary.run(["run"])
      #expect(result.code == 0, "\(result.error)")
      let lines = try binary.read("Outputs/latest/outcomes.csv").split(separator: "\r\n")
      let expected = [
        "\u{FEFF}person_code;part;region;municipality;started;ended;outcome;provisional;evidence;evidence_day;recorded;agrees;flags;outcome_3m;evidence_3m;outcome_6m;evidence_6m;sustained_13w;sustained_26w;q2;q4;coach",
        // In work from the day after the end to this day.
        "\(Exports.anna);Osa A;kuopio;297;2010-02-02;2010-03-31;open;no;register;2010-04-01;open;yes;;open;register;open;register;yes;yes;yes;yes;Valmentaja A",
        // Two parts of one person; an apprenticeship, then unemployed; the project thinks otherwise.
        "\(Exports.matti);Osa A+Osa B;kuopio;297;2010-03-01;2010-08-31;subsidised;no;register;2010-09-01;open;no;also-training;subsidised;register;job-search;register;no;no;no;;Valmentaja B",
        // Found work and left the register: believed for 182 days.
        "\(Self.pentti);Osa A;kuopio;297;2010-03-01;2010-05-20;open;no;presumed;2010-05-21;;;;open;presumed;unknown;none;presumed;presumed;presumed;;Valmentaja A",
        // Still there; the municipality belongs to no region.
        "\(Exports.liisa);Osa C;;778;2011-01-10;;ongoing;;;;;;;;;;;;;;;Valmentaja C",
        // Known by a local number alone, ended less than four weeks ago.
        "H7;Osa A;kuopio;297;2011-03-01;2011-03-15;unknown;yes;none;;;;;;;;;;;;;Valmentaja A",
      ]
      #expect(lines.map { String($0) } == expected)
      let leavers = try binary.read("Outputs/latest/leavers.csv")
      #expect(
        leavers
          == "\u{FEFF}municipality;period;open;subsidised;training;job_search;other;unknown\r\n"
          + "297;2010;2;1;0;0;0;0\r\n297;2011;0;0;0;0;0;1\r\n")
      let targets = rows(try binary.read("Outputs/latest/targets.csv"))
      // One of ten has come by the last day of March: 10 x 90 / 365 were expected; nine more in
      // nine months.
      #expect(
        targets.contains(
          "kuopio;2011;intake;atLeast;10;;;1;;;;;-9;2,465753425;;;;9;1;behind"
            .split(separator: ";", omittingEmptySubsequences: false).map { String($0) }))
      #expect(
        targets.contains(
          "kuopio;2010;open;atLeast;2;0,500000;ended;2;3;0,666667;0,207660;0,938508;0;;;;;0;;reached"
            .split(separator: ";", omittingEmptySubsequences: false).map { String($0) }))
      let run = try JSONSerialization.jsonObject(with: binary.data("Outputs/latest/run.json"))
      let outcomes = (run as? [String: Any])?["outcomes"] as? [String: Int]
      #expect(outcomes == ["open": 2, "subsidised": 1, "ongoing": 1, "unknown": 1])
      let findings = rows(try binary.read("Outputs/latest/findings.csv")).map { $0[0] }
      #expect(findings.count { $0 == "outcome-disagrees" } == 1)
    }
  }

  @Test func theCommandsPrintWhatTheRunWrites() async throws {
    try await withFolder { binary in
      #expect(try await binary.run(["run"]).code == 0)
      for (command, file) in [
        (["outcomes"], "outcomes.csv"), (["targets"], "targets.csv"),
        (["pathways", "--table", "transitions"], "pathways/transitions.csv"),
        (["pathways", "--table", "indicators"], "pathways/indicators.csv"),
        (["pathways", "--table", "cumulative_incidence"], "pathways/cumulative_incidence.csv"),
      ] {
        let result = try await binary.run(command)
        #expect(result.code == 0, "\(result.error)")
        #expect(Data(result.output.utf8) == (try binary.data("Outputs/latest/\(file)")), "\(file)")
      }
      #expect(try await binary.run(["pathways", "--table", "polut"]).code == 64)
      let all = try await binary.run(["pathways", "--format", "json"])
      let object = try JSONSerialization.jsonObject(with: Data(all.output.utf8))
      #expect((object as? [String: Any])?.count == 7)
    }
  }

  @Test func theEvidenceIsExplainedWithItsPlaceAndWhatLostToIt() async throws {
    try await withFolder { binary in
      let explain = ["explain", "-", "--outcome", "--lang"]
      let matti = try await binary.run(explain + ["en"], input: Exports.matti + "\n")
      #expect(matti.code == 0, "\(matti.error)")
      let lines = matti.output.split(separator: "\n").map { String($0) }
      #expect(lines[0].hasPrefix("Osa A+Osa B, 1 March 2010 to 31 August 2010"))
      #expect(
        lines[1]
          == "Decided by: pay-subsidised work. Pay-subsidised work or status code 00, days "
          + "1 September 2010 to 28 September 2010. ura-jaksot.csv, line 3.")
      #expect(
        lines[2].hasPrefix("Lost to it: open labour market. The project's own entry")
          && lines[2].contains("hanke-asiakkaat.csv, line 3"))
      #expect(lines.contains { $0.contains("Apprenticeship") })
      let redacted = try await binary.run(
        explain + ["fi", "--redact"], input: Exports.matti + "\n")
      #expect(!redacted.output.contains("2010") && redacted.output.contains("palkkatukityö"))
      let json = try await binary.run(explain + ["fi", "--json"], input: Self.pentti + "\n")
      let parts = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
      let winner = parts?.first?["winner"] as? [String: Any]
      #expect(winner?["evidence"] as? String == "presumed")
      #expect(winner?["line"] as? Int == 6)
      for text in [matti.output, redacted.output, json.output] {
        #expect(!text.contains(Exports.matti) && !text.contains(Self.pentti))
      }
    }
  }

  @Test func aProjectWithoutParticipantsStillHasItsReport() async throws {
    try await withFolder(participations: []) { binary in
      let result = try await binary.run(["run"])
      #expect(result.code == 0, "\(result.error)")
      #expect(rows(try binary.read("Outputs/latest/outcomes.csv")).count == 1)
      #expect(
        rows(try binary.read("Outputs/latest/pathways/mean_time.csv")) == [["state", "mean"]])
      #expect(rows(try binary.read("Outputs/latest/pathways/variants.csv")).count == 1)
      let findings = rows(try binary.read("Outputs/latest/findings.csv")).map { $0[0] }
      #expect(findings.contains("no-participants"))
      let page = try binary.read("Outputs/latest/report.html")
      #expect(page.contains("ei ole osallistujia") && !page.contains("id=\"pathways\""))
      #expect(try binary.read("Outputs/latest/pathways/events.xes").hasSuffix("</log>\n"))
    }
  }

  @Test func aProjectFileIsNotNeeded() async throws {
    try await withFolder(project: "") { binary in
      try FileManager.default.removeItem(atPath: binary.folder + "/Imports/polku.yml")
      let result = try await binary.run(["run", "--as-of", "2011-03-31"])
      #expect(result.code == 0, "\(result.error)")
      let outcomes = rows(try binary.read("Outputs/latest/outcomes.csv"))
      #expect(outcomes.count == 6 && outcomes.dropFirst().allSatisfy { $0[2].isEmpty })
      #expect(rows(try binary.read("Outputs/latest/targets.csv")).count == 1)
    }
  }

  @Test func aParticipantNoRegisterKnowsIsAFindingAndKeepsTheProjectsOwnWord() async throws {
    let spells = [Self.spells[0]] + Self.spells.dropFirst(2)
    try await withFolder(spells: Array(spells)) { binary in
      #expect(try await binary.run(["run"]).code == 0)
      let anna = try #require(
        rows(try binary.read("Outputs/latest/outcomes.csv")).first { $0[0] == Exports.anna })
      #expect(Array(anna[6...11]) == ["open", "no", "recorded", "", "open", ""])
      let findings = rows(try binary.read("Outputs/latest/findings.csv"))
      let finding = try #require(findings.first { $0[0] == "participation-without-records" })
      #expect(Array(finding[2...3]) == ["hanke-asiakkaat.csv", "6"])
      // Who is known by a local number alone has no records, as it should be.
      #expect(findings.count { $0[0] == "participation-without-records" } == 1)
    }
  }

  @Test(arguments: [
    ("targets: [{region: savo, measure: intake, n: 5}]", "kuopio"),
    ("targets: [{period: \"2012\", measure: intake, n: 5}]", "2012"),
    ("periods: [{id: a, from: 2011-02-01, to: 2011-01-31}]", "a"),
  ])
  func aTargetForNothingAndAPeriodBackwardsAreRefused(text: String, hint: String) async throws {
    try await withFolder(project: Exports.project + text + "\n") { binary in
      let result = try await binary.run(["run"])
      #expect(result.code == 78)
      #expect(result.error.contains("polku.yml:8:") && result.error.contains(hint))
    }
  }

  // MARK: The sample

  private var sample: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Imports/sample").path
  }

  @Test func theSeedsIntakeTargetsGive890ForTheWholeAndNot1080() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    let result = try await binary.run(["targets", sample, "--allow-quarantine"])
    #expect(result.code == 0, "\(result.error)")
    let intake = rows(result.output).filter { $0[0].isEmpty && $0[2] == "intake" }
    let goals = Dictionary(uniqueKeysWithValues: intake.map { ($0[1], $0[4]) })
    #expect(
      goals == ["2008": "210", "2009": "390", "2010": "290", "whole": "890", "extension": "190"])
    let run = try await binary.run(["run", sample, "--allow-quarantine", "--json"])
    #expect(!run.output.contains("total-differs-from-parts"))
    // Had somebody added the extension to the whole, the run would say so.
    let project = try String(contentsOfFile: sample + "/polku.yml", encoding: .utf8)
    try binary.write(project.replacing("n: 890", with: "n: 1080"), to: "wrong.yml")
    let wrong = try await binary.run(
      ["run", sample, "--allow-quarantine", "--json", "--project", "wrong.yml"])
    // Both its regions and its years add up to 890.
    #expect(wrong.output.contains("\"total-differs-from-parts\": 2"), "\(wrong.error)")
  }

  @Test func theFirstScreenAnswersTheFiveQuestionsForTheSample() async throws {
    let binary = try Binary()
    defer { binary.remove() }
    let result = try await binary.run(["run", sample, "--allow-quarantine", "--lang", "en"])
    #expect(result.code == 0, "\(result.error)")
    let page = try binary.read("Outputs/latest/report.html")
    let start = try #require(page.range(of: "<div class=\"first\">"))
    let end = try #require(page.range(of: "<nav "))
    let text = String(page[start.lowerBound..<end.lowerBound])
      .replacing(/<[^>]*>/, with: " ").replacing("\u{A0}", with: " ").replacing(/\s+/, with: " ")
    for answer in [
      // 1. Are we reaching the intake target in each region?
      "Kuopio region: behind. Inner Savo: ahead.", "Kuopio region 34 140 70 behind",
      "Inner Savo 28 50 25 ahead",
      "Kuopio region: 282 / 660. Inner Savo: 138 / 230. Whole project: 420 / 890.",
      // 2. Where did those who ended go, against the target?
      "57 have ended. 28 of them (49.1%) moved to work or training, 7 to the open labour market.",
      "Open labour market 4 / 18* 3 / 6*", "Pay-subsidised work 7 / 15* 6 / 5*",
      "Training 4 / 12* 4 / 4*", "Continues job search 6 / 22* 5 / 8*", "Other 12 / 8* 6 / 3*",
      // 3. How many of the target group were screened, invited, interviewed, moved on?
      "170 screened, 66 invited, 5 interviewed, 0 moved on.", "Invited 66 150 38.8% 20.0%",
      // 4. Which region is behind and by how many?
      "Furthest behind is Kuopio region: 36 fewer than expected by today.",
      "Kuopio region \u{2212}36 35.3 \u{2212}378",
      // 5. What must someone look at today?
      "Kuopio region is 36 behind the pace of its intake target.",
      "Register and project\u{2019}s entry differ for 18 participations.",
      "5 screening decisions wait for a person.", "The project file holds 30 made-up targets.",
    ] { #expect(text.contains(answer), "\(answer)") }
  }

  @Test func theSampleGivesTheSameBytesWithOneThreadAndWithTwo() async throws {
    var pictures: [[String: Data]] = []
    for jobs in ["1", "2"] {
      let binary = try Binary()
      defer { binary.remove() }
      let result = try await binary.run(["run", sample, "--allow-quarantine", "--jobs", jobs])
      #expect(result.code == 0, "\(result.error)")
      let latest = try FileManager.default.destinationOfSymbolicLink(
        atPath: binary.folder + "/Outputs/latest")
      var picture: [String: Data] = [:]
      for name in try FileManager.default.subpathsOfDirectory(
        atPath: binary.folder + "/Outputs/" + latest)
      where name != "run.json" {
        picture["\(latest)/\(name)"] = try? binary.data("Outputs/\(latest)/\(name)")
      }
      pictures.append(picture)
    }
    #expect(pictures[0].keys.contains { $0.hasSuffix("pathways/events.xes") })
    #expect(pictures[0] == pictures[1])
  }
}
