"""Holds the program's judgement of person codes against python-stdnum's, over 100,000 codes.

    python3 scripts/judge/codes.py POLKU

Half of the codes are good ones with artificial numbers, the rest are damaged: other digits, signs,
letters, lengths. Both must accept the same ones (temporary codes allowed); the program is asked
through `polku check` on a payment file, one code a line.
"""
import csv
import pathlib
import random
import subprocess
import sys
import tempfile

from stdnum.fi import hetu

CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"
SIGNS = "+-ABCDEFUVWXY"
# Here the two differ on purpose: python-stdnum makes a hyphen of any dash and digits of wide ones;
# polku folds only the dashes that registers.md names.
DIFFERENT = [f"131052{dash}308T" for dash in "\u2043\ufe63\uff0d\u207b\u208b\u02d7"] + [
    "\uff11\uff13\uff11\uff10\uff15\uff12-308T"]


def made_up(chance):
    """A good code with an individual number from 900 on, now and then one that is not."""
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(0, 99)
    number = chance.randint(900, 999) if chance.random() < 0.9 else chance.randint(0, 9)
    digits = f"{day:02}{month:02}{year:02}{number:03}"
    return f"{digits[:6]}{chance.choice(SIGNS)}{digits[6:]}{CHECK[int(digits) % 31]}"


def damaged(code, chance):
    """The code with one or two places changed, added or left out."""
    for _ in range(chance.randint(1, 2)):
        place = chance.randrange(len(code))
        kind = chance.randrange(4)
        if kind == 0:
            code = code[:place] + chance.choice("0123456789") + code[place + 1:]
        elif kind == 1:
            code = code[:place] + chance.choice(CHECK + SIGNS + "GIOQZ?.") + code[place + 1:]
        elif kind == 2 and len(code) > 1:
            code = code[:place] + code[place + 1:]
        else:
            code = code[:place] + chance.choice("0123456789-") + code[place:]
    return code


def main():
    polku = sys.argv[1]
    chance = random.Random(2011)
    codes = [made_up(chance) for _ in range(50_000)]
    codes += [damaged(made_up(chance), chance) for _ in range(50_000)]
    codes += DIFFERENT
    codes += ["131052-308T", "010101-0101", "111111-111C", "010594Y9032", "020594X903P"]
    with tempfile.TemporaryDirectory() as folder:
        export = pathlib.Path(folder) / "kela-maksut.csv"
        faults = pathlib.Path(folder) / "faults.csv"
        with export.open("w") as file:
            file.write("henkilotunnus;etuuslaji;peruste;jakso_alku;jakso_loppu;maksupvm;paivat\n")
            for code in codes:
                file.write(f"{code};TMT;tyottomyys;1.1.2011;31.1.2011;5.2.2011;21\n")
        ended = subprocess.run(
            [polku, "check", str(export), "--quarantine", str(faults)], stdout=subprocess.DEVNULL)
        if ended.returncode not in (0, 2):
            sys.exit(f"polku check ended with {ended.returncode}")
        with faults.open(encoding="utf-8-sig", newline="") as file:
            refused = {int(row["line"]) - 2 for row in csv.DictReader(file, delimiter=";")}
    wrong = [
        index for index, code in enumerate(codes)
        if hetu.is_valid(code, allow_temporary=True) == (index in refused and code not in DIFFERENT)
    ]
    for index in wrong[:20]:
        print(f"code {index} of seed 2011: polku and python-stdnum differ")
    print(f"{len(codes)} codes, {len(refused)} refused, {len(wrong)} differences")
    sys.exit(1 if wrong else 0)


main()
