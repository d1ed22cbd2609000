#!/usr/bin/env python3
"""Judges `polku-lab csv canon` on polluted files, with Python's csv module as the other reader.

One made-up table is polluted in every way a survey of real files found (no header, header twice,
preamble, two tables, other delimiters, quotes, escapes and line ends, a delimiter or quote too many
or too few in one row). For each file the canonical output is compared with the table itself:
precision, recall and F1 of the header's cells, of the rows, and of all cells.

    scripts/judge/canon.py POLKU_LAB [--rows N] [--show GROUP] [--floor SCORE]

A clean file must also give, cell for cell, what csv.reader gives.
"""
import argparse, collections, csv, io, json, os, random, subprocess, sys, tempfile

HEADER = ["Booked", "At", "Pieces", "Article", "Fee", "Name", "Description", "Page", "Remark"]
THINGS = ["Rope ladder", "Bench", "Pump, hand driven", "Garden hose 3/4\"", "Women's skates", "Drill",
          "Tent for two", "Saw, folding", "Kids' sledge", "Winch", "Lamp \"Storm\"", "Axe"]
LONG = ["Strong and light, lasts a season of daily use.", "Bring it back dry; it doesn't mind frost.",
        "Our neighbours' favourite: fits any boot, any car, any shed.",
        "Plain thing that does one job and does it well",
        "Comes with a 5\" blade, a spare one, and a bag.", "The handle's loose: mend it at C:\\'shop\\' first."]


def table(rows, seed=1):
    r = random.Random(seed)
    out = []
    for i in range(rows):
        out.append(["%02d/%02d/2019" % (1 + r.randrange(28), 1 + r.randrange(12)),
                    "%02d:%02d" % (r.randrange(24), 15 * r.randrange(4)), str(r.randrange(30)),
                    "%s%s-%04d" % (r.choice("ABCKMR"), r.choice("ABCKMR"), r.randrange(10000)),
                    "$%d.%02d" % (r.randrange(100), r.randrange(100)), r.choice(THINGS), r.choice(LONG),
                    "https://www.example.org/t/%04d.html" % r.randrange(10000), ""])
    return out


def cell(text, column, d=",", q='"', esc='"'):
    """The cell as written: the long columns always quoted, others where they must be."""
    if not q:
        return text
    must = column in (6, 7) or d in text or q in text or "\n" in text
    return q + text.replace(q, esc + q) + q if must else text


def line(row, d=",", q='"', esc='"', end="\r\n"):
    return d.join(cell(c, i, d, q, esc) for i, c in enumerate(row)) + end


def whole(rows, **k):
    return "".join(line(r, **k) for r in rows)


def files(rows, sample):
    """name, group, text, expected rows, dialect."""
    data = table(rows)
    full = [HEADER] + data
    base = dict(delimiter=",", quotechar='"', escapechar='"', row_delimiter="\r\n", encoding="ascii",
                header_lines=1, preamble_lines=0)

    def one(name, text, expected, group="file", **k):
        return name + ".csv", group, text, expected, dict(base, **k)

    yield one("source", whole(full), full)
    yield one("empty", "", [], header_lines=0, delimiter="", quotechar="", escapechar="")
    yield one("no_trailing_newline", whole(full)[:-2], full)
    yield one("double_trailing_newline", whole(full) + "\r\n", full)
    yield one("no_header", whole(data), data, header_lines=0)
    for n in (2, 3):
        yield one("header_multirow_%d" % n, whole([HEADER] * n + data),
                  [[" ".join([h] * n) for h in HEADER]] + data, header_lines=n)
    yield one("preamble", "REPORT,,,,,,,,\r\n,,,,,,,,\r\n" + whole(full), full, preamble_lines=2)
    yield one("preamble_plain", "Rentals of the spring\r\n\r\n" + whole(full), full, preamble_lines=2)
    for name, second in (("less", [r[:8] for r in full]), ("same", full),
                         ("more", [r + ["extra" if r is HEADER else ""] for r in full])):
        yield one("multitable_" + name, whole(full) + whole(second), full)
    yield one("header_only", whole([HEADER]), [HEADER])
    yield one("one_data_row", whole(full[:2]), full[:2])
    for d in (";", "\t", " ", ", ", "|"):
        yield one("delimiter_" + "".join("%x" % ord(c) for c in d), whole(full, d=d), full, delimiter=d)
    yield one("quote_27", whole(full, q="'", esc="'"), full, quotechar="'", escapechar="'")
    yield one("escape_5c", whole(full, esc="\\"), full, escapechar="\\")
    yield one("escape_none", whole(full, esc=""), full, escapechar="")
    yield one("end_a", whole(full, end="\n"), full, row_delimiter="\n")
    yield one("end_d", whole(full, end="\r"), full, row_delimiter="\r")
    for e in ("utf-16", "latin-1", "utf-8-sig"):
        yield one("encoding_" + e, whole([HEADER] + [r[:5] + ["Mökki"] + r[6:] for r in data]),
                  [HEADER] + [r[:5] + ["Mökki"] + r[6:] for r in data], encoding=e)
    picked = range(len(full)) if sample >= len(full) else sorted(random.Random(2).sample(range(len(full)), sample))
    for x in picked:
        for y in range(len(HEADER)):
            parts = [cell(c, i) for i, c in enumerate(full[x])]

            def with_row(text):
                return "".join(text if i == x else line(r) for i, r in enumerate(full))
            yield one("more_sep_%d_%d" % (x, y), with_row(",".join(parts[:y] + [""] + parts[y:]) + "\r\n"), full, "more")
            if y:
                joined = parts[:y - 1] + [parts[y - 1] + parts[y]] + parts[y + 1:]
                yield one("less_sep_%d_%d" % (x, y), with_row(",".join(joined) + "\r\n"), full, "less")
            # The quote stands before the cell as it was written, or inside its quotes.
            p = list(parts)
            p[y] = '""' + p[y][1:] if p[y].startswith('"') else '"' + p[y]
            want = [list(r) for r in full]
            want[x][y] = '"' + want[x][y]
            yield one("extra_quote_%d_%d" % (x, y), with_row(",".join(p) + "\r\n"), want, "quote")
        yield one("row_blank_%d" % x, with_row(" ".join(parts) + "\r\n"), full, "row_delimiter")


def measures(want, got):
    def of(a, b):
        if not a:
            return [1.0] * 3
        common = sum((collections.Counter(a) & collections.Counter(b)).values())
        if not common:
            return [0.0] * 3
        p, r = common / len(a), common / len(b)
        return [p, r, 2 * p * r / (p + r)]
    if not want:
        return [1.0] * 10
    return [1.0] + of(want[0], got[0] if got else []) + \
        of(["".join(r) for r in want[1:]], ["".join(r) for r in got[1:]]) + \
        of([c for r in want for c in r], [c for r in got for c in r])


def main():
    a = argparse.ArgumentParser()
    a.add_argument("lab")
    a.add_argument("--rows", type=int, default=60)
    a.add_argument("--sample", type=int, default=12, help="rows that are polluted one by one")
    a.add_argument("--floor", type=float, default=9.8)
    a.add_argument("--show", default="")
    o = a.parse_args()
    failed = False
    csv.field_size_limit(1 << 30)
    with tempfile.TemporaryDirectory() as home:
        os.makedirs(home + "/in")
        all_files = list(files(o.rows, o.sample))
        for name, _, text, _, dialect in all_files:
            encoding = "utf-8" if dialect["encoding"] == "ascii" else dialect["encoding"]
            with open(home + "/in/" + name, "wb") as f:
                f.write(text.encode(encoding))
        for mode in ("guess", "told"):
            out = home + "/" + mode
            if mode == "guess":
                runs = [([f[0] for f in all_files], None)]
            else:
                by = collections.defaultdict(list)
                for f in all_files:
                    by[json.dumps(f[4])].append(f[0])
                runs = [(names, d) for d, names in by.items()]
            for names, d in runs:
                extra = []
                if d:
                    with open(home + "/dialect.json", "w") as f:
                        f.write(d)
                    extra = ["--dialect", home + "/dialect.json"]
                done = subprocess.run([o.lab, "csv", "canon", *[home + "/in/" + n for n in names], "--out", out,
                                       "--recover", *extra], capture_output=True, text=True)
                if done.returncode:
                    print(done.stderr[:500]); failed = True
                for text in done.stdout.splitlines():
                    report = json.loads(text)
                    if report["rows_in"] != report["rows_out"] + report["rejects"]:
                        print("counts do not add up:", text); failed = True
            scores = collections.defaultdict(list)
            for name, group, _, want, _ in all_files:
                with open(out + "/" + name, newline="", encoding="utf-8") as f:
                    got = list(csv.reader(f))
                m = measures(want, got)
                key = name[:-4] if group == "file" else group
                scores[key].append(sum(m))
                if o.show and o.show == key and sum(m) < 9.999:
                    print(name, ["%.3f" % v for v in m])
                    for w, g in zip(want, got):
                        if w != g:
                            print("   want", w, "\n   got ", g); break
                if group == "file" and name == "source.csv" and got != list(csv.reader(io.StringIO(whole(want), newline=""))):
                    print("csv.reader reads the clean file differently"); failed = True
            mean = sum(sum(v) for v in scores.values()) / sum(len(v) for v in scores.values())
            print(mode, "%.4f over %d files" % (mean, sum(len(v) for v in scores.values())))
            for key, v in scores.items():
                low = sum(1 for x in v if x < 9.999)
                if low:
                    print("   %-24s %.4f  (%d of %d not whole)" % (key, sum(v) / len(v), low, len(v)))
            failed = failed or mean < o.floor
        # Without --recover nothing is mended: rows out and rejects are rows in.
        done = subprocess.run([o.lab, "csv", "canon", *[home + "/in/" + f[0] for f in all_files], "--out", home + "/strict"],
                              capture_output=True, text=True)
        for text in done.stdout.splitlines():
            report = json.loads(text)
            if report["rows_in"] != report["rows_out"] + report["rejects"]:
                print("strict counts do not add up:", text); failed = True
    sys.exit(1 if failed else 0)


main()
