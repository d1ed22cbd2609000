"""An outside judge of the targets: intake, classes and funnel against what was promised.

Written from the text on targets alone; shares and intervals from fractions. Where it leaves a
choice:

 1. Only what happened by the as-of day counts: starts and interviews as well as ends.
 2. A target without a region counts everyone, one without a period every day.
 3. A share of an empty base is empty.
 4. `needed_per_month` shares what is needed over the calendar months from the day after the as-of
    day (or the period's first day) to the period's last, a month in part counting as that part.
 5. The funnel of a region holds the rows of the list of that region. (A funnel's target with a
    period is not judged: the text gives it none.)
 6. A funnel's share has no interval: it is its own, wholly on one side or on the target.
"""

import calendar
import datetime
import math
from fractions import Fraction

from evidence import CLASSES, DAY, PART_TIME_FROM
from screening import as_day

Z = 1.959963984540054
FUNNEL = ("screened", "invited", "interviewed", "forwarded")


def wilson(hits, base):
    share = hits / base
    middle = share + Z * Z / (2 * base)
    reach = Z * math.sqrt(share * (1 - share) / base + Z * Z / (4 * base * base))
    below = 1 + Z * Z / base
    return max(0.0, (middle - reach) / below), min(1.0, (middle + reach) / below)


class Funnel:
    """Nested numbers of distinct persons, over this run and those before it."""

    def __init__(self, reading, lists, as_of):
        self.records, self.as_of = {}, as_of
        for record in reading.usable():
            self.records.setdefault(record.person, []).append(record)
        self.rows = [row for rows in lists for row in rows]

    def count(self, region):
        records, as_of, counts = self.records, self.as_of, dict.fromkeys(FUNNEL, 0)
        rows = [row for row in self.rows if region in ("", row["region"])]
        screened = {r["person_code"] for r in rows if r["rule"] != "outside-target-group"}
        chosen = {r["person_code"] for r in rows if r["decision"] == "invite"}
        for person in screened:
            own = records.get(person, [])
            counts["screened"] += 1
            events = [r for r in own if r.kind == "event" and r.start <= as_of]
            if person not in chosen and all(e.code != "invitation" for e in events):
                continue
            counts["invited"] += 1
            interviews = [e.start for e in events if e.code == "interview"]
            if not interviews:
                continue
            counts["interviewed"] += 1
            if any(moves_on(r) and min(interviews) <= r.start <= as_of for r in own):
                counts["forwarded"] += 1
        return counts

    def row(self, measure, region):
        at, counts = FUNNEL.index(measure), self.count(region)
        return counts[measure], counts[FUNNEL[at - 1]] if at else None


def moves_on(record):
    """A measure, or a status 00, 01 or 09 (from 5/2022)."""
    if record.kind == "measure":
        return True
    if record.kind != "status" or record.code not in ("00", "01", "09"):
        return False
    return record.code != "09" or record.start >= PART_TIME_FROM


def target_rows(found, project, funnel):
    """Rows of targets.csv by (region, period, measure)."""
    settings = project.settings
    targets = {}
    for target in settings.get("targets") or []:
        key = (target.get("region") or "", str(target.get("period") or ""), target["measure"])
        targets[key] = target
    periods = {str(p["id"]): p for p in settings.get("periods") or []}
    keys = [
        (region["id"], period, measure) for region in settings.get("regions") or []
        for period in periods for measure in CLASSES]
    keys += [key for key in targets if key not in keys]
    places = [region["id"] for region in settings.get("regions") or []] + [""]
    spans, measures = list(periods) + [""], ("intake",) + CLASSES + FUNNEL
    keys.sort(key=lambda k: (places.index(k[0]), spans.index(k[1]), measures.index(k[2])))
    rows = {}
    for key in keys:
        rows[key] = target_row(key, targets.get(key), periods.get(key[1]), found, project, funnel)
    return rows


def target_row(key, target, period, found, project, funnel):
    region, _, measure = key
    as_of, target = project.as_of, target or {}
    first = as_day(period["from"]) if period else datetime.date.min
    last = as_day(period["to"]) if period else datetime.date.max
    goal, share_goal = target.get("n"), target.get("share")
    if share_goal is not None:
        share_goal = Fraction(str(share_goal))
    direction = target.get("direction") or (
        "atMost" if measure in ("job-search", "other") else "atLeast")
    own = [p for p in found if region in ("", p.region)]
    started = [p for p in own if first <= p.started <= min(last, as_of)]
    ended = [p for p in own if p.has_ended(as_of) and first <= p.ended <= last]
    of, base, hits = "", None, None
    if measure == "intake":
        actual = len(started)
    elif measure in FUNNEL:
        actual, base = funnel.row(measure, region)
        hits = actual
    else:
        of = target.get("of") or "ended"
        actual = sum(p.outcome == measure for p in ended)
        if of == "ended":
            base, hits = sum(p.outcome in CLASSES for p in ended), actual
        else:
            base, hits = len(started), sum(p.outcome == measure for p in started)
    share = Fraction(hits, base) if base else None
    low, high = wilson(hits, base) if base and measure not in FUNNEL else (None, None)
    over = period is not None and as_of >= last
    row = {
        "direction": direction, "target_n": goal, "target_share": share_goal, "of": of,
        "actual_n": actual, "base_n": base, "actual_share": share, "share_low": low,
        "share_high": high, "difference": None, "expected_today": None, "forecast_n": None,
        "forecast_low": None, "forecast_high": None, "needed": None, "needed_per_month": None,
        "status": ""}
    if goal is not None:
        row["difference"] = actual - goal
        if direction == "atLeast":
            row["needed"] = max(0, goal - actual)
            if period and not over:
                row["needed_per_month"] = per_month(
                    row["needed"], max(first, as_of + DAY), last)
    elif share_goal is not None and share is not None:
        row["difference"] = share - share_goal
    if measure == "intake" and goal is not None and period:
        days = (min(as_of, last) - first).days + 1
        row["expected_today"] = Fraction(goal * max(0, days), (last - first).days + 1)
    row["status"] = status(row, measure, over)
    return row


def per_month(needed, today, last):
    """What is still needed over the months that are left: each day is its month's part."""
    months, day = Fraction(0), today
    while day <= last:
        months += Fraction(1, calendar.monthrange(day.year, day.month)[1])
        day += DAY
    return Fraction(needed) / months


def status(row, measure, over):
    goal, at_least = row["target_n"], row["direction"] == "atLeast"
    actual, expected = row["actual_n"], row["expected_today"]
    if goal is not None:
        if at_least and actual >= goal or not at_least and over and actual <= goal:
            return "reached"
        if at_least and over or not at_least and actual > goal:
            return "missed"
        if measure == "intake" and expected is not None:
            if actual >= Fraction(11, 10) * expected:
                return "ahead"
            return "on-track" if actual >= Fraction(9, 10) * expected else "behind"
        return "under-way"
    goal, share = row["target_share"], row["actual_share"]
    if goal is None:
        return ""
    if share is None:
        return "too-early"
    if over:
        return "reached" if (share >= goal if at_least else share <= goal) else "missed"
    low, high = row["share_low"], row["share_high"]
    if low is None:
        low = high = share
    if low <= goal <= high:
        return "on-track"
    return "ahead" if (low > goal) == at_least else "behind"


# --- totals and parts ------------------------------------------------------------------------


def totals_that_differ(settings):
    """What the finding says where a target is not the sum of its regions, or of its periods."""
    goals = {}
    for target in settings.get("targets") or []:
        if target.get("n") is not None:
            key = target.get("region") or "", str(target.get("period") or ""), target["measure"]
            goals[key] = target["n"]
    regions = [region["id"] for region in settings.get("regions") or []]
    spans = {
        str(p["id"]): (as_day(p["from"]), as_day(p["to"])) for p in settings.get("periods") or []}
    found = []
    for (region, period, measure), total in goals.items():
        about = f"measure={measure} region={region} period={period} total={total}"
        if not region and regions and all((r, period, measure) in goals for r in regions):
            parts = sum(goals[r, period, measure] for r in regions)
            if parts != total:
                found.append(f"{about} regions={parts}")
        parts = [p for p in spans if p != period and (region, p, measure) in goals]
        chain = tiling(spans.get(period), [(spans[p], p) for p in parts])
        if chain:
            parts = sum(goals[region, p, measure] for p in chain)
            if parts != total:
                found.append(f"{about} periods={parts}")
    return found


def tiling(whole, parts):
    """Periods that follow one another from the whole's first day to its last, or none."""
    if whole is None:
        return None
    for (first, last), name in parts:
        if first == whole[0] and last == whole[1]:
            return [name]
        if first == whole[0] and last < whole[1]:
            rest = tiling((last + DAY, whole[1]), parts)
            if rest:
                return [name] + rest
    return None
