#!/usr/bin/env python3
"""Writes a format for every article of the fixtures and gives it to a validator that is not ours.

    validate.py sarif PROGRAM     the SARIF multitool from npm, and the schema that comes with it
    validate.py junit PROGRAM     xmllint with junit.xsd
    validate.py rdjsonl PROGRAM   the fields and types of reviewdog's diagnostic format
    validate.py gitlab PROGRAM    the fields that GitLab asks for

Exit status 77, which ctest counts as skipped, where the validator is not installed; tools/test installs what can be had.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SKIPPED = 77
TOOL = "node_modules/@microsoft/sarif-multitool-linux"


def skip(reason):
    print("skipped:", reason)
    sys.exit(SKIPPED)


def pairs():
    for folder in sorted([*(ROOT / "fixtures/articles").iterdir(), *(ROOT / "fixtures/formats").iterdir()]):
        source, rewrite = (next(folder.glob(stem + ".*"), None) for stem in ("source", "rewrite"))
        if source and rewrite:
            yield folder.name, source, rewrite
            yield folder.name + "-same", source, source


def write_all(program, form, folder):
    paths = []
    for name, source, rewrite in pairs():
        path = pathlib.Path(folder) / f"{name}.{form}"
        ran = subprocess.run([program, source, rewrite, "-q", "--format", f"{form}:{path}"], cwd=ROOT, capture_output=True, text=True)
        assert ran.returncode in (0, 1), (name, ran.returncode, ran.stderr)
        paths.append(path)
    assert len(paths) > 10, "the fixtures were not found"
    return paths


def check_sarif(paths, folder):
    paths = paths[-6:]  # the multitool takes a second for each
    tool = pathlib.Path(os.environ.get("FACTDIFF_VALIDATORS", ROOT / "build/validators")) / TOOL
    program = tool / "Sarif.Multitool"
    if not program.exists():
        skip("the SARIF multitool is not installed (npm: @microsoft/sarif-multitool-linux)")
    program.chmod(0o755)
    try:
        import jsonschema
        schema = json.loads((tool / "sarif-2.1.0.json").read_text("utf-8-sig"))
        for path in paths[-2:]:
            jsonschema.validate(json.loads(path.read_text()), schema)
    except ImportError:
        print("the schema alone was not tried: Python has no jsonschema")
    log = pathlib.Path(folder) / "log.json"
    ran = subprocess.run([program, "validate", *paths, "--level", "Error;Warning", "--rule-kind", "Sarif;Ghas", "-o", log], capture_output=True, text=True,
                         env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"})
    if not log.exists():
        skip("the SARIF multitool does not run here: " + (ran.stdout + ran.stderr)[-500:])
    run = json.loads(log.read_text("utf-8-sig"))["runs"][0]
    assert f"{len(paths)} files scanned" in ran.stdout, ran.stdout
    # SARIF2005: a tool should name its page in the web; there is none.
    found = [r for r in run.get("results", []) if r["ruleId"] != "SARIF2005" and r.get("level", "warning") in ("error", "warning")]
    for result in found:
        print(result["ruleId"], json.dumps(result["message"])[:300], result["locations"][0]["physicalLocation"])
    assert not found


def check_junit(paths, _):
    if not shutil.which("xmllint"):
        skip("xmllint is not installed (libxml2-utils)")
    subprocess.run(["xmllint", "--noout", "--schema", ROOT / "tests/formats/junit.xsd", *paths], check=True, stderr=subprocess.DEVNULL)


def check_rdjsonl(paths, _):
    for path in paths:
        for line in path.read_text().splitlines():
            diagnostic = json.loads(line)
            assert set(diagnostic) <= {"message", "location", "severity", "source", "code", "suggestions", "related_locations"}, diagnostic
            assert diagnostic["severity"] in ("ERROR", "WARNING", "INFO") and diagnostic["message"]
            for place in [diagnostic["location"], *(r["location"] for r in diagnostic.get("related_locations", []))]:
                start, end = place["range"]["start"], place["range"]["end"]
                text = (ROOT / place["path"]).read_bytes().split(b"\n")
                assert (start["line"], start["column"]) <= (end["line"], end["column"]) and end["column"] - 1 <= len(text[end["line"] - 1]), diagnostic
                text[start["line"] - 1][start["column"] - 1 :].decode()  # a column between two bytes of a character does not decode


def check_gitlab(paths, _):
    for path in paths:
        issues = json.loads(path.read_text())
        assert len({i["fingerprint"] for i in issues}) == len(issues)
        for issue in issues:
            assert issue["description"] and issue["check_name"] and issue["severity"] in ("info", "minor", "major", "critical", "blocker"), issue
            assert (ROOT / issue["location"]["path"]).exists() and issue["location"]["lines"]["begin"] >= 1, issue


def main():
    form, program = sys.argv[1], os.path.abspath(sys.argv[2])
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "GITHUB_STEP_SUMMARY"):
        os.environ.pop(name, None)
    with tempfile.TemporaryDirectory() as folder:
        paths = write_all(program, form, folder)
        {"sarif": check_sarif, "junit": check_junit, "rdjsonl": check_rdjsonl, "gitlab": check_gitlab}[form](paths, folder)
    print(f"{form}: {len(paths)} documents are valid")


main()
