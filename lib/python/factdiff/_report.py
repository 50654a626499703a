"""What a comparison gives: a report, its findings, and the claims of one article, as frozen dataclasses."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

Severity: TypeAlias = Literal["note", "warning", "error"]
Verdict: TypeAlias = Literal["consistent", "inconsistent", "unchecked"]
Cell: TypeAlias = str | int | float | None
"""What stands in a row for a data frame."""

_LEVELS: tuple[Severity, ...] = ("note", "warning", "error")


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a text as it was given: half open, in code points unless other offsets were asked for.

    >>> import factdiff
    >>> rewrite = "It cost $3m."
    >>> span = factdiff.check("It cost $2m.", rewrite).findings[0].rewrite
    >>> rewrite[span.slice], span.text, span.line, span.column
    ('$3m', '$3m', 1, 9)
    """

    start: int
    end: int
    line: int
    column: int
    text: str
    value: str = ""
    """Canonical: "2000000 USD", "2025-10-29"."""
    field: str = ""
    """"headline", "caption" …; empty in the body."""

    @property
    def slice(self) -> slice:
        return slice(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Silence:
    """Why a finding is let be."""

    by: str
    reason: str = ""
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One discrepancy. ``source`` or ``rewrite`` is None where that version has nothing to point at."""

    rule: str
    severity: Severity
    confidence: float
    message: str
    why: str
    source: Span | None
    rewrite: Span | None
    fingerprint: str
    suggestion: str | None = None
    """Only where exactly one replacement is right."""
    details: dict[str, str] = field(default_factory=dict, hash=False)
    silenced: Silence | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One version, as it was read."""

    language: str
    sentences: int
    claims: int
    path: str = ""
    title: str = ""
    date: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimCounts:
    matched: int
    changed: int
    added: int
    omitted: int


@dataclass(frozen=True, slots=True)
class Support:
    """What of the score is not in the findings: words of the rewrite, how many the source lacks, and how unlike its sentences are."""

    words: int
    missing: int
    missing_names: int
    unlike: float


@dataclass(frozen=True, slots=True)
class Summary:
    errors: int
    warnings: int
    notes: int
    claims: ClaimCounts
    support: Support
    rules: dict[str, int] = field(hash=False)
    """Findings by rule."""
    silenced: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one comparison.

    >>> import factdiff
    >>> report = factdiff.check("Fares rose by 4% in May.", "Fares rose by 14% in May.", id="fares")
    >>> report.verdict, report.summary.errors, report.consistent
    ('inconsistent', 1, False)
    >>> [(f.rule, f.rewrite.text) for f in report.findings]
    [('number-changed', '14%')]
    """

    verdict: Verdict
    score: float
    """1: nothing in the rewrite contradicts or exceeds the source. For ranking; no probability."""
    summary: Summary
    findings: tuple[Finding, ...]
    source: Document
    rewrite: Document
    id: Any = field(default=None, hash=False)
    silenced: tuple[Finding, ...] = ()
    rules_fingerprint: str = ""
    """Of the rules and settings that were in force."""
    json: str = field(default="", repr=False)
    """The report as `factdiff batch` writes it, byte for byte (in UTF-8, without the end of the line)."""

    @property
    def consistent(self) -> bool:
        """Nothing was found at or above ``fail_on``."""
        return self.verdict == "consistent"

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of this level or a higher one.

        >>> import factdiff
        >>> len(factdiff.check("Fares rose by 4%.", "Fares rose by 14%.").at_least("error"))
        1
        """
        lowest = _LEVELS.index(severity)
        return tuple(finding for finding in self.findings if _LEVELS.index(finding.severity) >= lowest)

    def row(self) -> dict[str, Cell]:
        """The report as one flat row: ``pandas.DataFrame(report.row() for report in reports)``.

        >>> import factdiff
        >>> factdiff.check("Fares rose.", "Fares rose.", id=7).row()
        {'id': 7, 'verdict': 'consistent', 'score': 1.0, 'errors': 0, 'warnings': 0, 'notes': 0}
        """
        return {
            "id": _cell(self.id),
            "verdict": self.verdict,
            "score": self.score,
            "errors": self.summary.errors,
            "warnings": self.summary.warnings,
            "notes": self.summary.notes,
        }

    def rows(self) -> list[dict[str, Cell]]:
        """One flat row for each finding: ``pandas.DataFrame(row for report in reports for row in report.rows())``.

        >>> import factdiff
        >>> row = factdiff.check("Fares rose by 4%.", "Fares rose by 14%.", id=7).rows()[0]
        >>> row["id"], row["rule"], row["source_text"], row["rewrite_text"], row["rewrite_line"]
        (7, 'number-changed', '4%', '14%', 1)
        """
        return [_finding_row(_cell(self.id), finding) for finding in self.findings]


@dataclass(frozen=True, slots=True)
class Claim:
    """Something an article asserts.

    >>> import factdiff
    >>> claim = factdiff.claims("Rents rose to $2.4 billion in May.")[0]
    >>> claim.kind, claim.text, claim.value["number"]
    ('money', '$2.4 billion', '2400000000')
    """

    kind: str
    start: int
    end: int
    text: str
    sentence: int
    negated: bool
    certainty: str
    value: dict[str, Any] | None = field(default=None, hash=False)
    """Of figures, dates and times."""
    attribution: int | None = None
    """The claim, by its number in the list, that says whose words these are."""
    data: dict[str, Any] = field(default_factory=dict, repr=False, hash=False)
    """Everything there is, as in the JSON: the speaker of a quote, the type of a name …"""

    @property
    def slice(self) -> slice:
        return slice(self.start, self.end)

    def row(self) -> dict[str, Cell]:
        """The claim as one flat row for a data frame; ``value`` as JSON."""
        return {
            "kind": self.kind,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "sentence": self.sentence,
            "negated": self.negated,
            "certainty": self.certainty,
            "value": None if self.value is None else json.dumps(self.value, ensure_ascii=False),
            "attribution": self.attribution,
        }


@dataclass(frozen=True, slots=True)
class Rule:
    id: str
    severity: Severity
    summary: str


def _cell(value: Any) -> Cell:
    return value if value is None or isinstance(value, str | int | float) else json.dumps(value, ensure_ascii=False)


_SPAN_COLUMNS = ("start", "end", "line", "column", "text", "value")


def _finding_row(id: Cell, finding: Finding) -> dict[str, Cell]:
    row: dict[str, Cell] = {
        "id": id,
        "rule": finding.rule,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "why": finding.why,
    }
    for side, span in (("source", finding.source), ("rewrite", finding.rewrite)):
        for column in _SPAN_COLUMNS:
            row[f"{side}_{column}"] = None if span is None else getattr(span, column)
    row["suggestion"] = finding.suggestion
    row["fingerprint"] = finding.fingerprint
    return row


def _finding(data: dict[str, Any]) -> Finding:
    silenced = data.get("silenced")
    return Finding(
        rule=data["rule"],
        severity=data["severity"],
        confidence=float(data["confidence"]),
        message=data["message"],
        why=data["why"],
        source=None if data["source"] is None else Span(**data["source"]),
        rewrite=None if data["rewrite"] is None else Span(**data["rewrite"]),
        fingerprint=data["fingerprint"],
        suggestion=data.get("suggestion"),
        details=data.get("details", {}),
        silenced=None if silenced is None else Silence(**silenced),
    )


def _document(data: dict[str, Any]) -> Document:
    return Document(**{**data, "remarks": tuple(data.get("remarks", ()))})


def report_of(text: str) -> Report:
    """The report that a line of `factdiff batch` holds.

    >>> import factdiff
    >>> report = factdiff.check("Fares rose by 4%.", "Fares rose by 14%.")
    >>> factdiff.report_of(report.json) == report
    True
    """
    data = json.loads(text)
    if "error" in data:
        raise ValueError(f"no report but an error record: {data['error']['message']}")
    summary = data["summary"]
    return Report(
        verdict=data["verdict"],
        score=float(data["score"]),
        summary=Summary(
            errors=summary["errors"],
            warnings=summary["warnings"],
            notes=summary["notes"],
            claims=ClaimCounts(**summary["claims"]),
            support=Support(**summary["support"]),
            rules=summary["rules"],
            silenced=summary.get("silenced", 0),
        ),
        findings=tuple(map(_finding, data["findings"])),
        source=_document(data["source"]),
        rewrite=_document(data["rewrite"]),
        id=data.get("id"),
        silenced=tuple(map(_finding, data.get("silenced", ()))),
        rules_fingerprint=data["tool"]["rules"],
        json=text,
    )


def claims_of(text: str) -> list[Claim]:
    """The claims that a line of `factdiff claims --batch` holds."""
    common = ("kind", "start", "end", "text", "sentence", "negated", "certainty", "value", "attribution")
    return [Claim(**{key: data[key] for key in common if key in data}, data=data) for data in json.loads(text)["claims"]]


def rules_of(text: str) -> list[Rule]:
    return [Rule(**data) for data in json.loads(text)]
