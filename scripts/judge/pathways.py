"""An outside judge of the pathways: sequences, process, and the curve of the time to an event.

Counts and shares are fractions, exact. The cumulative incidence is Aalen-Johansen in fractions; its
variance is the infinitesimal jackknife, worked out here from the estimator itself: how far the
estimate moves when one person's weight is nudged, squared and summed over the persons (what R's
`survfit` prints). Where the text leaves a choice:

 1. A case holds its events by the as-of day, also those before the start (the letter of invitation
    comes before the project), and the states that begin from the start on. Where a person has
    several participations, an event belongs to the first that is not over on its day, else to the
    last; and the states of a case go on to the day before the next start.
"""

import collections
import fractions
import math

from evidence import DAY, GOALS, STATES, months_later

Fraction = fractions.Fraction
ACTIVITY_ORDER = [
    "invitation", "interview", "no-show", "refusal", "phase-1", "phase-2", "phase-3", "phase-4",
    "phase-5", "employer-contact",
]
CAUSES = ("open", "subsidised", "training", "ended-without")
Z = 1.959963984540054


# --- sequences -------------------------------------------------------------------------------


def sequence(one, as_of):
    """The state on the start and on each later month's day, up to the as-of day."""
    states, step = [], 0
    while months_later(one.started, step) <= as_of:
        states.append(one.life.on(months_later(one.started, step)).state)
        step += 1
    return states


def runs(states):
    """(state, length) of each stay."""
    found = []
    for state in states:
        if found and found[-1][0] == state:
            found[-1][1] += 1
        else:
            found.append([state, 1])
    return found


def state_distribution(sequences):
    rows = {}
    for step in range(max((len(s) for s in sequences), default=0)):
        there = [s[step] for s in sequences if len(s) > step]
        for state in STATES:
            rows[(str(step), state)] = {
                "n": there.count(state), "share": Fraction(there.count(state), len(there))}
    return rows


def transitions(sequences):
    counts = collections.Counter(
        pair for states in sequences for pair in zip(states, states[1:]))
    rows = {}
    for origin in STATES:
        total = sum(counts[origin, target] for target in STATES)
        for target in STATES if total else []:
            n = counts[origin, target]
            rows[(origin, target)] = {"n": n, "rate": Fraction(n, total)}
    return rows


def mean_time(sequences):
    return {
        (state,): {"mean": Fraction(sum(s.count(state) for s in sequences), len(sequences))}
        for state in STATES} if sequences else {}


def entropy(states):
    shares = [states.count(s) / len(states) for s in set(states)]
    return sum(-p * math.log(p) for p in shares) / math.log(len(STATES))


def distinct_subsequences(states):
    """How many different subsequences there are, the empty one included."""
    count, last = 1, {}
    for state in states:
        count, last[state] = 2 * count - last.get(state, 0), count
    return count


def turbulence(states):
    """Elzinga's: the distinct subsequences of the stays, and how evenly long the stays are."""
    stays = runs(states)
    lengths = [Fraction(length) for _, length in stays]
    mean = sum(lengths) / len(lengths)
    variance = sum((x - mean) ** 2 for x in lengths) / len(lengths)
    largest = (len(lengths) - 1) * (1 - mean) ** 2
    evenness = (largest + 1) / (variance + 1)
    return math.log2(distinct_subsequences([s for s, _ in stays])) + math.log2(evenness)


def indicators(states):
    changes = len(runs(states)) - 1
    share = changes / (len(states) - 1) if len(states) > 1 else 0
    return {
        "length": len(states), "transitions": changes, "entropy": entropy(states),
        "turbulence": turbulence(states), "complexity": math.sqrt(share * entropy(states)),
    }


def top_sequences(sequences, limit):
    """The most frequent pathways by number, then by their text."""
    texts = collections.Counter(
        "-".join(f"{state}/{length}" for state, length in runs(s)) for s in sequences)
    ordered = sorted(texts.items(), key=lambda item: (-item[1], item[0].encode()))[:limit]
    return [(str(rank), text, n, Fraction(n, len(sequences)))
            for rank, (text, n) in enumerate(ordered, 1)]


# --- process ---------------------------------------------------------------------------------


def activities(one, as_of):
    """(day, activity) of a case: events and phases, then the beginnings of states."""
    found = []
    last = min(as_of, one.next_start - DAY) if one.next_start else as_of
    for event in one.events:
        name = event.code if event.code != "phase" else "phase-" + event.value
        if event.start <= as_of:
            found.append((event.start, ACTIVITY_ORDER.index(name), event.read_order, name))
    from_start = (one.started - one.life.first).days
    to_last = (last - one.life.first).days
    state = None
    for at in range(from_start, to_last + 1):
        if one.life.all[at].state != state:
            state = one.life.all[at].state
            found.append((one.life.first + DAY * at, len(ACTIVITY_ORDER), 0, state))
    return [(day, name) for day, _, _, name in sorted(found)]


def directly_follows(cases):
    gaps = {}
    for case in cases:
        for (earlier, a), (later, b) in zip(case, case[1:]):
            gaps.setdefault((a, b), []).append((later - earlier).days)
    rows, order = {}, ACTIVITY_ORDER + STATES
    for pair in sorted(gaps, key=lambda pair: (order.index(pair[0]), order.index(pair[1]))):
        days = sorted(gaps[pair])
        middle = len(days) // 2
        median = Fraction(days[middle]) if len(days) % 2 else Fraction(
            days[middle - 1] + days[middle], 2)
        rows[pair] = {"n": len(days), "median_days": median}
    return rows


def variants(cases):
    counts = collections.Counter(" > ".join(name for _, name in case) for case in cases)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0].encode()))
    return {(text,): {"n": n, "share": Fraction(n, len(cases))} for text, n in ordered}


# --- time to an event ------------------------------------------------------------------------


def time_to_event(one, as_of):
    """(days from the start, cause or none)."""
    ended = one.has_ended(as_of)
    last = one.ended if ended else as_of
    held = one.life.on(one.started).state
    day = one.started + DAY
    while day <= last:
        seen = one.life.on(day)
        if seen.state != held:
            held = None
            if seen.outcome in GOALS:
                return (day - one.started).days, seen.outcome
        day += DAY
    if ended and one.outcome in GOALS:
        day = one.evidence_day or one.ended
        return (day - one.started).days, one.outcome
    if not ended or one.provisional == "yes":
        return (as_of - one.started).days, None
    return (one.ended - one.started).days, "ended-without"


def cumulative_incidence(times):
    """Aalen-Johansen: rows by (day, cause), at each day with an event of any cause."""
    groups = collections.Counter(times)
    days = sorted({time for time, cause in times if cause})
    alive, estimate = Fraction(1), {cause: Fraction(0) for cause in CAUSES}
    # How far each estimate moves when the weight of one person of a group moves by one.
    alive_moves = {group: 0.0 for group in groups}
    moves = {cause: {group: 0.0 for group in groups} for cause in CAUSES}
    rows = {}
    for day in days:
        risk = sum(n for (time, _), n in groups.items() if time >= day)
        events = {cause: groups[day, cause] for cause in CAUSES}
        every = sum(events.values())
        before = float(alive)
        for group in groups:
            time, own = group
            at_risk, fails = time >= day, time == day and own is not None
            for cause in CAUSES:
                hazard = events[cause] / risk
                hazard_moves = ((fails and own == cause) - hazard * at_risk) / risk
                moves[cause][group] += alive_moves[group] * hazard + before * hazard_moves
            all_moves = (fails - every / risk * at_risk) / risk
            alive_moves[group] = alive_moves[group] * (1 - every / risk) - before * all_moves
        for cause in CAUSES:
            estimate[cause] += alive * Fraction(events[cause], risk)
        alive *= 1 - Fraction(every, risk)
        for cause in CAUSES:
            variance = sum(n * moves[cause][g] ** 2 for g, n in groups.items())
            rows[(str(day), cause)] = incidence_row(
                risk, events[cause], estimate[cause], variance)
    return rows


def incidence_row(risk, events, estimate, variance):
    row = {
        "at_risk": risk, "events": events, "estimate": estimate, "variance": variance,
        "low": None, "high": None}
    if estimate > 0:
        share = float(estimate)
        reach = Z * math.sqrt(variance) / share
        row["low"], row["high"] = share * math.exp(-reach), min(share * math.exp(reach), 1.0)
    return row
