"""Further relations that break over a slip already found, and come right with it.

Where a contradiction is found and one slip would mend it, the text is read once more with the slip mended. What then
holds by the binder's own measure, and as it stands fails, breaks for the same reason: 现有20例，其中甲市1例、乙市1例
is too weakly worded to be reported by itself, but not once 累计91例，出院87例，死亡2例 asks for 现有2例, too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.claims import arithmetic
from checker.claims.reading import Reading
from checker.framing.frame import Page
from checker.model import Block, Document, Figure, Finding, Suggestion
from checker.records import replace
from checker.rulebook import Rule

MOST_MENDED = 6  # texts read once more
MOST_FIGURES = 600  # of an article; longer texts are read once
BINDS = ("figures", "series")

Holding = Callable[[Document, frozenset[int]], tuple[Page, list[Reading]]]


def corroborating(
    page: Page, readings: Sequence[Reading], findings: Sequence[Finding], holding: Holding
) -> list[Reading]:
    """Readings of relations that fail, and hold with the slip of a finding mended."""
    found: dict[tuple[str, tuple[tuple[int, ...], ...]], Reading] = {}
    if len(page.frames) > MOST_FIGURES:
        return []
    known = {_said(page, r) for r in readings if r.wide is False and not r.open}
    left = MOST_MENDED
    for finding in findings:
        best: list[Reading] = []
        for suggestion in finding.suggestions[: max(left, 0)]:
            left -= 1
            also = _mended(page, suggestion, _twins(finding, readings, suggestion.figure), holding)
            also = [r for r in also if _said(page, r) not in known]
            best = also if len(also) > len(best) else best
        found.update(((r.rule.id, r.roles), r) for r in best)
    return list(found.values())


def counts(rule: Rule) -> bool:
    """Whether what a rule says is looked at with a slip mended."""
    return rule.bind in BINDS and rule.equation.relation == "=="


def _said(page: Page, reading: Reading) -> tuple[str, tuple[tuple[object, ...], ...]]:
    """What a reading says: told of another mention of its total, a sum is no second one."""
    values = [sorted((f.value or 0) * f.factor for f in _figures(page, figures)) for figures in reading.roles]
    return reading.rule.id, tuple(map(tuple, values))


def _figures(page: Page, indexes: Sequence[int]) -> list[Figure]:
    return [page.frames[i].figure for i in indexes]


def _twins(finding: Finding, readings: Sequence[Reading], figure: int) -> list[int]:
    """Other mentions of the fact that a figure states: they hold in its place once it is mended."""
    stated = [readings[i].figures() for i in finding.claims if readings[i].rule.bind == "mentions"]
    return [i for figures in stated if figure in figures for i in figures if i != figure]


def _mended(page: Page, suggestion: Suggestion, twins: Sequence[int], holding: Holding) -> list[Reading]:
    """What fails as it stands and holds with a slip mended."""
    figure = page.frames[suggestion.figure].figure
    about = frozenset((suggestion.figure, *twins))
    other, readings = holding(_rewritten(page.document, figure, suggestion.replacement), about)
    if len(other.frames) != len(page.frames):
        return []
    readings = [r for r in readings if r.narrow and not r.open and counts(r.rule)]
    own = [r for r in readings if suggestion.figure in r.figures()]
    own += [_told_by(r, twin, suggestion.figure) for r in readings for twin in twins if twin in r.figures()]
    return [
        replace(reading, narrow=False, wide=False, slip=True, soft=True)
        for reading in own
        if len(set(reading.figures())) == sum(map(len, reading.roles))
        and arithmetic.verdict(page, reading.rule, reading.roles)[1] is False
    ]


def _told_by(reading: Reading, twin: int, figure: int) -> Reading:
    """The reading with one mention of a fact in the place of another."""
    roles = tuple(tuple(figure if i == twin else i for i in figures) for figures in reading.roles)
    return replace(reading, roles=roles, anchor=figure if reading.anchor == twin else reading.anchor)


def _rewritten(document: Document, figure: Figure, text: str) -> Document:
    """The document with another text in place of a figure's."""
    shift = len(text) - (figure.end - figure.start)
    changed = document.text[: figure.start] + text + document.text[figure.end :]
    return replace(document, text=changed, blocks=tuple(_shifted(b, figure.start, shift) for b in document.blocks))


def _shifted(block: Block, at: int, shift: int) -> Block:
    if block.end <= at:
        return block
    return replace(block, start=block.start + shift if block.start > at else block.start, end=block.end + shift)
