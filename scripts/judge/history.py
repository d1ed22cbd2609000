"""What earlier runs of a project left behind: whom they screened, and whom they invited.

A run names the one it builds on (`basedOn` in run.json); the earlier folders lie beside it.
"""

import csv
import json
import os

import registers
import screening


def earlier_runs(run):
    """(as-of day, rows of screening.csv) of the runs that this one builds on, the last one first."""
    beside, found = os.path.dirname(os.path.realpath(run)), []
    with open(os.path.join(run, "run.json"), encoding="utf-8") as file:
        name = json.load(file).get("basedOn")
    while name:
        folder = os.path.join(beside, name)
        with open(os.path.join(folder, "run.json"), encoding="utf-8") as file:
            summary = json.load(file)
        rows, path = [], os.path.join(folder, "screening.csv")
        if os.path.exists(path):
            with open(path, encoding="utf-8-sig", newline="") as file:
                rows = list(csv.DictReader(file, delimiter=";"))
        found.append((screening.as_day(summary["asOf"]), rows))
        name = summary.get("basedOn")
    return found


def add_invitations(reading, runs):
    """An invitation in an earlier run of the project is an invitation event of its day."""
    for day, rows in runs:
        for row in rows:
            if row["decision"] == "invite":
                record = registers.Record("event", "invitation", day, None, value="")
                record.person, record.register = row["person_code"], "project"
                record.state = "accepted"
                reading.records.append(record)
