"""The weights of evidence that no single rule owns, as data: rules/evidence.yaml."""

from __future__ import annotations

from collections.abc import Mapping

from checker import packs, resources
from checker.claims.currency import load_currencies
from checker.errors import RuleError
from checker.interval import Interval
from checker.records import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checker.disk import AnyPath

NO_NUMBERS = ("noise", "mention_noise", "neutral", "alike", "currencies")


@dataclass(frozen=True, slots=True)
class Weights:
    """How much the place and the words of a partner count, in digits of evidence. The file says what each one means."""

    same_clause: float
    same_sentence: float
    next_sentence: float
    same_block: float
    next_block: float
    far: float
    title: float
    crossed: float
    before_anchor: float
    after_clause: float
    agreement: float
    agreement_most: float
    other_unit: float
    misnamed: float
    named: float
    cut_list: float
    unexplained: float
    proof: float
    slip: float
    most_slip: float
    adjacent: float
    unbroken: float
    long_list: float
    longer_list: float
    mixed_depth: float
    loose: float
    very_loose: float
    clash: float
    per_part: float
    shared_noun: float
    lead: float
    sole: float
    scattered: float
    compound: float
    groups: float
    grid: float
    list_sentence: float
    list_block: float
    complete: float
    rest: float
    wanting: float
    exceeding: float
    short_shares: float
    over_shares: float
    sibling: float
    near: float
    close: float
    off: float
    mention_near: float
    mention_near_most: float
    mention_wide: float
    mention_wide_most: float
    mention_title: float
    mention_day: float
    mention_dateline: float
    mention_bare: float
    mention_unit: float
    mention_noun: float
    mention_hedge: float
    mention_clause: float
    mention_sentence: float
    mention_apart: float
    mention_rounded: float
    mention_differs: float
    mention_swapped: float
    noise: frozenset[str]
    mention_noise: frozenset[str]
    neutral: tuple[tuple[str, str], ...]
    alike: Mapping[str, str]
    currencies: Mapping[str, Interval]

    def spread(self, characters: float) -> float:
        """Evidence from how far apart the figures of a list stand on average."""
        return 0.0 if characters <= 28 else self.loose if characters <= 55 else self.very_loose

    def gap(self, share: float) -> float:
        """Evidence from how far a failing relation is off, as a share."""
        if share <= 0.03:
            return self.near
        return self.close if share <= 0.12 else self.off


def load_weights(cache: AnyPath | None = None) -> Weights:
    """The weights of rules/evidence.yaml; RuleError where one is missing or is no number."""
    path = resources.rules_folder("evidence.yaml")
    data = packs.load("evidence", [path], lambda: _texts(path), cache)
    try:
        numbers = {f: float(data[f]) for f in Weights.__match_args__ if f not in NO_NUMBERS}
        return Weights(
            **numbers,
            noise=frozenset(data["noise"]),
            mention_noise=frozenset(data["mention_noise"]),
            neutral=_stand_ins(data["neutral"]),
            alike=_kin(data["alike"]),
            currencies=load_currencies(cache),
        )
    except (KeyError, ValueError) as error:
        raise RuleError(f"a weight is missing or no number: {error}", path, 1, 1) from None


def _kin(text: str) -> dict[str, str]:
    """The dimension by which the counts of each set of classifiers are added up, that of the first: 人 名 位."""
    sets = [words.split() for words in text.split(";")]
    return {f"count:{word}": f"count:{kin[0]}" for kin in sets for word in kin}


def _stand_ins(text: str) -> tuple[tuple[str, str], ...]:
    """Pairs of a word and what is read in its place, of the same length: 增加值, 增长面=覆盖率."""
    pairs = [(word, stand_in or "〇" * len(word)) for word, _, stand_in in (t.partition("=") for t in text.split())]
    if any(len(word) != len(stand_in) for word, stand_in in pairs):
        raise ValueError("a stand-in must be as long as its word")
    return tuple(pairs)


def _texts(path: str) -> dict[str, str]:
    from pathlib import Path

    from checker import located

    problems: list[located.LocatedError] = []
    tree = located.read(Path(path), problems)
    if problems or not isinstance(tree, located.Map):
        raise RuleError(problems[0].message if problems else "expected a mapping", path, 1, 1)
    return {key.text: value.text for key, value in tree if isinstance(value, located.Scalar)}
