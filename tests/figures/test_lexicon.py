"""Word lists: what is wrong is said with its place, a newsroom's own come on top, a warm load imports nothing heavy."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from checker import figures
from checker.errors import RuleError
from checker.figures import load_lexicon, read_figures, view_of
from checker.model import Document
from tests.figures.reading import lexicon


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("nmes:\n  a: 三农\n", 1, "unknown section"),
        ("measures:\n  fortnight_mile: [里程]\n", 2, "not defined"),
        ("money_parts:\n  角: one tenth\n", 2, "fraction"),
        ("hedges_before:\n  maybe: 也许\n", 2, "unknown hedge"),
        ("durations:\n  fortnight: [双周]\n", 2, "unknown duration"),
        ("counts:\n  - {a: b}\n", 2, "expected words"),
        ("names: [三农]\n", 1, "expected a mapping"),
        ("- 三农\n", 1, "no mapping"),
    ],
)
def test_a_bad_word_list_is_named_with_its_place(tmp_path: Path, text: str, line: int, word: str) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_lexicon(extra=[own])
    assert (caught.value.path, caught.value.line) == (str(own), line)
    assert word in str(caught.value)


@pytest.mark.parametrize("line", ["parsec = 3 * lightyear", "oops =", "= 3 * meter"])
def test_a_bad_unit_definition_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    own = tmp_path / "own.txt"
    own.write_text(f"# ours\n{line}\n", encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_lexicon(extra=[own])
    assert (caught.value.path, caught.value.line) == (str(own), 2)


def test_a_newsroom_adds_units_classifiers_and_names(tmp_path: Path) -> None:
    units = tmp_path / "units.txt"
    units.write_text("football_pitch = 7140 * square_meter\n", encoding="utf-8")
    words = tmp_path / "words.yaml"
    own_words = "measures:\n  football_pitch: [个足球场]\ncounts:\n  - 盆\nnames:\n  ours: 七色花\n"
    words.write_text(own_words, encoding="utf-8")
    own = load_lexicon(extra=[units, words])
    text = "七色花广场有3个足球场大，摆花500盆。"
    document = Document("a.txt", "text", "utf-8", text, ())
    pitch, pots = read_figures(document, view_of(text), own)
    assert (pitch.unit, pitch.factor, pitch.dimension) == ("football_pitch", Fraction(7140), "area")
    assert (pots.unit, pots.dimension) == ("盆", "count:盆")


@pytest.mark.parametrize(
    ("word", "dimension", "factor"),
    [
        ("亩", "area", Fraction(2000, 3)),
        ("公顷", "area", Fraction(10000)),
        ("坪", "area", Fraction(400, 121)),
        ("斤", "mass", Fraction(1, 2)),
        ("台斤", "mass", Fraction(3, 5)),
        ("吨", "mass", Fraction(1000)),
        ("英里", "length", Fraction("1609.344")),
        ("千瓦时", "energy", Fraction(3_600_000)),
        ("盎司", "mass", Fraction("0.45359237") / 16),
    ],
)
def test_a_factor_is_exact(word: str, dimension: str, factor: Fraction) -> None:
    found = lexicon().unit(word, 0)
    assert found is not None
    assert (found[1].dimension, found[1].factor) == (dimension, factor)


def test_people_are_not_visits_nor_households() -> None:
    dimensions = {word: lexicon().unit(word, 0)[1].dimension for word in ("人", "名", "位", "人次", "户")}  # type: ignore[index]
    assert dimensions["人"] == dimensions["名"] == dimensions["位"]
    assert len(set(dimensions.values())) == 3


def test_a_warm_load_imports_no_library(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from checker.figures import load_lexicon;"
        f"load_lexicon(Path({str(tmp_path)!r}));"
        "print(*sorted({'yaml', 'pint', 'sympy', 'rich'} & set(sys.modules)))"
    )
    first, second = (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
        for _ in range(2)
    )
    assert "pint" in first
    assert second == []


def test_every_context_is_asked_for() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in Path(figures.__file__).parent.glob("*.py"))
    assert [name for name in lexicon().contexts if f'"{name}"' not in code] == []


def test_every_unit_word_is_the_longest_that_begins_where_it_stands() -> None:
    words = lexicon().units.every()
    assert len(words) > 400
    for word, unit in words:
        found = lexicon().unit(word, 0)
        assert (found[0] if found else None) == (None if unit is None else word)
