"""YAML word lists and the pint definition file in, the plain data of a lexicon pack out; every problem with its place.

A newsroom's extra files hold any of the same sections; what they say comes on top. pint (with Fractions) converts
every unit once, here: one that is undefined or not convertible is reported now, not in the middle of an article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from checker.errors import RuleError
from checker.figures.meaning import Mode
from checker.figures.number import HAN, MANY
from checker.figures.view import view_of
from checker.located import LocatedError, Map, Node, Scalar, Seq, read
from checker.model import Kind

SECTIONS = (
    "counts", "article", "nouns", "labels", "no_units", "money", "money_parts", "currency_signs", "regions",
    "hedges_before", "hedges_after", "dimensions", "measures", "durations", "names", "contexts",
)  # fmt: skip
DAYS = {
    "millisecond": Fraction(1, 86_400_000), "second": Fraction(1, 86_400), "minute": Fraction(1, 1440),
    "hour": Fraction(1, 24), "day": Fraction(1), "week": Fraction(7), "month": Fraction(1461, 48),
    "quarter": Fraction(1461, 16), "year": Fraction(1461, 4), "century": Fraction(36525), "age": Fraction(1461, 4),
}  # fmt: skip
EXACT_DURATIONS = ("day", "quarter")
NUMERALS = frozenset(HAN + MANY + "半0123456789")


@dataclass
class _Lists:
    """What is being collected; unit numbers lead into ``units``."""

    units: list[list[Any]] = field(default_factory=list)
    words: dict[str, int] = field(default_factory=dict)
    hedges: dict[str, dict[str, str]] = field(default_factory=lambda: {"before": {}, "after": {}})
    names: dict[str, int] = field(default_factory=dict)
    currencies: dict[str, str] = field(default_factory=dict)
    regions: dict[str, list[str]] = field(default_factory=dict)
    contexts: dict[str, list[str]] = field(default_factory=dict)
    article: set[str] = field(default_factory=set)
    problems: list[LocatedError] = field(default_factory=list)

    def problem(self, path: str, node: Node | Scalar, message: str) -> None:
        self.problems.append(LocatedError(path, node.line, node.column, message))

    def add(self, words: Iterator[str], unit: list[Any]) -> None:
        """One unit and the words that stand for it; a later file wins."""
        self.units.append(unit)
        for word in words:
            self.words[word] = len(self.units) - 1


def compile_words(files: Sequence[Path]) -> dict[str, Any]:
    """The data of checker.figures.lexicon from YAML files and, among them, pint's definition file (.txt)."""
    lists = _Lists()
    trees = []
    for file in files:
        if file.suffix == ".txt":
            continue
        tree = read(file, lists.problems)
        if isinstance(tree, Map):
            trees.append((str(file), tree))
        elif tree is not None:
            lists.problem(str(file), tree, "is no mapping of sections. Begin with a section such as names:.")
    sections = _sections(trees, lists)
    _words(sections, lists)
    _measures(sections, [f for f in files if f.suffix == ".txt"], lists)
    if lists.problems:
        errors = [RuleError(p.message, p.path, p.line, p.column) for p in lists.problems]
        raise RuleError(lists.problems[0].message, errors[0].path, errors[0].line, errors[0].column, tuple(errors[1:]))
    return {
        "units": lists.units,
        "words": sorted(lists.words.items()),
        "before": sorted(lists.hedges["before"].items()),
        "after": sorted(lists.hedges["after"].items()),
        "names": sorted(lists.names.items()),
        "currencies": sorted(lists.currencies.items()),
        "regions": sorted(lists.regions.items()),
        "contexts": lists.contexts,
    }


def _sections(trees: Sequence[tuple[str, Map]], lists: _Lists) -> dict[str, list[tuple[str, Node]]]:
    found: dict[str, list[tuple[str, Node]]] = {name: [] for name in SECTIONS}
    for path, tree in trees:
        for key, value in tree:
            if key.text in SECTIONS:
                found[key.text].append((path, value))
            else:
                lists.problem(path, key, f"unknown section {key.text!r}. Sections: {', '.join(sorted(SECTIONS))}.")
    return found


def _words(sections: dict[str, list[tuple[str, Node]]], lists: _Lists) -> None:
    for path, node in sections["article"]:
        lists.article.update(_split(path, node, lists))
    for path, node in sections["nouns"]:
        for word in _split(path, node, lists):
            lists.add(iter([word]), _count(word, word in lists.article))
    for path, node in sections["counts"]:
        for group in node if isinstance(node, Seq) else ():
            words = list(_split(path, group, lists))
            for word in words:
                lists.add(iter([word]), _count(words[0], word in lists.article, word))
    for path, node in sections["labels"]:
        for word in _split(path, node, lists):
            lists.add(iter([word]), [word, Kind.ORDINAL, f"ordinal:{word}", 1, 1, False, True, True])
    for path, node in sections["no_units"]:
        lists.words.update((word, -1) for word in _split(path, node, lists))
    for path, code, node in _entries(sections["money"], lists):
        words = list(_split(path, node, lists))
        words += [f"元{word}" for word in words if code.text != "CNY" and not word.isascii()]  # 480万元日币
        lists.add(iter(words), [code.text, Kind.MONEY, f"money:{code.text}", 1, 1, False, False, False])
    for path, key, node in _entries(sections["money_parts"], lists):
        part = _fraction(path, node, lists)
        unit = ["CNY", Kind.MONEY, "money:CNY", part.numerator, part.denominator, False, False, False]
        lists.add(iter([fold(key.text)]), unit)
    for path, name, node in _entries(sections["durations"], lists):
        days = DAYS.get(name.text)
        if days is None:
            lists.problem(path, name, f"unknown duration {name.text!r}. One of: {', '.join(DAYS)}.")
            continue
        dimension = "age" if name.text == "age" else "duration"
        unit = [name.text, Kind.DURATION, dimension, days.numerator, days.denominator, True, False]
        lists.add(_split(path, node, lists), [*unit, name.text in EXACT_DURATIONS])
    for _, key, node in _entries(sections["currency_signs"], lists):
        lists.currencies[fold(key.text)] = node.text if isinstance(node, Scalar) else ""
    for path, code, node in _entries(sections["regions"], lists):
        lists.regions[code.text] = list(_split(path, node, lists))
    for path, name, node in _entries(sections["contexts"], lists):
        lists.contexts.setdefault(name.text, []).extend(_split(path, node, lists))
    for path, _, node in _entries(sections["names"], lists):
        for word in _split(path, node, lists):
            _name(word, lists)
    for side in ("before", "after"):
        for path, mode, node in _entries(sections[f"hedges_{side}"], lists):
            if mode.text != "not" and mode.text not in Mode.__members__.values():
                lists.problem(path, mode, f"unknown hedge {mode.text!r}. One of: not, {', '.join(Mode)}.")
            for word in _split(path, node, lists):
                lists.hedges[side][word] = "" if mode.text == "not" else mode.text


def _name(word: str, lists: _Lists) -> None:
    at = next((i for i, c in enumerate(word) if c in NUMERALS), None)
    if at is not None and len(word) > 1:
        lists.names[word] = min(at, len(word) - 2)


def _count(dimension: str, article: bool, word: str = "") -> list[Any]:
    return [word or dimension, Kind.COUNT, f"count:{dimension}", 1, 1, article, False, True]


def _measures(sections: dict[str, list[tuple[str, Node]]], definitions: list[Path], lists: _Lists) -> None:
    from checker.figures.registry import Registry

    registry = Registry(definitions, lists.problems)
    dimensions: dict[str, str] = {}
    for path, name, node in _entries(sections["dimensions"], lists):
        if isinstance(node, Scalar) and registry.known(path, node):
            dimensions[name.text] = node.text
    for path, name, node in _entries(sections["measures"], lists):
        if not registry.known(path, name):
            continue
        found = registry.convert(name.text, dimensions)
        if found is None:
            lists.problem(path, name, f"unit {name.text!r} has none of the dimensions. Add its base to dimensions:.")
            continue
        dimension, factor = found
        unit = [name.text, Kind.MEASURE, dimension, factor.numerator, factor.denominator, True, False, False]
        lists.add(_split(path, node, lists), unit)


def _entries(found: list[tuple[str, Node]], lists: _Lists) -> Iterator[tuple[str, Scalar, Node]]:
    for path, node in found:
        if isinstance(node, Map):
            for key, value in node:
                yield path, key, value
        else:
            lists.problem(path, node, "expected a mapping here.")


def _split(path: str, node: Node, lists: _Lists) -> Iterator[str]:
    """The words of a list or of a text with spaces between them, folded."""
    if isinstance(node, Scalar):
        yield from map(fold, node.text.split())
    elif isinstance(node, Seq):
        for item in node:
            if isinstance(item, Scalar) and item.text:
                yield fold(item.text)
            else:
                lists.problem(path, item, "expected a word here.")
    else:
        lists.problem(path, node, "expected words here.")


def _fraction(path: str, node: Node, lists: _Lists) -> Fraction:
    try:
        return Fraction(node.text if isinstance(node, Scalar) else "")
    except (ValueError, ZeroDivisionError):
        lists.problem(path, node, "expected a fraction such as 1/10.")
        return Fraction(1)


def fold(word: str) -> str:
    """A word as the folded view writes it."""
    return view_of(word).text
