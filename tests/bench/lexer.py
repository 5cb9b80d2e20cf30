"""What the lexer costs against one plain scan for number and unit over the same texts, both in this process.

    python -m tests.bench.lexer FOLDER…      .txt files below the folders; without folders those of examples

The scan is one regular expression: digits or Chinese numerals, scale words, and any unit of the lexicon.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median

from checker.figures import read_figures, view_of
from checker.model import Document
from tests.figures.reading import lexicon

BAR = 8
ROUNDS = 7


def plain_scan() -> re.Pattern[str]:
    """One combined number-and-unit expression over all units of the lexicon, labels left out."""
    words = {word for word, unit in lexicon().units.every() if unit is not None and not unit.label}
    units = "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
    number = r"(?:[0-9]+(?:[,，][0-9]{3})*(?:\.[0-9]+)?|[零〇一二三四五六七八九十百千万亿两几]+)"
    return re.compile(rf"{number}[万亿千百]*[多余]?\s?(?:%|{units})?")


def documents(folders: Iterable[str], most: int = 400) -> list[Document]:
    """Evenly spaced articles of all folders."""
    paths = sorted(path for folder in folders for path in Path(folder).rglob("*.txt"))
    paths = paths[:: max(1, len(paths) // most)]
    found = []
    for path in paths:
        text = path.read_text(encoding="utf-8", errors="replace")
        hant = len(set(text) & set("個萬億與學國會")) > 1
        found.append(Document(str(path), "text", "utf-8", text, (), "zh-Hant" if hant else "zh-Hans"))
    return found


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def ratios(texts: list[Document]) -> dict[str, float]:
    """Median ratio to the plain scan, rounds in turn."""
    scan, words = plain_scan(), lexicon()
    works: dict[str, Callable[[], object]] = {
        "scan": lambda: [scan.findall(d.text) for d in texts],
        "view": lambda: [view_of(d.text) for d in texts],
        "lexer": lambda: [read_figures(d, view_of(d.text), words) for d in texts],
    }
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            times[name].append(seconds(work))
    return {name: median(t / s for t, s in zip(times[name], times["scan"], strict=True)) for name in works}


def main() -> int:
    """Print the ratios; 1 where the lexer costs more than the bar."""
    texts = documents(sys.argv[1:] or [str(Path(__file__).parents[2] / "examples")])
    figures = sum(len(read_figures(d, view_of(d.text), lexicon())) for d in texts)
    found = ratios(texts)
    print(f"{len(texts)} articles, {sum(len(d.text) for d in texts)} characters, {figures} figures")
    print(f"folded view {found['view']:.2f}, lexer with view {found['lexer']:.2f} times the plain scan (bar {BAR})")
    return int(found["lexer"] > BAR)


if __name__ == "__main__":
    sys.exit(main())
