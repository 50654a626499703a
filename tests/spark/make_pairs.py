"""Pairs of made-up articles in any number, for load and for clusters: `make_pairs.py 10000 > pairs.jsonl`.

They are the same on every machine."""

import json
import random
import sys
from collections.abc import Iterator
from typing import Any

PEOPLE = ["Ann Lee", "Omar Reyes", "Zoë Marsh", "Ivo Brandt", "Ruth Okafor", "Sam Whitlock"]
PLACES = ["Ashwick", "Port Ellin", "Nordhavn", "Kelbridge", "Stonefield"]
BODIES = ["The harbour board", "The council", "The rail company", "The hospital trust", "The water authority"]
STATEMENTS = [
    "{body} will spend £{n} million on {m} new sites in {place}, {person} said on {day}.",
    "“We waited {m} years for this,” {person} said. “Nobody in {place} believed it.”",
    "Fares rose by {n} per cent in {month}, after a fall of {m} per cent the year before.",
    "More than {n},000 people live within {m} miles of {place}.",
    "{person}, who leads the inquiry, said that {body_low} may publish its findings by {day}.",
    "About {m} of {n} workers voted to strike, according to the union.",
    "The plan was approved by {n} votes to {m} at a meeting in {place}.",
    "“It is too early to say what it will cost,” {person} told reporters on {day}.",
]
DAYS = ["Monday", "Wednesday", "Friday", "3 April", "28 May"]
MONTHS = ["January", "March", "June", "October"]
# What a rewrite may change: facts, and forms that are equal.
CHANGES = [
    (" will ", " may "),
    (" may ", " will "),
    (" rose ", " fell "),
    (" million", "m"),
    (" per cent", "%"),
    ("More than ", "Nearly "),
    (" approved ", " rejected "),
    ("Nobody", "Everybody"),
    (" miles", " kilometres"),
]


def article(chance: random.Random) -> list[str]:
    """Paragraphs of one source."""
    place = chance.choice(PLACES)
    paragraphs = []
    for pattern in chance.sample(STATEMENTS, chance.randint(3, 7)):
        body = chance.choice(BODIES)
        n, m = chance.randint(11, 99), chance.randint(2, 10)
        names = {"place": place, "person": chance.choice(PEOPLE), "body": body, "body_low": body[0].lower() + body[1:]}
        paragraphs.append(pattern.format(n=n, m=m, day=chance.choice(DAYS), month=chance.choice(MONTHS), **names))
    return paragraphs


def rewritten(paragraphs: list[str], chance: random.Random) -> list[str]:
    out = []
    for paragraph in paragraphs:
        if chance.random() < 0.1:
            continue
        if chance.random() < 0.3:
            paragraph = paragraph.replace(*chance.choice(CHANGES))
        if chance.random() < 0.1:
            digits = [i for i, c in enumerate(paragraph) if c in "123456789"]
            if digits:
                i = chance.choice(digits)
                paragraph = paragraph[:i] + str(10 - int(paragraph[i])) + paragraph[i + 1 :]
        out.append(paragraph)
    return out or paragraphs


def pairs(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    chance = random.Random(seed)
    for number in range(count):
        source = article(chance)
        rewrite = rewritten(source, chance)
        # Some that cannot be read: a run must go on past them.
        text = "" if number % 1000 == 999 else "\n\n".join(rewrite)
        yield {"id": number, "source": "\n\n".join(source), "rewrite": text, "rewrite_date": "2026-04-01"}


if __name__ == "__main__":
    for pair in pairs(int(sys.argv[1])):
        print(json.dumps(pair, ensure_ascii=False))
