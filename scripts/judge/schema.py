"""Holds the program's check against XML schemas against `xmllint --schema`, on damaged files.

    python3 scripts/judge/schema.py POLKU SAMPLE-FOLDER

The sample's XML files are damaged, one element or attribute at a time and then many at once. With one
damage both must find the same file good or bad, and bad on the same lines. With many, xmllint says
nothing more of an element, or of the whole file, behind an element it does not expect; so its lines
must be among the program's, and the program's among those that were damaged. No value of a file may
stand in what the program says.
"""
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

SECRET = "Salainen"


def at(lines, chance, pattern):
    """The number of a line that a pattern fits."""
    return chance.choice([n for n, line in enumerate(lines) if re.search(pattern, line)])


def replacing(pattern, new):
    def damage(lines, chance):
        n = at(lines, chance, pattern)
        lines[n] = re.sub(pattern, new, lines[n], count=1)
        return n
    return damage


def behind(pattern, new):
    """A line of its own, behind one that a pattern fits."""
    def damage(lines, chance):
        n = at(lines, chance, pattern)
        lines.insert(n + 1, new)
        return n + 1
    return damage


EFFICA = {
    "plain": lambda lines, chance: None,
    "unknown element": behind(r"<henkilotunnus>", f"    <lemmikki nimi=\"{SECRET}\">{SECRET}<x/></lemmikki>"),
    "unknown in a text": replacing(r"<kieli>fi", f"<kieli>fi<b>{SECRET}</b>"),
    "unknown in the root": behind(r"</asiakas>", f"  <muu>{SECRET}</muu>"),
    "unknown attribute": replacing(r"<asiointi ", f"<asiointi paikka=\"{SECRET}\" "),
    "misspelt element": replacing(r"<sukunimi>([^<]*)</sukunimi>", r"<sukunmi>\1</sukunmi>"),
    "missing attribute": replacing(r" tapa=\"[^\"]*\"", ""),
    "bad day": replacing(r"pvm=\"[^\"]*\"", f"pvm=\"{SECRET}\""),
    "bad word": replacing(r"laji=\"(terveys|sairausloma|paihde)\"", f"laji=\"{SECRET}\""),
    "bad code": replacing(r"<kotikunta>[^<]*<", f"<kotikunta>{SECRET}<"),
    "cunning value": replacing(r"<kotikunta>[^<]*<", f"<kotikunta>, attribute '{SECRET}': x<"),
    "twice": replacing(r"(<postinumero>[^<]*</postinumero>)", r"\1\1"),
    "misplaced in a person": behind(r"<yksikko", "    <postinumero>70100</postinumero>"),
    "misplaced in the root": behind(r"</asiakas>", "  <lupa alku=\"2011-01-01\"/>"),
    "text in an empty element": replacing(r"(<asiointi [^>]*)/>", rf"\1>{SECRET}</asiointi>"),
    "element in an empty element": replacing(r"(<asiointi [^>]*)/>", r"\1><kieli>fi</kieli></asiointi>"),
    "empty person": behind(r"</asiakas>", "  <asiakas></asiakas>"),
    "text in a person": behind(r"</asiakas>", f"  <asiakas><kieli>fi</kieli>{SECRET}</asiakas>"),
    "root attribute": replacing(r"poimittu=\"[^\"]*\"", f"poimittu=\"{SECRET}\""),
    "comment": behind(r"</asiakas>", f"  <!-- {SECRET} -->"),
    "cdata": replacing(r"<sukunimi>([^<]*)<", r"<sukunimi><![CDATA[\1 & muut]]><"),
}

URA = {
    "plain": lambda lines, chance: None,
    "unknown element": behind(r"<tyonhakija ", f"    <lemmikki>{SECRET}</lemmikki>"),
    "unknown attribute": replacing(r"<jakso ", f"<jakso paikka=\"{SECRET}\" "),
    "missing attribute": replacing(r" alku=\"[^\"]*\"", ""),
    "missing code": replacing(r" henkilotunnus=\"[^\"]*\"", ""),
    "bad day": replacing(r"alku=\"[^\"]*\"", f"alku=\"{SECRET}\""),
    "bad word": replacing(r"taulu=\"[^\"]*\"", f"taulu=\"{SECRET}\""),
    "misplaced in the root": behind(r"</tyonhakija>", "  <nimi/>"),
    "text in a person": behind(
        r"</tyonhakija>", f"  <tyonhakija henkilotunnus=\"010170-902L\">{SECRET}</tyonhakija>"),
    "text in an empty element": replacing(r"(<jakso [^>]*)/>", rf"\1>{SECRET}</jakso>"),
}


def beginning(text, persons=80):
    """The lines of the first persons of a file, with its end."""
    lines = text.splitlines()
    ends = [n for n, line in enumerate(lines) if re.fullmatch(r"  </\w+>", line)]
    return lines[: ends[persons] + 1] + lines[-1:]


def ours(polku, path):
    answer = subprocess.run(
        [polku, "check", path, "--schema", "--json"], capture_output=True, text=True)
    document = json.loads(answer.stdout)
    table = subprocess.run([polku, "check", path, "--schema"], capture_output=True, text=True)
    for text in (answer.stdout, answer.stderr, table.stdout, table.stderr):
        if SECRET in text:
            raise SystemExit(f"{path}: a value of the file is shown")
    lines = {fault["line"] for fault in document["schemaFaults"]}
    if (document["inputs"][0]["schemaFaults"] == 0) != (not lines):
        raise SystemExit(f"{path}: the count and the list do not agree")
    return lines


def theirs(schema, path):
    answer = subprocess.run(
        ["xmllint", "--noout", "--nonet", "--schema", schema, path], capture_output=True, text=True)
    lines = {int(n) for n in re.findall(rf"^{re.escape(path)}:(\d+): ", answer.stderr, re.M)}
    if answer.returncode not in (0, 3) or (answer.returncode == 0) != (not lines):
        raise SystemExit(f"{path}: xmllint: {answer.stderr}")
    return lines


def main():
    polku, sample = sys.argv[1], pathlib.Path(sys.argv[2])
    judged = bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for layout, damages in (("effica-asiakkaat", EFFICA), ("ura-asiakkaat", URA)):
            schema = f"{folder}/{layout}.xsd"
            shown = subprocess.run(
                [polku, "layouts", "show", layout, "--schema"], capture_output=True, text=True)
            pathlib.Path(schema).write_text(shown.stdout, encoding="utf-8")
            whole = beginning((sample / f"{layout}.xml").read_text(encoding="utf-8"))
            path = f"{folder}/{layout}.xml"
            for seed, name in enumerate(damages):
                lines = list(whole)
                damages[name](lines, random.Random(seed))
                pathlib.Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")
                mine, other = ours(polku, path), theirs(schema, path)
                judged += 1
                bad += bool(other)
                if mine != other:
                    raise SystemExit(f"{layout}, {name}: lines {sorted(mine)}, xmllint {sorted(other)}")
            for seed in range(20):
                chance = random.Random(1000 + seed)
                lines = list(whole)
                for name in chance.choices(sorted(damages), k=12):
                    damages[name](lines, chance)
                pathlib.Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")
                mine, other = ours(polku, path), theirs(schema, path)
                changed = {n for n, line in enumerate(lines, 1) if line not in set(whole)}
                judged += 1
                bad += bool(other)
                if not other <= mine <= changed or bool(other) != bool(mine):
                    raise SystemExit(
                        f"{layout}, many {seed}: lines {sorted(mine)}, xmllint {sorted(other)}, "
                        f"damaged {sorted(changed)}")
    print(f"{judged} files, {bad} of them bad: the same files and lines as xmllint's")


main()
