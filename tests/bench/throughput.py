"""What a whole check costs against one plain scan for number and unit (S) over the same articles, both in this process.

    python -m tests.bench.throughput FOLDER…      evenly spaced .txt files below the folders
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median

from checker.gate.engine import Engine
from checker.gate.settings import Recipe
from tests.bench.lexer import documents, plain_scan, seconds

BAR = 50
ROUNDS = 5


def main() -> int:
    """Print the ratio; 1 where it is above the bar."""
    articles = documents(sys.argv[1:])
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
    ratio = median(check / plain for check, plain in rounds)
    cost = median(check for check, _ in rounds) / len(data) * 1000
    print(f"{len(data)} articles, {cost:.2f} ms an article, {ratio:.0f} times the plain scan (bar {BAR})")
    return int(ratio > BAR)


if __name__ == "__main__":
    sys.exit(main())
