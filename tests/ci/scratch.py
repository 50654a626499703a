"""A scratch git repository with an article, and its change on a branch."""
import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
SKIPPED = 77
BEFORE = "Quay to close\n\nThe harbour board will close the east quay for 12 weeks from Monday, its chairwoman Ida Brandvik said.\n"
WRONG = BEFORE.replace("12 weeks", "21 weeks")
REWORDED = BEFORE.replace("will close the east quay for 12 weeks", "is going to close the east quay for twelve weeks")


def environment(program, **more):
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("GITHUB_", "GIT_", "FACTDIFF_", "CI_"))}
    keep.update(PATH=f"{pathlib.Path(program).resolve().parent}:{keep['PATH']}", GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_NOSYSTEM="1",
                GIT_AUTHOR_NAME="Ana", GIT_AUTHOR_EMAIL="ana@example.org", GIT_COMMITTER_NAME="Ana", GIT_COMMITTER_EMAIL="ana@example.org", **more)
    return keep


def git(folder, env, *arguments):
    return subprocess.run(["git", *arguments], cwd=folder, env=env, check=True, capture_output=True, text=True).stdout.strip()


def repository(folder, env):
    """main holds the article; the branch `edit` is checked out and holds the same yet."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, env, "init", "-q", "-b", "main")
    (folder / "stories").mkdir()
    (folder / "stories/quay.md").write_text(BEFORE)
    git(folder, env, "add", ".")
    git(folder, env, "commit", "-q", "-m", "An article")
    git(folder, env, "checkout", "-q", "-b", "edit")
    return folder
