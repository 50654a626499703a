"""Comparing: one pair, or many on all cores."""

from __future__ import annotations

import datetime
import errno
import itertools
import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeAlias, TypedDict, TypeVar, Unpack, overload

from factdiff import _core
from factdiff._report import Claim, Report, Rule, claims_of, report_of, rules_of

Day: TypeAlias = str | datetime.date
"""A reference day: ``datetime.date`` or "2025-10-31"."""


class Error(Exception):
    """A text, a file or a record that cannot be read.

    >>> import factdiff
    >>> try:
    ...     factdiff.check("", "It rains.")
    ... except factdiff.Error as error:
    ...     print(error.code, "|", error)
    empty | source: no text at all; give an article
    """

    def __init__(self, code: str, message: str, id: Any = None) -> None:
        super().__init__(code, message, id)
        self.code = code
        """For programs; the same as in the error records of `factdiff batch`."""
        self.message = message
        self.id = id
        """Of the record, in :func:`check_many`."""

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True, slots=True)
class Article:
    """A text with what is known of it, where a plain text is not enough.

    >>> import factdiff
    >>> factdiff.check(factdiff.Article("It opens on Friday.", date="2026-03-31"), "It opens on 3 April 2026.").consistent
    True
    """

    text: str | bytes | None = None
    path: str | os.PathLike[str] | None = None
    """The file to read; beside a text, only its name: shown in the report, and its ending says the format."""
    title: str | None = None
    date: Day | None = None
    format: str | None = None
    """"text", "markdown", "html", "json" …; by default found out."""
    lang: str | None = None
    text_field: str | None = None
    """Of a JSON record: the field that holds the text."""


Text: TypeAlias = str | bytes | Path | Article
"""One version of an article: its text, the bytes of a file in any format that is read, a file, or an :class:`Article`."""
Pair: TypeAlias = tuple[Text, Text] | tuple[Any, Text, Text] | Mapping[str, Any]
"""(source, rewrite), (id, source, rewrite), or a record as `factdiff batch` reads it, which may be a named tuple."""


class RuleSettings(TypedDict, total=False):
    """What may be chosen for a comparison. The names are those of factdiff.toml, with underscores."""

    profile: Literal["editorial", "strict", "wire"]
    select: Iterable[str]
    """Only these rules."""
    ignore: Iterable[str]
    """Without these."""
    severity: Mapping[str, Literal["error", "warning", "note", "off"]]
    """By rule."""
    fail_on: Literal["error", "warning", "note", "never"]
    """From which level the verdict is "inconsistent"."""
    tolerance: float | str
    """Share by which figures may differ and are equal: 0.005 or "0.5%"."""
    ignore_phrases: Iterable[str]
    """What lies inside one of them is not reported."""
    offsets: Literal["codepoints", "bytes", "utf16"]
    """The unit of ``start`` and ``end``."""
    max_bytes: int
    """Longer articles are refused; by default 64 MiB."""
    timeout_ms: int
    """A comparison that takes longer raises :class:`Error` with the code "timeout"; by default none does."""


class Settings(RuleSettings, total=False):
    """The same, with the days that "on Wednesday" is reckoned from where neither pair nor article gives one."""

    source_date: Day
    rewrite_date: Day


def _missing(value: Any) -> bool:
    """None, and what stands for nothing in a data frame: NaN, NaT, NA. The first two are not equal to themselves, the third cannot say."""
    return value is None or type(value).__name__ == "NAType" or (not isinstance(value, str | bytes | Mapping | Article) and value != value)


def _json_of(value: Any) -> Any:
    """What json does not know of an id: the scalars of numpy, dates, decimals."""
    return value.item() if hasattr(value, "item") else str(value)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str | int | float | Mapping):
        return value
    return list(value)


def _settings_json(settings: RuleSettings) -> str:
    return json.dumps({key: _plain(value) for key, value in settings.items() if value is not None}, sort_keys=True)


def _read(path: str | os.PathLike[str], side: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        code = {errno.ENOENT: "not-found", errno.EISDIR: "directory"}.get(error.errno or 0, "unreadable")
        raise Error(code, f"{side}: {os.fspath(path)}: {(error.strerror or str(error)).lower()}") from error


def _article_of(value: Any, side: str) -> tuple[str | bytes, dict[str, Any]]:
    """The text, and what the library is told beside it."""
    if isinstance(value, str | bytes):
        return value, {}
    if isinstance(value, bytearray | memoryview):
        return bytes(value), {}
    if isinstance(value, Path):
        return _read(value, side), {"path": str(value)}
    if isinstance(value, Mapping):
        known = Article.__dataclass_fields__.keys() & value.keys()
        value = Article(**{key: value[key] for key in known})
    if not isinstance(value, Article):
        raise TypeError(f"{side} is {type(value).__name__}: give str, bytes, a Path or an Article")
    if value.text is None and value.path is None:
        raise Error("bad-record", f"{side}: neither text nor path is given; give one of them")
    fields = {key: getattr(value, key) for key in ("title", "format", "lang", "text_field")}
    fields["date"] = _plain(value.date) if value.date is not None else None
    fields["path"] = None if value.path is None else os.fspath(value.path)
    text = value.text if value.text is not None else _read(fields["path"], side)
    return text, {key: field for key, field in fields.items() if field is not None}


def _answer(call: Callable[[], tuple[str, str, str]]) -> str:
    try:
        text, code, message = call()
    except UnicodeEncodeError as error:
        raise Error("bad-text", f"a text holds half a surrogate pair at {error.start}, which no encoding has") from error
    if code:
        raise Error(code, message)
    return text


class Checker:
    """Settings, kept for many comparisons. A checker never changes; any number of threads may use one.

    >>> import factdiff
    >>> checker = factdiff.Checker(profile="wire", severity={"title-changed": "error"})
    >>> checker.check("Mayor Ann Lee spoke.", "Former mayor Ann Lee spoke.").findings[0].severity
    'error'
    >>> factdiff.Checker(select=["number-chnaged"])
    Traceback (most recent call last):
    ValueError: no rule is called “number-chnaged”; `factdiff rules` lists them
    """

    def __init__(self, **settings: Unpack[Settings]) -> None:
        self._json = _settings_json(settings)
        try:
            self._core = _core.Checker(self._json)
        except ValueError as error:
            raise ValueError(str(error)) from None

    def __repr__(self) -> str:
        return f"Checker({', '.join(f'{key}={value!r}' for key, value in json.loads(self._json).items())})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _checker_with, (self._json,)

    def check(
        self,
        source: Text,
        rewrite: Text,
        *,
        id: Any = None,
        source_date: Day | None = None,
        rewrite_date: Day | None = None,
    ) -> Report:
        """Compares two versions of an article. The dates come before those of the articles, and those before the settings'."""
        return report_of(self.check_json(source, rewrite, id=id, source_date=source_date, rewrite_date=rewrite_date))

    def check_json(
        self,
        source: Text,
        rewrite: Text,
        *,
        id: Any = None,
        source_date: Day | None = None,
        rewrite_date: Day | None = None,
    ) -> str:
        """The same, as the line that `factdiff batch` writes: for those who only pass it on."""
        source_text, source_fields = _article_of(source, "source")
        rewrite_text, rewrite_fields = _article_of(rewrite, "rewrite")
        options: dict[str, Any] = {}
        if not _missing(id):
            options["id"] = id
        if source_fields:
            options["source"] = source_fields
        if rewrite_fields:
            options["rewrite"] = rewrite_fields
        if not _missing(source_date):
            options["source_date"] = _plain(source_date)
        if not _missing(rewrite_date):
            options["rewrite_date"] = _plain(rewrite_date)
        record = json.dumps(options, default=_json_of) if options else None
        return _answer(lambda: self._core.check(source_text, rewrite_text, record))

    def claims(self, text: Text) -> list[Claim]:
        """What one article asserts."""
        given, fields = _article_of(text, "text")
        record = json.dumps(fields) if fields else None
        return claims_of(_answer(lambda: self._core.claims(given, record)))

    @overload
    def check_many(
        self, pairs: Iterable[Pair], *, jobs: int | None = ..., window: int | None = ..., on_error: Literal["raise"] = ...
    ) -> Iterator[Report]: ...
    @overload
    def check_many(
        self, pairs: Iterable[Pair], *, jobs: int | None = ..., window: int | None = ..., on_error: Literal["return"]
    ) -> Iterator[Report | Error]: ...
    def check_many(
        self,
        pairs: Iterable[Pair],
        *,
        jobs: int | None = None,
        window: int | None = None,
        on_error: Literal["raise", "return"] = "raise",
    ) -> Iterator[Report | Error]:
        """Compares many pairs on ``jobs`` threads (default: all cores) and yields their reports in order.

        Pairs are taken from the iterable as they are needed, at most ``window`` ahead (default: 64 for each thread), so that it may
        be as long as you like. A pair that cannot be read raises :class:`Error`; with ``on_error="return"`` its error is yielded in
        its place.

        >>> import factdiff
        >>> pairs = ((n, "It cost $2m.", f"It cost ${n}m.") for n in range(1, 4))
        >>> [report.id for report in factdiff.Checker().check_many(pairs, jobs=2) if not report.consistent]
        [1, 3]
        """

        def outcome(pair: Pair) -> Report | Error:
            try:
                return self._check_pair(pair)
            except Error as error:
                if on_error == "raise":
                    raise
                return error

        return _in_order(outcome, pairs, jobs or _cores(), window)

    def _check_pair(self, pair: Pair) -> Report:
        record = pair if isinstance(pair, Mapping) else _record_of(pair)
        try:
            missing = [side for side in ("source", "rewrite") if _missing(record.get(side))]
            if missing:
                raise Error("bad-record", f'"{missing[0]}" is missing; a record is {{"id", "source", "rewrite"}}')
            return self.check(
                record["source"],
                record["rewrite"],
                id=record.get("id"),
                source_date=record.get("source_date"),
                rewrite_date=record.get("rewrite_date"),
            )
        except Error as error:
            error.id = record.get("id")
            raise


def _record_of(pair: tuple[Any, ...]) -> Mapping[str, Any]:
    if hasattr(pair, "_asdict"):  # a row of DataFrame.itertuples()
        named: dict[str, Any] = pair._asdict()
        return named
    names = ("source", "rewrite") if len(pair) == 2 else ("id", "source", "rewrite")
    if len(pair) != len(names):
        raise TypeError(f"a pair is (source, rewrite) or (id, source, rewrite), not {len(pair)} values")
    return dict(zip(names, pair, strict=True))


def _checker_with(settings: str) -> Checker:
    return Checker(**json.loads(settings))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


In = TypeVar("In")
Out = TypeVar("Out")

_CHUNK = 16
"""Pairs that a thread takes at once: a hand-over costs as much as a short pair."""


def _in_order(function: Callable[[In], Out], items: Iterable[In], jobs: int, window: int | None) -> Iterator[Out]:
    """``map`` on some threads, in order, with a bounded number of items in flight."""
    if jobs <= 1:
        yield from map(function, items)
        return
    most = max(window if window is not None else 4 * _CHUNK * jobs, jobs)
    chunk = max(1, min(_CHUNK, most // (2 * jobs)))
    source = iter(items)
    executor = ThreadPoolExecutor(jobs, thread_name_prefix="factdiff")
    flight: deque[Future[list[Out]]] = deque()
    try:
        while True:
            while len(flight) < max(1, most // chunk) and (some := list(itertools.islice(source, chunk))):
                flight.append(executor.submit(lambda some: [function(item) for item in some], some))
            if not flight:
                return
            yield from flight.popleft().result()
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


@lru_cache(maxsize=32)
def _checker_for(settings: str) -> Checker:
    return _checker_with(settings)


def check(
    source: Text,
    rewrite: Text,
    *,
    id: Any = None,
    source_date: Day | None = None,
    rewrite_date: Day | None = None,
    **settings: Unpack[RuleSettings],
) -> Report:
    """Compares two versions of an article; settings as for :class:`Checker`.

    >>> import factdiff
    >>> report = factdiff.check("The fire destroyed 14 homes, officials said.", "The fire destroyed 41 homes, officials said.")
    >>> for finding in report.findings:
    ...     print(finding.rule, "|", finding.message)
    number-changed | Figure changed: “41” was “14”
    """
    checker = _checker_for(_settings_json(settings))
    return checker.check(source, rewrite, id=id, source_date=source_date, rewrite_date=rewrite_date)


@overload
def check_many(
    pairs: Iterable[Pair],
    *,
    jobs: int | None = ...,
    window: int | None = ...,
    on_error: Literal["raise"] = ...,
    **settings: Unpack[Settings],
) -> Iterator[Report]: ...
@overload
def check_many(
    pairs: Iterable[Pair],
    *,
    jobs: int | None = ...,
    window: int | None = ...,
    on_error: Literal["return"],
    **settings: Unpack[Settings],
) -> Iterator[Report | Error]: ...
def check_many(
    pairs: Iterable[Pair],
    *,
    jobs: int | None = None,
    window: int | None = None,
    on_error: Literal["raise", "return"] = "raise",
    **settings: Unpack[Settings],
) -> Iterator[Report | Error]:
    """:meth:`Checker.check_many` with settings of its own.

    >>> import factdiff
    >>> records = [{"id": "a", "source": "It rains.", "rewrite": "It rains."}, {"id": "b", "source": "", "rewrite": "It rains."}]
    >>> for outcome in factdiff.check_many(records, on_error="return"):
    ...     print(outcome.id, outcome.code if isinstance(outcome, factdiff.Error) else outcome.verdict)
    a consistent
    b empty
    """
    return Checker(**settings).check_many(pairs, jobs=jobs, window=window, on_error=on_error)


def claims(text: Text, **settings: Unpack[Settings]) -> list[Claim]:
    """What one article asserts: figures, dates, quotes, attributions, names.

    >>> import factdiff
    >>> [(claim.kind, claim.text) for claim in factdiff.claims("Ms Okafor paid $2.4 million on 3 May.")]
    [('name', 'Okafor'), ('money', '$2.4 million'), ('date', '3 May')]
    """
    return _checker_for(_settings_json(settings)).claims(text)


def rules() -> list[Rule]:
    """The rules, with their levels.

    >>> import factdiff
    >>> [rule.severity for rule in factdiff.rules() if rule.id == "quote-altered"]
    ['error']
    """
    return rules_of(_answer(_core.rules))
