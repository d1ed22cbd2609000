"""outcomes.py FOLDER_OF_EXPORTS RUN_FOLDER: where people went, as the judge and the program say it.

Compares outcomes.csv, leavers.csv, targets.csv and the tables of pathways/ cell by cell with what
the judge makes of the same exports. Nobody is named: a participation is told by its line in the
program's file. Exit 0 when all is equal, 1 when not.
"""

import collections
import csv
import json
import os
import re
import sys
from fractions import Fraction

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import compare
import evidence
import history
import lives
import pathways
import registers
import screening
import targets

SHOWN = 40
SIX_DECIMALS = {
    "share", "target_share", "actual_share", "share_low", "share_high",
}
WITHHELD = {"person_code", "part", "coach"}


class Tally:
    """How much was compared, and every difference by table and column."""

    def __init__(self):
        self.tables = collections.Counter()
        self.cells = 0
        self.differences = []

    def differ(self, table, where, column, program, judge):
        if column in WITHHELD:
            program = judge = "(withheld)"
        self.differences.append((table, column, f"{table}: {where}: {column}: "
                                 f"program {program!r}, judge {judge!r}"))

    def cell(self, table, where, column, program, judge):
        self.cells += 1
        if not same(program, judge, column):
            self.differ(table, where, column, program, show(judge))

    def report(self):
        shown = collections.Counter()
        for table, column, text in self.differences:
            shown[table, column] += 1
            if shown[table, column] <= SHOWN:
                print(text)
        for (table, column), n in sorted(shown.items()):
            print(f"  {n} differences in {table}, {column}")
        rows = " ".join(f"{name} {n}" for name, n in sorted(self.tables.items()))
        print(f"rows: {rows}; {self.cells} cells, {len(self.differences)} differences")


def show(value):
    return str(float(value)) if isinstance(value, Fraction) else value


def same(program, judge, column):
    """Text and whole numbers to the letter; other numbers as far as they are printed."""
    if judge is None:
        return program == ""
    if isinstance(judge, str):
        return program == judge
    if isinstance(judge, int):
        return program == str(judge)
    if not re.fullmatch(r"-?\d+(,\d+)?", program or ""):
        return False
    decimals = program.partition(",")[2]
    if column in SIX_DECIMALS or column == "difference":
        if len(decimals) != 6:
            return False
        allowed = Fraction(500_001, 10 ** 12)
    else:
        digits = (program.lstrip("-").replace(",", "")).lstrip("0")
        if len(digits) > 10 or decimals.endswith("0"):
            return False
        allowed = abs(Fraction(judge)) * Fraction(51, 10 ** 11) + Fraction(1, 10 ** 15)
    return abs(Fraction(program.replace(",", ".")) - Fraction(judge)) <= allowed


def read(run, name):
    with open(os.path.join(run, name), encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def keyed(tally, run, name, columns, ours, optional=False):
    """Rows of a table by key, against ours: {key: {column: value}}."""
    if optional and not os.path.exists(os.path.join(run, name)) and not ours:
        return
    theirs = read(run, name)
    tally.tables[name] += len(theirs)
    seen = set()
    for row in theirs:
        key = tuple(row[c] for c in columns)
        where = " / ".join(key)
        if key in seen:
            tally.differ(name, where, "row", "twice", "once")
        seen.add(key)
        if key not in ours:
            tally.differ(name, where, "row", "there", "not there")
            continue
        for column, value in ours[key].items():
            tally.cell(name, where, column, row.get(column), value)
    for key in ours:
        if key not in seen:
            tally.differ(name, " / ".join(key), "row", "not there", "there")
    if seen == set(ours) and [tuple(row[c] for c in columns) for row in theirs] != list(ours):
        tally.differ(name, "all", "order", "another", "the text's, or the table's")


def compare_outcomes(tally, run, found):
    """Rows in the program's order against ours, paired by what names a participation."""
    theirs = read(run, "outcomes.csv")
    tally.tables["outcomes.csv"] += len(theirs)

    def key(row):
        return row["person_code"], row["part"], row["started"], row["ended"], row["coach"]

    mine = {}
    for one in found:
        mine.setdefault(key(lives.cells(one)), []).append(one)
    order, last = [], None
    for number, row in enumerate(theirs, 1):
        group = mine.get(key(row)) or mine.get(key(row)[:4] + ("",), [])
        if not group:
            group = loosely(mine, row)
        if not group:
            tally.differ("outcomes.csv", f"row {number}", "row", "there", "not there")
            continue
        one = group.pop(0)
        order.append((number, row, one))
        for column, value in lives.cells(one).items():
            tally.cell("outcomes.csv", f"row {number}", column, row[column], value)
        place = row["started"], row["person_code"].encode()
        if last and place < last:
            tally.differ("outcomes.csv", f"row {number}", "order", "earlier", "later")
        last = place
    for group in mine.values():
        for one in group:
            tally.differ("outcomes.csv", f"started {one.started}", "row", "not there", "there")
    return order


def loosely(mine, row):
    """The group of a row whose parts, days or coach differ: the same person's."""
    for key, group in mine.items():
        if key[0] == row["person_code"] and group and key[2] == row["started"]:
            return group
    return next((g for k, g in mine.items() if k[0] == row["person_code"] and g), [])


def compare_pathways(tally, run, order, as_of):
    people = [(number, one) for number, _, one in order]
    sequences = [pathways.sequence(one, as_of) for _, one in people]
    folder = "pathways/"
    keyed(tally, run, folder + "state_distribution.csv", ["step", "state"],
          pathways.state_distribution(sequences))
    keyed(tally, run, folder + "transitions.csv", ["from", "to"], pathways.transitions(sequences))
    keyed(tally, run, folder + "mean_time.csv", ["state"], pathways.mean_time(sequences))
    theirs = read(run, folder + "indicators.csv")
    tally.tables[folder + "indicators.csv"] += len(theirs)
    if len(theirs) != len(people):
        tally.differ("indicators.csv", "all", "row", len(theirs), len(people))
    for row, (number, one), states in zip(theirs, people, sequences):
        expected = {"person_code": one.code, "part": one.part, **pathways.indicators(states)}
        for column, value in expected.items():
            tally.cell("indicators.csv", f"row {number}", column, row[column], value)
    theirs = read(run, folder + "top_sequences.csv")
    tally.tables[folder + "top_sequences.csv"] += len(theirs)
    ours = pathways.top_sequences(sequences, 100)
    if len(theirs) != len(ours):
        tally.differ("top_sequences.csv", "all", "row", len(theirs), len(ours))
    for row, (rank, text, n, share) in zip(theirs, ours):
        for column, value in (("rank", rank), ("sequence", text), ("n", n), ("share", share)):
            tally.cell("top_sequences.csv", rank, column, row[column], value)
    cases = [pathways.activities(one, as_of) for _, one in people]
    keyed(tally, run, folder + "directly_follows.csv", ["from", "to"],
          pathways.directly_follows(cases))
    keyed(tally, run, folder + "variants.csv", ["variant"], pathways.variants(cases))
    compare_events(tally, run, cases)
    times = [pathways.time_to_event(one, as_of) for _, one in people]
    keyed(tally, run, folder + "cumulative_incidence.csv", ["day", "cause"],
          pathways.cumulative_incidence(times))


def compare_events(tally, run, cases):
    """The traces of events.xes, name and day of every event in order."""
    with open(os.path.join(run, "pathways", "events.xes"), encoding="utf-8") as file:
        traces = file.read().split("<trace>")[1:]
    tally.tables["pathways/events.xes"] += len(traces)
    if len(traces) != len(cases):
        tally.differ("events.xes", "all", "trace", len(traces), len(cases))
    for number, (trace, case) in enumerate(zip(traces, cases), 1):
        events = re.findall(
            r'<event>\s*<string key="concept:name" value="([^"]*)"/>.*?'
            r'"time:timestamp" value="(\d{4}-\d\d-\d\d)T', trace, re.DOTALL)
        ours = [(name, day.isoformat()) for day, name in case]
        tally.cells += len(ours)
        if events != ours:
            tally.differ("events.xes", f"trace {number}", "events", events, ours)


def compare_summary(tally, run, summary, found, settings):
    """Counts of outcomes in run.json, and the findings about outcomes and targets."""
    counts = collections.Counter(one.outcome for one in found)
    told = {k: v for k, v in (summary.get("outcomes") or {}).items() if v}
    for outcome in sorted(set(counts) | set(told)):
        tally.cell("run.json", "outcomes", outcome, str(told.get(outcome, 0)), counts[outcome])
    ours = {
        "outcome-disagrees": collections.Counter(
            f"register={one.outcome} recorded={one.recorded}"
            for one in found if one.agrees == "no"),
        "total-differs-from-parts": collections.Counter(targets.totals_that_differ(settings)),
    }
    for fault, details in ours.items():
        theirs = collections.Counter(
            row["detail"] for row in read(run, "findings.csv") if row["fault"] == fault)
        for detail in sorted(set(details) | set(theirs)):
            tally.cell("findings.csv", detail, "n", str(theirs[detail]), details[detail])


def main(exports, run):
    with open(os.path.join(run, "run.json"), encoding="utf-8") as file:
        summary = json.load(file)
    as_of = screening.as_day(summary["asOf"])
    settings = compare.project_settings(exports)
    project = screening.Project(settings, as_of)
    choices = evidence.Choices(settings)
    reading = registers.read_folder(exports, as_of)
    found = lives.participations(reading, project, choices)
    for one in found:
        lives.settle_outcome(one, as_of)
    tally = Tally()
    order = compare_outcomes(tally, run, found)
    keyed(tally, run, "leavers.csv", ["municipality", "period"], lives.leavers(found, project),
          optional=True)
    runs = history.earlier_runs(run)
    history.add_invitations(reading, runs)
    rows = screening.screen(reading, project, registers.read_overrides(exports, as_of))
    funnel = targets.Funnel(reading, [rows] + [earlier for _, earlier in runs], as_of)
    keyed(tally, run, "targets.csv", ["region", "period", "measure"],
          targets.target_rows(found, project, funnel), optional=True)
    compare_pathways(tally, run, order, as_of)
    compare_summary(tally, run, summary, found, settings)
    tally.report()
    return 1 if tally.differences else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        print(__doc__)
        sys.exit(64)
    sys.exit(main(sys.argv[1], sys.argv[2]))
