"""Whether a base that the words name (占全国进出口总值的20.1%) is what another figure measures."""

from __future__ import annotations

from collections.abc import Sequence

from checker.framing.frame import Page
from checker.patterns import compiled

_NAME_TAIL = compiled(
    r"(?:的?(?:比例|比重|比率|百分比|比|份额|总数|总量|总额|总值|数|量|率)?"
    r"(?:为|达|达到|约|仅|近|超|逾|超过|[：:])*|的)*[（(]?$"
)
_OWN = compiled(r"[，,。；占]")
_SCOPE = compiled(r"全球|世界|全[国省市县区台州港]")
_GENERIC = frozenset("股份公司所数额量值的人")
_HELD = compiled(r"所持|持有|持股")
_ANAPHORA = frozenset("其该此")


def names(page: Page, index: int, words: Sequence[str], other: int) -> bool:
    """Whether the name after one of the words before a figure, if there is one, fits another figure.

    占[全国进出口总值]的20.1%: the head of the name, its last pair of characters, must stand in the other's words;
    of a mere scope (占全国20.6%) its last character; of 占其所持股份 any character that says something.
    """
    left = page.frames[index].clause_left
    start = max((left.rfind(w) + len(w) for w in words if w in left), default=-1)
    name = _NAME_TAIL.sub("", left[start:]) if start >= 0 else ""
    if not name or any(mark.isdigit() for mark in name):
        return True
    near = page.frames[other].clause_left + page.frames[other].right
    if name[0] in _ANAPHORA or _HELD.search(name):
        told = name[1:] if name[0] in _ANAPHORA else name
        return any(char in near for char in told if char not in page.noise and char not in _GENERIC)
    before = page.text[max(page.frames[other].figure.view_start - 40, 0) : page.frames[other].figure.view_start]
    scope = _SCOPE.search(name)
    if scope and scope.group()[-1] not in before:
        return False
    pairs = page.pairs_of(name)
    if "总" in name:
        if any(mark in before[-16:] for mark in "总共全") or "合计" in before[-16:]:
            unit = page.frames[other].figure.unit or "-"
            return unit in name or not _own_pairs(page, other).isdisjoint(pairs)
        if _nearest(page, index, other):
            return False  # 占汽车总量的12%, after 新能源汽车4397万辆
    if pairs and set(pairs[-1]) <= _GENERIC:  # 占公司股份总数: any 公司股份 would fit, only their total does
        return any(mark in before[-16:] for mark in "总共全计") and pairs[-1] in _own_pairs(page, other)
    if pairs:
        return pairs[-1] in _own_pairs(page, other)
    return name[-1] in before


def _nearest(page: Page, index: int, other: int) -> bool:
    """Whether nothing of a figure's dimension stands between it and the one whose words name a base."""
    dimension = page.frames[other].figure.dimension
    return all(f.figure.dimension != dimension for f in page.frames[other + 1 : index])


def _own_pairs(page: Page, index: int) -> frozenset[str]:
    """Pairs of a figure's own words, without what it is a share of: 质押2.2亿股，占总股本的14.62%."""
    frame = page.frames[index]
    return frozenset(page.pairs_of(frame.left) + page.pairs_of(_OWN.split(frame.right, maxsplit=1)[0]))
