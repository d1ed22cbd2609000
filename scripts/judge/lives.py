"""An outside judge of the outcomes: participations, and where each of them led.

Written from the text on outcomes alone, day by day and without haste. Where it leaves a choice:

 1. Whoever has not ended by the as-of day is ongoing, also when a later end day is written down. A
    row that starts after the as-of day is no participation yet.
 2. Of several residence spells covering a day the one that started last; of a merged participation
    the municipality is that of its first row.
 3. Rows that start on one day stand by their end, then by their part; of rows that end on one day
    the one that started last counts as the last.
 4. A run of open days is looked for from E+1 on; a gap is bridged between two open days only.
 5. "On some day after an open run" is any day by the as-of day, also one past the day on which the
    length could first be known.
"""

import datetime
import itertools

from evidence import DAY, UNKNOWN, Life, months_later, quarter_after
from screening import as_day, covers, region_of

IN_FINNISH = {
    "avoimet työmarkkinat": "open", "palkkatukityö": "subsidised", "koulutus": "training",
    "jatkaa työnhakua": "job-search", "muu": "other", "": "",
}
WINDOW, BRIDGE = 28, 7


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
