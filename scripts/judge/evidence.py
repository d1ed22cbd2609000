"""What a record says about a day: the evidence table of the outcomes, read for the outside judge.

Written from the text alone. Where it leaves a choice:

 1. A trial ends with the reasons of a placement but is no placement: only the ends of job searches,
    statuses and placements speak after their end.
 2. Status 09 begun before 5/2022 says nothing: it gives no class, its end reason is not heard, and
    its beginning silences no older end reason.
 3. A placement or trial whose class the project file chooses stands in the row of that class (1, 2,
    3, else 5).
 4. Of two records of one row of the table the better class stands.
"""

import calendar
import datetime

from registers import URA, END_REASON, PLACEMENT_END

DAY = datetime.timedelta(days=1)
STATES = "unemployed service rehabilitative training subsidised open outside unknown".split()
GOALS = ("open", "subsidised", "training")
CLASSES = ("open", "subsidised", "training", "job-search", "other")
PART_TIME_FROM = datetime.date(2022, 5, 1)


class Choices:
    """What a project file may say about classes."""

    def __init__(self, settings):
        said = settings.get("outcomes") or {}
        self.presume_days = said.get("presumeDays", 182)
        self.apprenticeship = said.get("apprenticeship", "subsidised")
        self.start_up_grant = said.get("startUpGrant", "open")
        self.rehabilitative = said.get("rehabilitative", "other")
        self.practice = said.get("practice", "job-search")
        self.reentry = settings.get("reentry", "merge")


# --- months ----------------------------------------------------------------------------------


def months_later(start, months):
    """The same day of the month so many months later; a missing day is the month's last."""
    count = start.year * 12 + start.month - 1 + months
    year, month = divmod(count, 12)
    month += 1
    return datetime.date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def quarter_after(end, quarters):
    """First and last day of the n-th calendar quarter after the one of a day."""
    first = months_later(datetime.date(end.year, (end.month - 1) // 3 * 3 + 1, 1), 3 * quarters)
    return first, months_later(first, 3) - DAY


# --- what a record says ----------------------------------------------------------------------


def placement_entry(record):
    """The table's row of a placement code on the day it began; outside all dates any row of it."""
    rows = [row for row in URA if row["table"] == "sijoituslaji" and row["code"] == record.code]
    for row in rows:
        first, last = row["valid_from"] or "0000", row["valid_to"] or "9999"
        start = record.start.isoformat()
        if first <= start and start[: len(last)] <= last:
            return row
    return rows[0]


def measure_kind(record):
    """placement, trial, training, service or rehabilitative."""
    if record.register == "effica":
        return {
            "kuntouttava työtoiminta": "rehabilitative", "työkokeilu": "trial",
            "koulutus": "training", "palkkatuki": "placement",
        }.get(record.code.lower(), "service")
    return {
        "YSIJOIT": "placement", "YTKOKE": "trial", "YTYOKOU": "training",
        "YTPALV": "rehabilitative" if record.code == "05" else "service",
    }[record.table]


def row_of_placement(record, choices):
    """A placement by its class: row 1, 2 or 5 of the evidence table, and its flag."""
    if record.register == "effica":
        return 1, "subsidised", "subsidised", ""
    entry = placement_entry(record)
    outcome, flag = entry["outcome"], ""
    if entry["note"] == "also training":
        outcome, flag = choices.apprenticeship, "also-training"
    if entry["note"] == "own flag":
        outcome, flag = choices.start_up_grant, "self-employed"
    if not flag and outcome == "job-search":
        outcome = choices.practice
    return row_of_class(outcome, flag)


def row_of_class(outcome, flag=""):
    """Where a placement or a trial stands by its class, which a project may choose."""
    row, state = {
        "subsidised": (1, "subsidised"), "open": (2, "open"), "training": (3, "training"),
    }.get(outcome, (5, "service"))
    return row, outcome, state, flag


def evidence_row(record, choices):
    """Row of the evidence table, class, state and flag of a record, on the days that it covers."""
    if record.kind == "job-search":
        return 9, "job-search", "unemployed", ""
    if record.kind == "measure":
        kind = measure_kind(record)
        if kind == "placement":
            return row_of_placement(record, choices)
        if kind == "training":
            return 3, "training", "training", ""
        if kind == "rehabilitative":
            return 4, choices.rehabilitative, "rehabilitative", ""
        if kind == "trial":
            return row_of_class(choices.practice)
        return 5, "job-search", "service", ""
    if record.kind != "status":
        return None
    if record.code == "09" and record.start < PART_TIME_FROM:
        return None
    return {
        "00": (1, "subsidised", "subsidised", ""),
        "01": (2, "open", "open", ""), "09": (2, "open", "open", ""),
        "08": (3, "training", "training", ""),
        "07": (5, "job-search", "service", ""),
        "02": (6, "job-search", "unemployed", ""), "03": (6, "job-search", "unemployed", ""),
        "04": (6, "job-search", "unemployed", ""),
        "05": (7, "other", "outside", ""), "06": (7, "other", "outside", ""),
    }[record.code]


def presumed_class(record):
    """The class that the end reason of a job search, status or placement maps to, or none."""
    if record.end is None:
        return ""
    if record.kind in ("job-search", "status"):
        if record.kind == "status" and record.code == "09" and record.start < PART_TIME_FROM:
            return ""
        return END_REASON.get(record.reason, {}).get("outcome", "")
    if record.kind == "measure" and record.register == "ura" and record.table == "YSIJOIT":
        return PLACEMENT_END.get(record.reason, {}).get("outcome", "")
    return ""


PRESUMED_STATE = {"job-search": "unemployed", "other": "outside"}


class Seen:
    """The class of one day, its state and the evidence for it."""

    def __init__(self, outcome, state, evidence):
        self.outcome, self.state, self.evidence = outcome, state, evidence

    def rank(self):
        """Open, subsidised, training, rehabilitative as other, job search, other."""
        if self.state == "rehabilitative" and self.outcome == "other":
            return 3
        ranks = {"open": 0, "subsidised": 1, "training": 2, "job-search": 4, "other": 5}
        return ranks[self.outcome]


UNKNOWN = Seen("unknown", "unknown", "none")


class Life:
    """The records of one person as evidence, and the class on each day from a first one on."""

    def __init__(self, records, choices, first, as_of):
        self.choices, self.first, self.as_of = choices, first, as_of
        self.records = [r for r in records if r.kind in ("job-search", "status", "measure")]
        size = (as_of - first).days + 1
        self.register = [UNKNOWN] * size
        self.presumed = [UNKNOWN] * size
        self.all = [UNKNOWN] * size
        self.read()

    def paint(self, days, first, last, seen):
        low, high = max(first, self.first), min(last or self.as_of, self.as_of)
        if low <= high:
            at, end = (low - self.first).days, (high - self.first).days + 1
            days[at:end] = [seen] * (end - at)

    def read(self):
        """The rows of the table from the last to the first: what is written later stands."""
        rows = [(evidence_row(r, self.choices), r) for r in self.records]
        rows = [(found, r) for found, r in rows if found]
        for found, record in sorted(
                rows, key=lambda pair: (pair[0][0], CLASSES.index(pair[0][1])), reverse=True):
            _, outcome, state, _ = found
            self.paint(self.register, record.start, record.end, Seen(outcome, state, "register"))
            if found[0] == 9:
                self.paint(self.all, record.start, record.end, Seen(outcome, state, "register"))
        speaking = [(r.end, presumed_class(r)) for r in self.records if presumed_class(r)]
        speaking.sort(key=lambda pair: (pair[0], -CLASSES.index(pair[1])))
        for end, outcome in speaking:
            last = end + DAY * self.choices.presume_days
            begun = [r.start for _, r in rows if r.start > end]
            if begun:
                last = min(last, min(begun) - DAY)
            seen = Seen(outcome, PRESUMED_STATE.get(outcome, outcome), "presumed")
            self.paint(self.presumed, end + DAY, last, seen)
        covered = [False] * len(self.all)
        for found, record in rows:
            if found[0] < 9:
                self.paint(covered, record.start, record.end, True)
        for at in range(len(self.all)):
            if covered[at]:
                self.all[at] = self.register[at]
            elif self.presumed[at] is not UNKNOWN:
                self.all[at] = self.presumed[at]

    def on(self, day):
        """The class on a day from the first on and by the as-of day."""
        return self.all[(day - self.first).days]

    def register_on(self, day):
        """The class by register alone: rows 1-7 and 9."""
        return self.register[(day - self.first).days]

    def flags(self, first, last):
        flags = set()
        if last < first:
            return flags
        for record in self.records:
            found = evidence_row(record, self.choices)
            if found and found[3] and record.start <= last and (
                    record.end is None or first <= record.end):
                flags.add(found[3])
        return flags
