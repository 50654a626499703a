"""Many pairs: order, threads, a bounded window, errors in their place."""

import itertools
import threading
import time
from collections.abc import Iterator
from typing import Any

import factdiff
import pytest
from conftest import Batch, made_up_pairs


@pytest.mark.parametrize("jobs", [1, 2, 8, None])
def test_the_same_as_the_command_line_for_any_number_of_threads(batch: Batch, jobs: int | None) -> None:
    records = made_up_pairs(200)
    assert [report.json for report in factdiff.check_many(records, jobs=jobs)] == batch(records)


@pytest.mark.parametrize("jobs", [1, 3])
def test_pairs_of_every_kind(jobs: int) -> None:
    texts = ("It rains.", "It rains.")
    pairs: list[factdiff.Pair] = [texts, ("b", *texts), {"id": "c", "source": texts[0], "rewrite": factdiff.Article(texts[1])}]
    assert [report.id for report in factdiff.check_many(pairs, jobs=jobs)] == [None, "b", "c"]


@pytest.mark.parametrize(("jobs", "window"), [(1, None), (2, None), (2, 4), (4, 1), (2, 100)])
def test_only_a_window_is_taken_ahead(jobs: int, window: int | None) -> None:
    taken = 0

    def endless() -> Iterator[tuple[str, str]]:
        nonlocal taken
        while True:
            taken += 1
            yield "It rains.", "It rains."

    reports = factdiff.check_many(endless(), jobs=jobs, window=window)
    limit = max(window if window is not None else 64 * jobs, jobs)
    for given in range(1, 300):
        next(reports)
        assert taken <= given + limit + 16, (given, taken)
    reports.close()  # type: ignore[attr-defined]
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("factdiff")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_errors_stand_in_their_place(jobs: int) -> None:
    bad: list[Any] = [
        ("x", "", "It rains."),
        {"id": "y", "source": "It rains."},
        {"id": "z", "source": {"path": "/no/such"}, "rewrite": "a"},
    ]
    pairs = [pair for number, other in enumerate(bad) for pair in ((number, "It rains.", "It rains."), other)]
    outcomes = list(factdiff.check_many(pairs, jobs=jobs, on_error="return"))
    assert [outcome.id for outcome in outcomes] == [0, "x", 1, "y", 2, "z"]
    assert [outcome.code for outcome in outcomes if isinstance(outcome, factdiff.Error)] == ["empty", "bad-record", "not-found"]
    with pytest.raises(factdiff.Error, match="no text") as error:
        list(factdiff.check_many(pairs, jobs=jobs))
    assert error.value.id == "x"


def test_rows_of_a_data_frame() -> None:
    pd = pytest.importorskip("pandas")
    days = pd.to_datetime(["2026-03-31", None])
    frame = pd.DataFrame({"rewrite": ["It opens on 3 April 2026.", "It rains."], "id": [7, 8], "source": ["It opens on Friday.", None]})
    frame["source_date"] = days
    for missing in (None, float("nan"), pd.NA):
        frame.loc[1, "source"] = missing
        for pairs in (frame.itertuples(), frame.itertuples(index=False), frame.to_dict("records")):
            report, error = factdiff.check_many(pairs, on_error="return")
            assert isinstance(report, factdiff.Report)
            assert (report.id, report.consistent) == (7, True)
            assert isinstance(error, factdiff.Error)
            assert (int(error.id), error.code) == (8, "bad-record")
    report = factdiff.check("It rains.", "It rains.", id=frame["id"][0], source_date=days[1])
    assert (report.id, type(report.id)) == (7, int)
    assert list(pd.DataFrame([report.row()]).columns) == ["id", "verdict", "score", "errors", "warnings", "notes"]


def test_a_mistake_of_the_program_is_raised_whatever_on_error_says() -> None:
    with pytest.raises(TypeError, match="a pair is"):
        list(factdiff.check_many([("alone",)], on_error="return"))  # type: ignore[list-item]


def test_other_threads_run_meanwhile() -> None:
    """The lock of the interpreter is let go: while one long comparison runs, Python counts."""
    text = "\n\n".join(f"Ward {n} spent £{n} million on {n + 3} schools in May, Ann Lee said." for n in range(1500))
    counted, done = 0, threading.Event()

    def count() -> None:
        nonlocal counted
        while not done.is_set():
            counted += 1
            time.sleep(0.001)

    counter = threading.Thread(target=count)
    checker = factdiff.Checker()
    counter.start()
    began = time.monotonic()
    checker.check_json(text, text)
    took = time.monotonic() - began
    done.set()
    counter.join()
    assert counted > took / 0.001 / 20, (counted, took)


def test_one_checker_for_many_threads() -> None:
    checker = factdiff.Checker()
    records = made_up_pairs(40)
    expected = [checker.check(**record).json for record in records]
    wrong: list[int] = []

    def run(offset: int) -> None:
        for number in itertools.islice(itertools.cycle(range(40)), offset, offset + 120):
            if checker.check(**records[number]).json != expected[number]:
                wrong.append(number)

    threads = [threading.Thread(target=run, args=(7 * n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
