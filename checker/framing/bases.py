"""Whether a base that the words name (占全国进出口总值的20.1%) is what another figure measures."""

from __future__ import annotations

from collections.abc import Sequence

from checker.framing.frame import Page
from checker.patterns import compiled

_NAME_TAIL = compiled(
    r"(?:的?(?:比例|比重|比率|百分比|比|份额|金额|总数|总量|总额|总值|数|量|率)?"
    r"(?:为|达|达到|约|仅|近|超|逾|超过|[：:])*|的)*[（(]?$"
)
_OWN = compiled(r"[，,。；占]")
_SCOPE = compiled(r"全球|世界|全[国省市县区台州港]")
_GENERIC = frozenset("股份公司所数额量值的人")
_HELD = compiled(r"所持|持有|持股")
_FULL = compiled(r"[的比，,]")
_OF_SOME = compiled(r"持有|持股|所持|质押|减持|增持|冻结")
_ANAPHORA = frozenset("其该此")
_PLEDGED = compiled(r"质押|冻结|减持|增持|解除")
_HEDGED = "总数总量总额共计约近超逾达到为有"
NAME = 3  # characters of a name that is no mere scope


def names(page: Page, index: int, words: Sequence[str], other: int) -> int:
    """Whether the name after one of the words before a figure fits another figure: 1 for beyond doubt, -1 for not.

    占[全国进出口总值]的20.1%: the head of the name, its last pair of characters, must stand in the other's words;
    of a mere scope (占全国20.6%) its last character; of 占其所持股份 any character that says something. Beyond doubt is
    a name that stands before the figure word for word, and 占其持股总数 beside what is held (持有).
    """
    known = page.memory(words)
    if index not in known:
        known[index] = _name(page.frames[index].clause_left, words)
    name, full = known[index]
    if not name:
        return 0
    if not _fits(page, name, full, index, other):
        return -1
    clause = page.frames[other].clause_left
    held = _HELD.search(name) is not None and _HELD.search(clause) is not None and not _PLEDGED.search(clause)
    return int(held or (len(name) >= NAME and clause.rstrip(_HEDGED).endswith(name)))


def _name(left: str, words: Sequence[str]) -> tuple[str, str]:
    """The name after the last of some words, and all that stands there up to a mark; empty where there is none."""
    start = max([left.rfind(w) + len(w) for w in words if w in left], default=-1)
    name = _NAME_TAIL.sub("", left[start:]) if start >= 0 else ""
    if not name or any([mark.isdigit() for mark in name]):
        return "", ""
    return name, _FULL.split(left[start:], maxsplit=1)[0]


def _fits(page: Page, name: str, full: str, index: int, other: int) -> bool:
    """Whether a name may be that of another figure; full: with all that stands before the figure named by it."""
    near = page.frames[other].clause_left + page.frames[other].right
    if name[0] in _ANAPHORA or _HELD.search(name):
        told = name[1:] if name[0] in _ANAPHORA else name
        return any(char in near for char in told if char not in page.noise and char not in _GENERIC)
    before = page.text[max(page.frames[other].figure.view_start - 40, 0) : page.frames[other].figure.view_start]
    scope = _SCOPE.search(name)
    if scope and scope.group()[-1] not in before:
        return False
    frame = page.frames[other]
    right_before = other < index and frame.sentence == page.frames[index].sentence and _nearest(page, index, other)
    if right_before and full not in frame.left:
        return False  # 新能源汽车4397万辆，占汽车总量的12%: what stands right before 占 is the part
    pairs = page.pairs_of(name)
    if "总" in name:
        if _OF_SOME.search(before[-16:]) and not _OF_SOME.search(name):
            return False  # 合计持有3.3亿股, 占公司总股本的29.4%
        if any(mark in before[-16:] for mark in "总共全") or "合计" in before[-16:]:
            unit = page.frames[other].figure.unit or "-"
            return unit in name or not _own_pairs(page, other).isdisjoint(pairs)
        if _nearest(page, index, other):
            return False  # 占汽车总量的12%, after 新能源汽车4397万辆
    if pairs and set(pairs[-1]) <= _GENERIC:  # 占公司股份总数: any 公司股份 would fit, only their total does
        return any(mark in before[-16:] for mark in "总共全计") and pairs[-1] in _own_pairs(page, other)
    if pairs:
        own = _own_pairs(page, other)
        # 占身障人数: the people may be left out of the whole's own name (身障人口数, 身障朋友).
        return pairs[-1] in own or (name.endswith("人") and len(pairs) > 1 and pairs[-2] in own)
    return name[-1] in before


def _nearest(page: Page, index: int, other: int) -> bool:
    """Whether nothing of a figure's dimension stands between it and the one whose words name a base.

    But for the same fact told again: 突破13亿千瓦，达到13.22亿千瓦，约占我国总装机的48.8%.
    """
    own = page.frames[other].figure
    between = (f.figure for f in page.frames[other + 1 : index] if f.figure.dimension == own.dimension)
    return all(f.wide.scale(f.factor).meets(own.wide.scale(own.factor)) for f in between)


def _own_pairs(page: Page, index: int) -> frozenset[str]:
    """Pairs of a figure's own words, without what it is a share of: 质押2.2亿股，占总股本的14.62%."""
    frame = page.frames[index]
    return frozenset(page.pairs_of(frame.left) + page.pairs_of(_OWN.split(frame.right, maxsplit=1)[0]))
