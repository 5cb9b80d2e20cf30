"""The word lists of the lexer, ready for looking up: units by first character, hedges by the character next to the
number, names by two characters. Comes from packs (wordlists.py); nothing heavy is imported where a pack fits.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from checker import packs
from checker.figures.meaning import Mode
from checker.figures.number import HAN
from checker.model import Kind
from checker.patterns import compiled
from checker.records import dataclass
from checker.resources import rules_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from checker.disk import AnyPath

_BEHIND = "几数半壁多余来点分成折倍番又年月日号季时个百基%‰-—~至到 "
FILES = ("classifiers.yaml", "contexts.yaml", "hedges.yaml", "money.yaml", "names.yaml", "units.yaml")


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands after a number.

    article  一 before it is a number (一家), not part of a word
    label    the number names, it does not count (3号线)
    exact    a plain integer of it is exact (266家), not rounded (266公里)
    """

    name: str
    kind: Kind
    dimension: str
    factor: Fraction
    article: bool = False
    label: bool = False
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists; see rules/lexicon.

    units   by their first two characters, or the only one (word, unit), the longest first
    names   by two characters (word, offset of the two in the word)
    """

    units: packs.Shelf
    before: Mapping[str, tuple[tuple[str, Mode | None], ...]]
    after: Mapping[str, tuple[tuple[str, Mode | None], ...]]
    names: packs.Shelf
    currencies: Mapping[str, Sequence[tuple[str, str]]]
    regions: Sequence[tuple[str, Sequence[str]]]
    contexts: Mapping[str, tuple[str, ...]]
    start: re.Pattern[str]

    def unit(self, text: str, at: int) -> tuple[str, Unit] | None:
        """The longest unit word that stands at an offset; None where that is a word that only looks like one (台南)."""
        for word, unit in self.units[text[at : at + 2]]:
            if text.startswith(word, at):
                return (word, unit) if unit is not None else None
        for word, unit in self.units[text[at : at + 1]]:
            return (word, unit) if unit is not None else None
        return None

    def ends_with(self, words: str, text: str, at: int) -> bool:
        """Whether one of a context's words ends at an offset."""
        return text.endswith(self.contexts[words], 0, at)


def load_lexicon(cache: AnyPath | None = None, extra: Sequence[AnyPath] = ()) -> Lexicon:
    """The built-in word lists with a newsroom's own on top; raises RuleError with the place of what is wrong."""
    own = [*(rules_folder("lexicon", name) for name in FILES), rules_folder("units", "news.txt")]
    files = [*own, *[os.fspath(path) for path in extra]]

    def build() -> Any:
        from pathlib import Path

        from checker.figures.wordlists import compile_words

        return _arranged(compile_words([Path(file) for file in files]))

    return _lexicon(packs.load("lexicon", files, build, cache))


def _arranged(data: Any) -> Any:
    """The words as they are looked up, so that a start need not sort them."""
    units = [*data["units"], None]  # index -1: a word that only looks like a unit
    words = _by_key((word, 0, units[i]) for word, i in data["words"])
    return {
        "units": {
            key: packs.folded([(word, *(unit or ())) for word, _, unit in found]) for key, found in words.items()
        },
        "before": _indexed(data["before"], -1),
        "after": _indexed(data["after"], 0),
        "names": {key: packs.folded(found) for key, found in _by_key(data["names"]).items()},
        "currencies": _indexed(data["currencies"], -1),
        "regions": data["regions"],
        "contexts": data["contexts"],
        "start": _start(word[0] for word, _ in data["words"]),
    }


def _lexicon(data: Any) -> Lexicon:
    modes = {mode.value: mode for mode in Mode}
    return Lexicon(
        packs.Shelf(data["units"], _unit),
        {key: tuple([(word, modes.get(m)) for word, m in words]) for key, words in data["before"].items()},
        {key: tuple([(word, modes.get(m)) for word, m in words]) for key, words in data["after"].items()},
        packs.Shelf(data["names"], _name),
        data["currencies"],
        data["regions"],
        {name: tuple(listed) for name, listed in data["contexts"].items()},
        compiled(data["start"]),
    )


def _unit(word: str, *unit: Any) -> tuple[str, Unit | None]:
    """A word of the pack and its unit; no unit where it only looks like one."""
    return word, _shared(*unit) if unit else None


@lru_cache(maxsize=4096)
def _shared(
    name: str, kind: str, dimension: str, numerator: int, denominator: int, article: bool, label: bool, exact: bool
) -> Unit:
    """The one unit of all words that mean it."""
    return Unit(name, Kind(kind), dimension, Fraction(numerator, denominator), article, label, exact)


def _name(word: str, at: int) -> tuple[str, int]:
    return word, at


def _start(units: Iterable[str]) -> str:
    """Where a figure may begin: at an Arabic digit, or at a numeral with something behind it that numerals go with."""
    behind = "".join(sorted({*units, *HAN, *_BEHIND}))
    return f"[0-9{HAN}几数半](?:(?<=[0-9])|(?=[{re.escape(behind)}])|(?<=[第过上近超逾].))"


def _indexed(pairs: Iterable[Any], at: int) -> dict[str, list[Any]]:
    """Words by their first or last character, the longest first."""
    found: dict[str, list[Any]] = {}
    for word, value in pairs:
        found.setdefault(word[at], []).append((word, value))
    return {key: sorted(words, key=lambda w: -len(w[0])) for key, words in found.items()}


def _by_key(rows: Iterable[Any]) -> dict[str, list[Any]]:
    """Words, each with an offset in it, by the two characters that stand there, the longest first."""
    found: dict[str, list[Any]] = {}
    for row in rows:
        word, at = row[:2]
        found.setdefault(word[at : at + 2], []).append(row)
    return {key: sorted(words, key=lambda w: -len(w[0])) for key, words in found.items()}
