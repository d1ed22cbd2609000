"""An outside judge of the screening: facts, three-valued rules, rank and capacity, one by one.

Written from the screening text alone. Where it leaves a choice:

 1. A person's municipality is the residence spell covering D, else the list's, else the client's.
 2. `unemployed_since`: the list's own column, else the start of the status 02, 03 or 04 covering D
    (not the list's day, which only stands in for a missing start).
 3. `plan_review_due` is the review day of the plan that counts; empty where it has none.
 4. The list's line is a record of the list's day: a list drawn after D says nothing about D.
 5. The missing facts stand in the order of the rules, and within a rule in the order of its text;
    every unknown fact of an unknown rule is named, once.
 6. Rule 3 with several reasons: being in work first (employment office), then what begins first,
    then what is rehabilitative.
 7. Two statements of one day that differ, or two payments of one period end paid on one day: the
    one read later (the finding names them).
 8. Situations that began on one day: the one with the later end, open last of all.
 9. `payments: since-reset`: somebody with payments, none of them counted, has 0 days; without any
    payment they are unknown.
10. A register covers a person with an accepted (or duplicate, superseded) record in it. Somebody
    whose only records there are quarantined is a client all the same: never "known to be no client".
11. Only a missing or wrong field of a known event hides `invited-before`.
12. With unknown `last-activation` a person comes right after those who were never activated.
13. Of two plans of one signing day the one with a review day goes before the one without.
14. An overridden decision that differs from the rules' passes to the project (invite, review), the
    social office (health services) or the employment office; an override dated after D waits.
"""

import datetime
from dataclasses import dataclass

from registers import birth_day, read_table

YES, NO, MAYBE = True, False, None


@dataclass
class Fact:
    """A fact about a person: a value, or known to be none, or unknown."""

    known: bool
    value: object = None


def known(value=None):
    return Fact(True, value)


def unknown():
    return Fact(False)


# --- the project file ------------------------------------------------------------------------


class Project:
    def __init__(self, settings, as_of=None):
        self.settings = settings or {}
        self.as_of = as_of or as_day(self.settings.get("asOf"))
        permission = self.settings.get("permission", {"basis": "client"})
        if isinstance(permission, str):
            permission = {"basis": permission}
        self.permission = permission
        coverage = self.settings.get("coverage") or {}
        self.coverage = {r: coverage.get(r, "partial") for r in ("ura", "effica")}
        self.payments = self.settings.get("payments", "statements")
        screening = self.settings.get("screening") or {}
        self.capacity = screening.get("capacity")
        self.focus = screening.get("focus", "none")
        self.rules = self.settings.get("rules", "viissatanen-2010")
        self.max_age, self.min_days = 55, 500
        self.starting_within, self.recent_contact, self.plan_validity = 30, 90, 365

    def lines(self):
        """From 2013 the codes, before that the texts."""
        if self.as_of >= datetime.date(2013, 1, 1):
            return {"02", "03"}
        return {"osaamisen kehittäminen", "työelämävalmiuksien parantaminen"}


def as_day(value):
    if value is None or isinstance(value, datetime.date):
        return value
    return datetime.date.fromisoformat(str(value))


# --- one person ------------------------------------------------------------------------------


class Person:
    """The usable records of one person on the screening day, and what is known about registers."""

    def __init__(self, project, reading, key, records, hidden):
        self.project, self.reading, self.key, self.hidden = project, reading, key, hidden
        self.all = records
        self.day = project.as_of
        self.records = [r for r in records if r.state in ("accepted", "corrected")]

    def consulted(self, register):
        """`none` = not consulted: its facts are left out of every condition."""
        return self.project.coverage.get(register) != "none"

    def whole(self, register):
        """Read whole: no file of it refused or cut by an unclosed quote, and some file was read."""
        return register not in self.reading.not_whole and register in self.reading.registers_read

    def in_register(self, register):
        return any(r.register == register for r in self.all)

    def named_in_register(self, register):
        return self.in_register(register) or any(h.register == register for h in self.hidden)

    def covered(self, register):
        """A person with a record is covered; `complete` covers everyone once the register was read."""
        return self.in_register(register) or self.project.coverage.get(register) == "complete"

    def known_no_client(self, register):
        return (
            self.project.coverage.get(register) == "complete" and self.whole(register)
            and not self.named_in_register(register))

    def permitted(self, register):
        """The list's register, payments and the project's files always; Effica by permission."""
        if register != "effica":
            return True
        basis = self.project.permission.get("basis", "client")
        if basis == "not-needed" or self.known_no_client(register):
            return True
        if basis == "project":
            start = as_day(self.project.permission.get("from"))
            end = as_day(self.project.permission.get("until"))
            return (start is None or start <= self.day) and (end is None or self.day <= end)
        return any(r.kind == "permission" and covers(r, self.day) for r in self.records)

    def usable(self, kind, register=None):
        """Records that may be looked at: permitted, and of a register that is consulted."""
        return [
            r for r in self.records
            if r.kind == kind and (register is None or r.register == register)
            and self.consulted(r.register) and self.permitted(r.register)]

    def none_is_known(self, registers, kinds):
        """Known none: every register whole, covering, permitted, nothing of the kind quarantined."""
        for register in registers:
            if not self.consulted(register):
                continue
            if not (self.whole(register) and self.covered(register) and self.permitted(register)):
                return False
            if any(h.register == register and h.kind in kinds for h in self.hidden):
                return False
        return True

    def none_or_unknown(self, registers, kinds, none=None):
        if self.none_is_known(registers, kinds):
            return known(none)
        return unknown()


def covers(record, when):
    return (record.start is None or record.start <= when) and (
        record.end is None or when <= record.end)


# --- the facts -------------------------------------------------------------------------------


def age(person):
    """Full years on D; someone born on 29 February has the birthday on 1 March where there is none."""
    born, when = birth_day(person.key), person.day
    years = when.year - born.year
    if (when.month, when.day) < (born.month, born.day):
        years -= 1
    return known(years)


def benefit_days(person):
    """The latest statement by D, the counted payments after it, and corrections paid after it was made.

    Returns the fact and its source.
    """
    when = person.day
    counted = [
        p for p in person.usable("payment")
        if p.code == "TMT" and p.ground == "tyottomyys" and p.end <= when and p.paid <= when]
    statements = [
        (s.start, 0, s.start, s.read_order, s.days, "list") for s in person.usable("statement") if s.start <= when]
    statements += [
        (p.end, 1, p.paid, p.read_order, p.accrued, "accrued") for p in counted if p.accrued is not None]
    if not statements:
        if person.project.payments == "since-reset" and person.usable("payment"):
            if counted or person.none_is_known(["kela"], {"payment"}):
                return known(sum(p.days for p in counted)), "sum"
        return unknown(), ""
    stated, _, made, _, days, source = max(statements)
    added = [p for p in counted if p.start > stated or (p.days < 0 and p.paid > made)]
    if added:
        days, source = days + sum(p.days for p in added), source + "+payments"
    return known(days), source


def service_line(person):
    """The line on D by a spell, else the list's."""
    lines = [r for r in person.usable("line") if covers(r, person.day)]
    spells = [r for r in lines if not r.rest.get("_list")]
    chosen = spells or lines
    if chosen:
        return known(max(chosen, key=lambda r: (r.start, r.read_order)).code)
    return person.none_or_unknown(["ura"], {"line"})


def measure(person):
    """A measure covering D: the one that started last, then the rehabilitative one."""
    found = [r for r in person.usable("measure") if covers(r, person.day)]
    if found:
        return known(max(found, key=lambda r: (r.start, r.rehabilitative)))
    return person.none_or_unknown(["ura", "effica"], {"measure"})


def status_speaks(record):
    """Status 09 before 5/2022 says nothing."""
    return record.code != "09" or record.start >= datetime.date(2022, 5, 1)


def starting(person):
    """In work on D, or work or a measure begins after D and within 30 days."""
    when = person.day
    last = when + datetime.timedelta(days=person.project.starting_within)
    work = [
        r for r in person.usable("status") if r.code in ("00", "01", "09") and status_speaks(r)]
    if any(covers(r, when) for r in work):
        return known("employment-office")
    begins = [r for r in work + person.usable("measure") if when < r.start <= last]
    if begins:
        first = min(begins, key=lambda r: (r.start, not r.rest.get("rehabilitative", False)))
        rehabilitative = first.rest.get("rehabilitative", False)
        return known("social-office" if rehabilitative else "employment-office")
    return person.none_or_unknown(["ura", "effica"], {"status", "measure"})


def plan_due(person, record):
    """The review day, or the default validity after the signing."""
    if record.end:
        return record.end
    return record.start + datetime.timedelta(days=person.project.plan_validity)


def latest_plan(person):
    plans = [r for r in person.usable("plan") if r.start <= person.day]
    return max(
        plans, key=lambda r: (r.start, r.end or datetime.date.min, r.read_order), default=None)


def plan(person):
    """Of the plans signed by D the latest: current until its review day, then expired; none missing."""
    latest = latest_plan(person)
    if latest:
        return known("current" if plan_due(person, latest) >= person.day else "expired")
    return person.none_or_unknown(["ura", "effica"], {"plan"}, "missing")


def last_contact(person):
    """The latest real contact by D and its office; on one day the employment office's."""
    contacts = [r for r in person.usable("contact") if r.real and r.start <= person.day]
    if contacts:
        return known(max(contacts, key=lambda r: (r.start, r.register == "ura")))
    return person.none_or_unknown(["ura", "effica"], {"contact"})


def last_activation(person):
    """The latest of a measure ended before D, a plan's signing, and a contact that was a meeting."""
    when = person.day
    days = [r.end for r in person.usable("measure") if r.end and r.end < when]
    days += [r.start for r in person.usable("plan") if r.start <= when]
    days += [r.start for r in person.usable("contact") if r.meeting and r.start <= when]
    if days:
        return known(max(days))
    return person.none_or_unknown(["ura", "effica"], {"measure", "plan", "contact"})


def typ(person):
    """Yes if the list or Effica says so on D; no if either says no and none yes."""
    says = [r.value for r in person.usable("situation")
            if r.code == "typ" and covers(r, person.day)]
    says += [r.typ for r in person.usable("client", "ura") if r.typ is not None]
    if says:
        return known(any(says))
    return person.none_or_unknown(["ura", "effica"], {"situation:typ"})


def situation(person, code, kind):
    """The situation covering D; several: the one that started last."""
    found = [r for r in person.usable("situation", "effica")
             if r.code == code and covers(r, person.day)]
    if found:
        far = datetime.date.max
        return known(max(
            found, key=lambda r: (r.start or datetime.date.min, r.end or far, str(r.value))).value)
    return person.none_or_unknown(["effica"], {"situation:" + kind})


def family_unit(person):
    """The client's unit in Effica."""
    says = [r.family for r in person.usable("client", "effica") if r.family is not None]
    if says:
        return known(any(says))
    return person.none_or_unknown(["effica"], {"client"})


def invited_before(person):
    """An invitation, interview or refusal by D, with no no-show on or after the latest of them."""
    events = [r for r in person.usable("event") if r.start <= person.day]
    asked = [r.start for r in events if r.code in ("invitation", "interview", "refusal")]
    if asked:
        latest = max(asked)
        return known(not any(r.code == "no-show" and r.start >= latest for r in events))
    if "project" in person.reading.not_whole:
        return unknown()
    if any(h.register == "project" and h.kind == "event" for h in person.hidden):
        return unknown()
    return known(False)


# --- three-valued logic ----------------------------------------------------------------------


def both(*parts):
    if NO in parts:
        return NO
    return MAYBE if MAYBE in parts else YES


def either(*parts):
    if YES in parts:
        return YES
    return MAYBE if MAYBE in parts else NO


def negate(part):
    return MAYBE if part is MAYBE else not part


def test(fact, condition):
    """A condition on a known fact is true or false, on an unknown one unknown."""
    return bool(condition(fact.value)) if fact.known else MAYBE


class Decision:
    overridden = False


def decide(person):
    """The first rule that is true with no unknown rule before it decides; otherwise review."""
    project, when = person.project, person.day
    out = Decision()
    out.age = age(person)
    out.benefit_days, out.benefit_source = benefit_days(person)
    out.line = service_line(person)
    out.measure = measure(person)
    out.starting = starting(person)
    out.plan = plan(person)
    out.contact = last_contact(person)
    out.activation = last_activation(person)
    out.typ = typ(person)
    out.sick = situation(person, "sairausloma", "sick-leave")
    out.substance = situation(person, "paihde", "substance")
    out.health = situation(person, "terveys", "health")
    out.ability = situation(person, "tyokyky", "work-ability")
    out.debt = situation(person, "velka", "debt")
    out.family = family_unit(person)
    out.invited = invited_before(person)

    effica = person.consulted("effica")
    recent = datetime.timedelta(days=project.recent_contact)
    in_group = both(
        test(out.age, lambda v: v < project.max_age),
        test(out.benefit_days, lambda v: v >= project.min_days),
        test(out.line, lambda v: v in project.lines()))
    rules = [
        ("outside-target-group", negate(in_group), "not-invited", lambda: "employment-office",
         [("age", out.age), ("benefit-days", out.benefit_days), ("service-line", out.line)]),
        ("in-measure", test(out.measure, lambda v: v is not None), "not-invited",
         lambda: "social-office" if out.measure.value.rehabilitative else "employment-office",
         [("measure", out.measure)]),
        ("starting-soon", test(out.starting, lambda v: v is not None), "not-invited",
         lambda: out.starting.value, [("starting", out.starting)]),
        ("typ-client", test(out.typ, lambda v: v is True), "not-invited",
         lambda: "joint-service-centre", [("typ", out.typ)]),
        ("on-sick-leave", effica and test(out.sick, lambda v: v is True), "not-invited",
         lambda: "social-office", [("sick-leave", out.sick)]),
        ("acute-substance", effica and test(out.substance, lambda v: v == "akuutti"),
         "not-invited", lambda: "social-office", [("substance", out.substance)]),
        ("health-first", effica and either(
            test(out.health, lambda v: v == "selvitettävä"),
            test(out.ability, lambda v: v == "selvitettävä")), "health-services",
         lambda: "social-office", [("health", out.health), ("work-ability", out.ability)]),
        ("in-process", both(
            test(out.plan, lambda v: v == "current"),
            test(out.contact, lambda v: v is not None and when - v.start <= recent)),
         "not-invited",
         lambda: "employment-office" if out.contact.value.register == "ura" else "social-office",
         [("plan", out.plan), ("last-contact", out.contact)]),
        ("already-invited", test(out.invited, lambda v: v is True), "not-invited",
         lambda: "project", [("invited-before", out.invited)]),
        ("invite", YES, "invite", lambda: "project", []),
    ]
    out.rule_number = None
    out.missing = []
    for number, (rule, holds, decision, responsible, facts) in enumerate(rules, 1):
        if holds is YES:
            if out.rule_number is None:
                out.rule_number, out.rule = number, rule
                out.decision, out.responsible = decision, responsible()
            break
        if holds is MAYBE:
            if out.rule_number is None:
                out.rule_number, out.rule = number, rule
                out.decision, out.responsible = "review", "project"
            for name, fact in facts:
                if not fact.known and name not in out.missing:
                    out.missing.append(name)
    return out


# --- regions ---------------------------------------------------------------------------------

MUNICIPALITIES = {row["code"]: row for row in read_table("municipalities.tsv")}


def region_of(project, town, when):
    """The region that holds the municipality on that day, else its successor's from the merger on."""
    seen = set()
    while town and town not in seen:
        seen.add(town)
        for region in project.settings.get("regions") or []:
            for member in region.get("municipalities") or []:
                if not isinstance(member, dict):
                    member = {"code": member}
                start, end = as_day(member.get("from")), as_day(member.get("until"))
                if str(member["code"]) == town and (start is None or start <= when) and (
                        end is None or when <= end):
                    return region["id"]
        row = MUNICIPALITIES.get(town, {})
        merged_on = row.get("merged_on") or ""
        if not row.get("merged_into") or "+" in row["merged_into"]:
            return ""
        if merged_on[:2].isdigit() and datetime.date.fromisoformat(merged_on) > when:
            return ""
        town = row["merged_into"]
    return ""


# --- the list --------------------------------------------------------------------------------


def override(decision, own):
    """A caseworker's own decision wins over the rules; the rule that held stays beside it."""
    if own is None:
        return decision
    if decision.decision != own:
        decision.decision = own
        decision.responsible = {
            "invite": "project", "review": "project", "health-services": "social-office",
        }.get(own, "employment-office")
    decision.overridden = True
    decision.missing = []
    return decision


def screen(reading, project, overrides=None):
    """The rows of screening.csv, in its order; overrides are the latest decision of a person by D."""
    by_person, hidden = {}, {}
    for record in reading.records:
        by_person.setdefault(record.person, []).append(record)
    for item in reading.hidden:
        hidden.setdefault(item.person, []).append(item)
    people = {
        key: Person(project, reading, key, by_person.get(key, []), hidden.get(key, []))
        for key in set(by_person) | set(hidden)}

    invited = sum(1 for p in people.values() if invited_before(p) == known(True))
    capacity = None if project.capacity is None else max(0, project.capacity - invited)

    decisions = {
        key: override(decide(people[key]), (overrides or {}).get(key))
        for key in reading.on_list}
    ranked = [key for key, d in decisions.items() if d.decision == "invite"]
    ranked.sort(key=lambda key: rank_key(project, key, decisions[key]))
    ranks = {}
    for number, key in enumerate(ranked, 1):
        ranks[key] = number
        if capacity is not None and number > capacity:
            decisions[key].decision = "no-capacity"
    rest = sorted(
        (key for key in decisions if key not in ranks),
        key=lambda key: (decisions[key].rule_number, key.encode()))
    rows = []
    for number, key in enumerate(ranked + rest, 1):
        rows.append(columns(project, people[key], decisions[key], number, ranks.get(key)))
    return rows


def rank_key(project, key, d):
    """Plan missing or expired first, longest without activation, most days, code as bytes."""
    days = d.benefit_days.value if d.benefit_days.known else -1
    focus = 0 if project.focus == "family-unit" and d.family.known and d.family.value else 1
    if project.focus != "family-unit":
        focus = 0
    plan_first = 0 if d.plan.known and d.plan.value in ("missing", "expired") else 1
    if d.activation.known and d.activation.value is None:
        since = (0, datetime.date.min)
    elif not d.activation.known:
        since = (1, datetime.date.min)
    else:
        since = (2, d.activation.value)
    return focus, plan_first, since, -days, key.encode()


def detail(person, name):
    """A detail of the client: the newest list row first, then URA's own, then Effica's if permitted."""
    clients = person.usable("client")
    clients.sort(key=lambda r: (
        0 if r.layout == "ura-lista" else 1 if r.register == "ura" else 2,
        -(r.rest.get("_list_day") or datetime.date.min).toordinal(),
        -(r.extracted or datetime.date.min).toordinal(), -r.read_order))
    for client in clients:
        if client.rest.get(name):
            return client.rest[name]
    return ""


def municipality_of(person):
    spells = [r for r in person.usable("residence") if covers(r, person.day)]
    if spells:
        return max(spells, key=lambda r: r.start).code
    return detail(person, "town")


def unemployed_since(person):
    """The list's own day; else the start of the unemployment that covers D.

    A status that only starts on the list's day, for want of a better one, says nothing here.
    """
    rows = [r for r in person.all if r.kind == "status" and r.layout == "ura-lista"]
    days = [(r.state != "superseded", r.rest["_listed"], r.rest["_unemployed"])
            for r in rows if r.rest["_unemployed"]]
    if days:
        return max(days)[2]
    spells = [r for r in person.usable("status") if r.code in ("02", "03", "04")
              and covers(r, person.day) and r.layout != "ura-lista"]
    return max((r.start for r in spells), default=None)


def show(value):
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float):
        return str(value).replace(".", ",")
    return str(value)


def columns(project, person, d, number, rank):
    town = municipality_of(person)
    latest = latest_plan(person)
    return {
        "row": show(number),
        "rank": show(rank),
        "person_code": person.key,
        "last_name": detail(person, "last"),
        "first_names": detail(person, "first"),
        "municipality": town,
        "region": region_of(project, town, person.day),
        "age": show(d.age.value),
        "unemployed_since": show(unemployed_since(person)),
        "education": detail(person, "education"),
        "occupation": detail(person, "occupation"),
        "last_job_ended": show(detail(person, "last_job") or None),
        "benefit_days": show(d.benefit_days.value),
        "benefit_days_source": d.benefit_source,
        "service_line": show(d.line.value),
        "plan": show(d.plan.value),
        "plan_review_due": show(latest.end if latest else None),
        "last_contact": show(d.contact.value.start if d.contact.value else None),
        "last_activation": show(d.activation.value),
        "debt": "" if d.debt.value is None else "yes" if d.debt.value else "no",
        "decision": d.decision,
        "rule": d.rule,
        "responsible": d.responsible,
        "missing": ",".join(d.missing),
        "overridden": "yes" if d.overridden else "",
    }
