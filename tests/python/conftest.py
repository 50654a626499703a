"""The program of this build, and pairs of articles that are made up."""

import json
import os
import random
import subprocess
from collections.abc import Callable, Iterable
from typing import Any

import pytest

Batch = Callable[..., list[str]]


@pytest.fixture
def batch() -> Batch:
    """What `factdiff batch OPTIONS` answers to some records."""
    program = os.environ.get("FACTDIFF")
    if not program:
        pytest.skip("the program was not built")

    def run(records: Iterable[dict[str, Any]], *options: str) -> list[str]:
        lines = "".join(json.dumps(record) + "\n" for record in records)
        command = [program, "batch", "--no-config", "-q", *options]
        return subprocess.run(command, input=lines, capture_output=True, text=True, check=True, encoding="utf-8").stdout.split("\n")[:-1]

    return run


@pytest.fixture
def pairs() -> Callable[[int], list[dict[str, Any]]]:
    return made_up_pairs


def made_up_pairs(count: int, seed: int = 7) -> list[dict[str, Any]]:
    chance = random.Random(seed)
    people, places = ["Ann Lee", "Omar Reyes", "Zoë Marsh"], ["Ashwick", "Port Ellin", "Nordhavn"]
    records = []
    for number in range(count):
        person, place, sum = chance.choice(people), chance.choice(places), chance.randint(2, 90)
        source = f"{place} will spend £{sum} million on its harbour, {person} said on Friday.\n\n“We waited {sum % 7} years,” he said."
        rewrite = source.replace(str(sum), str(sum + chance.randint(0, 1)), 1).replace("will", chance.choice(["will", "may"]))
        records.append({"id": number, "source": source, "rewrite": rewrite, "rewrite_date": "2026-04-03"})
    return records
