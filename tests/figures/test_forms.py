"""Every line of forms.txt: which spans are figures, and kind, unit, value, both intervals and hedge of each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.interval import Interval
from checker.model import Figure
from tests.figures.reading import read

LINES = [
    line
    for line in (Path(__file__).parent / "forms.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
MARK = re.compile("⟦(.*?)⟧")


def shown(interval: Interval) -> str:
    low = "…" if interval.low is None else str(interval.low)
    high = "…" if interval.high is None else str(interval.high)
    return f"{'(' if interval.low_open else '['}{low},{high}{')' if interval.high_open else ']'}"


def described(figure: Figure) -> list[str]:
    value = str(figure.value) if figure.value is not None else figure.iso or "-"
    return [
        figure.kind,
        figure.unit or "-",
        value,
        shown(figure.narrow),
        shown(figure.wide),
        figure.hedge or "-",
    ]


@pytest.mark.parametrize("line", LINES)
def test_form(line: str) -> None:
    marked, _, rest = line.partition(" | ")
    script = "zh-Hant" if marked.startswith("繁:") else "zh-Hans"
    marked = marked.removeprefix("繁:")
    text = MARK.sub(r"\1", marked)
    expected = [[cell.strip() for cell in figure.split("|")] for figure in rest.split(" ; ")] if rest else []
    figures = read(text, script)
    assert [figure.text for figure in figures] == MARK.findall(marked)
    assert [described(figure) for figure in figures] == expected
    for figure in figures:
        assert text[figure.start : figure.end] == figure.text


def test_there_are_forms_enough() -> None:
    assert sum("⟦" in line for line in LINES) >= 300
