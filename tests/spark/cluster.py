"""A real cluster on loopback (a master and two workers) compares 10,000 pairs while one worker is killed.

The answers must be those of one machine, byte for byte. cluster.py PROGRAM [PAIRS]: exit status 77 where Java or PySpark is missing.
"""

import contextlib
import ctypes
import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from make_pairs import pairs

HERE = Path(__file__).parent
PATIENCE = 240
"""Seconds until it is given up."""


def die_with_parent() -> None:
    """Should this program be killed outright, what it started goes too (PR_SET_PDEATHSIG); executors follow their worker."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


class Cluster:
    """Processes that end with it, whatever happens: each leads a session of its own, by which all it started are found."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.leaders: list[int] = []
        spark = importlib.util.find_spec("pyspark")
        assert spark is not None
        assert spark.origin is not None
        home = Path(spark.origin).parent
        self.environment = {
            **os.environ,
            "SPARK_HOME": str(home),
            "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_DAEMON_MEMORY": "400m",
            "SPARK_NO_DAEMONIZE": "1",
            # Six Java machines start for half a minute of work: quick to start, not quick to run.
            "JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto",
            "PYSPARK_PYTHON": sys.executable,
            "PYSPARK_DRIVER_PYTHON": sys.executable,
            "SPARK_CONF_DIR": str(folder),  # nobody's own configuration
        }
        self.spark_class = str(home / "bin" / "spark-class")

    def start(self, name: str, *command: str) -> "subprocess.Popen[str]":
        with (self.folder / f"{name}.log").open("w") as log:
            process = subprocess.Popen(
                command,
                env=self.environment,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE if name == "driver" else log,
                stderr=log,
                text=True,
                start_new_session=True,
                preexec_fn=die_with_parent,
            )
        self.leaders.append(process.pid)
        return process

    def log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text(errors="replace")

    def wait_for(self, name: str, pattern: str, times: int = 1) -> str:
        until = time.monotonic() + 90
        while len(found := re.findall(pattern, self.log(name))) < times:
            if time.monotonic() > until:
                raise TimeoutError(f"{name} does not say {pattern}:\n{self.log(name)[-3000:]}")
            time.sleep(0.1)
        return str(found[0])

    def start_master(self) -> str:
        self.start(
            "master", self.spark_class, "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0"
        )
        return self.wait_for("master", r"Starting Spark master at (spark://\S+)")

    def start_worker(self, name: str, master: str) -> int:
        work = str(self.folder / name)
        options = [
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--webui-port",
            "0",
            "--cores",
            "1",
            "--memory",
            "700m",
            "--work-dir",
            work,
            master,
        ]
        return self.start(name, self.spark_class, "org.apache.spark.deploy.worker.Worker", *options).pid

    def members(self, leader: int) -> list[int]:
        found = []
        for entry in Path("/proc").iterdir():
            with contextlib.suppress(OSError, ValueError, IndexError):
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
                if int(fields[3]) == leader and fields[0] != "Z":
                    found.append(int(entry.name))
        return found

    def kill(self, leader: int) -> int:
        """As if the machine had lost its power: all processes of a session. How many they were."""
        killed: set[int] = set()
        while found := self.members(leader):
            for process in found:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
            killed.update(found)
            time.sleep(0.02)
        return len(killed)

    def stop(self) -> None:
        for leader in reversed(self.leaders):
            self.kill(leader)


@contextlib.contextmanager
def cluster() -> Iterator[Cluster]:
    folder = Path(tempfile.mkdtemp(prefix="factdiff-spark-"))
    made = Cluster(folder)
    try:
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder, ignore_errors=True)


def run(made: Cluster, program: str, count: int) -> None:
    path = made.folder / "pairs.jsonl"
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(pair, ensure_ascii=False) + "\n" for pair in pairs(count))
    expected = subprocess.run(
        [program, "batch", "--no-config", "-q", str(path)], stdout=subprocess.PIPE, check=True, encoding="utf-8"
    ).stdout

    master = made.start_master()
    victim = made.start_worker("worker1", master)
    made.start_worker("worker2", master)
    made.wait_for("master", "Registering worker", 2)
    made.environment["FACTDIFF"] = program
    driver = made.start("driver", sys.executable, str(HERE / "driver.py"), master, str(path), str(made.folder))
    assert driver.stdout is not None
    killed, ended, took = 0, 0, ""
    for line in driver.stdout:
        words = line.split()
        if words[0] == "ended":
            ended = int(words[1])
            # Both executors have ended some tasks; most are still to come.
            if ended >= 6 and not killed:
                killed = made.kill(victim)
                at = ended
        elif words[0] == "done":
            took = words[1]
    if driver.wait() != 0:
        sys.exit(f"the driver failed:\n{made.log('driver')[-6000:]}")
    assert killed >= 2, "no worker was killed in the middle"

    one = [line if '"error":{' not in line[:40] else f"{number} empty" for number, line in enumerate(expected.split("\n")[:-1])]
    many = (made.folder / "json.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    assert len(one) == len(many) == count, (len(one), len(many))
    differing = [number for number in range(count) if one[number] != many[number]]
    assert not differing, f"{len(differing)} of {count} differ, the first:\n{one[differing[0]]}\n{many[differing[0]]}"
    piped = (made.folder / "pipe.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    whole = [re.sub(r'"line":\d+', '"line":0', line) for line in expected.split("\n")[:-1]]
    assert [re.sub(r'"line":\d+', '"line":0', line) for line in piped] == whole, "rdd.pipe gives other bytes"
    print(f"{count} pairs in {took} s; a worker and its executor ({killed} processes) were killed when {at} tasks had ended")


def main() -> int:
    if shutil.which("java") is None or importlib.util.find_spec("pyspark") is None:
        print("skipped: no Java, or no PySpark in this Python")
        return 77
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended from outside"))
    signal.signal(signal.SIGALRM, lambda *_: sys.exit("it takes too long"))
    signal.alarm(PATIENCE)
    with cluster() as made:
        try:
            run(made, sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
        except BaseException:
            for name in ("master", "worker1", "worker2", "driver"):
                with contextlib.suppress(OSError):
                    print(f"--- {name}\n{made.log(name)[-2500:]}", file=sys.stderr)
            raise
    return 0


if __name__ == "__main__":
    sys.exit(main())
