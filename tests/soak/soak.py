#!/usr/bin/env python3
"""Long runs of `factdiff batch` with memory and speed recorded. By hand: they take minutes.

    tests/soak/soak.py PROGRAM pairs [--count 1000000]      short pairs through a pipe into a file; every answer in its place
    tests/soak/soak.py PROGRAM bytes [--gigabytes 20]       input through a pipe, most of it lines that are too long or mostly ignored
    tests/soak/soak.py PROGRAM scaling [--rounds 9]         records a second with 1 and 2 threads, and GNU parallel running `factdiff check`;
                                                            on a busy machine put `chrt -f 5` before it

Prints one line of JSON for each measurement. Exit status 1: an answer is missing or out of place, or memory went above 300 MB.
"""
import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("program")
parser.add_argument("what", choices=["pairs", "bytes", "scaling"])
parser.add_argument("--count", type=int, default=1_000_000)
parser.add_argument("--gigabytes", type=float, default=20)
parser.add_argument("--rounds", type=int, default=9)
parser.add_argument("--folder", help="for what is written; else a temporary one")
arguments = parser.parse_args()
program = os.path.abspath(arguments.program)
most_memory = 300_000_000

NAMES = ["Marta Holm", "John Reeve", "Ada Price", "Omar Said", "Lena Fox"]
THINGS = ["ferries", "trams", "houses", "jobs", "schools", "boats"]
FORMS = [
    "{name} said {number} {thing} were lost in {year}.",
    "The council of Eastby spent ${number} million on {thing}, {share} per cent more than in {year}.",
    "“We will not close the {thing},” {name} said on Tuesday.",
    "Fares rose by {share}% to {number} euros after {name}, the mayor, resigned.",
    "About {number} people live near the {thing} that opened in {year}.",
]


def article(seed, sentences, changed):
    dice = random.Random(seed)
    out = []
    for place in range(sentences):
        number = dice.randint(20, 900) + (changed and place == sentences // 2)
        out.append(dice.choice(FORMS).format(name=dice.choice(NAMES), number=number, thing=dice.choice(THINGS), year=dice.randint(1990, 2025),
                                             share=dice.randint(2, 90)))
    return " ".join(out)


def pair(number, sentences):
    """The pair without its id, as the end of a JSON object."""
    both = {"source": article(number, sentences, False), "rewrite": article(number, sentences, number % 3 == 0)}
    return ("," + json.dumps(both, ensure_ascii=False)[1:] + "\n").encode()


def fed(command, write, **options):
    """Runs the command with what `write` writes as its input: its status, seconds, peak memory in bytes, processor seconds, bytes given."""
    started = time.monotonic()
    run = subprocess.Popen(command, stdin=subprocess.PIPE, **options)
    given = [0]

    def feed():
        with run.stdin as pipe:
            try:
                for block in write():
                    given[0] += len(block)
                    pipe.write(block)
            except BrokenPipeError:
                pass

    feeder = threading.Thread(target=feed)
    feeder.start()
    _, status, usage = os.wait4(run.pid, 0)
    run.returncode = os.waitstatus_to_exitcode(status)
    feeder.join()
    return run.returncode, time.monotonic() - started, usage.ru_maxrss * 1024, usage.ru_utime + usage.ru_stime, given[0]


def report(**facts):
    print(json.dumps(facts), flush=True)


def check(condition, message):
    if not condition:
        sys.exit("soak: " + message)


def soak_pairs(folder):
    endings = [pair(number, 3) for number in range(20_000)]

    def write():
        for begin in range(0, arguments.count, 1000):
            yield b"".join(b'{"id":%d' % number + endings[number % len(endings)] for number in range(begin, min(begin + 1000, arguments.count)))

    out, summary = os.path.join(folder, "out.jsonl"), os.path.join(folder, "summary.json")
    status, seconds, memory, processor, given = fed([program, "batch", "-o", out, "--summary", summary], write)
    check(status == 0, f"status {status}")
    expected = 0
    with open(out, "rb") as lines:
        for line in lines:
            check(b'"id":%d,' % expected in line, f"answer {expected} is missing or out of place")
            expected += 1
    check(expected == arguments.count, f"{expected} answers")
    with open(summary, encoding="utf-8") as file:
        counted = json.load(file)
    check(counted["records"] == arguments.count and counted["errors"]["records"] == 0, "the summary is wrong")
    report(what="pairs", records=arguments.count, input_bytes=given, output_bytes=os.path.getsize(out), seconds=round(seconds, 1),
           records_per_second=round(arguments.count / seconds), processor_seconds=round(processor, 1), peak_memory_mb=round(memory / 1e6, 1),
           inconsistent=counted["verdicts"]["inconsistent"])
    check(memory < most_memory, "too much memory")


def soak_bytes(folder):
    short = b"".join(b'{"id":%d' % number + pair(number, 3) for number in range(1500))
    ignored = b'{"id":"ignored","x":"' + b"y" * 4_000_000 + b'"' + pair(7, 3)
    too_long = b'{"id":"long","source":"' + b"word " * 3_600_000 + b'"' + pair(8, 3)
    block = short + ignored + too_long
    blocks = max(1, round(arguments.gigabytes * 1e9 / len(block)))

    def write():
        for _ in range(blocks):
            yield short
            yield ignored
            yield too_long

    summary = os.path.join(folder, "summary.json")
    status, seconds, memory, processor, given = fed([program, "batch", "-o", "/dev/null", "--summary", summary], write)
    check(status == 0, f"status {status}")
    with open(summary, encoding="utf-8") as file:
        counted = json.load(file)
    check(counted["records"] == blocks * 1502 and counted["errors"] == {"records": blocks, "codes": {"too-long": blocks}}, f"counted {counted['records']}, {counted['errors']}")
    report(what="bytes", input_bytes=given, records=counted["records"], seconds=round(seconds, 1), megabytes_per_second=round(given / seconds / 1e6, 1),
           processor_seconds=round(processor, 1), peak_memory_mb=round(memory / 1e6, 1), bytes_of_short_pairs=len(short) * blocks,
           bytes_of_mostly_ignored_lines=len(ignored) * blocks, bytes_of_lines_too_long=len(too_long) * blocks)
    check(memory < most_memory, "too much memory")


def timed(command, **options):
    started = time.monotonic()
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(run.pid, 0)
    run.returncode = os.waitstatus_to_exitcode(status)
    return time.monotonic() - started, run.returncode


def scaling(folder):
    many, few = 4000, 120
    pairs = os.path.join(folder, "pairs.jsonl")
    size = 0
    with open(pairs, "wb") as out:
        for number in range(many):
            line = b'{"id":%d' % number + pair(number, 20)
            size += len(line)
            out.write(line)
    listed = os.path.join(folder, "listed")
    with open(listed, "w", encoding="utf-8") as out:
        for number in range(few):
            for side, changed in (("source", False), ("rewrite", number % 3 == 0)):
                with open(os.path.join(folder, f"{number}.{side}"), "w", encoding="utf-8") as file:
                    file.write(article(number, 20, changed))
            out.write(f"{folder}/{number}.source\t{folder}/{number}.rewrite\n")
    commands = {f"batch --jobs {jobs}": ([program, "batch", "-q", pairs, "--jobs", str(jobs)], many) for jobs in (1, 2)}
    if shutil.which("parallel"):
        for jobs in (1, 2):
            commands[f"parallel -j{jobs} factdiff check"] = (
                ["parallel", f"-j{jobs}", "--will-cite", "--colsep", "\t", "-a", listed, program, "check", "--format", "json", "--exit-zero", "{1}", "{2}"], few)
    best = {}
    for _ in range(arguments.rounds):  # in turn, so that a busy minute of the machine meets all of them; the quickest of each counts
        for name, (command, count) in commands.items():
            seconds, status = timed(command)
            check(status == 0, f"{name}: status {status}")
            best[name] = max(best.get(name, 0), count / seconds)
    bytes_a_record = size / many
    for name, rate in best.items():
        report(what="scaling", command=name, records_per_second=round(rate, 1), megabytes_per_second=round(rate * bytes_a_record / 1e6, 2), bytes_a_record=round(bytes_a_record))
    report(what="scaling", two_threads_to_one=round(best["batch --jobs 2"] / best["batch --jobs 1"], 2), rounds=arguments.rounds, load=os.getloadavg()[0])


with tempfile.TemporaryDirectory(prefix="factdiff-soak-", dir=arguments.folder) as scratch:
    {"pairs": soak_pairs, "bytes": soak_bytes, "scaling": scaling}[arguments.what](scratch)
