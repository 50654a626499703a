#!/usr/bin/env python3
"""Reads the same sentences with factdiff and with two other readers of figures, and prints F1 of the values and throughput side by side.

    tests/bench/compare_readers.py build/release/cli/factdiff              the sentences of fixtures/claims/quantities.txt
    tests/bench/compare_readers.py --gold FILE.jsonl … build/…/factdiff    others: {"text", "quantities": [{"value"}]} a line; "3-4" is a range

Runs only when asked. The others, @microsoft/recognizers-text-suite of npm and quantulum3 of PyPI, are installed by their names, with npm and pip, into
a folder of their own (--scratch FOLDER; a temporary one when not given) and nowhere else. A reader that cannot be installed is left out.

A range counts as found when a reader gives it as one, or both its ends apart. Time is taken inside the readers, after a first round; factdiff's holds
its start and its JSON.
"""
import argparse, json, pathlib, re, subprocess, sys, tempfile, time
from decimal import Decimal, InvalidOperation

ROOT = pathlib.Path(__file__).resolve().parents[2]
KINDS = ("number", "money", "percent", "measure", "age", "duration", "temperature", "ratio")

NODE = r"""
const suite = require(process.argv[2]), fs = require('fs');
const texts = JSON.parse(fs.readFileSync(process.argv[3])), english = suite.Culture.English;
const read = text => {
  const found = [];
  for (const f of ['recognizeCurrency', 'recognizeDimension', 'recognizeTemperature', 'recognizeAge', 'recognizePercentage', 'recognizeNumber'])
    for (const x of suite[f](text, english))
      if (x.resolution && x.resolution.value && !found.some(y => x.start <= y.end && y.start <= x.end))
        found.push({start: x.start, end: x.end, value: x.resolution.value.replace('%', '')});
  return found.map(x => [x.value, x.value]);
};
let out = texts.map(read);
const start = process.hrtime.bigint();
out = texts.map(read);
console.log(JSON.stringify({seconds: Number(process.hrtime.bigint() - start) / 1e9, found: out}));
"""

PYTHON = r"""
import json, sys, time, warnings
warnings.simplefilter("ignore")
from quantulum3 import parser
def read(text):
    try:
        found = parser.parse(text)
    except Exception:
        return []
    return [[repr(q.value - (q.uncertainty or 0)), repr(q.value + (q.uncertainty or 0))] for q in found]
texts = json.load(open(sys.argv[1]))
out = [read(t) for t in texts]
start = time.perf_counter()
out = [read(t) for t in texts]
print(json.dumps({"seconds": time.perf_counter() - start, "found": out}))
"""


def number(text):
    try:
        return Decimal(str(text).replace(",", ""))
    except InvalidOperation:
        return None


def close(a, b):
    return a is not None and b is not None and abs(a - b) <= Decimal("1e-5") * max(abs(a), abs(b))


def fixture_rows():
    """Sentences and the intervals of their marks; a vague word ("dozens") is no value that the others know."""
    for line in (ROOT / "fixtures/claims/quantities.txt").read_text(encoding="utf8").splitlines():
        if not line or line[0] in "#@":
            continue
        gold, vague = [], False
        for kind, value in re.findall(r"\[\[(\w+): [^|\]]* \| ([^\]]*)\]\]", line):
            digits = re.search(r"(?<![\w.])-?\d[\d.]*?(?:\.\.-?\d[\d.]*)?(?= |$)", value)
            if kind not in KINDS or digits is None:
                continue
            low, _, high = digits.group().partition("..")
            low, high = number(low), number(high or low)
            vague |= high > low * 3 > 0
            gold.append((low, high))
        if not vague:
            yield re.sub(r"\[\[\w+: ([^|\]]*) \| [^\]]*\]\]", r"\1", line), gold


def rows_of(path):
    for line in open(path, encoding="utf8"):
        row = json.loads(line)
        gold = []
        for q in row["quantities"]:
            ends = re.fullmatch(r"(-?[^-]+)-(.+)", str(q["value"]))
            low, high = (ends.groups() if ends else (q["value"], q["value"]))
            gold.append((number(low), number(high)))
        yield row["text"], gold


def f1(rows, found):
    """Of values: a gold interval is found as one, or both its ends as two."""
    right = golds = given = 0
    for (_, gold), values in zip(rows, found):
        left = [(number(a), number(b)) for a, b in values]
        golds, given = golds + len(gold), given + len(left)
        for low, high in gold:
            whole = next((v for v in left if close(v[0], low) and close(v[1], high)), None)
            if whole:
                left.remove(whole)
                right += 1
                continue
            ends = [next((v for v in left if close(v[0], end) and close(v[1], end)), None) for end in (low, high)]
            if low != high and all(ends):
                for end in ends:
                    left.remove(end)
                given -= 1
                right += 1
    return 200 * right / (golds + given) if golds + given else 0.0


def factdiff(binary, texts, folder):
    def run(repeat):
        source = folder / "in.jsonl"
        with open(source, "w", encoding="utf8") as f:
            for i, text in enumerate(texts * repeat):
                f.write(json.dumps({"id": i, "text": text}, ensure_ascii=False) + "\n")
        start = time.perf_counter()
        out = subprocess.run([binary, "claims", "--batch", "--jobs", "1", str(source)], stdout=subprocess.PIPE, check=True).stdout
        return time.perf_counter() - start, out

    seconds, out = run(1)
    found = []
    for line in out.splitlines():
        values = [c["value"] for c in json.loads(line)["claims"] if c["kind"] in KINDS]
        found.append([(v.get("number", v.get("low")), v.get("number", v.get("high"))) for v in values])
    repeat = 200
    return {"seconds": run(repeat)[0] / repeat, "found": found}


def recognizers(texts, folder):
    subprocess.run(["npm", "install", "--silent", "--prefix", str(folder), "@microsoft/recognizers-text-suite"], check=True, stdout=subprocess.DEVNULL)
    (folder / "read.js").write_text(NODE)
    (folder / "texts.json").write_text(json.dumps(texts))
    module = str(folder / "node_modules/@microsoft/recognizers-text-suite")
    return json.loads(subprocess.run(["node", str(folder / "read.js"), module, str(folder / "texts.json")], check=True, stdout=subprocess.PIPE).stdout)


def quantulum(texts, folder):
    if not (folder / "venv").exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    python = folder / "venv/bin/python"
    subprocess.run([str(python), "-m", "pip", "-q", "install", "quantulum3"], check=True)
    (folder / "read.py").write_text(PYTHON)
    (folder / "texts.json").write_text(json.dumps(texts))
    return json.loads(subprocess.run([str(python), str(folder / "read.py"), str(folder / "texts.json")], check=True, stdout=subprocess.PIPE,
                                     stderr=subprocess.DEVNULL).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("factdiff", help="the program")
    parser.add_argument("--gold", nargs="+", default=[], help="files of sentences with their values")
    parser.add_argument("--scratch", help="where the others are installed")
    arguments = parser.parse_args()
    sets = {pathlib.Path(path).stem: list(rows_of(path)) for path in arguments.gold} or {"fixtures": list(fixture_rows())}
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(arguments.scratch or temporary).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in sets.items():
            texts = [text for text, _ in rows]
            size = sum(len(text.encode()) for text in texts)
            print(f"{name}: {len(texts)} sentences, {sum(len(gold) for _, gold in rows)} figures")
            readers = (("factdiff", lambda t, d: factdiff(arguments.factdiff, t, d)), ("recognizers-text-suite", recognizers), ("quantulum3", quantulum))
            for reader, read in readers:
                try:
                    result = read(texts, folder)
                except (OSError, subprocess.CalledProcessError, ValueError) as trouble:
                    print(f"    {reader:24} left out: {trouble}")
                    continue
                print(f"    {reader:24} value F1 {f1(rows, result['found']):5.1f}   {size / result['seconds'] / 1e6:9.4f} MB/s")


if __name__ == "__main__":
    main()
