#!/usr/bin/env python3
"""Commits to a scratch repository through pre-commit and the hook of this one: pre_commit.py PROGRAM. Exit status 77: no pre-commit."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from scratch import BEFORE, REWORDED, ROOT, SKIPPED, WRONG, environment, git, repository

found = shutil.which("pre-commit") or str(pathlib.Path(os.environ.get("FACTDIFF_VALIDATORS", ROOT / "build/validators")) / "python/bin/pre-commit")
if not os.path.exists(found):
    print("skipped: pre-commit is not installed")
    sys.exit(SKIPPED)


def commit(folder, env, text, *more):
    """Whether a commit of this text passes, and what was said."""
    (folder / "stories/quay.md").write_text(text)
    git(folder, env, "add", ".")
    ran = subprocess.run(["git", "commit", "-m", "An edit", *more], cwd=folder, env=env, capture_output=True, text=True)
    return ran.returncode == 0, ran.stdout + ran.stderr


def main():
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        env = environment(os.path.abspath(sys.argv[1]), PRE_COMMIT_HOME=str(scratch / "cache"))
        env["PATH"] = f"{pathlib.Path(found).parent}:{env['PATH']}"
        hooks = scratch / "hooks"
        hooks.mkdir()
        shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
        git(hooks, env, "init", "-q")
        git(hooks, env, "add", ".")
        git(hooks, env, "commit", "-q", "-m", "Hooks")
        folder = repository(scratch / "repo", env)
        (folder / ".pre-commit-config.yaml").write_text(
            f"repos:\n  - repo: {hooks}\n    rev: {git(hooks, env, 'rev-parse', 'HEAD')}\n    hooks:\n      - id: factdiff\n        args: [--fail-on, error]\n")
        subprocess.run([found, "install"], cwd=folder, env=env, check=True, capture_output=True)

        passed, said = commit(folder, env, WRONG)
        assert not passed and "number-changed" in said and "stories/quay.md:3:" in said, said
        passed, said = commit(folder, env, REWORDED)
        assert passed, said
        passed, said = commit(folder, env, REWORDED, "--allow-empty")  # no article in it: nothing to check
        assert passed and "Skipped" in said, said
        (folder / "stories/new.md").write_text(BEFORE)  # new: nothing to compare
        passed, said = commit(folder, env, REWORDED)
        assert passed, said
    print("commits pass and fail as they should")


main()
