#!/usr/bin/env python3
"""Kills `factdiff batch -o OUT` by SIGKILL at random moments, resumes it, and compares OUT byte by byte with that of a run nobody disturbed.

    tests/soak/kill_and_resume.py PROGRAM [--kills 50] [--pairs 3000] [--seed 1]

Kills are spread over runs in order and with --unordered (there the lines are compared sorted), with 1 and 2 threads. Exit status 1: a difference.
"""
import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("program")
parser.add_argument("--kills", type=int, default=50)
parser.add_argument("--pairs", type=int, default=3000)
parser.add_argument("--seed", type=int, default=1)
arguments = parser.parse_args()
program = os.path.abspath(arguments.program)
dice = random.Random(arguments.seed)


def article(seed, changed):
    words = random.Random(seed)
    sentences = []
    for number in range(8):
        figure = words.randint(20, 900) + (changed and number == 5)
        sentences.append(f"The harbour board said on {words.choice(['Monday', 'Friday'])} that {figure} ferries left pier {words.randint(2, 40)}.")
    return " ".join(sentences)


with tempfile.TemporaryDirectory(prefix="factdiff-soak-") as folder:
    os.chdir(folder)
    with open("pairs.jsonl", "w", encoding="utf-8") as out:
        for number in range(arguments.pairs):
            if number % 97 == 5:
                out.write("not a record\n")
            else:
                out.write(json.dumps({"id": number % 1000, "source": article(number, False), "rewrite": article(number, number % 3 == 0)}) + "\n")
    started = time.monotonic()
    subprocess.run([program, "batch", "pairs.jsonl", "-q", "-o", "whole.jsonl"], check=True)
    whole_seconds = time.monotonic() - started
    with open("whole.jsonl", "rb") as file:
        whole = file.read()

    kills, rounds, after_signal = 0, 0, set()
    while kills < arguments.kills:
        unordered, jobs = rounds % 3 == 2, 1 + rounds % 2
        rounds += 1
        command = [program, "batch", "pairs.jsonl", "-q", "-o", "out.jsonl", "--resume", "--jobs", str(jobs)] + ["--unordered"] * unordered
        for name in ("out.jsonl", "out.jsonl.partial", "out.jsonl.partial.run"):
            if os.path.exists(name):
                os.remove(name)
        status = None
        while status != 0:
            run = subprocess.Popen(command)
            if kills < arguments.kills:
                time.sleep(dice.uniform(0, whole_seconds * 0.6))
                run.send_signal(signal.SIGKILL)
            status = run.wait()
            if status == -signal.SIGKILL:
                kills += 1
                after_signal.add((unordered, os.path.getsize("out.jsonl.partial") if os.path.exists("out.jsonl.partial") else 0))
            elif status != 0:
                sys.exit(f"a resumed run ended with status {status}")
        with open("out.jsonl", "rb") as file:
            got = file.read()
        same = sorted(got.splitlines()) == sorted(whole.splitlines()) if unordered else got == whole
        leftovers = [name for name in os.listdir(".") if "partial" in name]
        if not same or leftovers:
            sys.exit(f"after {kills} kills (seed {arguments.seed}): the output differs, or files are left: {leftovers}")
    torn = sum(1 for unordered, size in after_signal if size and not unordered and whole[size - 1:size] != b"\n")
    print(f"{kills} kills in {rounds} runs of {arguments.pairs} pairs, {len(after_signal)} different states of the partial file, "
          f"{torn} torn inside a line where order was kept: every output equal")
