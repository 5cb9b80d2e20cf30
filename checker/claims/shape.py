"""The shape of a run of figures: where whole and parts stand, what sets them apart, whether they can be added."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from checker.claims.cues import has
from checker.claims.series import REACH_BLOCKS, Run
from checker.claims.weights import Weights
from checker.framing.frame import Frame, Page
from checker.interval import point
from checker.patterns import compiled
from checker.rulebook import Role, Rule

BARE_DIGITS = 4  # a total without a unit is taken for one only where its digits speak for it
LIST_GAP = 16
OTHER_SIZE = 2
MOST_SENTENCES = 3  # farther apart is no farther: a total may stand in the lead
WHOLE_NAME = 4  # so many pairs of characters are all of a name: 新增治愈出院病例8例 … 新增治愈出院病例中
LONG_LIST = 6  # so many figures in a row are a breakdown of something before them
_JOINED = compiled("[和与及暨、]")
UNNAMED = "比为為到达達约約近超了的 分别別是仅僅:："


def structure(page: Page, weights: Weights, run: Run, closed: bool, parts: Role) -> float:
    """Evidence from where whole and parts stand.

    closed: the parts should be all of their list; parts: their role, for the words that end a list or begin one.
    """
    if run.grid:
        return weights.grid
    frames = [page.frames[i] for i in run.parts]
    total = page.frames[run.total]
    shared = page.lead_agreement(total.index, frames[0].index) if total.index < frames[0].index else 0
    led = shared > 1
    score = weights.crossed * (0 if led else run.skipped)
    if run.skipped == 0:
        score += weights.adjacent
    score += weights.per_part * min(len(frames), 6)
    if all(page.agreement(total.index, f.index) for f in frames):
        score += weights.shared_noun
    if len({f.clause for f in frames}) > 1 or len(frames) > 1:
        score += weights.unbroken if len({f.depth for f in frames}) == 1 else 0.0
    if len({f.depth for f in frames}) > 1:
        score += weights.mixed_depth
    if len(frames) > 2:
        score += weights.long_list
    if len(frames) > 4:
        score += weights.longer_list
    if led and total.sentence != frames[0].sentence:
        score += weights.lead * (1.5 if len(frames) > 1 and shared >= WHOLE_NAME else 1)
    members = page.by_dimension.get(frames[0].figure.dimension, [])
    if closed:
        score += weights.cut_list * _cuts(page, run, members, parts.opener)
    score += weights.other_unit * (len({page.alike(f.figure.dimension) for f in (total, *frames)}) - 1)
    sole = closed and _sole(page, run, members)
    if sole and len(run.parts) < LONG_LIST - 1:
        score += weights.sole  # a long list has other marks
    compound = closed and _compound(page, run)
    if compound:
        score += weights.compound
    distance = _distance(page, weights, run, closed, parts)
    gathered = compound or run.rest or (sole and (run.lone or adds_up(page, run)))
    score += max(distance, weights.scattered) if gathered else distance
    if total.title != frames[0].title:
        score += weights.title
    return score + weights.rest if run.rest else score


def _distance(page: Page, weights: Weights, run: Run, closed: bool, parts: Role) -> float:
    """What speaks against a run because its figures stand far apart."""
    frames = [page.frames[i] for i in run.parts]
    total = page.frames[run.total]
    nearest = frames[0] if total.index < frames[0].index else frames[-1]
    spread = weights.spread(_spread(page, run, parts.etc))
    score = spread if closed else max(spread, weights.loose)  # 其中 reaches far; what it opens need not be near
    score += weights.list_sentence * min(frames[-1].sentence - frames[0].sentence, MOST_SENTENCES)
    if not page.between(total.index, nearest.index).startswith("。其中"):
        score += weights.list_sentence * min(abs(total.sentence - nearest.sentence), MOST_SENTENCES)
    score += weights.list_block * min(abs(total.block - nearest.block), REACH_BLOCKS)
    return score + weights.list_block * min(frames[-1].block - frames[0].block, REACH_BLOCKS)


def _compound(page: Page, run: Run) -> bool:
    """Whether the whole is named by its parts: 21个社区组织及志工团队 … 17个社区组织 … 4个志工团体."""
    things = _JOINED.split(page.frames[run.total].right)
    if len(things) != len(run.parts) or len(things) < 2:
        return False
    rights = [page.frames[i].right for i in run.parts]
    pairs = page.pairs_of
    return all(not set(pairs(a)).isdisjoint(pairs(b)) for a, b in zip(things, rights, strict=True))


def _sole(page: Page, run: Run, members: Sequence[int]) -> bool:
    """Whether the article counts nothing else in this unit, its total's other mentions aside: 13家 … 7家 … 6家."""
    figure = page.frames[run.total].figure
    used = {run.total, *run.parts}
    if figure.dimension == "ratio":
        return False  # rates are of many things
    return all(i in used or page.frames[i].figure.value == figure.value for i in members)


def _spread(page: Page, run: Run, etc: Sequence[str]) -> float:
    """The mean length of the text between neighbouring figures of a run.

    The names before a part do not set it apart: 甲公司、乙公司、……等7家设摊厂商.
    """
    ends = sorted((run.total, *run.parts)) if run.skipped == 0 else run.parts
    gaps = [_gap(a, b, etc) for a, b in pairwise(page.frames[i] for i in ends)]
    return sum(gaps) / max(len(gaps), 1)


def adds_up(page: Page, run: Run) -> bool:
    """Whether the parts as written make the total as written."""
    return sum(page.frames[i].figure.value or 0 for i in run.added) == page.frames[run.total].figure.value


def widest(page: Page, run: Run, etc: Sequence[str]) -> int:
    """The longest text between neighbouring parts; the names before a part do not set it apart."""
    return max((_gap(a, b, etc) for a, b in pairwise(page.frames[i] for i in run.parts)), default=0)


def _gap(a: Frame, b: Frame, etc: Sequence[str]) -> int:
    return LIST_GAP if b.left.endswith(tuple(etc)) else b.figure.view_start - a.figure.view_end


def _cuts(page: Page, run: Run, members: Sequence[int], opener: Sequence[str]) -> int:
    """At how many ends a run leaves out a neighbour that stands in the same list: 3名、2名 of 1名、3名、2名."""
    commas = {comma(page.between(a, b)) for a, b in pairwise(run.parts)}
    count = 0
    for edge, step in ((run.parts[0], -1), (run.parts[-1], 1)):
        at = bisect_left(members, edge) + step
        if not 0 <= at < len(members) or members[at] == run.total or not siblings(page, members[at], edge):
            continue
        gap = page.between(members[at], edge)
        count += (not commas or comma(gap) in commas) and not has(gap, opener)
    return count


def comma(gap: str) -> str:
    """What separates two figures of a list: 、 and its like, or a clause comma."""
    return "，" if "，" in gap or "," in gap else "、"


def siblings(page: Page, first: int, second: int) -> bool:
    """Whether two figures stand in one list: same depth and dimension, little but a comma and a name between them."""
    a, b = page.frames[first], page.frames[second]
    gap = page.between(first, second)
    return (
        a.depth == b.depth
        and a.bracket == b.bracket
        and a.sentence == b.sentence
        and a.figure.dimension == b.figure.dimension
        and len(gap) <= LIST_GAP
        and not any(mark in gap for mark in "；;：:（(至到由")
    )


def comparable(page: Page, run: Run) -> bool:
    """Whether a sum that fails may have been meant at all: one unit throughout, and figures that can be added."""
    whole, *parts = [page.frames[i].figure for i in (run.total, *run.parts)]
    bare = whole.unit is None and whole.digits < BARE_DIGITS and not any(c in whole.literal for c in "万亿")
    if bare or len({page.alike(f.dimension) for f in parts}) > 1:
        return False
    if page.alike(whole.dimension) == page.alike(parts[0].dimension):
        return True
    # 甲区2场、乙区3场、丙区8场，共计153人次: far more than that counts something else.
    counted = whole.kind == parts[0].kind == "count" and run.total > run.parts[-1]
    return counted and (whole.value or 0) < OTHER_SIZE * sum(f.value or 0 for f in parts)


def overfull(page: Page, run: Run) -> bool:
    """Whether a single part is larger than the whole: then it is no part, but another thing."""
    value = page.frames[run.total].figure.value or 0
    return any((page.frames[i].figure.value or 0) > value for i in run.parts)


def repeats(page: Page, run: Run) -> bool:
    """Whether one of the parts may be the whole itself, told a second time: 约29.2亿千瓦 in the title and the body."""
    whole = page.frames[run.total].figure
    parts = [page.frames[i].figure for i in run.parts]
    frames = [page.frames[i] for i in run.parts]
    if len(parts) > 2 and run.skipped == 0 and frames[0].depth and len({f.bracket for f in frames}) == 1:
        return False  # 疑似病例3例（甲区1例、乙县3例、丙县1例）: nobody lists the whole among its parts
    listed = len(parts) > 2  # then 公路超2亿 is not the 超2.2亿 in all that it may reach up to
    return any((point(f.value) if listed and f.value and f.hedge else f.narrow).meets(whole.narrow) for f in parts)


def parted(page: Page, run: Run, rule: Rule) -> bool:
    """Whether a list and the total after it are parted by 其中, which opens something else."""
    last = run.parts[-1]
    return run.total > last and has(page.between(last, run.total), rule.role("parts").inner)


def total_share(page: Page, run: Run) -> float:
    """The sum of the shares of a breakdown."""
    return sum(float((f.value or 0) * f.factor) for f in (page.frames[i].figure for i in run.parts))


def several_bases(page: Page, run: Run) -> bool:
    """Whether shares name their bases one by one: 占公司总股本的53%，占其持股的33.77% divide different things.

    男性占84.36%，女性占51.64% names none: nothing stands between 占 and the figure.
    """
    bases = (page.frames[i].clause_left.rpartition("占") for i in run.parts)
    return len({name for _, mark, name in bases if mark and any(c not in UNNAMED for c in name)}) > 1


def direction(page: Page, weights: Weights, run: Run) -> float:
    """Parts above the whole are nearly always an error, parts short of it mostly an open list (census 5).

    But whoever adds up what a sentence lists (甲8艘、乙4艘，总计12艘) has listed it all.
    """
    value = sum(float(page.frames[i].figure.value or 0) for i in run.added)
    if value > float(page.frames[run.total].figure.value or 0):
        return weights.exceeding
    after = run.total > run.parts[-1] and page.frames[run.total].sentence == page.frames[run.parts[-1]].sentence
    return 0.0 if after else weights.wanting


def share_digits(page: Page, run: Run) -> float:
    """Digits of evidence in shares that make 100 %: as many as the coarsest is written with, less for long lists."""
    coarsest = max(float(page.frames[i].figure.place * page.frames[i].figure.factor) for i in run.parts)
    return math.log10(1 / (coarsest * len(run.parts)))
