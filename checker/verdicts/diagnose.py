"""From contradictions to findings: which figure is the likeliest culprit, and which single slips would mend it.

A slip is offered when it mends every claim that the figure takes part in. A figure that breaks several claims is named
before one that breaks a single one; findings with one culprit become one finding.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.claims.reading import Reading
from checker.figures.slips import Slip, omissions
from checker.framing.frame import Page
from checker.model import Claim, Figure, Finding, Kind, Severity, Suggestion, Verdict
from checker.records import dataclass
from checker.verdicts.judge import ids, message_texts
from checker.verdicts.vouching import TELLING, mended
from checker.verdicts.wording import fill, rewritten

# Likeliest first: what the census of published errors found, swaps and lost scale words before wrong digits.
SLIP_ORDER = ("swap", "scale", "point", "digit", "length", "across", "doubled", "lost")
MOST_SUGGESTIONS = 6
SHARES = (Kind.PERCENT, Kind.POINT, Kind.MULTIPLE)


@dataclass(frozen=True, slots=True)
class _Repair:
    figure: int
    slip: Slip
    broken: int
    told: bool  # whether the text has the mended number elsewhere
    confirmed: bool  # whether it has the written one elsewhere

    @property
    def rank(self) -> tuple[int, bool, bool, int, int]:
        return (-self.broken, self.confirmed, not self.told, SLIP_ORDER.index(self.slip.kind), self.figure)


def findings_of(page: Page, readings: Sequence[Reading], claims: Sequence[Claim]) -> tuple[Finding, ...]:
    """The findings of all inconsistent claims, in text order of the culprits."""
    broken = [i for i, c in enumerate(claims) if c.verdict is Verdict.INCONSISTENT]
    by_figure: dict[int, list[int]] = {}
    for i, claim in enumerate(claims):
        for figure in claim.figures():
            by_figure.setdefault(figure, []).append(i)
    groups: dict[int, list[int]] = {}
    repairs: dict[int, list[_Repair]] = {}
    for i in broken:
        repairs[i] = _repairs(page, readings, claims, by_figure, i)
        groups.setdefault(_culprit(readings[i], claims[i], repairs[i]), []).append(i)
    found = [_finding(page, readings, claims, culprit, members, repairs) for culprit, members in groups.items()]
    return tuple(sorted(found, key=lambda f: (f.start, f.code)))


def _repairs(
    page: Page, readings: Sequence[Reading], claims: Sequence[Claim], by_figure: dict[int, list[int]], broken: int
) -> list[_Repair]:
    found: list[_Repair] = []
    for figure in claims[broken].figures():
        involved = by_figure[figure]
        wrong = sum(1 for i in involved if claims[i].verdict is Verdict.INCONSISTENT)
        needed = [readings[i] for i in involved if _counts(readings[i], readings[broken])]
        own = page.frames[figure].figure
        alike = page.by_dimension.get(own.dimension, ()) if own.digits >= TELLING else ()
        others = {page.frames[i].figure.value for i in alike if i not in claims[broken].figures()}
        slips = [s for s in page.slips(figure) if _sensible(own, s) and _mends(page, needed, figure, s)]
        if not slips:
            slips = [s for s in omissions(own) if _sensible(own, s) and _mends(page, needed, figure, s)]
        confirmed = own.value in others
        found += [_Repair(figure, slip, wrong, slip.value in others, confirmed) for slip in slips]
    return sorted(found, key=lambda r: r.rank)


def _mends(page: Page, needed: Sequence[Reading], figure: int, slip: Slip) -> bool:
    return all(mended(page, reading, figure, slip) for reading in needed)


def _sensible(figure: Figure, slip: Slip) -> bool:
    """Whether somebody may have meant to write it: no 0万亩, no 1.01案, no 75亿%."""
    if not slip.value:
        return False
    if figure.kind in SHARES:
        return slip.kind != "scale"
    scaled = any(char in slip.literal for char in "百千万亿兆")
    return figure.kind is not Kind.COUNT or scaled or "." not in slip.literal or "." in figure.literal


def _counts(reading: Reading, broken: Reading) -> bool:
    """Whether a claim of the figure must hold after a repair: the same fact stated elsewhere is mended with it."""
    return reading.rule.bind != "mentions" or broken.rule.bind == "mentions"


def _culprit(reading: Reading, claim: Claim, repairs: Sequence[_Repair]) -> int:
    """The figure of the likeliest repair where that is clear, else the one the rule reports on."""
    reported = next(iter(ids(reading, reading.rule.report)), claim.anchor)
    if not repairs:
        return reported
    best = repairs[0].rank[:-1]
    likeliest = {r.figure for r in repairs if r.rank[:-1] == best}
    return reported if reported in likeliest else min(likeliest)


def _finding(
    page: Page,
    readings: Sequence[Reading],
    claims: Sequence[Claim],
    culprit: int,
    members: Sequence[int],
    repairs: dict[int, list[_Repair]],
) -> Finding:
    main = min(members, key=lambda i: (list(Severity).index(claims[i].severity), i))
    reading, claim = readings[main], claims[main]
    rule = reading.rule
    figure = page.frames[culprit].figure
    texts = message_texts(page, reading, claim)
    own = [r for r in repairs[main] if all(r in repairs[m] for m in members)] or repairs[main]
    return Finding(
        rule=rule.id,
        code=rule.code,
        severity=claim.severity,
        start=figure.start,
        end=figure.end,
        messages=tuple((language, fill(template, texts)) for language, template in rule.message.items()),
        figures=tuple(dict.fromkeys(i for m in members for i in claims[m].figures())),
        claims=(main, *(m for m in members if m != main)),
        stated=figure.text,
        expected=_expected(own, culprit, claim),
        suggestions=tuple(_suggestion(page, r) for r in _spread(own)),
    )


def _expected(repairs: Sequence[_Repair], culprit: int, claim: Claim) -> str:
    return claim.expected.text if claim.expected else ""


def _spread(repairs: Sequence[_Repair]) -> list[_Repair]:
    """The likeliest repairs, each figure's best before any figure's second."""
    firsts: dict[int, _Repair] = {}
    for repair in repairs:
        firsts.setdefault(repair.figure, repair)
    order = list(firsts.values()) + [r for r in repairs if firsts[r.figure] is not r]
    return order[:MOST_SUGGESTIONS]


def _suggestion(page: Page, repair: _Repair) -> Suggestion:
    figure = page.frames[repair.figure].figure
    return Suggestion(repair.figure, rewritten(figure, repair.slip.literal), repair.slip.kind)
