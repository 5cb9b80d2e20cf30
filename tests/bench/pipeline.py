"""What checking costs against one plain scan for number and unit over the same texts, both in this process.

    python -m tests.bench.pipeline FOLDER…      .txt files below the folders; without folders those of examples

Prints, in such scans an article: the whole check and its steps; how the cost grows with the length of an article; and
what hostile texts cost a byte against the articles. Nothing is asserted: times on a busy machine prove nothing.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from random import Random
from statistics import median

from checker.claims.bind import bind
from checker.claims.weights import load_weights
from checker.figures import read_figures, view_of
from checker.framing.borrow import borrow_units
from checker.framing.frame import Page, frame_figures
from checker.model import Document
from checker.pipeline import Checker
from checker.reading import read_bytes
from checker.rulebook import load_rulebook
from tests.bench.lexer import plain_scan
from tests.figures.reading import lexicon

MOST = 200
ROUNDS = 5
LENGTH = 30_000  # bytes of a long article; the longest is ten times that
HOSTILE = 1_000_000  # bytes


def seconds(work: Callable[[], object], rounds: int = 1) -> float:
    """Processor time of one run, the shortest of some."""
    found = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def texts_of(folders: Iterable[str]) -> list[str]:
    """The texts below the folders."""
    return [path.read_text("utf-8", "replace") for folder in folders for path in sorted(Path(folder).rglob("*.txt"))]


def read(texts: Iterable[str]) -> list[Document]:
    """Documents of texts."""
    return [read_bytes(text.encode(), "article.txt") for text in texts]


def steps(checker: Checker, documents: Sequence[Document]) -> dict[str, float]:
    """Median ratios of the steps to the plain scan, rounds in turn."""
    scan = plain_scan()
    found: dict[str, list[float]] = {"figures": [], "frames": [], "claims": [], "all": []}
    for _ in range(ROUNDS):
        unit = seconds(lambda: [scan.findall(d.text) for d in documents])
        views = [view_of(d.text) for d in documents]
        lexed = [read_figures(d, v, checker.lexicon) for d, v in zip(documents, views, strict=True)]
        read_again = zip(documents, views, strict=True)
        found["figures"].append(
            seconds(lambda: [read_figures(d, view_of(d.text), checker.lexicon) for d, _ in read_again]) / unit  # noqa: B023
        )
        pages: list[Page] = []
        triples = zip(documents, views, lexed, strict=True)
        found["frames"].append(
            seconds(
                lambda: pages.extend(  # noqa: B023
                    frame_figures(d, v, borrow_units(v.text, f), checker.weights)
                    for d, v, f in triples  # noqa: B023
                )
            )
            / unit
        )
        found["claims"].append(seconds(lambda: [bind(p, checker.rulebook, checker.weights) for p in pages]) / unit)  # noqa: B023
        found["all"].append(seconds(lambda: [checker.check(d) for d in documents]) / unit)
    return {name: median(values) for name, values in found.items()}


def growth(checker: Checker, texts: Sequence[str]) -> float | None:
    """How much more an article ten times as long costs than the mean of its ten parts; None for too few texts."""
    parts: list[str] = []
    left = list(texts)
    Random(1).shuffle(left)
    while left and len(parts) < 10:
        part = ""
        while left and len(part.encode()) < LENGTH:
            part += left.pop() + "\n"
        parts.append(part)
    if len(parts) < 10:
        return None
    short, (long,) = read(parts), read(["".join(parts)])
    mean = sum(seconds(lambda: checker.check(d), 3) for d in short) / len(short)  # noqa: B023
    return seconds(lambda: checker.check(long), 3) / mean


def hostile() -> dict[str, str]:
    """Texts that no one writes, each of some ``HOSTILE`` bytes."""
    random = Random(3)

    def filled(piece: Callable[[], str], separator: str = "，") -> str:
        size = len((piece() + separator).encode())
        return separator.join(piece() for _ in range(HOSTILE // size))

    return {
        "digits": "1" * HOSTILE,
        "一": "一" * (HOSTILE // 3),
        "其中": "其中" * (HOSTILE // 6),
        "figures of one unit in one paragraph": filled(lambda: f"{random.randint(1, 99999)}人"),
        "equal figures in one paragraph": filled(lambda: "5人"),
        "figures and shares in one paragraph": filled(lambda: f"{random.randint(1, 9999)}人占{random.randint(1, 99)}%"),
        "days in one paragraph": filled(lambda: f"{random.randint(1, 12)}月{random.randint(1, 28)}日"),
        "brackets that never close": filled(lambda: "（3人", ""),
    }


def main() -> int:
    """Print the ratios."""
    texts = texts_of(sys.argv[1:] or [str(Path(__file__).parents[2] / "examples")])
    documents = read(texts[:: max(1, len(texts) // MOST)])
    checker = Checker(load_rulebook(), lexicon(), load_weights())
    size = sum(len(d.text.encode()) for d in documents)
    ratios = steps(checker, documents)
    print(f"{len(documents)} articles, {size} bytes")
    print(", ".join(f"{name} {ratio:.1f}" for name, ratio in ratios.items()), "times the plain scan")
    grown = growth(checker, texts)
    if grown is not None:
        print(f"ten times the length: {grown:.1f} times the time")
    byte = seconds(lambda: [checker.check(d) for d in documents], 3) / size
    odd = hostile() | {"one line": "".join(texts).replace("\n", "")[: HOSTILE // 3]}
    for name, text in odd.items():
        (document,) = read([text])
        cost = seconds(lambda: checker.check(document)) / len(text.encode())  # noqa: B023
        print(f"{name}: {cost / byte:.1f} times the articles, a byte")
    return 0


if __name__ == "__main__":
    sys.exit(main())
