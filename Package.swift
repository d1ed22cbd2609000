// swift-tools-version: 6.1
// polku reads the exports of two registers, screens the list of 500-day clients, and shows where
// people went. This file is the map: each target below is a room, and its dependencies are the
// only arrows that leave it. Read from top to bottom, and you have followed the data.
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let sqlite: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let arguments: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

let package = Package(
  name: "polku",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "polku", targets: ["polku"]),
    .executable(name: "polku-lab", targets: ["polku-lab"]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
  ],
  targets: [
    // The field's words: days, person codes, canonical records, code tables, findings, texts.
    .target(
      name: "Register",
      resources: [
        .embedInCode("Codes/ura_codes.tsv"),
        .embedInCode("Codes/municipalities.tsv"),
        .embedInCode("Codes/municipal_share.tsv"),
        .embedInCode("Codes/benefit_rates.tsv"),
        .embedInCode("Faults/faults.tsv"),
      ],
      swiftSettings: strict),

    // Bytes to fields: CSV by our own scanner, XML through libxml2's SAX2 push interface.
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    // The marks of a text, by the processor's own vectors.
    .target(name: "CMarks"),
    // Files whose name says that they are compressed.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "Scanning", dependencies: ["CLibXML2", "CMarks", "CZlib"], swiftSettings: strict),

    // YAML whose every value knows its line and column, so that an error can point at it.
    .target(name: "StrictYAML", dependencies: ["Register", yams], swiftSettings: strict),

    // Fields to records to persons, nothing lost: layouts, checks, quarantine, counts.
    .target(
      name: "Importing", dependencies: ["Register", "Scanning", "StrictYAML"],
      resources: [.embedInCode("Layouts")],
      swiftSettings: strict),

    // Decision tables as data: load, evaluate in three-valued logic, explain. Knows no rule.
    .target(
      name: "Rulebook", dependencies: ["Register", "StrictYAML"],
      resources: [.embedInCode("Books")],
      swiftSettings: strict),

    // Who is invited, who is not, why, and who carries on.
    .target(
      name: "Screening", dependencies: ["Register", "Rulebook"],
      resources: [
        .embedInCode("Texts/screening.tsv"),
        .embedInCode("Calendar/holidays.tsv"),
        .embedInCode("Codes/unemployed.tsv"),
      ],
      swiftSettings: strict),

    // Where people went: the class on a day, outcomes, sequences, time to event, process.
    .target(
      name: "Pathways", dependencies: ["Register"],
      resources: [.embedInCode("Classes/outcomes.tsv")],
      swiftSettings: strict),

    // Goals and how near they are.
    .target(
      name: "Targets", dependencies: ["Register", "Screening", "Pathways"], swiftSettings: strict),

    // Tables, charts and the page.
    .target(
      name: "Reporting",
      dependencies: [
        "Register", "Importing", "Rulebook", "Screening", "Pathways", "Targets", mustache,
      ],
      resources: [.embedInCode("Page")],
      swiftSettings: strict),

    // SQLite: runs, decisions, overrides, publications, audit.
    .target(name: "Storage", dependencies: ["Register", sqlite], swiftSettings: strict),

    // Made-up registers: the same bytes for the same seed.
    .target(
      name: "Generating", dependencies: ["Register"],
      resources: [.embedInCode("Names")],
      swiftSettings: strict),

    // The run: the only room that knows the order of the work.
    .target(
      name: "Batch",
      dependencies: [
        "Register", "StrictYAML", "Importing", "Rulebook", "Screening", "Pathways", "Targets",
        "Reporting", "Storage", crypto,
      ],
      resources: [.embedInCode("Texts/batch.tsv"), .embedInCode("Limits/limits.tsv")],
      swiftSettings: strict),

    // The program people run, one file per command.
    .executableTarget(
      name: "polku",
      dependencies: [
        "Register", "StrictYAML", "Importing", "Rulebook", "Screening", "Pathways", "Targets",
        "Reporting", "Generating", "Batch", arguments, logging,
      ],
      resources: [.embedInCode("Texts/help.tsv"), .embedInCode("Texts/frame.tsv")],
      swiftSettings: strict),
    // The engine on plain data, so that others can judge it.
    .executableTarget(
      name: "polku-lab", dependencies: ["Scanning", "Pathways", arguments],
      swiftSettings: strict),

    // The slow and obvious readers that the fast ones are held against, for tests and the fuzzer.
    .target(
      name: "Judging", dependencies: ["Register", "Scanning", "Importing"], path: "Tests/Judging",
      swiftSettings: strict),
    // The scanners and the importer under made-up damage: `scripts/fuzz`.
    .executableTarget(
      name: "polku-fuzz", dependencies: ["Register", "Scanning", "Importing", "Judging"],
      swiftSettings: strict),

    .testTarget(name: "RegisterTests", dependencies: ["Register"], swiftSettings: strict),
    .testTarget(
      name: "ScanningTests", dependencies: ["Scanning", "Judging"], swiftSettings: strict),
    .testTarget(
      name: "StrictYAMLTests", dependencies: ["Register", "StrictYAML"], swiftSettings: strict),
    .testTarget(
      name: "ImportingTests",
      dependencies: ["Register", "Scanning", "StrictYAML", "Importing", "Generating", "Judging"],
      exclude: ["Foreign"],
      swiftSettings: strict),
    .testTarget(
      name: "RulebookTests", dependencies: ["Register", "StrictYAML", "Rulebook"],
      exclude: ["Books"],
      swiftSettings: strict),
    .testTarget(
      name: "ScreeningTests", dependencies: ["Register", "Importing", "Rulebook", "Screening"],
      swiftSettings: strict),
    .testTarget(
      name: "PathwaysTests", dependencies: ["Register", "Importing", "Pathways"],
      resources: [
        .embedInCode("Fixtures/forty-lives.tsv"), .embedInCode("Fixtures/forty-outcomes.tsv"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "TargetsTests", dependencies: ["Register", "Screening", "Pathways", "Targets"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportingTests", dependencies: ["Register", "Importing", "Screening", "Reporting"],
      swiftSettings: strict),
    .testTarget(
      name: "StorageTests", dependencies: ["Register", "Storage"], swiftSettings: strict),
    .testTarget(
      name: "GeneratingTests", dependencies: ["Register", "Importing", "Generating"],
      swiftSettings: strict),
    .testTarget(
      name: "BatchTests", dependencies: ["Register", "Importing", "Generating", "Batch"],
      swiftSettings: strict),
    .testTarget(
      name: "PolkuTests", dependencies: ["Register", "polku", "polku-lab", subprocess, system],
      exclude: ["Golden"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
