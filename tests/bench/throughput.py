"""What a whole check costs against one plain scan for number and unit (S) over the same articles, both in this process.

    python -m tests.bench.throughput FOLDER…      evenly spaced .txt files below the folders

In processor time, which moves with what else the machine does; and, where valgrind is installed, in instructions of
fewer articles, which are the same in every run.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median

from checker.gate.engine import Engine
from checker.gate.settings import Recipe
from tests.bench.lexer import documents, plain_scan, seconds
from tests.bench.measure import VALGRIND, environment, instructions

BAR = 50
ROUNDS = 5
WARM, COUNTED, SCANS = 8, 80, 10  # articles checked before, articles counted, scans of each


def main() -> int:
    """Print the ratios; 1 where that of the times is above the bar."""
    folders = sys.argv[1:]
    articles = documents(folders)
    data = [(article.path, article.text.encode("utf-8", "replace")) for article in articles]
    scan = plain_scan()
    with tempfile.TemporaryDirectory() as cache:
        engine = Engine(Recipe(), Path(cache))
        engine.check(*data[0])
        rounds = [
            (
                seconds(lambda: [engine.check(path, text) for path, text in data]),
                seconds(lambda: [scan.findall(article.text) for article in articles]),
            )
            for _ in range(ROUNDS)
        ]
        counted = _counted(folders, Path(cache)) if VALGRIND else None
    ratio = median(check / plain for check, plain in rounds)
    cost = median(check for check, _ in rounds) / len(data) * 1000
    told = "" if counted is None else f"; {counted:.0f} times its instructions"
    print(f"{len(data)} articles, {cost:.2f} ms an article, {ratio:.0f} times the plain scan (bar {BAR}){told}")
    return int(ratio > BAR)


def _counted(folders: list[str], cache: Path) -> float:
    """The ratio in instructions: what runs with scans, and with checks, take more than one with neither."""
    command = [sys.executable, "-m", "tests.bench.throughput", "--run"]
    environ = environment(cache)
    instructions([*command, "check", str(cache), *folders], environ)  # what the first of all fills caches with
    run = {kind: instructions([*command, kind, str(cache), *folders], environ) for kind in ("none", "scan", "check")}
    return (run["check"] - run["none"]) / (run["scan"] - run["none"]) * SCANS


def _run(kind: str, cache: str, folders: list[str]) -> None:
    """One of the runs whose instructions are counted."""
    articles = documents(folders, COUNTED)
    engine, scan = Engine(Recipe(), Path(cache)), plain_scan()
    for article in articles[:WARM]:
        engine.check(article.path, article.text.encode("utf-8", "replace"))
        scan.findall(article.text)
    for article in articles[:COUNTED]:
        if kind == "check":
            engine.check(article.path, article.text.encode("utf-8", "replace"))
        for _ in range(SCANS if kind == "scan" else 0):
            scan.findall(article.text)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        _run(sys.argv[2], sys.argv[3], sys.argv[4:])
        sys.exit(0)
    sys.exit(main())
