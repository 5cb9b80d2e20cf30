"""Strict YAML: places, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.located import MAX_DEPTH, LocatedError, Map, Scalar, Seq, parse, read


def problems_of(text: str | bytes) -> list[str]:
    problems: list[LocatedError] = []
    parse(text, "f.yaml", problems)
    return [str(problem) for problem in problems]


def test_every_scalar_stays_text_and_knows_its_place() -> None:
    problems: list[LocatedError] = []
    tree = parse("a: no\n词: [1:30, 010, ~, 'x']\n", "f.yaml", problems)
    assert isinstance(tree, Map)
    assert tree.get("a") == Scalar("no", 1, 4)
    words = tree.get("词")
    assert isinstance(words, Seq)
    assert [s.text for s in words if isinstance(s, Scalar)] == ["1:30", "010", "~", "x"]
    assert [(s.line, s.column) for s in words] == [(2, 5), (2, 11), (2, 16), (2, 19)]
    assert problems == []


def test_offsets_within_a_text_lead_to_columns() -> None:
    tree = parse('a: "甲乙"\nb: 甲乙\nc: |\n  甲\n', "f.yaml", [])
    assert isinstance(tree, Map)
    places = [value.at(1) for _, value in tree if isinstance(value, Scalar)]
    assert places == [(1, 6), (2, 5), (3, 4)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", "f.yaml:3:1: the key 'a' is already in line 1. Remove one."),
        ("a: &x 1", "f.yaml:1:4: anchors (&) and aliases (*) are not allowed. Write the value out."),
        ("a: !!int 1", "f.yaml:1:4: the tag tag:yaml.org,2002:int is not allowed. Leave it out."),
        ("a: 1\n---\nb: 2\n", "f.yaml:2:1: a second document begins here, expected one a file. Split the file."),
        ("[" * 99, f"f.yaml:1:{MAX_DEPTH + 1}: is nested deeper than {MAX_DEPTH} levels."),
        (b"a: \xff", "f.yaml:1:4: is not UTF-8. Save the file as UTF-8."),
        ("甲: \x07", "f.yaml:1:4: control character U+0007. Remove it."),
    ],
)
def test_refused(text: str | bytes, expected: str) -> None:
    assert problems_of(text) == [expected]


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    problems: list[LocatedError] = []
    assert read(tmp_path / "none.yaml", problems, "none.yaml") is None
    assert [str(p) for p in problems] == ["none.yaml:1:1: cannot be read: No such file or directory"]


@given(st.one_of(st.binary(max_size=60), st.text("ab:-[]{}&*!?|>'\"#%@\n\t ,甲\\", max_size=60)))
def test_any_bytes_give_a_tree_or_problems(data: bytes | str) -> None:
    problems: list[LocatedError] = []
    tree = parse(data, "f.yaml", problems)
    assert tree is None or not any("YAML" in p.message for p in problems)
    assert all(p.line >= 1 and p.column >= 1 for p in problems)
