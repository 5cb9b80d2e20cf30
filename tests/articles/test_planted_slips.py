"""Slips planted in our own articles: the figure that was changed is among the first two that the finding suggests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.claims.weights import load_weights
from checker.figures import load_lexicon
from checker.figures.slips import variants
from checker.model import Document, Figure, Verdict
from checker.pipeline import Checker
from checker.reading import read_bytes
from checker.rulebook import load_rulebook

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
KINDS = ("swap", "digit", "point", "length", "scale")
PLANTED, SHARE, FIRST = 60, 0.85, 2


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(load_rulebook(), load_lexicon(), load_weights())


def read(text: str) -> Document:
    return read_bytes(text.encode(), "article.txt")


def planted(checker: Checker, text: str) -> Iterator[tuple[Figure, str]]:
    """Each figure of an equation that holds, and what it becomes by the middle one of its slips of two kinds."""
    report = checker.check(read(text))
    equations = {rule.id for rule in checker.rulebook.rules if rule.bind in ("figures", "series")}
    held = [c for c in report.claims if c.verdict is Verdict.CONSISTENT and c.rule in equations and "=" in c.equation]
    for index in sorted({i for claim in held for i in claim.figures()}):
        figure = report.figures[index]
        for kind in (KINDS[index % len(KINDS)], KINDS[(index + 1) % len(KINDS)]):
            slips = [slip for slip in variants(figure) if slip.kind == kind]
            if slips and figure.literal in figure.text:
                slip = slips[len(slips) // 2]
                yield figure, figure.text.replace(figure.literal, slip.literal, 1)


def test_the_culprit_is_among_the_first_suggestions(checker: Checker) -> None:
    found, named, missed = 0, 0, []
    for path in EXAMPLES:
        text = path.read_text(encoding="utf-8")
        for figure, slipped in planted(checker, text):
            report = checker.check(read(text[: figure.start] + slipped + text[figure.end :]))
            findings = [f for f in report.findings if any(report.figures[i].start == figure.start for i in f.figures)]
            if not findings:
                continue
            found += 1
            first = [report.figures[s.figure].start for f in findings for s in f.suggestions[:FIRST]]
            if figure.start in first:
                named += 1
            else:
                missed.append(f"{path.name}: {figure.text} → {slipped}")
    print(f"{named} of {found}")
    assert found >= PLANTED
    assert named >= SHARE * found, f"{named} of {found}; not: {'; '.join(missed)}"
