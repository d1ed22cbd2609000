"""An outside judge of the outcomes: participations, the class on a day, where a participation led.

Written from the text on outcomes alone, day by day and without haste. Where it leaves a choice:

 1. Whoever has not ended by the as-of day is ongoing, also when a later end day is written down. A
    row that starts after the as-of day is no participation yet.
 2. Of several residence spells covering a day the one that started last; of a merged participation
    the municipality is that of its first row.
 3. Rows that start on one day stand by their end, then by their part; of rows that end on one day
    the one that started last counts as the last.
 4. A trial ends with the reasons of a placement but is no placement: only the ends of job searches,
    statuses and placements speak after their end.
 5. Status 09 begun before 5/2022 says nothing: it gives no class, its end reason is not heard, and
    its beginning silences no older end reason.
 6. A run of open days is looked for from E+1 on; a gap is bridged between two open days only.
 7. "On some day after an open run" is any day by the as-of day, also one past the day on which the
    length could first be known.
 8. A placement or trial whose class the project file chooses stands in the row of that class (1, 2,
    3, else 5).
 9. Of two records of one row of the evidence table the better class stands.
"""

import calendar
import datetime
import itertools

from registers import URA, END_REASON, PLACEMENT_END
from screening import as_day, covers, region_of

DAY = datetime.timedelta(days=1)
STATES = "unemployed service rehabilitative training subsidised open outside unknown".split()
GOALS = ("open", "subsidised", "training")
CLASSES = ("open", "subsidised", "training", "job-search", "other")
IN_FINNISH = {
    "avoimet työmarkkinat": "open", "palkkatukityö": "subsidised", "koulutus": "training",
    "jatkaa työnhakua": "job-search", "muu": "other", "": "",
}
WINDOW, BRIDGE = 28, 7
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
        return {"open": 0, "subsidised": 1, "training": 2, "job-search": 4, "other": 5}[self.outcome]


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


def days_between(first, last):
    return (first + DAY * n for n in range((last - first).days + 1))


# --- participations --------------------------------------------------------------------------


class Participation:
    """One person in one project, or one row of them."""

    def __init__(self, person, rows, records):
        self.person = person
        self.local = isinstance(person, tuple)
        self.code = person[1] if self.local else person
        far = datetime.date.max
        rows = sorted(rows, key=lambda r: (r.start, r.end or far, r.code.encode()))
        self.started = rows[0].start
        open_ended = any(r.end is None for r in rows)
        self.ended = None if open_ended else max(r.end for r in rows)
        parts = []
        for row in rows:
            if row.code and row.code not in parts:
                parts.append(row.code)
        self.part = "+".join(parts)
        last = max(rows, key=lambda r: (r.end or far, r.start, r.code.encode()))
        self.recorded, self.coach = IN_FINNISH[last.outcome], last.coach
        homes = [r for r in records if r.kind == "residence" and covers(r, self.started)]
        self.municipality = rows[0].town
        if homes and not self.local:
            self.municipality = max(homes, key=lambda r: (r.start, r.read_order)).code

    def has_ended(self, as_of):
        return self.ended is not None and self.ended <= as_of


def participations(reading, project, choices):
    """Every participation with the life of its person, by start, then code."""
    of_person = {}
    for record in reading.usable():
        of_person.setdefault(record.person, []).append(record)
    found = []
    for person, records in of_person.items():
        rows = [r for r in records if r.kind == "participation" and r.start <= project.as_of]
        if not rows:
            continue
        groups = [rows] if choices.reentry == "merge" else [[row] for row in rows]
        first = min(r.start for r in rows)
        events = [r for r in records if r.kind == "event"]
        evidence = [] if isinstance(person, tuple) else records
        life = Life(evidence, choices, first, project.as_of)
        own = [Participation(person, group, evidence) for group in groups]
        own.sort(key=lambda p: (p.started, p.ended or datetime.date.max, p.part.encode()))
        for one in own:
            one.life, one.events = life, []
            one.region = region_of(project, one.municipality, one.started)
            one.next_start = min((o.started for o in own if o.started > one.started), default=None)
        for event in events:
            case_of(event.start, own).events.append(event)
        found += own
    found.sort(key=lambda p: (p.started, p.code.encode(), p.part.encode()))
    return found


def case_of(day, own):
    """The participation of an event: the first not yet over on its day, else the last of all."""
    for one in own:
        if one.ended is None or day <= one.ended:
            return one
    return own[-1]


# --- the outcome -----------------------------------------------------------------------------


def open_runs(days):
    """Runs of open days, (first, last), gaps of up to a week bridged; days in order."""
    runs = []
    for day in days:
        if runs and (day - runs[-1][1]).days - 1 <= BRIDGE:
            runs[-1][1] = day
        else:
            runs.append([day, day])
    return runs


def open_days(one):
    """The open days after the end, each with its evidence."""
    after = (one.ended + DAY - one.life.first).days
    return [
        (one.ended + DAY * (n + 1), seen.evidence)
        for n, seen in enumerate(one.life.all[after:]) if seen.outcome == "open"]


def sustained(one, as_of, length, days):
    """yes, presumed, no, unknown or still empty."""
    life, window_end = one.life, one.ended + DAY * WINDOW

    def runs(evidences):
        found = open_runs([day for day, evidence in days if evidence in evidences])
        return [run for run in found if run[0] <= window_end]

    def long_enough(found):
        return any((last - first).days + 1 >= length for first, last in found)

    if long_enough(runs({"register"})):
        return "yes"
    every = runs({"register", "presumed"})
    if long_enough(every):
        return "presumed"
    decided = window_end + DAY * (length - 1)
    if as_of < decided:
        return ""
    watched = days_between(window_end, decided)
    for _, last in every[:1]:  # the days after a later run are days after the first one
        watched = itertools.chain(watched, days_between(last + DAY, as_of))
    if any(life.register_on(d).outcome not in ("open", "unknown") for d in watched):
        return "no"
    return "unknown"


def in_quarter(one, as_of, quarters):
    first, last = quarter_after(one.ended, quarters)
    days = [d for d in days_between(first, last) if d <= as_of]
    seen = [one.life.on(d) for d in days]
    if any(s.outcome == "open" and s.evidence == "register" for s in seen):
        return "yes"
    if any(s.outcome == "open" for s in seen):
        return "presumed"
    if as_of < last:
        return ""
    if any(one.life.register_on(d).outcome not in ("open", "unknown") for d in days):
        return "no"
    return "unknown"


def settle_outcome(one, as_of):
    """Fills in where a participation led; everything that outcomes.csv says about it."""
    one.outcome, one.provisional, one.evidence, one.evidence_day = "ongoing", "", "", None
    one.agrees = one.sustained_13w = one.sustained_26w = one.q2 = one.q4 = ""
    one.flags, one.later = "", {3: ("", ""), 6: ("", "")}
    if not one.has_ended(as_of):
        return
    life, end = one.life, one.ended
    window_end = min(end + DAY * WINDOW, as_of)
    window = [(d, life.on(d)) for d in days_between(end + DAY, window_end)]
    known = [(s.rank(), s.evidence != "register", d, s) for d, s in window if s is not UNKNOWN]
    if known:
        best = min(known, key=lambda item: item[:3])
        one.outcome, one.evidence, one.evidence_day = best[3].outcome, best[3].evidence, best[2]
        if one.recorded:
            one.agrees = "yes" if one.recorded == one.outcome else "no"
    elif one.recorded:
        one.outcome, one.evidence = one.recorded, "recorded"
    else:
        one.outcome, one.evidence = "unknown", "none"
    one.provisional = "yes" if as_of < end + DAY * WINDOW else "no"
    one.flags = ",".join(sorted(life.flags(end + DAY, window_end)))
    for months in (3, 6):
        day = months_later(end, months)
        if day <= as_of:
            seen = life.on(day)
            one.later[months] = (seen.outcome, seen.evidence)
    days = open_days(one)
    one.sustained_13w = sustained(one, as_of, 91, days)
    one.sustained_26w = sustained(one, as_of, 182, days)
    one.q2, one.q4 = in_quarter(one, as_of, 2), in_quarter(one, as_of, 4)


def cells(one):
    """The cells of outcomes.csv."""
    def show(day):
        return day.isoformat() if day else ""

    return {
        "person_code": one.code, "part": one.part, "region": one.region,
        "municipality": one.municipality, "started": show(one.started), "ended": show(one.ended),
        "outcome": one.outcome, "provisional": one.provisional, "evidence": one.evidence,
        "evidence_day": show(one.evidence_day), "recorded": one.recorded, "agrees": one.agrees,
        "flags": one.flags, "outcome_3m": one.later[3][0], "evidence_3m": one.later[3][1],
        "outcome_6m": one.later[6][0], "evidence_6m": one.later[6][1],
        "sustained_13w": one.sustained_13w, "sustained_26w": one.sustained_26w,
        "q2": one.q2, "q4": one.q4, "coach": one.coach,
    }


def leavers(found, project):
    """Those ended in a period by the as-of day, by municipality and class; rows with at least one."""
    counts, periods = {}, project.settings.get("periods") or []
    for period in periods:
        for one in found:
            if one.has_ended(project.as_of) and (
                    as_day(period["from"]) <= one.ended <= as_day(period["to"])):
                row = counts.setdefault((one.municipality, str(period["id"])), {})
                row[one.outcome] = row.get(one.outcome, 0) + 1
    order = [str(period["id"]) for period in periods]
    names = ("open", "subsidised", "training", "job_search", "other", "unknown")
    return {
        key: {name: counts[key].get(name.replace("_", "-"), 0) for name in names}
        for key in sorted(counts, key=lambda key: (key[0].encode(), order.index(key[1])))}
