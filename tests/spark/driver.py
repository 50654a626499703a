"""The program that talks to the cluster; started by cluster.py, which reads its progress and kills a worker meanwhile.

driver.py MASTER PAIRS FOLDER: writes FOLDER/{json,pipe}.jsonl, the answers of two ways to run a cluster.
"""

import json
import os
import sys
import threading
import time
from pathlib import Path

import factdiff
import factdiff.spark
from pyspark.sql import DataFrame, SparkSession

PARTITIONS = 24


def session(master: str, folder: Path) -> SparkSession:
    settings = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.executor.memory": "600m",
        "spark.driver.memory": "700m",
        "spark.executor.cores": "1",
        # Both workers work before the first task is given out, or killing one would prove nothing.
        "spark.cores.max": "2",
        "spark.scheduler.minRegisteredResourcesRatio": "1.0",
        "spark.scheduler.maxRegisteredResourcesWaitingTime": "60s",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "500",
        "spark.task.maxFailures": "4",
        "spark.local.dir": str(folder / "spark"),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.executorEnv.PYTHONPATH": os.environ["PYTHONPATH"],
    }
    builder = SparkSession.builder.master(master).appName("factdiff")
    for key, value in settings.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()


def say_progress(spark: SparkSession, done: threading.Event) -> None:
    """One line for each task that has ended."""
    tracker, said = spark.sparkContext.statusTracker(), -1
    while not done.wait(0.05):
        stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
        ended = sum(stage.numCompletedTasks for stage in stages if stage is not None)
        if stages and ended != said:
            said = ended
            print("ended", ended, flush=True)


def reports_as_json(pairs: DataFrame, path: Path) -> None:
    reports = factdiff.spark.check(pairs, id="id", rewrite_date="rewrite_date", output="json")
    rows = sorted(reports.collect(), key=lambda row: row["id"])
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write((row["report"] if row["report"] is not None else f"{row['id']} {row['error']['code']}") + "\n")


def try_columns(pairs: DataFrame) -> None:
    """Typed columns hold what the library gives on one machine."""
    said = ""
    try:
        factdiff.spark.check(pairs, selct=["number-changed"])  # type: ignore[call-arg]
    except ValueError as error:
        said = str(error)
    assert "selct" in said, "a mistake in the settings is said before any task runs"
    few = pairs.where("id < 200 or id = 999").coalesce(2)
    expected = {row["id"]: row for row in few.collect()}
    nested = factdiff.spark.check(few, id="id", rewrite_date="rewrite_date", keep=["rewrite"], profile="wire").collect()
    assert len(nested) == len(expected) == 201
    found = 0
    for row in nested:
        given = expected[row["id"]]
        assert row["rewrite"] == given["rewrite"]
        if row["error"] is not None:
            assert (row["id"], row["error"]["code"], row["findings"]) == (999, "empty", None)
            continue
        report = factdiff.check(given["source"], given["rewrite"], rewrite_date="2026-04-01", profile="wire")
        assert (row["verdict"], row["score"], row["errors"]) == (report.verdict, report.score, report.summary.errors)
        assert [finding["message"] for finding in row["findings"]] == [finding.message for finding in report.findings]
        for mine, theirs in zip(report.findings, row["findings"], strict=True):
            assert mine.details == theirs["details"]
            assert (mine.rewrite is None) == (theirs["rewrite"] is None)
            assert mine.rewrite is None or given["rewrite"][theirs["rewrite"]["start"] : theirs["rewrite"]["end"]] == mine.rewrite.text
        found += len(report.findings)
    exploded = factdiff.spark.check(few, id="id", rewrite_date="rewrite_date", output="exploded", profile="wire")
    assert exploded.where("error is null").count() == found > 50
    by_rule = {row["rule"]: row["count"] for row in exploded.selectExpr("finding.rule as rule").groupBy("rule").count().collect()}
    assert by_rule["number-changed"] > 10


def main() -> None:
    master, path, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    spark = session(master, folder)
    spark.sparkContext.setLogLevel("ERROR")
    size = Path(path).stat().st_size
    spark.conf.set("spark.sql.files.maxPartitionBytes", str(size // PARTITIONS + 1))
    spark.conf.set("spark.sql.files.openCostInBytes", "0")
    pairs = spark.read.schema("id bigint, source string, rewrite string, rewrite_date string").json(path)
    assert pairs.rdd.getNumPartitions() >= PARTITIONS // 2
    print("start", flush=True)
    done = threading.Event()
    watcher = threading.Thread(target=say_progress, args=(spark, done))
    watcher.start()
    began = time.monotonic()
    reports_as_json(pairs, folder / "json.jsonl")
    print("done", json.dumps(round(time.monotonic() - began, 1)), flush=True)
    done.set()
    watcher.join()

    command = f"{os.environ['FACTDIFF']} batch --no-config -q --jobs 1"
    lines = spark.sparkContext.textFile(path, 8).pipe(command).collect()
    (folder / "pipe.jsonl").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    try_columns(pairs)
    print("all", flush=True)
    spark.stop()


main()
