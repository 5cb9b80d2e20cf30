"""Readings of rules that hold two statements of the same fact against each other: title and body, lead and detail.

What makes two figures the same fact: they can be compared, and their words agree; a title stands for what is below it,
up to the next title. Figures that agree are bound on little evidence, more for rare numbers than for small ones.
Figures that differ are bound where one is the other rounded, and where a title's figure is found nowhere below it but
for one slip of the pen. Each figure looks back at a few earlier ones of the same value only, so the work stays linear.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile

from checker.claims import arithmetic
from checker.claims.cues import Roles, blocked, has, weigh
from checker.claims.likeness import Likeness, Mention, mentions_of, near
from checker.claims.mending import slip_proof
from checker.claims.reading import Reading
from checker.claims.weights import Weights
from checker.framing.frame import Page
from checker.model import Figure, Kind
from checker.patterns import compiled
from checker.rulebook import Rule

LOOK_BACK = 6  # earlier figures of the same value
LOOK_NEAR = 10  # earlier figures that a figure may round
LOOK_BELOW = 200  # figures below a title
NAME_REACH = 4  # characters left of a figure in which its name ends
RATIO = "ratio"  # shares of one whole lie close together by nature
SWAPPED = 4  # digits of figures whose likeness but for a swap tells something
HEDGED = 3  # the same where it is hedged
LEAST = 2  # digits of a figure that may have slipped
TOLD = 3  # characters that a sentence told again shares on either side of its figure
RETOLD = 10  # and on both together
REACH = 60  # characters looked at for that
_SCALED = compiled(r"[万亿兆]")
_END = compiled(r"[。！？!?；;\n]")


def mention_readings(page: Page, rule: Rule, weights: Weights) -> list[Reading]:
    """Pairs of mentions. The later one is the anchor; of a title that differs, its own figure."""
    mentions = mentions_of(page, rule)
    if len(mentions) < 2:
        return []
    likeness = Likeness(page, weights)
    found: list[Reading] = []
    for first, second in _equal_pairs(mentions, likeness):
        found += _holding(page, rule, weights, likeness, first, second)
    for first, second in _near_pairs(mentions):
        found += _holding(page, rule, weights, likeness, first, second)
    for first, second in _named_pairs(mentions, rule):
        found += _named(page, rule, weights, likeness, first, second)
    stated = {(m.key, m.section) for m in mentions if not m.head} | {(m.key, -1) for m in mentions if not m.head}
    heads = {m.index for m in mentions if m.head}
    held = [r.figures() for r in found if r.score >= rule.thresholds.holds]
    explained = {i for pair in held if heads.intersection(pair) for i in pair}
    for first, second in _below_titles(mentions):
        if (first.key, first.reach) in stated or first.index in explained or second.index in explained:
            continue
        found += _failing(page, rule, weights, likeness, first, second)
    equal = {i for pair in held for i in pair}
    for first, second in _retold_pairs(page, mentions, rule):
        if not equal.intersection((first.index, second.index)):
            found += _failing(page, rule, weights, likeness, first, second)
    for first, second in _swapped_pairs(mentions):
        alike = likeness.near(first, second) >= weights.mention_swapped
        if alike and not equal.intersection((first.index, second.index)):
            found += _failing(page, rule, weights, likeness, first, second)
    return found


def _equal_pairs(mentions: list[Mention], likeness: Likeness) -> Iterator[tuple[Mention, Mention]]:
    """Each figure with the earlier one of the same value that it is most like."""
    by_key: dict[object, list[Mention]] = {}
    for second in mentions:
        earlier = by_key.setdefault(second.key, [])
        if not earlier:
            earlier.append(second)
            continue
        rivals = [m for m in earlier[-LOOK_BACK:] if m.comparable(second)]
        if earlier[0].head and earlier[0] not in rivals and earlier[0].heads(second):
            rivals.append(earlier[0])
        if rivals:
            best = rivals[0] if len(rivals) == 1 else max(rivals, key=lambda m: (likeness.score(m, second), m.index))
            yield best, second
        earlier.append(second)


def _near_pairs(mentions: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of which one may be the other rounded, cut or hedged: a title and its body, or neighbours."""
    recent: dict[str, list[tuple[float, Mention]]] = {}
    for second in mentions:
        if second.value is None:
            continue
        earlier = recent.setdefault(second.family, [])
        size = abs(second.value)
        least, most = size * 0.7, size * 1.4  # beyond them none is near
        for other, first in reversed(earlier[-LOOK_NEAR:]):
            if least <= other <= most and near(other, size) and second.rounds(first) and not first.head:
                yield first, second
        earlier.append((size, second))
    for first, second in _below_titles(mentions):
        if second.rounds(first):
            yield first, second


def _below_titles(mentions: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Figures of titles with the figures below them that can be compared."""
    heads: list[Mention] = []
    seen: dict[int, int] = {}
    for mention in mentions:
        if mention.value is None or mention.dated:
            continue
        if mention.head:
            heads = [h for h in heads if h.heads(mention) or h.block == mention.block]
            heads.append(mention)
            continue
        for head in heads:
            if head.heads(mention) and head.comparable(mention) and seen.get(head.index, 0) < LOOK_BELOW:
                seen[head.index] = seen.get(head.index, 0) + 1
                yield head, mention


def _named_pairs(mentions: list[Mention], rule: Rule) -> Iterator[tuple[Mention, Mention]]:
    """Neighbours among the figures whose words alone say what they state: 今天（5月21日）."""
    words = rule.roles[0].opener
    named = [m for m in mentions if words and has(m.frame.left[-NAME_REACH:], words)]
    return pairwise(named)


def _named(
    page: Page, rule: Rule, weights: Weights, likeness: Likeness, first: Mention, second: Mention
) -> list[Reading]:
    """A difference between two figures that the same words name."""
    roles: Roles = ((first.index,), (second.index,))
    if first.key == second.key or not first.comparable(second):
        return []
    drop, is_open, soft = blocked(page, rule, roles)
    words = likeness.score(first, second) + weigh(page, rule, roles)
    return [] if drop else [Reading(rule, second.index, roles, words, 0.0, False, False, False, is_open, soft)]


def _swapped_pairs(mentions: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Neighbours written with the same digits in another order: 余额22.316亿元 … 余额22.361亿元."""
    recent: dict[str, list[Mention]] = {}
    for second in mentions:
        figure = second.frame.figure
        if second.value is None or figure.digits < SWAPPED or figure.dimension == RATIO:
            continue
        written = "".join(sorted(figure.literal))
        earlier = recent.setdefault(written, [])
        for first in earlier[-LOOK_BACK:]:
            if first.key != second.key and first.comparable(second) and first.section == second.section:
                yield first, second
        earlier.append(second)


def _retold_pairs(page: Page, mentions: list[Mention], rule: Rule) -> Iterator[tuple[Mention, Mention]]:
    """Figures that two paragraphs give in the same words for the same place: 敲定投资25.1亿元，成为今年以来…"""
    told: dict[str, list[Mention]] = {}
    for second in mentions:
        figure = second.frame.figure
        if second.value is None or figure.digits < HEDGED or figure.dimension == RATIO:
            continue
        earlier = told.setdefault(page.text[max(0, figure.view_start - TOLD) : figure.view_start], [])
        for first in earlier[-LOOK_BACK:]:
            if first.key != second.key and first.block != second.block and first.comparable(second):
                left, right = _around(page, first)
                other_left, other_right = _around(page, second)
                before, after = _alike(reversed(left), reversed(other_left)), _alike(right, other_right)
                names = _names(left, rule.roles[0].closer) & _names(other_left, rule.roles[0].closer)
                if names and min(before, after) >= TOLD and before + after >= RETOLD:
                    yield first, second
        earlier.append(second)


def _around(page: Page, mention: Mention) -> tuple[str, str]:
    """The words of its sentence before and after a figure."""
    figure, text = mention.frame.figure, page.text
    left = _END.split(text[max(0, figure.view_start - REACH) : figure.view_start])[-1]
    return left, _END.split(text[figure.view_end : figure.view_end + REACH], maxsplit=1)[0]


def _alike(first: Iterable[str], second: Iterable[str]) -> int:
    """How many characters two texts have in common from their beginning on, signs and spaces not counted."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False))
    return sum(pair[0].isalpha() for pair in same)


def _names(text: str, ends: Iterable[str]) -> set[str]:
    """The last characters of the names in a text that end in one of these words: 江口区."""
    return {text[at - 2 : at + len(end)] for end in ends for at in range(2, len(text)) if text.startswith(end, at)}


def _holding(
    page: Page, rule: Rule, weights: Weights, likeness: Likeness, first: Mention, second: Mention
) -> list[Reading]:
    roles: Roles = ((first.index,), (second.index,))
    drop, is_open, soft = blocked(page, rule, roles)
    if drop:
        return []
    wide: bool | None = True
    if first.key != second.key:
        wide = arithmetic.verdict(page, rule, roles)[1]
        if not wide or likeness.near(first, second) < weights.mention_rounded - first.heads(second):
            return []
    words = likeness.score(first, second) + weigh(page, rule, roles)
    return [Reading(rule, second.index, roles, words, likeness.proof(first, second), wide, wide, False, is_open, soft)]


def _telling(figure: Figure) -> bool:
    """Whether a difference from this figure can be a slip: a unit or 万, and digits enough, more of them if hedged."""
    if figure.unit is None and not _SCALED.search(figure.literal):
        return False
    if figure.kind is Kind.ORDINAL and len(figure.literal) > 1:
        return True
    return figure.digits >= (HEDGED if figure.hedge else LEAST)


def _failing(
    page: Page, rule: Rule, weights: Weights, likeness: Likeness, first: Mention, second: Mention
) -> list[Reading]:
    """A title's figure that differs by a slip from one below it whose words agree closely."""
    figures = [page.frames[m.index].figure for m in (first, second)]
    alike = figures[0].dimension == figures[1].dimension or first.bare or second.bare
    if not alike or not all(_telling(f) for f in figures):
        return []
    if likeness.near(first, second) < weights.mention_differs:
        return []
    roles: Roles = ((first.index,), (second.index,))
    drop, is_open, soft = blocked(page, rule, roles)
    narrow, wide = arithmetic.verdict(page, rule, roles)
    if drop or narrow is not False:
        return []
    slip, gain = slip_proof(page, rule, roles, min(f.digits for f in figures))
    if not slip:
        return []
    words = likeness.score(first, second) + weigh(page, rule, roles)
    return [Reading(rule, first.index, roles, words, gain * weights.slip, narrow, wide, slip, is_open, soft)]
