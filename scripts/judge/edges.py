"""edges.py DIR SEED: made-up lives that lie on the limits of the outcome rules.

Writes folders of exports, each with its project file: about a thousand lives each, whose days are
put on, a day before and a day after the limits that the texts name (4 weeks, 13 and 26 weeks, the
presumed days, gaps of a week, months and quarters, leap days, mergers and changes of regions, the
as-of day). The same seed gives the same files. Nobody in them exists: individual numbers 900-999.
"""

import datetime
import os
import random
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from edge_projects import COUNTED, FOLDERS, GENERAL, REGIONS, USUAL

CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"
DAY = datetime.timedelta(days=1)
OFFSETS = [-400, -183, -182, -181, -29, -8, -7, -2, -1, 0, 1, 2, 3, 7, 8, 9, 14, 26, 27, 28, 29, 30,
           31, 60, 89, 90, 91, 92, 93, 94, 117, 118, 119, 120, 121, 150, 180, 181, 182, 183, 184,
           185, 208, 209, 210, 211, 212, 240, 365, 366]
LENGTHS = [1, 1, 2, 5, 7, 8, 20, 27, 28, 29, 60, 83, 90, 91, 92, 118, 174, 181, 182, 183, 210, 400]
GAPS = [0, 1, 5, 6, 7, 7, 8, 8, 9, 15]
STATUS = ["00", "01", "01", "01", "02", "02", "03", "04", "05", "06", "07", "08", "09"]
END_REASONS = ["", "", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "01", "03", "04", "05",
               "10", "11", "12", "13", "14", "15", "16"]
PLACEMENTS = ["40", "50", "51", "53", "55", "55", "57", "61", "62", "64", "65", "68", "70", "71",
              "73", "74", "6T", "6V"]
PLACEMENT_REASONS = ["", "", "0", "1", "2", "02", "3", "03", "4", "5", "6", "7", "07"]
MEASURES = ["kuntouttava työtoiminta", "työkokeilu", "koulutus", "palkkatuki", "ryhmä", "Koulutus"]
CLASSES = ["", "avoimet työmarkkinat", "palkkatukityö", "koulutus", "jatkaa työnhakua", "muu"]
PARTS = ["", "Alfa", "Beta", "Gamma"]
TOWNS = ["297", "297", "749", "227", "476", "534", "174", "778", "686", "919", "786", "298", "200",
         "005", "212"]


class Lives:
    """The rows of one folder."""

    def __init__(self, seed, as_of):
        self.random, self.as_of = random.Random(seed), as_of
        self.clients, self.spells, self.events, self.measures, self.list = [], [], [], [], []
        self.codes, self.keys = set(), set()

    def one_of(self, items):
        return items[self.random.randrange(len(items))]

    def chance(self, share):
        return self.random.random() < share

    def code(self):
        while True:
            born = datetime.date(1945, 1, 1) + DAY * self.random.randrange(21000)
            start, number = born.strftime("%d%m%y"), str(900 + self.random.randrange(100))
            sign = self.one_of("A" if born.year >= 2000 else "--YX")
            code = start + sign + number + CHECK[int(start + number) % 31]
            if code not in self.codes:
                self.codes.add(code)
                return code

    def person(self):
        """One life: one to three participations, and spells put on the limits around their ends."""
        code, local = self.code(), ""
        if self.chance(0.04):
            code, local = "", f"P{len(self.codes)}"
        town = self.one_of(TOWNS)
        end = self.as_of - DAY * (self.one_of(OFFSETS) if self.chance(0.7)
                                  else self.random.randrange(800))
        if self.chance(0.15):
            end = self.one_of([d for d in self.ends() if d <= self.as_of + DAY * 40])
        start = end - DAY * self.one_of([0, 1, 2, 28, 29, 30, 31, 90, 182, 365])
        if self.chance(0.2):
            start = min(end, self.one_of(self.ends()))
        self.participation(code, local, town, start, None if self.chance(0.12) else end)
        anchors = [start, end, end, end + DAY * 28, self.as_of]
        while self.chance(0.2):
            again = end + DAY * self.one_of([-200, -30, -1, 0, 1, 2, 27, 28, 29, 60])
            last = max(again, end + DAY * self.one_of([-40, -1, 0, 0, 1, 28, 29, 90]))
            self.participation(code, local, self.one_of([town, self.one_of(TOWNS)]), again,
                               None if self.chance(0.2) else last)
            anchors += [again, last]
        if code and self.chance(0.1):
            self.interviewed(code, start)
        elif code:
            self.register(code, anchors, end)
        for _ in range(self.random.randrange(5) if self.chance(0.5) else 0):
            self.event(code, local, self.one_of(anchors) + DAY * self.one_of([-40, -1, 0, 0, 1, 28]))

    def ends(self):
        """Days at the ends of months, quarters, years, leap days and mergers."""
        year = self.as_of.year - self.one_of([0, 1])
        days = [datetime.date(year, m, d) for m, d in (
            (1, 1), (1, 30), (1, 31), (2, 28), (3, 1), (3, 31), (5, 31), (6, 30), (7, 1), (8, 29),
            (8, 30), (8, 31), (9, 30), (10, 31), (11, 30), (12, 31))]
        if year % 4 == 0:
            days += [datetime.date(year, 2, 29)] * 4
        return days

    def participation(self, code, local, town, start, end):
        row = [code, local, town, self.one_of(PARTS), start, end, self.one_of(CLASSES),
               self.one_of(["", "Valmentaja A", "Valmentaja B"])]
        self.add(self.clients, row, (code, local, row[3], start, end))

    def add(self, rows, row, key):
        """Two rows of one start and one end that differ otherwise: the texts do not say which stands."""
        if key not in self.keys:
            self.keys.add(key)
            rows.append(row)

    def spell(self, row):
        self.add(self.spells, row, tuple(row[:5]))

    def register(self, code, anchors, end):
        way = self.random.randrange(6)
        if way == 0:
            self.chain(code, end)
        if way == 1:
            self.silence(code, end)
        if way != 2:
            for _ in range(self.random.randrange(1, 7)):
                first = self.one_of(anchors) + DAY * self.one_of(OFFSETS)
                last = None if self.chance(0.2) else first + DAY * (self.one_of(LENGTHS) - 1)
                self.record(code, first, last)
        if self.chance(0.3):
            first = anchors[0] + DAY * self.one_of([-300, -1, 0, 1])
            last = None if self.chance(0.5) else max(first, anchors[0] + DAY * self.one_of([-1, 0, 1]))
            self.spell([code, "YHKUNTA", self.one_of(TOWNS), first, last, ""])
        if self.chance(0.3):
            self.list.append([
                code, "297", self.one_of(["osaamisen kehittäminen", "työnvälitys", "02", "03"]),
                "02", self.one_of([480, 499, 500, 501, 900]), self.as_of - DAY * self.one_of([0, 1, 40])])

    def record(self, code, first, last):
        kind = self.random.randrange(12)
        if self.as_of.year > 2022 and self.chance(0.1):
            begun = datetime.date(2022, 5, 1) + DAY * self.one_of([-1, 0, 0, 1])
            self.spell([code, "YTYOLL", "09", begun, None if self.chance(0.5) else
                        max(begun, first), self.one_of(END_REASONS)])
        if kind < 4:
            self.spell([code, "YTYOLL", self.one_of(STATUS), first, last,
                                self.one_of(END_REASONS) if last else ""])
        elif kind < 6:
            self.spell([code, "YTHAKU", "01", first, last,
                                self.one_of(END_REASONS) if last else ""])
        elif kind < 8:
            self.spell([code, "YSIJOIT", self.one_of(PLACEMENTS), first, last,
                                self.one_of(PLACEMENT_REASONS) if last else ""])
        elif kind == 8:
            self.spell([code, "YTKOKE", self.one_of(["20", "21"]), first, last,
                                self.one_of(PLACEMENT_REASONS) if last else ""])
        elif kind == 9:
            table, own = self.one_of([("YTYOKOU", "123"), ("YTPALV", "05"), ("YTPALV", "5"),
                                      ("YTPALV", "11")])
            self.spell([code, table, own, first, last, self.one_of(["", "3", "4"])])
        else:
            self.measures.append([code, self.one_of(MEASURES), first, last])

    def chain(self, code, end):
        """Open spells with gaps around a week, of a total length around 13 and 26 weeks."""
        day = end + DAY * self.one_of([-10, 0, 1, 1, 2, 7, 8, 27, 28, 29])
        total = self.one_of([90, 91, 92, 181, 182, 183]) + self.one_of([0, 0, 0, 1, -1])
        last = day + DAY * (total - 1)
        while day <= last:
            until = min(last, day + DAY * (self.one_of(LENGTHS) - 1))
            if last - until < DAY * 8:
                until = last
            reason = "" if self.chance(0.6) else self.one_of(END_REASONS)
            self.spell([code, "YTYOLL", "01", day, until, reason])
            after = until + DAY * (self.one_of(GAPS) + 1)
            if self.chance(0.3) and until < last:
                self.spell([code, "YTYOLL", "02", until + DAY, max(until + DAY, after - DAY), ""])
            day = after
        if self.chance(0.4):
            self.record(code, last + DAY * self.one_of([1, 2, 7, 8, 9, 30]), None)

    def silence(self, code, end):
        """Someone leaves the register with a reason, and perhaps comes back on a limit."""
        left = end + DAY * self.one_of([-400, -183, -182, -181, -155, -154, -153, -92, -91, -90,
                                        -1, 0, 1, 10, 27, 28, 29])
        kind = self.one_of(["YTHAKU", "YTYOLL", "YSIJOIT"])
        own = {"YTHAKU": "01", "YTYOLL": "02", "YSIJOIT": "50"}[kind]
        self.spell([code, kind, own, left - DAY * 30, left,
                            self.one_of(["1", "2", "3", "3", "4", "5", "7", "02", "03"])])
        if self.chance(0.3):
            self.spell([code, "YTHAKU", "01", left - DAY * 60, left, self.one_of(END_REASONS)])
        if self.chance(0.3):
            self.spell([code, "YTHAKU", "01", left - DAY * 90, None, ""])
        if self.chance(0.5):
            back = left + DAY * self.one_of([0, 1, 2, 27, 28, 29, 90, 91, 92, 117, 118, 119, 120,
                                             181, 182, 183, 208, 209, 210, 211])
            self.record(code, back, None if self.chance(0.4) else back + DAY * self.one_of(LENGTHS))

    def interviewed(self, code, start):
        """Someone of the target group whose first step after an interview lies on the limit."""
        line = "02" if self.as_of.year > 2012 else "osaamisen kehittäminen"
        self.list.append([code, self.one_of(TOWNS), self.one_of([line, line, line, "työnvälitys"]), "02",
                          self.one_of([499, 500, 600, 600]), self.as_of - DAY])
        day = self.one_of([start, self.as_of - DAY, self.as_of, self.as_of + DAY])
        days = [day] + ([day + DAY * self.one_of([1, 5])] if self.chance(0.5) else [])
        for interview in days:
            self.events.append([code, "", interview, "haastattelu", ""])
        if self.chance(0.7):
            self.events.append([code, "", self.one_of([day - DAY * 9, self.as_of + DAY]), "kutsu", ""])
        first = day + DAY * self.one_of([-1, 0, 1, 3])
        last = None if self.chance(0.5) else first + DAY * 40
        if self.chance(0.5):
            self.spell([code, "YTYOLL", self.one_of(["00", "01", "09", "02", "07"]), first, last, ""])
        else:
            self.measures.append([code, self.one_of(MEASURES), first, last])

    def event(self, code, local, day):
        kind = self.one_of(["kutsu", "haastattelu", "haastattelu", "ei-saapunut", "kieltäytyi",
                            "vaihe", "vaihe", "työnantajakontakti"])
        self.events.append([code, local, day, kind,
                            str(1 + self.random.randrange(5)) if kind == "vaihe" else ""])


def show(value):
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def write(folder, name, head, rows):
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
        for row in [head.split(";")] + rows:
            file.write(";".join(show(cell) for cell in row) + "\n")


def make(folder, seed, as_of, persons, settings):
    os.makedirs(folder)
    lives = Lives(seed, datetime.date.fromisoformat(as_of))
    for _ in range(persons):
        lives.person()
    write(folder, "hanke-asiakkaat.csv", "henkilotunnus;asiakasnumero;kotikunta;osahanke;alkupvm;"
          "loppupvm;sijoittuminen;valmentaja", lives.clients)
    write(folder, "hanke-tapahtumat.csv", "henkilotunnus;asiakasnumero;pvm;tapahtuma;arvo",
          lives.events)
    write(folder, "ura-jaksot.csv", "henkilotunnus;taulu;koodi;alkupvm;loppupvm;paattymissyy",
          lives.spells)
    write(folder, "effica-tietueet.csv", "henkilotunnus;tietue;laji;alku;loppu",
          [[code, "toimenpide", kind, first, last] for code, kind, first, last in lives.measures])
    write(folder, "ura-lista.csv", "henkilotunnus;kotikunta;palvelulinja;tyollisyyskoodi;"
          "tmt_paivat;tmt_paivat_pvm", lives.list)
    with open(os.path.join(folder, "polku.yml"), "w", encoding="utf-8") as file:
        file.write(f"project: Rajat\nasOf: {as_of}\nlanguage: fi\n"
                   "screening: {capacity: 100}\n" + GENERAL.get(os.path.basename(folder), USUAL))
        if settings is not None:
            file.write(REGIONS + settings)


def make_counted(folder):
    os.makedirs(folder)
    rows = []
    for town, number in (("297", 9), ("778", 11), ("749", 8), ("005", 10)):
        for n in range(number):
            outcome = "avoimet työmarkkinat" if n < 2 else "muu"
            rows.append(["", f"P{len(rows)}", town, "", f"2011-03-{22 + n % 9}", "2011-03-31",
                         outcome, ""])
    write(folder, "hanke-asiakkaat.csv", "henkilotunnus;asiakasnumero;kotikunta;osahanke;alkupvm;"
          "loppupvm;sijoittuminen;valmentaja", rows)
    with open(os.path.join(folder, "polku.yml"), "w", encoding="utf-8") as file:
        file.write("project: Rajat\nasOf: 2011-03-31\nlanguage: fi\n" + COUNTED)


def main(folder, seed):
    make_counted(os.path.join(folder, "counted-2011"))
    for number, (name, (as_of, persons, settings)) in enumerate(FOLDERS.items()):
        make(os.path.join(folder, name), seed * 100 + number, as_of, persons, settings)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        print(__doc__)
        sys.exit(64)
    main(sys.argv[1], int(sys.argv[2]))
