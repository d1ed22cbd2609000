"""An outside judge of the import: reads a folder of register exports the slow and obvious way.

It is written from the specification texts (registers, dated rules, code tables) and from nothing
else, so that the program and the judge are two independent readings of the same words. Python
standard library only. The code tables are read from the repository's own data files.

Where the texts leave a choice, the judge takes what a user would expect:

 1. A row with more or fewer cells than the header "cannot be split into fields".
 2. Encoding: a byte-order mark decides; else UTF-8 where more is valid than invalid UTF-8 beyond
    ASCII; else Windows-1252. An empty line is no row
    (one of blanks is a row with one cell, so it cannot be split).
 3. A faulty, non-empty required cell of `ura-lista` (municipality, status code, days, day)
    quarantines the whole row as one record: only a field that is not required quarantines a part.
 4. A part of a list row without one of its needed fields (a plan without its day or kind, a
    measure without its start or code, a contact without its day or way) is quarantined.
 5. "One register": the same plan in URA and in Effica is two records, no duplicate.
 6. The code of a job search is read and ignored, so it is no part of the record's identity.
 7. The office column of a spell is no part of the spell; a contact's office is its register's.
 8. A situation's code is its `laji`, its value belongs to the rest; a permission has no code.
 9. No extraction day stands in a CSV file, so there the later end decides. If the ends are equal
    too, the version read later stays.
10. Of two list rows of one person that differ, the older row's line, status, plan, measure and
    typ are superseded by the newer row, when they differ from its own; its client, statement and
    contact stay accepted ("only ever duplicates").
11. The list's line counts from the list's day, the list's status from the start of unemployment.
12. Someone whose code stands on a row together with a local number is known by the code alone.
13. A quarantined row whose cells can be told apart hides the facts of its kind even if one of its
    cells holds a bad byte; one that cannot be split hides none.
14. A whole list row that is quarantined, with a good code, hides the kinds that the row held.
15. An event of an unknown kind hides nothing, like a situation of an unknown kind; another faulty
    event hides `invited-before`.
16. A service line is the same line however it is spelt ("...misen linja" = "...minen", any case).
17. A well-formed code of an open table is letters and digits (three digits for a municipality).
18. Of two list rows of one person and one day, the row read later wins.
19. A measure's kind in Effica is the same word in any case of its letters.
"""

import datetime
import os
import re
import xml.parsers.expat

HERE = os.path.dirname(os.path.abspath(__file__))
CODES = os.path.join(HERE, "..", "..", "Sources", "Register", "Codes")
OPEN_DAY = datetime.date(2222, 11, 11)
NOT_EXPORTS = {"overrides.csv", "polku.yml", "writeback-ura.csv", "writeback-effica.xml"}


class Fault(Exception):
    """A fault inside one record: which field, and what kind."""


# --- code tables -----------------------------------------------------------------------------


def read_table(name):
    """A tab-separated code table with a header, as a list of dictionaries."""
    with open(os.path.join(CODES, name), encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    head = lines[0]
    return [dict(zip(head, line + [""] * len(head))) for line in lines[1:]]


URA = read_table("ura_codes.tsv")


def codes_of(table):
    return {row["code"]: row for row in URA if row["table"] == table}


STATUS = codes_of("tyollisyyskoodi")
END_REASON = codes_of("paattymissyy")
PLACEMENT = codes_of("sijoituslaji")
TRIAL = codes_of("tyokokeilu")
PLACEMENT_END = codes_of("sijoituksen_paattymissyy")
PLAN_KIND = codes_of("suunnitelma_KEHA_URA")
PLAN_NAME = {row["label_fi"]: code for code, row in PLAN_KIND.items()}
CONTACT_WAY = codes_of("yhteydenottotapa")

SITUATION_FACT = {
    "terveys": "health",
    "tyokyky": "work-ability",
    "paihde": "substance",
    "sairausloma": "sick-leave",
    "velka": "debt",
    "typ": "typ",
}
SITUATION_VALUES = {
    "terveys": {"ok", "selvitettävä"},
    "tyokyky": {"ok", "alentunut", "selvitettävä"},
    "paihde": {"ei", "akuutti", "hoidossa"},
}
EVENTS = {
    "kutsu": "invitation",
    "haastattelu": "interview",
    "ei-saapunut": "no-show",
    "kieltäytyi": "refusal",
    "vaihe": "phase",
    "työnantajakontakti": "employer-contact",
}
CLASSES = {"avoimet työmarkkinat", "palkkatukityö", "koulutus", "jatkaa työnhakua", "muu"}


# --- values ----------------------------------------------------------------------------------


def day(text):
    """d.m.yyyy, dd.mm.yyyy, yyyy-mm-dd or yyyymmdd."""
    for pattern, order in (
        (r"(\d{1,2})\.(\d{1,2})\.(\d{4})", (3, 2, 1)),
        (r"(\d{4})-(\d{2})-(\d{2})", (1, 2, 3)),
        (r"(\d{4})(\d{2})(\d{2})", (1, 2, 3)),
    ):
        match = re.fullmatch(pattern, text, re.ASCII)
        if match:
            try:
                return datetime.date(*(int(match.group(i)) for i in order))
            except ValueError:
                break
    raise Fault("day")


def optional_day(text):
    return day(text) if text else None


def needed_day(text):
    if not text:
        raise Fault("missing day")
    return day(text)


def end_day(text):
    """An empty end is open, and so is 11.11.2222."""
    found = optional_day(text)
    return None if found == OPEN_DAY else found


def number(text):
    """A number with a decimal comma or point."""
    if not re.fullmatch(r"[-+]?\d+([.,]\d+)?", text, re.ASCII):
        raise Fault("number")
    value = float(text.replace(",", "."))
    return int(value) if value == int(value) else value


def yes_no(text):
    """k/e, kyllä/ei, j/n, ja/nej, 1/0, true/false in any case."""
    low = text.lower()
    if low in ("k", "kyllä", "j", "ja", "1", "true"):
        return True
    if low in ("e", "ei", "n", "nej", "0", "false"):
        return False
    raise Fault("yes or no")


def municipality(text):
    """An open table: three digits, known or not."""
    if text and not re.fullmatch(r"\d{3}", text, re.ASCII):
        raise Fault("municipality")
    return text


def office(text):
    """An open table: letters and digits."""
    if text and not re.fullmatch(r"[0-9A-Za-zÅÄÖåäö]+", text):
        raise Fault("office")
    return text


def closed(text, table):
    """An unknown code of a closed table is a fault."""
    if text not in table:
        raise Fault("unknown-code")
    return text


def end_reason(text, table):
    """"4" and "04" are the same end reason at any time."""
    if text and len(text) == 1:
        text = "0" + text
    if text and text not in table:
        raise Fault("unknown-code")
    return text


def normal_line(text):
    """A service line in lower case, with single blanks, and "...misen linja" = "...minen"."""
    text = " ".join(text.lower().split())
    if text.endswith("misen linja"):
        text = text[: -len("misen linja")] + "minen"
    return text


def ordered(start, end):
    """The end may not be before the start."""
    if start and end and end < start:
        raise Fault("end before start")


def plan_kind(text):
    """A KEHA code, or the plan's name."""
    return closed(PLAN_NAME.get(text.lower(), text), PLAN_KIND)


CENTURY = {"+": 1800}
CENTURY.update(dict.fromkeys("-YXWVU", 1900))
CENTURY.update(dict.fromkeys("ABCDEF", 2000))
CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"
BLANKS = " \t\u00a0"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"


def birth_day(code):
    return datetime.date(CENTURY[code[6]] + int(code[4:6]), int(code[2:4]), int(code[0:2]))


def person_code(raw, as_of):
    """The code after the three named corrections, and whether one was needed.

    Judged as python-stdnum does with temporary codes allowed; nobody is born after the as-of day.
    """
    fixed = raw.strip(BLANKS)
    for dash in DASHES:
        fixed = fixed.replace(dash, "-")
    fixed = fixed.upper()
    match = re.fullmatch(r"[0-3]\d[01]\d\d\d([-+ABCDEFYXWVU])(\d\d\d)[" + CHECK + "]", fixed, re.ASCII)
    if not match:
        raise Fault("person code")
    try:
        born = birth_day(fixed)
    except ValueError:
        raise Fault("person code")
    if int(match.group(2)) < 2:
        raise Fault("person code")
    if CHECK[int(fixed[0:6] + fixed[7:10]) % 31] != fixed[10]:
        raise Fault("person code")
    if as_of and born > as_of:
        raise Fault("born after the as-of day")
    return fixed, fixed != raw


# --- records ---------------------------------------------------------------------------------


class Record:
    """One canonical record, with everything that makes it equal to or a version of another."""

    def __init__(self, kind, code, start, end, **rest):
        self.kind, self.code, self.start, self.end, self.rest = kind, code, start, end, rest
        self.register = self.person = self.file = self.layout = None
        self.extracted = None
        self.corrected = False
        self.state = None
        self.row = None
        self.read_order = 0

    def __getattr__(self, name):
        try:
            return self.__dict__["rest"][name]
        except KeyError:
            raise AttributeError(name)

    def body(self):
        return (
            self.register, self.kind, self.person, self.code, self.start, self.end,
            tuple(sorted((k, v) for k, v in self.rest.items() if not k.startswith("_"))),
        )

    def version_key(self):
        return (self.register, self.kind, self.rest.get("table"), self.person, self.code, self.start)


VERSIONED = {
    "residence", "permission", "job-search", "status", "line", "measure", "plan", "situation",
    "participation",
}

class Hidden:
    """A quarantined record whose person, or person and kind, could still be read."""

    def __init__(self, register, person, kind):
        self.register, self.person, self.kind = register, person, kind


class FileCounts:
    def __init__(self, name):
        self.name = name
        self.layout = self.refused = self.register = None
        self.rows = self.read = self.accepted = self.corrected = 0
        self.duplicate = self.superseded = self.quarantined = 0

    def as_dict(self):
        names = "rows read accepted corrected duplicate superseded quarantined".split()
        return {name: getattr(self, name) for name in names}


class Reading:
    """Everything that was read from a folder."""

    def __init__(self):
        self.files = {}
        self.records = []
        self.hidden = []
        self.not_whole = set()
        self.registers_read = set()
        self.on_list = set()

    def usable(self):
        return [r for r in self.records if r.state in ("accepted", "corrected")]


# --- CSV -------------------------------------------------------------------------------------


def decode(data):
    """Bytes to text; bytes the encoding does not have become lone surrogates."""
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "surrogateescape")
    if data.startswith(b"\xff\xfe") or data.startswith(b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    text = data.decode("utf-8", "surrogateescape")
    beyond = sum(1 for c in text if ord(c) > 127)
    invalid = sum(1 for c in text if 0xDC80 <= ord(c) <= 0xDCFF)
    if invalid == 0 or beyond - invalid > invalid:
        return text
    return "".join(
        bytes([b]).decode("cp1252") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(0xDC00 + b)
        for b in data
    )


def split_rows(text, separator):
    """Rows of cells. A row is None if it cannot be split, "unclosed" if a quote never ends."""
    rows, at, size = [], 0, len(text)
    while at < size:
        cells, bad, start = [], False, at
        while True:
            cell = []
            if at < size and text[at] == '"':
                at += 1
                closed_quote = False
                while at < size:
                    if text[at] == '"':
                        if at + 1 < size and text[at + 1] == '"':
                            cell.append('"')
                            at += 2
                            continue
                        at += 1
                        closed_quote = True
                        break
                    cell.append(text[at])
                    at += 1
                if not closed_quote:
                    rows.append("unclosed")
                    return rows
                if at < size and text[at] not in separator + "\r\n":
                    bad = True
            while at < size and text[at] not in separator + "\r\n":
                cell.append(text[at])
                at += 1
            cells.append("".join(cell))
            if at < size and text[at] == separator:
                at += 1
                continue
            break
        if start != at:
            rows.append(None if bad else cells)
        if text[at:at + 2] == "\r\n":
            at += 2
        else:
            at += 1
    return rows


CSV_LAYOUTS = {
    "ura-lista": (
        "ura",
        "henkilotunnus kotikunta palvelulinja tyollisyyskoodi tmt_paivat tmt_paivat_pvm".split(),
        [],
        "sukunimi etunimet toimisto tyottomyys_alkoi suunnitelma_laji suunnitelma_pvm "
        "suunnitelma_tarkistus_pvm viimeisin_yhteydenotto yhteydenottotapa palvelu_koodi "
        "palvelu_alku palvelu_loppu typ_asiakas koulutus ammatti viimeisin_tyo_paattyi kieli",
    ),
    "ura-jaksot": (
        "ura", "henkilotunnus taulu koodi alkupvm".split(), [], "loppupvm paattymissyy toimisto",
    ),
    "effica-tietueet": (
        "effica", ["tietue"], ["henkilotunnus", "asiakasnumero"],
        "laji arvo alku loppu sukunimi etunimet kotikunta yksikko kieli",
    ),
    "kela-maksut": (
        "kela",
        "henkilotunnus etuuslaji peruste jakso_alku jakso_loppu maksupvm paivat".split(), [],
        "kertyma brutto_eur kotikunta",
    ),
    "hanke-asiakkaat": (
        "project", "kotikunta alkupvm".split(), ["henkilotunnus", "asiakasnumero"],
        "osahanke loppupvm sijoittuminen valmentaja",
    ),
    "hanke-tapahtumat": (
        "project", "pvm tapahtuma".split(), ["henkilotunnus", "asiakasnumero"],
        "arvo valmentaja tyonantaja paikka",
    ),
}


def header_cells(text, separator):
    rows = split_rows(text.split("\n")[0].split("\r")[0], separator)
    if not rows or rows[0] in (None, "unclosed"):
        return []
    return [cell.strip().lower() for cell in rows[0]]


def guess_layout(text):
    """The layout whose required columns all stand in the header, by content and not by name."""
    best = None
    for separator in ";,\t|":
        head = header_cells(text, separator)
        for layout, (register, required, ids, optional) in CSV_LAYOUTS.items():
            known = set(required) | set(ids) | set(optional.split())
            share = len(known & set(head))
            fits = all(c in head for c in required) and (not ids or any(c in head for c in ids))
            score = (fits, share)
            if best is None or score > best[0]:
                best = (score, layout, separator, head)
    return best


def cell_reader(head, cells):
    table = {}
    for name, cell in zip(head, cells):
        table.setdefault(name, cell)
    return lambda name: table.get(name, "").strip()


def broken_bytes(cell):
    return any(0xD800 <= ord(c) <= 0xDFFF or c == "\ufffd" for c in cell)


def read_csv(reading, counts, data, as_of):
    text = decode(data)
    (fits, share), layout, separator, head = guess_layout(text)
    if not fits:
        counts.refused = "no-layout"
        if share >= 2:
            reading.not_whole.add(CSV_LAYOUTS[layout][0])
        return
    register, required, ids, _ = CSV_LAYOUTS[layout]
    counts.layout, counts.register = layout, register
    reading.registers_read.add(register)
    for index, cells in enumerate(split_rows(text, separator)[1:]):
        counts.rows += 1
        if cells == "unclosed":
            counts.quarantined += 1
            reading.not_whole.add(register)
            continue
        if cells is None or len(cells) != len(head):
            counts.quarantined += 1
            continue
        get = cell_reader(head, cells)
        raw = dict(reversed(list(zip(head, cells))))
        person, corrected, whole = None, False, True
        try:
            if raw.get("henkilotunnus", "").strip():
                person, corrected = person_code(raw["henkilotunnus"], as_of)
            elif ids and get("asiakasnumero"):
                person = (register, get("asiakasnumero"))
            else:
                whole = False
        except Fault:
            whole = False
        if any(broken_bytes(cell) or "\0" in cell for cell in cells):
            whole = False
        if any(get(name) == "" for name in required if name != "henkilotunnus"):
            whole = False
        if layout == "ura-lista" and not list_row_holds(get):
            whole = False
        if not whole:
            counts.quarantined += 1
            if person is not None:
                for kind in kinds_of_row(layout, get):
                    reading.hidden.append(Hidden(register, person, kind))
            continue
        for kind, build in PARTS[layout](get):
            try:
                record = build()
            except Fault:
                counts.quarantined += 1
                if kind in kinds_of_row(layout, get):
                    reading.hidden.append(Hidden(register, person, kind))
                continue
            keep(reading, counts, record, person, corrected, None, (layout, index))
        if layout == "ura-lista":
            reading.on_list.add(person)


def keep(reading, counts, record, person, corrected, extracted, row):
    record.register, record.person, record.file = counts.register, person, counts.name
    record.layout, record.corrected, record.extracted = counts.layout, corrected, extracted
    record.row = row
    reading.records.append(record)


def kinds_of_row(layout, get):
    """The kinds a quarantined row would have been; none if that cannot be read."""
    if layout == "hanke-tapahtumat" and get("tapahtuma") not in EVENTS:
        return []
    return [kind for kind, _ in PARTS[layout](get) if kind is not None]


# --- what each layout's row holds ------------------------------------------------------------


def list_row_holds(get):
    """The required cells of a list row can all be read."""
    try:
        municipality(get("kotikunta"))
        closed(get("tyollisyyskoodi"), STATUS)
        number(get("tmt_paivat"))
        day(get("tmt_paivat_pvm"))
    except Fault:
        return False
    return True


def list_parts(get):
    """The client and statement, line and status of a list row, and the others that it holds."""
    list_day = get("tmt_paivat_pvm")
    parts = [
        ("client", lambda: client(
            get("sukunimi"), get("etunimet"), get("kotikunta"), office(get("toimisto")), "", None,
            get("kieli"), get("koulutus"), get("ammatti"),
            optional_day(get("viimeisin_tyo_paattyi")), list_day=day(list_day))),
        ("statement", lambda: Record(
            "statement", None, day(list_day), None, days=number(get("tmt_paivat")))),
        ("line", lambda: Record(
            "line", normal_line(get("palvelulinja")), day(list_day), None, _list=True)),
        ("status", lambda: Record(
            "status", closed(get("tyollisyyskoodi"), STATUS),
            optional_day(get("tyottomyys_alkoi")) or day(list_day), None, reason="",
            _unemployed=optional_day(get("tyottomyys_alkoi")), _listed=day(list_day))),
    ]
    if get("suunnitelma_laji") or get("suunnitelma_pvm") or get("suunnitelma_tarkistus_pvm"):
        parts.append(("plan", lambda: plan(
            get("suunnitelma_laji"), get("suunnitelma_pvm"), get("suunnitelma_tarkistus_pvm"))))
    if get("viimeisin_yhteydenotto") or get("yhteydenottotapa"):
        parts.append(("contact", lambda: ura_contact(
            get("yhteydenottotapa"), get("viimeisin_yhteydenotto"))))
    if get("palvelu_koodi") or get("palvelu_alku") or get("palvelu_loppu"):
        parts.append(("measure", lambda: list_measure(
            get("palvelu_koodi"), get("palvelu_alku"), get("palvelu_loppu"))))
    if get("typ_asiakas"):
        parts.append(("situation:typ", lambda: Record(
            "situation", "typ", None, None, value=yes_no(get("typ_asiakas")), _list=True)))
    return parts


NO_ADDRESS = ("", "", "", "")


def client(last, first, town, office, unit, family, language, education, occupation, last_job,
           list_day=None, typ=None):
    return Record(
        "client", None, None, None, last=last, first=first, town=municipality(town),
        office=office, unit=unit, family=family, language=language, education=education,
        occupation=occupation, last_job=last_job, _list_day=list_day, typ=typ, address=NO_ADDRESS)


def plan(kind, signed, review):
    """A plan's review may not come before its signing."""
    signed, review = needed_day(signed), end_day(review)
    ordered(signed, review)
    return Record("plan", plan_kind(kind), signed, review)


def ura_contact(way, when):
    """A way of the open table; whether it is a meeting, a contact or none stands in the table."""
    if not re.fullmatch(r"[0-9A-Za-zÅÄÖåäö]+", way):
        raise Fault("contact way")
    note = CONTACT_WAY.get(way, {}).get("note", "contact")
    return Record(
        "contact", way, needed_day(when), None, real=not note.startswith("not a contact"),
        meeting=note.startswith("meeting"))


def list_measure(code, start, end):
    """A placement code if that table has it, else a trial code, else a service (05 rehabilitative)."""
    if not code:
        raise Fault("measure without a code")
    table = "YSIJOIT" if code in PLACEMENT else "YTKOKE" if code in TRIAL else "YTPALV"
    return ura_measure(table, code, start, end, "")


def ura_measure(table, code, start, end, reason):
    start, end = needed_day(start), end_day(end)
    ordered(start, end)
    if table == "YSIJOIT":
        closed(code, PLACEMENT)
        reason = end_reason(reason, PLACEMENT_END)
    elif table == "YTKOKE":
        closed(code, TRIAL)
        reason = end_reason(reason, PLACEMENT_END)
    elif not re.fullmatch(r"[0-9A-Za-zÅÄÖåäö]+", code):
        raise Fault("service code")
    rehabilitative = table == "YTPALV" and code == "05"
    return Record(
        "measure", code, start, end, table=table, reason=reason, rehabilitative=rehabilitative,
        place="")


URA_KIND = {
    "YTHAKU": "job-search", "YTYOLL": "status", "YASSEGMENTTI": "line", "YSIJOIT": "measure",
    "YTKOKE": "measure", "YTYOKOU": "measure", "YTPALV": "measure", "YTHAKSU": "plan",
    "YHTOTTO": "contact", "YHKUNTA": "residence",
}


def ura_spell(table, code, start, end, reason):
    """One spell of the employment office's register, by its table."""
    if table not in URA_KIND:
        raise Fault("unknown-code")
    if not code:
        raise Fault("missing code")
    if table == "YTHAKSU":
        return plan(code, start, end)
    if table == "YHTOTTO":
        return ura_contact(code, start)
    if URA_KIND[table] == "measure":
        return ura_measure(table, code, start, end, reason)
    start, end = needed_day(start), end_day(end)
    ordered(start, end)
    if table == "YTHAKU":
        return Record("job-search", None, start, end, reason=end_reason(reason, END_REASON))
    if table == "YTYOLL":
        return Record(
            "status", closed(code, STATUS), start, end, reason=end_reason(reason, END_REASON))
    if table == "YASSEGMENTTI":
        return Record("line", normal_line(code), start, end)
    return Record("residence", municipality(code), start, end)


def spell_parts(get):
    def build():
        office(get("toimisto"))
        return ura_spell(
            get("taulu"), get("koodi"), get("alkupvm"), get("loppupvm"), get("paattymissyy"))

    return [(URA_KIND.get(get("taulu")), build)]


EFFICA_KIND = {
    "asiakas": "client", "lupa": "permission", "asiointi": "contact", "suunnitelma": "plan",
    "tilanne": "situation", "toimenpide": "measure",
}


def effica_contact(way, when):
    """Visits, home visits and meetings are meetings; calls, letters and the rest are not."""
    if not way:
        raise Fault("contact without a way")
    meeting = way.lower() in ("käynti", "kotikäynti", "tapaaminen")
    return Record("contact", way, needed_day(when), None, real=True, meeting=meeting)


def effica_situation(kind, value, start, end):
    """Kinds and values are closed tables; no start = always begun."""
    closed(kind, SITUATION_FACT)
    start, end = optional_day(start), end_day(end)
    ordered(start, end)
    if kind in SITUATION_VALUES:
        value = closed(value, SITUATION_VALUES[kind])
    else:
        value = yes_no(value)
    return Record("situation", kind, start, end, value=value)


def effica_measure(kind, start, end, place):
    """Rehabilitative work activity, trial, training, subsidised work; anything else a service."""
    start, end = needed_day(start), end_day(end)
    ordered(start, end)
    if not kind:
        raise Fault("measure without a kind")
    return Record(
        "measure", kind.lower(), start, end,
        rehabilitative=kind.lower() == "kuntouttava työtoiminta",
        place=place)


def permission(start, end):
    start, end = needed_day(start), end_day(end)
    ordered(start, end)
    return Record("permission", None, start, end)


def effica_kind(kind, situation):
    """The kind of a record; situations by their own kind, None where it cannot be read."""
    if kind != "tilanne":
        return EFFICA_KIND.get(kind)
    return "situation:" + SITUATION_FACT[situation] if situation in SITUATION_FACT else None


def effica_parts(get):
    kind = get("tietue")

    def build():
        if kind == "asiakas":
            family = yes_no(get("arvo")) if get("arvo") else None
            return client(
                get("sukunimi"), get("etunimet"), get("kotikunta"), "", get("yksikko"), family,
                get("kieli"), "", "", None)
        if kind == "lupa":
            return permission(get("alku"), get("loppu"))
        if kind == "asiointi":
            return effica_contact(get("laji"), get("alku"))
        if kind == "suunnitelma":
            return plan(get("laji"), get("alku"), get("loppu"))
        if kind == "tilanne":
            return effica_situation(get("laji"), get("arvo"), get("alku"), get("loppu"))
        if kind == "toimenpide":
            return effica_measure(get("laji"), get("alku"), get("loppu"), "")
        raise Fault("unknown-code")

    return [(effica_kind(kind, get("laji")), build)]


def payment_parts(get):
    """One payment a row; negative days and euros are corrections."""

    def build():
        start, end = day(get("jakso_alku")), day(get("jakso_loppu"))
        ordered(start, end)
        return Record(
            "payment", closed(get("etuuslaji"), {"TMT", "PPR", "APR", "YT"}), start, end,
            ground=closed(get("peruste"), {"tyottomyys", "palvelu"}), paid=day(get("maksupvm")),
            days=number(get("paivat")),
            accrued=number(get("kertyma")) if get("kertyma") else None,
            gross=number(get("brutto_eur")) if get("brutto_eur") else None,
            town=municipality(get("kotikunta")))

    return [("payment", build)]


def participation_parts(get):
    def build():
        start, end = day(get("alkupvm")), end_day(get("loppupvm"))
        ordered(start, end)
        outcome = get("sijoittuminen").lower()
        if outcome:
            closed(outcome, CLASSES)
        return Record(
            "participation", get("osahanke"), start, end, town=municipality(get("kotikunta")),
            outcome=outcome, coach=get("valmentaja"))

    return [("participation", build)]


def event_parts(get):
    def build():
        kind = EVENTS[closed(get("tapahtuma"), EVENTS)]
        if kind == "phase":
            closed(get("arvo"), {"1", "2", "3", "4", "5"})
        return Record(
            "event", kind, day(get("pvm")), None, value=get("arvo"), coach=get("valmentaja"),
            employer=get("tyonantaja"), place=get("paikka"))

    return [("event", build)]


PARTS = {
    "ura-lista": list_parts,
    "ura-jaksot": spell_parts,
    "effica-tietueet": effica_parts,
    "kela-maksut": payment_parts,
    "hanke-asiakkaat": participation_parts,
    "hanke-tapahtumat": event_parts,
}


# --- XML -------------------------------------------------------------------------------------


class Element:
    def __init__(self, name, attributes):
        self.name = name.split(":")[-1]
        self.attributes = {k.split(":")[-1]: v for k, v in attributes.items()}
        self.children, self.text = [], ""

    def get(self, name):
        return self.attributes.get(name, "").strip()

    def child(self, name):
        for child in self.children:
            if child.name == name:
                return child
        return Element(name, {})


XML_LAYOUTS = {
    "tyonhakijarekisteri": ("ura-asiakkaat", "ura", "tyonhakija", {"jakso", "tmt"}),
    "asiakasrekisteri": (
        "effica-asiakkaat", "effica", "asiakas",
        {"lupa", "asiointi", "suunnitelma", "tilanne", "toimenpide"}),
}


def read_xml(reading, counts, data, as_of):
    """One record for the person element and one per child record; a DOCTYPE is refused."""
    stack, roots, doctype = [], [], []
    persons = []
    parser = xml.parsers.expat.ParserCreate()

    def start(name, attributes):
        element = Element(name, attributes)
        if stack:
            stack[-1].children.append(element)
        else:
            roots.append(element)
        stack.append(element)

    def end(name):
        element = stack.pop()
        if len(stack) == 1:
            persons.append(element)
            roots[0].children.clear()

    def characters(text):
        if stack:
            stack[-1].text += text

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = lambda *rest: doctype.append(True)
    try:
        parser.Parse(data, True)
        fault = None
    except xml.parsers.expat.ExpatError:
        fault = "broken-xml"
    if doctype:
        fault, persons = "doctype", []
    root = roots[0] if roots else Element("", {})
    if root.name not in XML_LAYOUTS:
        counts.refused = fault or "no-layout"
        return
    layout, register, person_name, record_names = XML_LAYOUTS[root.name]
    counts.layout, counts.register = layout, register
    persons = [element for element in persons if element.name == person_name]
    if fault:
        counts.refused = fault
        reading.not_whole.add(register)
        counts.rows = len(persons)
        counts.quarantined = sum(
            1 + sum(child.name in record_names for child in p.children) for p in persons)
        return
    reading.registers_read.add(register)
    try:
        extracted = optional_day(root.get("poimittu"))
    except Fault:
        extracted = None
    for index, element in enumerate(persons):
        counts.rows += 1
        records = [child for child in element.children if child.name in record_names]
        if layout == "ura-asiakkaat":
            raw, local = element.attributes.get("henkilotunnus", ""), ""
        else:
            raw = element.child("henkilotunnus").text
            local = element.child("asiakasnumero").text.strip()
        try:
            if raw.strip():
                person, corrected = person_code(raw, as_of)
            elif local:
                person, corrected = (register, local), False
            else:
                raise Fault("no id")
        except Fault:
            counts.quarantined += 1 + len(records)
            continue
        add = (lambda kind, build, fixed:
               add_xml(reading, counts, kind, build, person, fixed, extracted, (layout, index)))
        if layout == "ura-asiakkaat":
            add("client", lambda: ura_xml_client(element), corrected)
            for child in records:
                if child.name == "tmt":
                    if add("statement", lambda: Record(
                            "statement", None, needed_day(child.get("pvm")), None,
                            days=number(child.get("paivat"))), False):
                        reading.on_list.add(person)
                else:
                    add(URA_KIND.get(child.get("taulu")), lambda: ura_spell(
                        child.get("taulu"), child.get("koodi"), child.get("alku"),
                        child.get("loppu"), child.get("syy")), False)
        else:
            add("client", lambda: effica_xml_client(element), corrected)
            for child in records:
                add(effica_kind(child.name, child.get("laji")),
                    lambda: effica_xml_record(child), False)


def add_xml(reading, counts, kind, build, person, corrected, extracted, row):
    try:
        record = build()
    except Fault:
        counts.quarantined += 1
        if kind is not None:
            reading.hidden.append(Hidden(counts.register, person, kind))
        return False
    keep(reading, counts, record, person, corrected, extracted, row)
    return True


def ura_xml_client(element):
    name = element.child("nimi")
    typ = yes_no(element.get("typ")) if element.get("typ") else None
    return client(
        name.get("suku"), name.get("etu"), element.get("kotikunta"), element.get("toimisto"), "",
        None, element.get("kieli"), element.get("koulutus"), element.get("ammatti"),
        optional_day(element.get("viimeisin_tyo_paattyi")), typ=typ)


def effica_xml_client(element):
    """The unit, name and address are fields of the person."""
    unit, address = element.child("yksikko"), element.child("osoite")
    family = yes_no(unit.get("perheyksikko")) if unit.get("perheyksikko") else None
    record = client(
        element.child("sukunimi").text.strip(), element.child("etunimet").text.strip(),
        element.child("kotikunta").text.strip(), "", unit.get("koodi") or unit.text.strip(),
        family, element.child("kieli").text.strip(), "", "", None)
    protected = yes_no(address.get("turvakielto")) if address.get("turvakielto") else None
    lines = [address.child(n).text.strip() for n in ("lahiosoite", "postinumero", "postitoimipaikka")]
    record.rest["address"] = ("" if protected is None else str(protected), *lines)
    return record


def effica_xml_record(child):
    if child.name == "lupa":
        return permission(child.get("alku"), child.get("loppu"))
    if child.name == "asiointi":
        return effica_contact(child.get("tapa"), child.get("pvm"))
    if child.name == "suunnitelma":
        return plan(child.get("laji"), child.get("laadittu"), child.get("tarkistus"))
    if child.name == "tilanne":
        return effica_situation(
            child.get("laji"), child.get("arvo"), child.get("alku"), child.get("loppu"))
    return effica_measure(
        child.get("laji"), child.get("alku"), child.get("loppu"), child.get("paikka"))


# --- the five ends ---------------------------------------------------------------------------


def settle(reading):
    """Each record that was not quarantined is accepted, corrected, a duplicate or superseded."""
    order = sorted(
        range(len(reading.records)), key=lambda i: (reading.records[i].file.encode(), i))
    records = [reading.records[i] for i in order]
    first = {}
    for number, record in enumerate(records):
        record.read_order = number
    for record in records:
        body = repr(record.body())
        if body in first:
            record.state = "duplicate"
            standing = first[body]
            if record.extracted and (not standing.extracted or record.extracted > standing.extracted):
                standing.extracted = record.extracted
        else:
            first[body] = record
    supersede_older_list_rows(records)
    supersede_versions([r for r in records if r.state is None])
    for record in records:
        if record.state is None:
            record.state = "corrected" if record.corrected else "accepted"


def supersede_versions(records):
    """The later extraction wins; not both known or equal: the later end, open only if none closed."""
    groups = {}
    for record in records:
        if record.kind in VERSIONED:
            groups.setdefault(repr(record.version_key()), []).append(record)
    for group in groups.values():
        if len(group) < 2:
            continue
        best = group[0]
        for record in group[1:]:
            if wins(record, best):
                best = record
        for record in group:
            if record is not best:
                record.state = "superseded"


def wins(a, b):
    """Whether a, read later than b, is the version that stands."""
    if a.extracted and b.extracted and a.extracted != b.extracted:
        return a.extracted > b.extracted
    if a.end != b.end:
        if a.end is None:
            return False
        return b.end is None or a.end > b.end
    return True


def supersede_older_list_rows(records):
    """Two list rows of one person that differ: the row with the later day of the count wins."""
    newest = {}
    for record in records:
        if record.layout == "ura-lista" and record.kind == "statement":
            key = (record.start, record.file.encode(), record.row[1])
            if record.person not in newest or key > newest[record.person]:
                newest[record.person] = key
    row_day = {(r.file, r.row): r.start for r in records
               if r.layout == "ura-lista" and r.kind == "statement"}
    for record in records:
        if record.layout != "ura-lista" or record.state is not None:
            continue
        if record.kind not in ("line", "status", "plan", "measure", "situation"):
            continue
        own = (row_day[record.file, record.row], record.file.encode(), record.row[1])
        if own < newest[record.person]:
            if not repeated_by_newer_row(record, records, newest[record.person]):
                record.state = "superseded"


def repeated_by_newer_row(record, records, key):
    """The newer row says the same: then the older record stands and the newer is its duplicate."""
    for other in records:
        if other is not record and other.layout == "ura-lista" and other.person == record.person:
            if other.body() == record.body() and (other.file.encode(), other.row[1]) == key[1:]:
                return True
    return False


def read_folder(folder, as_of):
    """Everything of one folder: subfolders are not read, what is no export is not counted."""
    reading = Reading()
    for name in sorted(os.listdir(folder), key=lambda n: n.encode()):
        path = os.path.join(folder, name)
        if not os.path.isfile(path) or name in NOT_EXPORTS or name.startswith("."):
            continue
        with open(path, "rb") as file:
            data = file.read()
        counts = FileCounts(name)
        reading.files[name] = counts
        if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            read_xml(reading, counts, data, as_of)
        else:
            read_csv(reading, counts, data, as_of)
    settle(reading)
    for record in reading.records:
        counts = reading.files[record.file]
        setattr(counts, record.state, getattr(counts, record.state) + 1)
    for counts in reading.files.values():
        counts.read = (counts.accepted + counts.corrected + counts.duplicate
                       + counts.superseded + counts.quarantined)
    return reading


def read_overrides(folder, as_of):
    """The latest override of each person dated by the as-of day: overrides.csv."""
    path = os.path.join(folder, "overrides.csv")
    if not os.path.exists(path):
        return {}
    with open(path, "rb") as file:
        text = decode(file.read())
    separator = max(";,\t|", key=lambda s: len(header_cells(text, s)))
    head, latest = header_cells(text, separator), {}
    for cells in split_rows(text, separator)[1:]:
        if cells in (None, "unclosed") or len(cells) != len(head):
            continue
        get = cell_reader(head, cells)
        try:
            person, _ = person_code(get("henkilotunnus"), as_of)
            when = day(get("pvm"))
        except Fault:
            continue
        if when <= as_of and (person not in latest or when >= latest[person][0]):
            latest[person] = (when, get("ratkaisu"))
    return {person: decision for person, (_, decision) in latest.items()}
