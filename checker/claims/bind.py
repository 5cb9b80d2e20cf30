"""From readings to claims: which reading of each anchor stands, and which claims may stand beside each other.

Charity (DESIGN.md section 5): a figure that some plausible reading explains is explained. A reading that fails counts
only where no reading of the same figure holds, and its words alone are strong enough. One figure has one job in a rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations

from checker.claims import arithmetic
from checker.claims.anchored import anchored_readings
from checker.claims.cues import reportable
from checker.claims.mentions import mention_readings
from checker.claims.naming import name_readings
from checker.claims.parts import part_readings
from checker.claims.reading import Reading
from checker.claims.shape import alike
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
FAR = 0.5
PLAIN = 1.5  # what comes out as rounded is meant rather than what needs a loose writer
MARGIN, SOLID = 5, 4  # so much better worded, or so weak: what then holds, holds by chance


def bind(page: Page, rulebook: Rulebook, weights: Weights) -> list[tuple[Reading, tuple[Reading, ...]]]:
    """The readings that stand, in text order of their anchors, each with the other readings tried for its anchor."""
    readings = [r for rule in possible(page, rulebook.rules) for r in BINDERS[rule.bind](page, rule, weights)]
    of_anchor = _by_anchor(readings)
    holding = _settle(page, [r for r in readings if r.holds and r.score >= r.rule.thresholds.holds])
    failing = _failing(page, [r for r in readings if r.wide is False], holding, of_anchor)
    holding = [_sharpest(page, r, of_anchor[r.anchor]) for r in holding]
    summed = _by_anchor(
        r for r in holding + failing if r.rule.bind == "series" and r.rule.equation.relation == "=="
    )
    holding = [r for r in holding if not any(_within_sum(r, s) for s in summed.get(r.anchor, ()))]
    failing = [r for r in failing if not any(_within_sum(r, s) for s in summed.get(r.anchor, ()))]
    stand = sorted(holding + failing, key=lambda r: (r.anchor, r.rule.code, r.roles))
    return [(r, _alternatives(r, of_anchor[r.anchor])) for r in stand]


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


def _settle(page: Page, readings: list[Reading]) -> list[Reading]:
    """Of readings of one rule that use the same anchor, the best; sums may share a total when their parts differ."""
    kept: list[Reading] = []
    taken: dict[tuple[str, int], list[Reading]] = {}
    for reading in sorted(readings, key=lambda r: (-r.score - (PLAIN if r.narrow else 0), r.anchor, r.roles)):
        rivals = taken.setdefault((_group(reading.rule), reading.anchor), [])
        if any(_compete(reading, rival) for rival in rivals):
            continue
        rivals.append(reading)
        kept.append(reading)
    return kept


def _group(rule: Rule) -> str:
    """Readings compete within a rule's family and kind of binding; bounds do not excuse equations."""
    return f"{rule.family}/{rule.bind}/{rule.equation.relation}"


def _compete(reading: Reading, rival: Reading) -> bool:
    if reading.rule.bind == "mentions":
        return set(reading.figures()) == set(rival.figures())
    if reading.rule.bind != "series":
        return True
    own, others = set(reading.figures()) - {reading.anchor}, set(rival.figures()) - {rival.anchor}
    return bool(own & others)


def _by_figure(readings: Iterable[Reading]) -> dict[int, list[Reading]]:
    found: dict[int, list[Reading]] = {}
    for reading in readings:
        for i in reading.figures():
            found.setdefault(i, []).append(reading)
    return found


def _failing(
    page: Page, failing: Iterable[Reading], holding: list[Reading], of_anchor: dict[int, list[Reading]]
) -> list[Reading]:
    in_sums = {i for r in holding if r.rule.bind == "series" and r.rule.equation.relation == "==" for i in r.figures()}
    kept: list[Reading] = []
    used: set[tuple[str, int]] = set()
    taken = _by_figure(holding)
    for reading in sorted(failing, key=lambda r: (-r.score, r.anchor, r.roles)):
        if reading.score < reading.rule.thresholds.fails or reading.open:
            continue
        if not reportable(page, reading.rule, reading.roles) or not _like_with_like(page, reading):
            continue
        if any(_excuses(r, reading) for r in of_anchor[reading.anchor]) or _far_off(page, reading):
            continue
        rivals = [r for i in reading.figures() if i != reading.anchor for r in taken.get(i, ())]
        if any(_busy(page, reading, r) or _double_counts(reading, r) or _same_parts(reading, r) for r in rivals):
            continue
        if reading.rule.bind == "series" and len(in_sums & set(reading.figures())) > 1 and not _sure(reading):
            continue
        if any((_group(reading.rule), i) in used for i in _own_figures(reading)):
            continue
        used |= {(_group(reading.rule), i) for i in _own_figures(reading)}
        kept.append(reading)
    return kept


def _like_with_like(page: Page, reading: Reading) -> bool:
    """Whether the figures of a failing reading that must share a unit do: no 16次 of 1万个, no bare 11.75 of 33万股."""
    filled = {role.name: figures[0] for role, figures in zip(reading.rule.roles, reading.roles, strict=True) if figures}
    if reading.rule.bind == "figures" and reading.rule.equation.relation == "==" and _one_fact(page, reading):
        return False
    for role in reading.rule.roles:
        if reading.rule.bind == "figures" and role.unit in filled and role.name in filled:
            own, other = page.frames[filled[role.name]].figure, page.frames[filled[role.unit]].figure
            bare = any(f.unit is None and not any(c in f.literal for c in "万亿") for f in (own, other))
            if alike(own.dimension) != alike(other.dimension) or (bare and min(own.digits, other.digits) < 4):
                return False
    return True


def _one_fact(page: Page, reading: Reading) -> bool:
    """Whether two partners of a failing reading are one fact told twice: 总值超11万亿元 … 达110180亿元，占7.9%."""
    partners = [page.frames[i].figure for i in reading.figures() if i != reading.anchor]
    partners = [figure for figure in partners if figure.value is not None]
    return any(
        a.dimension == b.dimension and a.wide.scale(a.factor).meets(b.wide.scale(b.factor))
        for a, b in combinations(partners, 2)
        if a.digits != b.digits
    )


def _far_off(page: Page, reading: Reading) -> bool:
    """Whether no slip explains a failing equation and it is off by more than half: then it was hardly meant."""
    if reading.slip or reading.rule.bind not in ("figures", "series") or reading.rule.equation.relation != "==":
        return False
    anchor = reading.rule.anchor
    return not anchor.many and arithmetic.nearness(page, reading.rule, reading.roles, anchor.name) > FAR


def _busy(page: Page, reading: Reading, other: Reading) -> bool:
    """Whether all partners of a failing reading serve one like it that holds.

    4,825人 of 21,210人 is 22.75 %, not another rate; but 由650億元降至520億元 has both a difference and a rate.
    """
    partners = set(reading.figures()) - {reading.anchor}
    return (
        reading.rule.bind == other.rule.bind == "figures"
        and _group(reading.rule) == _group(other.rule)
        and page.frames[reading.anchor].figure.dimension == page.frames[other.anchor].figure.dimension
        and partners <= set(other.figures())
    )


def _double_counts(reading: Reading, sum_: Reading) -> bool:
    """Whether a failing sum adds both a total and its own parts."""
    if reading.rule.bind != "series" or sum_.rule.bind != "series" or sum_.rule.equation.relation != "==":
        return False
    own = set(reading.figures()) - {reading.anchor}
    return sum_.anchor in own and bool(own & (set(sum_.figures()) - {sum_.anchor}))


def _same_parts(reading: Reading, sum_: Reading) -> bool:
    """Whether the parts of a failing sum already make up another whole."""
    if reading.rule.bind != "series" or sum_.rule.bind != "series" or sum_.rule.equation.relation != "==":
        return False
    own, others = set(reading.figures()) - {reading.anchor}, set(sum_.figures()) - {sum_.anchor}
    return own == others and not _sure(reading)


def _within_sum(reading: Reading, whole: Reading) -> bool:
    """Whether a bound (parts ≤ whole) says nothing beyond a sum of the same whole."""
    return (
        reading.rule.bind == "series"
        and reading.rule.equation.relation != "=="
        and reading.anchor == whole.anchor
        and bool(set(reading.figures()) & set(whole.figures()) - {whole.anchor})
    )


def _excuses(holding: Reading, reading: Reading) -> bool:
    """Whether a reading that holds explains the anchor of one that fails: a rate, by shares or by growth."""
    return (
        holding.holds
        and holding.anchor == reading.anchor
        and holding.rule.equation.relation == "=="
        and holding.score >= holding.rule.thresholds.holds
        and (holding.words >= reading.words or _telling(holding, reading))
        and not (holding.rule.bind == "series" and _apart(holding, reading) and _sure(reading))
        and (_group(holding.rule) == _group(reading.rule) or holding.rule.bind == reading.rule.bind == "figures")
    )


def _telling(holding: Reading, reading: Reading) -> bool:
    """Whether a reading holds by more than chance beside one that fails but is worded far better."""
    return holding.proof > 0 and holding.score > min(reading.score - MARGIN, SOLID)


def _own_figures(reading: Reading) -> tuple[int, ...]:
    """The figures that one failing reading takes for itself; a total may be divided twice, and be wrong in both."""
    if reading.rule.bind == "series" and reading.slip:
        return tuple(i for i in reading.figures() if i != reading.anchor)
    return reading.figures()


def _apart(holding: Reading, reading: Reading) -> bool:
    """Whether two sums share no part: one whole may be divided twice, by sex and by age."""
    return not (set(holding.figures()) & set(reading.figures()) - {reading.anchor})


def _sure(reading: Reading) -> bool:
    return reading.slip and reading.score >= reading.rule.thresholds.error


def _alternatives(reading: Reading, readings: list[Reading]) -> tuple[Reading, ...]:
    rivals = [r for r in readings if r.rule is reading.rule and r is not reading]
    return tuple(sorted(rivals, key=lambda r: -r.score)[:MOST_ALTERNATIVES])
