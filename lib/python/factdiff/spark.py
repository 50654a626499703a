"""The same comparison on a Spark cluster: a data frame of pairs in, a data frame of reports out.

    import factdiff.spark

    reports = factdiff.spark.check(pairs, source="source_text", rewrite="rewrite_text", id="article_id", profile="wire")
    reports.where("verdict = 'inconsistent'").orderBy("score").show()

Needs pyspark 3.5 or newer and pyarrow, and this package on every machine that works. Each task compares on one thread, for Spark counts
cores by tasks; what it gives does not depend on partitions, machines or repetitions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, Unpack

from factdiff._checker import Checker, Error, RuleSettings
from factdiff._report import Finding, Report, Span, report_of

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, types

Output: TypeAlias = Literal["nested", "exploded", "json"]

_SPAN = "struct<start:bigint,end:bigint,line:bigint,column:bigint,text:string,value:string,field:string>"
_FINDING = (
    "rule:string,severity:string,confidence:double,message:string,why:string,"
    f"source:{_SPAN},rewrite:{_SPAN},suggestion:string,details:map<string,string>,fingerprint:string"
)
_ERROR = "error struct<code:string,message:string>"
_COLUMNS: dict[Output, str] = {
    "nested": f"verdict string, score double, errors bigint, warnings bigint, notes bigint, findings array<struct<{_FINDING}>>, {_ERROR}",
    "exploded": f"verdict string, score double, finding struct<{_FINDING}>, {_ERROR}",
    "json": f"report string, {_ERROR}",
}

_ROWS_AT_ONCE = 256
"""Rows of a batch that is handed back: findings are larger than the texts were, so batches out are smaller than batches in."""


def check(
    df: DataFrame,
    source: str = "source",
    rewrite: str = "rewrite",
    *,
    id: str | None = None,
    source_date: str | None = None,
    rewrite_date: str | None = None,
    keep: Iterable[str] = (),
    output: Output = "nested",
    **settings: Unpack[RuleSettings],
) -> DataFrame:
    """Compares the pairs of a data frame, one a row.

    ``source``, ``rewrite``, ``id``, ``source_date`` and ``rewrite_date`` name its columns (texts as strings or bytes, dates as dates or
    text); columns named in ``keep`` stand in the result, too. The settings are those of :func:`factdiff.check`. What comes back, by
    ``output``:

    - ``"nested"``: one row a pair with verdict, score, counts and ``findings``, an array of structs;
    - ``"exploded"``: one row a finding, with the verdict and score of its pair; a pair without findings has none;
    - ``"json"``: one row a pair with ``report``, the line that `factdiff batch` writes for it, byte for byte.

    A pair that cannot be read fails no job: its row holds ``error`` (code and message) and nothing else.
    """
    from pyspark.sql import types

    checker = Checker(**settings)  # what is wrong with the settings is said here, not by a task
    columns = [] if id is None else [("id", id)]
    columns += [(name, name) for name in keep]
    if len({name for name, _ in columns}) < len(columns):
        raise ValueError("two columns of the result would have the same name; rename what is kept")
    fixed = types._parse_datatype_string(_COLUMNS[output])
    assert isinstance(fixed, types.StructType)
    kept = [types.StructField(name, df.schema[column].dataType, True) for name, column in columns]
    schema = types.StructType(kept + fixed.fields)
    names = {"source": source, "rewrite": rewrite, "source_date": source_date, "rewrite_date": rewrite_date}
    inputs = {name: column for name, column in names.items() if column is not None}
    selected = df.select(
        *[df[column].alias(f"kept_{number}") for number, (_, column) in enumerate(columns)],
        *[df[column].alias(name) for name, column in inputs.items()],
    )
    return selected.mapInArrow(_task(schema, len(columns), id is not None, output, checker), schema)


def _task(
    schema: types.StructType, kept: int, has_id: bool, output: Output, checker: Checker
) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """What runs on the machines: a function of values that can be pickled, for it travels there."""
    names = schema.names

    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa
        from pyspark.sql.pandas.types import to_arrow_schema

        arrow = to_arrow_schema(schema)
        for batch in batches:
            for begin in range(0, batch.num_rows, _ROWS_AT_ONCE):
                rows: list[tuple[Any, ...]] = []
                for record in batch.slice(begin, _ROWS_AT_ONCE).to_pylist():
                    passed = tuple(record[f"kept_{number}"] for number in range(kept))
                    rows.extend(passed + cells for cells in _cells(checker, record, passed[0] if has_id else None, output))
                columns = [pa.array([row[i] for row in rows], type=arrow.field(i).type) for i in range(len(names))]
                yield pa.RecordBatch.from_arrays(columns, schema=arrow)

    return run


def _cells(checker: Checker, record: dict[str, Any], id: Any, output: Output) -> Iterator[tuple[Any, ...]]:
    """The cells of the rows that one pair gives, behind those that are kept."""
    try:
        for side in ("source", "rewrite"):
            if record[side] is None:
                raise Error("bad-record", f'"{side}" is null')
        line = checker.check_json(
            record["source"],
            record["rewrite"],
            id=id,
            source_date=record.get("source_date"),
            rewrite_date=record.get("rewrite_date"),
        )
    except Error as error:
        nothing = {"nested": 6, "exploded": 3, "json": 1}[output]
        yield (*[None] * nothing, {"code": error.code, "message": error.message})
        return
    if output == "json":
        yield line, None
        return
    report = report_of(line)
    if output == "exploded":
        for finding in report.findings:
            yield report.verdict, report.score, _finding(finding), None
        return
    yield _nested(report)


def _nested(report: Report) -> tuple[Any, ...]:
    summary = report.summary
    findings = [_finding(finding) for finding in report.findings]
    return report.verdict, report.score, summary.errors, summary.warnings, summary.notes, findings, None


def _span(span: Span | None) -> dict[str, Any] | None:
    if span is None:
        return None
    return {name: getattr(span, name) for name in ("start", "end", "line", "column", "text", "value", "field")}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "why": finding.why,
        "source": _span(finding.source),
        "rewrite": _span(finding.rewrite),
        "suggestion": finding.suggestion,
        "details": list(finding.details.items()),
        "fingerprint": finding.fingerprint,
    }
