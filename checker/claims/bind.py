"""From readings to claims: which reading of each anchor stands, and which claims may stand beside each other.

Charity (DESIGN.md section 5): a figure that some plausible reading explains is explained. A reading that fails counts
only where no reading of the same figure holds, and its words alone are strong enough. One figure has one job in a rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from checker.claims.anchored import anchored_readings
from checker.claims.charity import group, reported, without_chance
from checker.claims.cues import has
from checker.claims.mentions import mention_readings
from checker.claims.naming import name_readings
from checker.claims.parts import part_readings
from checker.claims.reading import Reading
from checker.claims.vocabulary import possible
from checker.claims.weights import Weights
from checker.framing.frame import Page
from checker.records import replace
from checker.rulebook import Rule, Rulebook

BINDERS: dict[str, Callable[[Page, Rule, Weights], list[Reading]]] = {
    "figures": anchored_readings,
    "series": part_readings,
    "names": name_readings,
    "mentions": mention_readings,
}
MOST_ALTERNATIVES = 5
PAIRS = 4  # roles: two pairs of figures
PLAIN = 1.5  # what comes out as rounded is meant rather than what needs a loose writer


def holding_with(page: Page, rulebook: Rulebook, weights: Weights, about: frozenset[int]) -> list[Reading]:
    """The readings of equations that stand, hold and have one of some figures."""
    readings: list[Reading] = []
    for rule in possible(page, rulebook.rules):
        if rule.bind == "figures":
            readings += anchored_readings(page, rule, weights, about)
        elif rule.bind == "series":
            readings += part_readings(page, rule, weights, about)
    readings = [r for r in readings if len(r.roles) < PAIRS or not _told_twice(page, r)]
    of_anchor = _by_anchor(readings)
    holding = _settle(page, readings)
    holding = [_placed(page, r, of_anchor[r.anchor]) for r in holding]
    return [r for r in holding if not about.isdisjoint(r.figures())]


def bind(page: Page, rulebook: Rulebook, weights: Weights) -> list[tuple[Reading, tuple[Reading, ...]]]:
    """The readings that stand, in text order of their anchors, each with the other readings tried for its anchor."""
    readings = [r for rule in possible(page, rulebook.rules) for r in BINDERS[rule.bind](page, rule, weights)]
    readings = [r for r in readings if len(r.roles) < PAIRS or not _told_twice(page, r)]
    of_anchor = _by_anchor(readings)
    holding = _settle(page, readings)
    failing = reported(page, [r for r in readings if r.wide is False], holding, of_anchor)
    holding = [_placed(page, r, of_anchor[r.anchor]) for r in without_chance(holding, failing)]
    summed = _by_anchor(r for r in holding + failing if r.rule.bind == "series" and r.rule.equation.relation == "==")
    holding = [r for r in holding if not any(_within_sum(r, s) for s in summed.get(r.anchor, ()))]
    failing = [r for r in failing if not any(_within_sum(r, s) for s in summed.get(r.anchor, ()))]
    stand = sorted(holding + failing, key=lambda r: (r.anchor, r.rule.code, r.roles))
    return [(r, _alternatives(r, of_anchor[r.anchor])) for r in stand]


def _told_twice(page: Page, reading: Reading) -> bool:
    """Whether both sides of an equation are the same figures, told twice: 33万股，占0.0386% in the title and below."""
    figures = [page.frames[i].figure for i in reading.figures()]
    pairs = {(figure.dimension, figure.value) for figure in figures}
    return reading.rule.bind == "figures" and 2 * len(pairs) <= len(figures)


def _placed(page: Page, reading: Reading, others: list[Reading]) -> Reading:
    """The reading, told with the sharpest and nearest mentions of its figures."""
    return _nearest(page, _sharpest(page, reading, others), others)


def _by_anchor(readings: Iterable[Reading]) -> dict[int, list[Reading]]:
    found: dict[int, list[Reading]] = {}
    for reading in readings:
        found.setdefault(reading.anchor, []).append(reading)
    return found


def _sharpest(page: Page, reading: Reading, others: Iterable[Reading]) -> Reading:
    """The reading, or the one that says the same with more digits: 16% of 600555262例, told as 超6亿例 in the title."""
    if reading.rule.bind != "figures":
        return reading
    sharper = [r for r in others if r.rule is reading.rule and r.holds and _sharper(page, r, reading)]
    if not sharper:
        return reading
    best = max(sharper, key=lambda r: r.score)
    return replace(best, words=max(best.words, reading.words))


def _sharper(page: Page, other: Reading, reading: Reading) -> bool:
    """Whether a reading is the same as another but for rounder mentions of the same facts."""
    if other.roles == reading.roles or (reading.narrow and not other.narrow):
        return False
    pairs = [(a, b) for a, b in zip(other.figures(), reading.figures(), strict=False) if a != b]
    figures = [(page.frames[a].figure, page.frames[b].figure) for a, b in pairs]
    return len(other.figures()) == len(reading.figures()) and all(
        a.value is not None
        and b.value is not None
        and a.dimension == b.dimension
        and a.digits > b.digits
        and a.wide.scale(a.factor).meets(b.wide.scale(b.factor))
        for a, b in figures
    )


def _nearest(page: Page, reading: Reading, others: Iterable[Reading]) -> Reading:
    """The reading, or the one that takes the same figures from nearer by: 筹资38.7亿美元, told in the title as well."""
    if reading.rule.bind != "figures":
        return reading
    alike = [r for r in others if r.rule is reading.rule and r.holds and _same_values(page, r, reading)]
    best = min([reading, *alike], key=lambda r: sum(_sentences(page, r.anchor, i) for i in r.figures()))
    return best if best is reading else replace(best, words=max(best.words, reading.words))


def _same_values(page: Page, other: Reading, reading: Reading) -> bool:
    if other.roles == reading.roles or [len(f) for f in other.roles] != [len(f) for f in reading.roles]:
        return False
    pairs = zip(other.figures(), reading.figures(), strict=True)
    figures = [(page.frames[a].figure, page.frames[b].figure) for a, b in pairs]
    return all(a.value == b.value and a.factor == b.factor and a.dimension == b.dimension for a, b in figures)


def _sentences(page: Page, first: int, second: int) -> int:
    return abs(page.frames[first].sentence - page.frames[second].sentence)


def _settle(page: Page, readings: list[Reading]) -> list[Reading]:
    """What holds; of readings of one rule that use the same anchor, the best; sums may share a total when their parts
    differ."""
    kept: list[Reading] = []
    taken: dict[tuple[str, int], list[Reading]] = {}
    holding = [r for r in readings if r.holds and r.score >= r.rule.thresholds.holds]
    for reading in sorted(holding, key=lambda r: (-r.score - (PLAIN if r.narrow else 0), r.anchor, r.roles)):
        rivals = taken.setdefault((group(reading.rule), reading.anchor), [])
        if any(_compete(page, reading, rival) for rival in rivals):
            continue
        rivals.append(reading)
        kept.append(reading)
    return kept


def _compete(page: Page, reading: Reading, rival: Reading) -> bool:
    if reading.rule.bind == "mentions":
        return set(reading.figures()) == set(rival.figures())
    if reading.rule.bind != "series" and not has(page.frames[reading.anchor].left, reading.rule.anchor.several):
        return True
    own, others = set(reading.figures()) - {reading.anchor}, set(rival.figures()) - {rival.anchor}
    return bool(own & others)


def _within_sum(reading: Reading, whole: Reading) -> bool:
    """Whether a bound (parts ≤ whole) says nothing beyond a sum of the same whole."""
    return (
        reading.rule.bind == "series"
        and reading.rule.equation.relation != "=="
        and reading.anchor == whole.anchor
        and bool(set(reading.figures()) & set(whole.figures()) - {whole.anchor})
    )


def _alternatives(reading: Reading, readings: list[Reading]) -> tuple[Reading, ...]:
    rivals = [r for r in readings if r.rule is reading.rule and r is not reading]
    return tuple(sorted(rivals, key=lambda r: -r.score)[:MOST_ALTERNATIVES])
