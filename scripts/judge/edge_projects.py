"""Project files for lives on the limits of the rules: FOLDERS are (as-of day, lives, settings)."""

REGIONS = """
regions:
  - {id: pohjoinen, name: {fi: Pohjoinen, sv: Norra, en: North}, municipalities: ["297", {code: "227", until: 2010-12-31}, {code: "749", until: 2010-06-30}, {code: "686", from: 2012-02-29}]}
  - {id: etela, name: {fi: Etelä, sv: Södra, en: South}, municipalities: ["778", {code: "749", from: 2010-07-01}, {code: "476", from: 2009-01-01, until: 2011-12-31}, {code: "686", until: 2012-02-28}]}
"""

FOLDERS = {
    "merged-2011": ("2011-03-31", 1100, """
reentry: merge
periods:
  - {id: "2009", from: 2009-01-01, to: 2009-12-31}
  - {id: "2010", from: 2010-01-01, to: 2010-12-31}
  - {id: whole, from: 2009-01-01, to: 2010-12-31}
  - {id: toToday, from: 2010-07-01, to: 2011-03-31}
  - {id: toTomorrow, from: 2010-07-01, to: 2011-04-01}
  - {id: halfway, from: 2010-10-01, to: 2011-08-15}
  - {id: later, from: 2011-04-01, to: 2011-12-31}
targets:
  - {period: "2009", measure: intake, n: 200}
  - {region: pohjoinen, period: "2009", measure: intake, n: 1}
  - {region: etela, period: "2010", measure: intake, n: 4000}
  - {region: pohjoinen, period: halfway, measure: intake, n: 120}
  - {region: etela, period: halfway, measure: intake, n: 100}
  - {period: halfway, measure: intake, n: 345}
  - {period: toTomorrow, measure: intake, n: 300}
  - {region: pohjoinen, period: later, measure: intake, n: 50}
  - {period: later, measure: open, n: 10, share: 0.1}
  - {region: pohjoinen, period: "2010", measure: open, share: 0.3}
  - {region: etela, period: "2010", measure: open, share: 0.05, of: intake}
  - {region: pohjoinen, period: halfway, measure: open, share: 0.31}
  - {region: etela, period: halfway, measure: open, share: 0.9}
  - {region: pohjoinen, period: halfway, measure: job-search, share: 0.9}
  - {region: etela, period: halfway, measure: job-search, share: 0.01}
  - {region: etela, period: halfway, measure: other, share: 0.2, of: intake}
  - {region: etela, period: toToday, measure: job-search, n: 1}
  - {region: pohjoinen, period: toToday, measure: job-search, n: 900, share: 0.2}
  - {region: pohjoinen, period: toTomorrow, measure: job-search, n: 900, share: 0.2}
  - {region: pohjoinen, period: whole, measure: training, n: 5, of: intake}
  - {region: pohjoinen, period: later, measure: training, share: 0.2}
  - {region: etela, measure: intake, n: 3000}
  - {region: etela, measure: subsidised, n: 30, share: 0.2}
  - {measure: job-search, share: 0.2}
  - {measure: screened, n: 20}
  - {measure: invited, n: 1500, share: 0.2}
  - {measure: interviewed, share: 0.9}
  - {region: pohjoinen, measure: screened, n: 30}
  - {region: etela, measure: invited, n: 3, share: 0.4}
  - {measure: forwarded, share: 0.01}
"""),
    "separate-2012": ("2012-02-29", 1000, """
reentry: separate
periods:
  - {id: a, from: 2011-01-01, to: 2011-12-31}
  - {id: b, from: 2011-07-01, to: 2012-02-29}
  - {id: c, from: 2011-12-31, to: 2012-12-30}
targets:
  - {region: pohjoinen, period: c, measure: intake, n: 150}
  - {region: etela, period: c, measure: open, n: 3, of: intake}
  - {period: b, measure: open, n: 30, share: 0.2, of: intake}
  - {measure: forwarded, n: 5}
"""),
    "others-2023": ("2023-06-30", 1000, """
reentry: merge
outcomes: {presumeDays: 91, apprenticeship: training, startUpGrant: subsidised, rehabilitative: job-search, practice: other}
periods:
  - {id: a, from: 2022-05-01, to: 2023-04-30}
  - {id: b, from: 2023-06-30, to: 2023-07-31}
targets:
  - {period: a, measure: subsidised, n: 30}
  - {region: pohjoinen, period: b, measure: intake, n: 15}
"""),
    "leap-2008": ("2008-08-31", 600, """
reentry: merge
outcomes: {presumeDays: 0}
periods:
  - {id: a, from: 2008-02-29, to: 2008-08-30}
"""),
    "bare-2024": ("2024-03-30", 500, None),
}
GENERAL = {
    "others-2023": """permission: {basis: client}
coverage: {ura: complete, effica: complete}
""",
    "leap-2008": """permission: not-needed
coverage: {ura: complete, effica: none}
""",
}
USUAL = """permission: not-needed
coverage: {ura: complete, effica: complete}
"""

# Targets that are met to the last person, or missed by one: 20 days, of which ten have passed.
COUNTED = """
regions:
  - {id: nine, name: {fi: A, sv: A, en: A}, municipalities: ["297"]}
  - {id: eleven, name: {fi: B, sv: B, en: B}, municipalities: ["778"]}
  - {id: eight, name: {fi: C, sv: C, en: C}, municipalities: ["749"]}
  - {id: ten, name: {fi: D, sv: D, en: D}, municipalities: ["005"]}
periods:
  - {id: now, from: 2011-03-22, to: 2011-04-10}
  - {id: next, from: 2011-04-11, to: 2011-04-20}
  - {id: both, from: 2011-03-22, to: 2011-04-20}
  - {id: over, from: 2011-03-01, to: 2011-03-31}
  - {id: almost, from: 2011-03-22, to: 2011-04-01}
targets:
  - {region: eight, period: now, measure: intake, n: 20}
  - {region: nine, period: now, measure: intake, n: 20}
  - {region: ten, period: now, measure: intake, n: 20}
  - {region: eleven, period: now, measure: intake, n: 20}
  - {period: now, measure: intake, n: 81}
  - {region: nine, period: next, measure: intake, n: 10}
  - {region: nine, period: both, measure: intake, n: 31}
  - {region: ten, period: next, measure: intake, n: 10}
  - {region: ten, period: both, measure: intake, n: 30}
  - {region: eight, period: over, measure: intake, n: 8}
  - {region: nine, period: over, measure: intake, n: 10}
  - {region: eight, period: almost, measure: intake, n: 8}
  - {region: nine, period: almost, measure: intake, n: 10}
  - {region: ten, period: over, measure: open, share: 0.2}
  - {region: ten, period: over, measure: other, share: 0.8}
  - {region: eleven, period: over, measure: open, share: 0.2}
  - {region: eleven, period: over, measure: other, share: 0.8}
  - {region: nine, period: over, measure: other, n: 7}
  - {region: eight, period: over, measure: other, n: 5}
  - {region: nine, period: now, measure: other, n: 7}
  - {region: eight, period: now, measure: other, n: 5}
  - {region: nine, period: over, measure: open, n: 2, direction: atMost}
  - {region: eight, period: over, measure: job-search, n: 1, direction: atLeast}
  - {region: nine, period: now, measure: open, n: 2}
  - {region: eight, period: next, measure: open, share: 0.5}
  - {region: eight, period: almost, measure: training, share: 0.1, of: intake}
  - {measure: screened, n: 0}
  - {measure: invited, share: 0.5}
"""
