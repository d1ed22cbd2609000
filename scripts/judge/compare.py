"""compare.py FOLDER_OF_EXPORTS RUN_FOLDER: what the program wrote against what the judge says.

Prints every difference in the counts of a file and in every column of every row of screening.csv
but the explanation; a row is named by its number, never by the person's code. Exit 0 when all is
equal, 1 when not.
"""

import csv
import datetime
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import history
import registers
import screening

COUNTS = "rows read accepted corrected duplicate superseded quarantined".split()
PERSONAL = {"person_code", "last_name", "first_names"}


def project_settings(folder):
    path = os.path.join(folder, "polku.yml")
    if not os.path.exists(path):
        return {}
    import yaml
    with open(path, encoding="utf-8") as file:
        return yaml.safe_load(file) or {}


def file_differences(reading, inputs):
    theirs = {entry["name"]: entry for entry in inputs}
    for name in registers.NOT_EXPORTS & set(theirs):
        if theirs.pop(name)["read"] != 0:
            yield f"{name}: counted, but it is no export"
    for name in sorted(set(theirs) | set(reading.files)):
        if name not in theirs or name not in reading.files:
            yield f"{name}: only {'the judge' if name in reading.files else 'the program'} has it"
            continue
        ours, entry = reading.files[name], theirs[name]
        if bool(ours.refused) != bool(entry.get("refused")):
            yield f"{name}: refused: program {entry.get('refused')}, judge {ours.refused}"
        if (ours.layout or "") != (entry.get("layout") or ""):
            yield f"{name}: layout: program {entry.get('layout')}, judge {ours.layout}"
        for count in COUNTS:
            if entry.get(count) != getattr(ours, count):
                yield f"{name}: {count}: program {entry.get(count)}, judge {getattr(ours, count)}"


def row_differences(ours, theirs):
    mine = {row["person_code"]: row for row in ours}
    seen = set()
    for row in theirs:
        code = row["person_code"]
        seen.add(code)
        if code not in mine:
            yield row["row"], "row", "on the list", "not on the list"
            continue
        for column, value in mine[code].items():
            if row.get(column) != value:
                if column in PERSONAL:
                    yield row["row"], column, "(withheld)", "(withheld)"
                else:
                    yield row["row"], column, row.get(column), value
    for code, row in mine.items():
        if code not in seen:
            yield "judge " + row["row"], "row", "not on the list", "on the list"


def main(exports, run):
    with open(os.path.join(run, "run.json"), encoding="utf-8") as file:
        summary = json.load(file)
    as_of = datetime.date.fromisoformat(summary["asOf"])
    project = screening.Project(project_settings(exports), as_of)
    reading = registers.read_folder(exports, as_of)
    history.add_invitations(reading, history.earlier_runs(run))
    rows = screening.screen(reading, project, registers.read_overrides(exports, as_of))
    path, theirs = os.path.join(run, "screening.csv"), []
    if os.path.exists(path):
        with open(path, encoding="utf-8-sig", newline="") as file:
            theirs = list(csv.DictReader(file, delimiter=";"))
    total = 0
    for line in file_differences(reading, summary["inputs"]):
        print(line)
        total += 1
    for row, column, program, judge in row_differences(rows, theirs):
        print(f"row {row}: {column}: program {program!r}, judge {judge!r}")
        total += 1
    print(f"{len(reading.files)} files, {len(rows)} rows, {total} differences")
    return 1 if total else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        print(__doc__)
        sys.exit(64)
    sys.exit(main(sys.argv[1], sys.argv[2]))
