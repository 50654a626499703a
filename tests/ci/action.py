#!/usr/bin/env python3
"""Runs the steps of action.yml as GitHub would, in a scratch repository: action.py PROGRAM. Exit status 77: Python has no yaml."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from scratch import BEFORE, REWORDED, ROOT, SKIPPED, WRONG, environment, repository

try:
    import yaml
except ImportError:
    print("skipped: Python has no yaml (python3-yaml)")
    sys.exit(SKIPPED)

ACTION = yaml.safe_load((ROOT / "action.yml").read_text())


def filled(text, inputs, outputs):
    """`${{ inputs.a }}`, `${{ steps.b.outputs.c }}`, `${{ github.d }}` as GitHub fills them in."""
    def value(match):
        path = match.group(1).strip().split(".")
        if path[0] == "inputs":
            return inputs[path[1]]
        if path[0] == "steps":
            return outputs.get(path[1], {}).get(path[3], "")
        return {"action_repository": "OWNER/factdiff", "token": "secret"}[path[1]]
    return re.sub(r"\$\{\{(.*?)\}\}", value, str(text))


def condition(text, inputs, outputs):
    """An `if`: comparisons joined by &&."""
    for part in text.split("&&"):
        left, sign, right = re.match(r"(\S+) (==|!=) '(.*)'", part.strip()).groups()
        if (filled("${{ " + left + " }}", inputs, outputs) == right) != (sign == "=="):
            return False
    return True


def run(program, workspace, folder, bin_folder=None, **given):
    """Exit status of the action, its outputs, what it said, and the SARIF it would upload."""
    inputs = {name: str(i.get("default", "")) for name, i in ACTION["inputs"].items()}
    inputs = {name: filled(value, {}, {}) for name, value in inputs.items()}
    inputs.update(given)
    outputs, said, uploaded = {}, "", None
    summary = folder / "summary.md"
    summary.write_text("")
    for step in ACTION["runs"]["steps"]:
        if "if" in step and not condition(step["if"], inputs, outputs):
            continue
        if "uses" in step:
            uploaded = filled(step["with"]["sarif_file"], inputs, outputs)
            assert (workspace / uploaded).exists(), "the file to upload is not there"
            continue
        result = folder / "output"
        result.write_text("")
        env = environment(program, GITHUB_ACTIONS="true", GITHUB_ACTION_PATH=str(ROOT), GITHUB_WORKSPACE=str(workspace), GITHUB_OUTPUT=str(result),
                          GITHUB_STEP_SUMMARY=str(summary), **{k: filled(v, inputs, outputs) for k, v in step.get("env", {}).items()})
        if bin_folder:
            env["PATH"] = f"{bin_folder}:/usr/bin:/bin"
        ran = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], cwd=workspace, env=env, capture_output=True, text=True)
        said += ran.stdout + ran.stderr
        outputs[step["id"]] = dict(line.split("=", 1) for line in result.read_text().splitlines())
        if ran.returncode:
            return ran.returncode, outputs, said, uploaded
    return 0, outputs, said, uploaded


def expect(what, found, wanted):
    assert found == wanted, f"{what}: {found!r}, expected {wanted!r}"


def check_findings(program, folder):
    env = environment(program)
    workspace = repository(folder / "repo", env)
    article = workspace / "stories/quay.md"

    article.write_text(WRONG)
    status, outputs, said, uploaded = run(program, workspace, folder, args="git main", **{"upload-sarif": "true"})
    expect("findings fail the step", status, 1)
    expect("status", outputs["check"]["status"], "1")
    expect("SARIF is uploaded all the same", uploaded, "factdiff.sarif")
    assert "::error file=stories/quay.md,line=3," in said, said
    sarif = json.loads((workspace / "factdiff.sarif").read_text())["runs"][0]
    expect("result", sarif["results"][0]["ruleId"], "number-changed")
    expect("place", sarif["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "stories/quay.md")
    assert "21 weeks" in (workspace / "factdiff.md").read_text()
    assert "factdiff: 1 error" in (folder / "summary.md").read_text()

    expect("fail-on never", run(program, workspace, folder, args="git main", **{"fail-on": "never"})[0], 0)
    expect("no upload where none is asked for", run(program, workspace, folder, args="git main")[3], None)
    for made in ("factdiff.sarif", "factdiff.md"):
        (workspace / made).unlink()

    article.write_text(REWORDED)
    status, outputs, said, uploaded = run(program, workspace, folder, args="git main", **{"upload-sarif": "true"})
    expect("equal facts in another form", (status, uploaded), (0, "factdiff.sarif"))
    (workspace / "factdiff.sarif").unlink()

    article.write_text(BEFORE)
    status, outputs, said, uploaded = run(program, workspace, folder, args="git main", **{"upload-sarif": "true"})
    expect("nothing changed: an empty report closes what was open", (status, uploaded), (0, "factdiff.sarif"))
    expect("results", json.loads((workspace / "factdiff.sarif").read_text())["runs"][0]["results"], [])
    (workspace / "factdiff.sarif").unlink()

    status, outputs, said, uploaded = run(program, workspace, folder, args="git no-such-branch", **{"upload-sarif": "true"})
    expect("trouble", (status, outputs["check"]["status"], uploaded), (2, "2", None))
    (workspace / "other story.md").write_text(WRONG)
    expect("words in quotes stay together", run(program, workspace, folder, args="stories/quay.md 'other story.md'")[0], 1)
    status, outputs, said, uploaded = run(program, workspace, folder, args="git 'main")
    assert status == 2 and "has no partner" in said, said
    expect("no shell", run(program, workspace, folder, args="$(touch bad) story.md")[0], 2)
    assert not (workspace / "bad").exists()


def check_install(program, folder):
    """The release is found and given to apt-get; both are stubs here."""
    bin_folder = folder / "bin"
    bin_folder.mkdir()
    (folder / "work").mkdir()
    address = "https://example.org/factdiff_0.1.0_amd64.deb"
    release = json.dumps({"assets": [{"browser_download_url": "https://example.org/libfactdiff-dev_0.1.0_amd64.deb"}, {"browser_download_url": address}]}, indent=2)
    stubs = {
        "curl": f'echo "curl $*" >>{folder}/log\nif [[ $* == *--output* ]]; then echo deb >"${{*:$#-1:1}}"; else cat <<"X"\n{release}\nX\nfi',
        "apt-get": f'echo "apt-get $*" >>{folder}/log\n[[ $* != *factdiff.deb* ]] || ln -s {program} {bin_folder}/factdiff',
        "sudo": '"$@"',
        "dpkg": "echo amd64",
    }
    for name, body in stubs.items():
        (bin_folder / name).write_text(f"#!/bin/bash\n{body}\n")
        (bin_folder / name).chmod(0o755)
    env_given = dict(bin_folder=bin_folder, args="rules")
    status, outputs, said, _ = run(program, folder / "work", folder, **env_given)
    log = (folder / "log").read_text()
    assert f"--output" in log and address in log and "libfactdiff-dev" not in log, log
    assert "releases/latest" in log and "apt-get install" in log, log
    assert "factdiff 0." in said, said


def main():
    program = os.path.abspath(sys.argv[1])
    for check in (check_findings, check_install):
        with tempfile.TemporaryDirectory() as folder:
            check(program, pathlib.Path(folder))
    for name, description in ACTION["inputs"].items():
        assert description.get("description"), name
    print("the steps of action.yml do what they say")


main()
