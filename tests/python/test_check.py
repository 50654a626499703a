"""One comparison: what goes in, what comes out, what is refused."""

import dataclasses
import datetime
import gzip
import json
import pickle
from pathlib import Path

import factdiff
import pytest
from conftest import Batch, made_up_pairs

SOURCE = "Fares rose by 4% on Monday, the ministry said. “We had to,” Ann Lee said."
REWRITE = "Fares rose by 14% on Monday, the ministry said. “We did not have to,” Ann Lee said."


def test_the_json_is_that_of_the_command_line(batch: Batch) -> None:
    records = made_up_pairs(20)
    for record, line in zip(records, batch(records), strict=True):
        assert factdiff.check(**record).json == line


@pytest.mark.parametrize(
    ("settings", "options"),
    [
        ({"select": ["number-changed"]}, ["--select", "number-changed"]),
        ({"ignore": {"number-changed"}, "fail_on": "error"}, ["--ignore", "number-changed", "--fail-on", "error", "--exit-zero"]),
        ({"severity": {"number-changed": "note"}, "offsets": "utf16"}, ["--severity", "number-changed=note", "--offsets", "utf16"]),
        ({"profile": "strict", "tolerance": 0.005}, ["--profile", "strict", "--tolerance", "0.005"]),
    ],
)
def test_settings_are_those_of_the_command_line(batch: Batch, settings: factdiff.RuleSettings, options: list[str]) -> None:
    record = {"id": "ä", "source": SOURCE, "rewrite": REWRITE}
    assert [factdiff.check(**record, **settings).json] == batch([record], *options)


def test_a_report_holds_what_its_json_holds() -> None:
    report = factdiff.check(SOURCE, REWRITE, id=["a", 1])
    data = json.loads(report.json)
    assert (report.verdict, report.score, report.id) == (data["verdict"], data["score"], ["a", 1])
    assert report.summary.rules == data["summary"]["rules"]
    assert dataclasses.asdict(report.summary.claims) == data["summary"]["claims"]
    assert [finding.message for finding in report.findings] == [finding["message"] for finding in data["findings"]]
    assert len(report.rows()) == len(report.findings) >= 2
    for finding in report.findings:
        for text, span in ((SOURCE, finding.source), (REWRITE, finding.rewrite)):
            assert span is None or text[span.slice] == span.text


def test_offsets_count_what_python_counts() -> None:
    rewrite = "😀 Zoë paid £3m."
    span = factdiff.check("😀 Zoë paid £2m.", rewrite).findings[0].rewrite
    assert span is not None
    assert rewrite[span.start : span.end] == span.text == "£3m"


def test_reports_can_be_sent_to_another_process() -> None:
    report = factdiff.check(SOURCE, REWRITE, id=7)
    assert pickle.loads(pickle.dumps(report)) == report
    checker = factdiff.Checker(profile="strict")
    assert pickle.loads(pickle.dumps(checker)).check(SOURCE, REWRITE) == checker.check(SOURCE, REWRITE)
    error = pickle.loads(pickle.dumps(factdiff.Error("empty", "no text", 7)))
    assert (error.code, str(error), error.id) == ("empty", "no text", 7)


def test_reports_do_not_change() -> None:
    report = factdiff.check(SOURCE, REWRITE)
    with pytest.raises(dataclasses.FrozenInstanceError):
        report.score = 1.0  # type: ignore[misc]
    assert hash(report.findings[0]) == hash(factdiff.check(SOURCE, REWRITE).findings[0])


def test_texts_of_every_kind(tmp_path: Path) -> None:
    plain = factdiff.check(SOURCE, REWRITE)
    assert factdiff.check(SOURCE.encode(), REWRITE.encode()).json == plain.json
    assert factdiff.check(factdiff.Article(SOURCE), {"text": REWRITE}).json == plain.json  # type: ignore[arg-type]
    (tmp_path / "a.html").write_text(f"<html><body><p>{SOURCE}</p></body></html>")
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(REWRITE.encode()))
    report = factdiff.check(tmp_path / "a.html", tmp_path / "b.txt.gz")
    assert (report.source.path, report.rewrite.path) == (str(tmp_path / "a.html"), str(tmp_path / "b.txt.gz"))
    assert {finding.rule for finding in report.findings} == {finding.rule for finding in plain.findings}
    article = factdiff.Article(path=tmp_path / "a.html", title="Fares", date=datetime.date(2026, 3, 31))
    assert factdiff.check(article, REWRITE).source.title == "Fares"
    assert "Windows-1252" in factdiff.check("Café: 4%.".encode("cp1252"), "Café: 4%.").source.remarks[0]


def test_days() -> None:
    texts = ("It opens on Friday.", "It opens on 3 April 2026.")
    for day in ("2026-03-31", datetime.date(2026, 3, 31)):
        assert factdiff.check(*texts, source_date=day).consistent
        assert factdiff.Checker(source_date=day).check(*texts).consistent
        assert factdiff.check(factdiff.Article(texts[0], date=day), texts[1]).consistent
    assert factdiff.Checker(source_date="2026-05-12").check(*texts, source_date="2026-03-31").consistent
    assert not factdiff.Checker(source_date="2026-03-31").check(*texts, source_date="2026-05-12").consistent


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("", "empty"),
        (b"\x00" * 50, "binary"),
        ("\ud800", "bad-text"),
        (factdiff.Article(), "bad-record"),
        (factdiff.Article("It rains.", format="pdf"), "bad-format"),
        (factdiff.Article("Es regnet.", lang="de"), "bad-language"),
        (factdiff.Article("It rains.", date="31.3.2026"), "bad-date"),
        (Path("/no/such/file"), "not-found"),
        (Path("/"), "directory"),
    ],
)
def test_what_cannot_be_read_has_a_code(source: factdiff.Text, code: str) -> None:
    with pytest.raises(factdiff.Error) as error:
        factdiff.check(source, "It rains.")
    assert error.value.code == code
    assert str(error.value)


@pytest.mark.parametrize("source", [None, 7, ["text"]])
def test_what_is_no_text_is_a_mistake_of_the_program(source: object) -> None:
    with pytest.raises(TypeError, match="source is"):
        factdiff.check(source, "It rains.")  # type: ignore[arg-type]


def test_settings_that_do_not_exist() -> None:
    with pytest.raises(ValueError, match="no setting is called “selct”"):
        factdiff.check("a", "b", selct=[])  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="array of strings"):
        factdiff.Checker(select="number-changed")
    with pytest.raises(ValueError, match="nothing would be checked"):
        factdiff.Checker(select=[])


def test_claims(batch: Batch) -> None:
    claims = factdiff.claims("“We won by 12 points,” Ms Okafor said on 3 May 2026.")
    kinds = [claim.kind for claim in claims]
    assert {"quote", "name", "date", "attribution"} <= set(kinds)
    quote = claims[kinds.index("quote")]
    assert quote.data["speaker"]["canonical"]
    assert all(isinstance(value, str | int | float | bool | None) for claim in claims for value in claim.row().values())


def test_rules() -> None:
    rules = {rule.id: rule for rule in factdiff.rules()}
    assert rules["number-changed"].severity == "error"
    assert factdiff.__version__.count(".") == 2
