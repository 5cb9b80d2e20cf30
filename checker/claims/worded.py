"""Runs that words open or close: 总数…其中 A、B、C; A、B、C，合计 T; classes of one set; a lead-in naming the whole."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction

from checker.claims.classes import classes_left, classes_near, size_of
from checker.claims.cues import has
from checker.claims.groups import groups_from, parallel, scoped
from checker.claims.series import MOST_PARTS, Run, sequences
from checker.claims.shape import LONG_LIST, MOST_SENTENCES, comma, siblings
from checker.framing.frame import Page
from checker.rulebook import Role

BARE_CLOSER = 4
MOST_ENDS = 6
MOST_LISTED = 200


def worded_runs(page: Page, members: Sequence[int], whole: Role, parts: Role, closed: bool) -> Iterator[Run]:
    """Runs that the words open or close: 总数…其中 A、B、C; A、B、C，合计 T."""
    for sequence in sequences(page, members, parts):
        ends: dict[int, int] = {}
        anew = _anew(page, sequence) if closed else []
        for at, total in enumerate(sequence):
            after = sequence[at + 1 : at + 1 + MOST_LISTED]
            low = max(at - MOST_PARTS, 0)
            if after and _opens(page, total, after[0], parts):
                most = page.frames[total].figure.value
                for end in _ends(page, after, parts) if closed else _sentence_end(page, after, parts, most):
                    yield Run(total, tuple(after[:end]), 0)
                    yield from _again(page, total, after, end, most, parts)
            elif after and closed:
                for end in {classed(page, total, after, parts), *_tied(page, total, after, parts)}:
                    if end > 1:
                        yield Run(total, tuple(after[:end]), 0)
            if closed:
                yield from _led(page, sequence, at, parts, anew, ends)
                start = low + classed_before(page, total, sequence[low:at], parts)
                if at - start > 1 and has(page.frames[page.host(total)].left, whole.named_by):
                    yield Run(total, tuple(sequence[start:at]), 0)
            if not closed and at and (end := groups_from(page, sequence, at, total)):
                first = scoped(page, sequence, at, end, whole)
                if first is not None:
                    yield Run(sequence[first], tuple(sequence[at:end]), 0)
            if closes(page, total, whole):
                before = _before(page, sequence[low:at], total, whole, parts)
                for start in range(min(2, max(len(before) - 1, 0)) + 1 if closed else 1):
                    yield Run(total, tuple(before[start:]), 0)


def _again(
    page: Page, total: int, after: Sequence[int], end: int, whole: Fraction | None, parts: Role
) -> Iterator[Run]:
    """A second list of the same whole behind one that adds up: 38例，其中男性26例，女性12例；重型15例、普通型23例."""
    if not end < len(after) - 1 or sum(page.frames[i].figure.value or 0 for i in after[:end]) != whole:
        return
    first = page.frames[after[end]]
    if has(page.between(after[end - 1], first.index), parts.stopper):
        return
    rest = [i for i in after[end:] if page.frames[i].sentence == first.sentence and page.frames[i].depth == first.depth]
    if len(rest) > 1 and first.sentence == page.frames[total].sentence:
        yield Run(total, tuple(rest), 0)


def _opens(page: Page, total: int, first: int, parts: Role) -> bool:
    frame, part = page.frames[total], page.frames[first]
    if part.block > frame.block + 1 or part.sentence > frame.sentence + 2:
        return False
    return has(page.between(total, first), parts.opener)


def classed(page: Page, total: int, after: Sequence[int], parts: Role) -> int:
    """How many figures from the first one on name different classes of one set: 出口…；进口…, 第一产业… 第三产业…"""
    if page.frames[after[0]].sentence > page.frames[total].sentence + 1:
        return 0
    best = 0
    for group, first in classes_near(page, after[0], parts.classes).items():
        found = [first]
        for i in after[1 : size_of(parts.classes, group)]:
            word = classes_near(page, i, parts.classes).get(group)
            if word is None or word in found:
                break
            found.append(word)
        if len(found) > 1:
            best = max(best, len(found))
    return best


def classed_before(page: Page, total: int, before: Sequence[int], parts: Role) -> int:
    """Where the classes of one set begin that end right before a total: 现有…，治愈…，死亡…，累计确诊67666例."""
    frame = page.frames[total]
    best = len(before)
    for group in classes_left(page, before[-1], parts.classes) if before else ():
        found: list[str] = []
        for i in reversed(before[-size_of(parts.classes, group) :]):
            if page.frames[i].block != frame.block or page.frames[i].sentence < frame.sentence - 2:
                break
            word = classes_left(page, i, parts.classes).get(group)
            if word is None or word in found:
                break
            found.append(word)
        if len(found) > 1 and group not in classes_left(page, total, parts.classes):
            best = min(best, len(before) - len(found))
    return best


def _anew(page: Page, sequence: Sequence[int]) -> list[int]:
    """The places in a sequence, but for its ends, at which another sentence begins."""
    sentences = [page.frames[i].sentence for i in sequence]
    return [at for at in range(1, len(sequence) - 1) if sentences[at] != sentences[at - 1]]


def _led(
    page: Page, sequence: Sequence[int], at: int, parts: Role, anew: Sequence[int], ends: dict[int, int]
) -> Iterator[Run]:
    """A list some way off whose lead-in names the whole: 新增确诊59例、出院8例。…新增出院病例中，甲市3例、乙市5例.

    anew  where sentences begin;  ends: how long the lists are that were looked at for another whole
    """
    total = sequence[at]
    last = page.frames[total]
    for start in anew[bisect_right(anew, at) :]:
        frame = page.frames[sequence[start]]
        if frame.block > last.block + 1 or start >= at + MOST_PARTS:
            return
        if frame.sentence == last.sentence:
            continue
        end = ends.get(start, 0)
        if not end:
            end = ends[start] = _sentence_end(page, sequence[start : start + MOST_LISTED], parts)[0]
        if page.lead_agreement(total, frame.index) > 1 or (end >= LONG_LIST and frame.block == last.block):
            yield Run(total, tuple(sequence[start : start + end]), start - at - 1)


def _tied(page: Page, total: int, after: Sequence[int], parts: Role) -> list[int]:
    """How many figures follow in the whole's own sentence, as one list: 面积4.09公顷，建地2.62公顷，公设1.47公顷.

    It may end where something else begins: 合格196家，不合格20家，分别是消防10家; 962人阴性，3人阳性；9日及10日.
    """
    frame = page.frames[total]
    ends: list[int] = []
    count = 0
    for i in after[:MOST_PARTS]:
        if page.frames[i].sentence != frame.sentence or page.frames[i].depth != frame.depth:
            break
        gap = page.between(after[count - 1], i) if count else ""
        if not ends and ("；" in gap or ";" in gap or has(gap, parts.opener)):
            ends.append(count)
        count += 1
    return [*ends, count]


def _ends(page: Page, after: Sequence[int], parts: Role) -> list[int]:
    """How many figures the list may have: it ends with a sentence, a semicolon or before a word that begins anew.

    It must end where the block or the bracket of its first figure does.
    """
    first = page.frames[after[0]]
    ends: list[int] = []
    commas: set[str] = set()
    for at in range(1, min(len(after), MOST_PARTS)):
        frame, last = page.frames[after[at]], page.frames[after[at - 1]]
        if frame.block != first.block or (first.depth > 0 and frame.bracket != first.bracket):
            ends.append(at)
            break
        if frame.sentence > last.sentence + 1 or len(ends) > MOST_ENDS:
            ends.append(at)
            break
        gap = page.between(after[at - 1], after[at])
        apart = frame.sentence != last.sentence or not siblings(page, after[at - 1], after[at])
        if apart or has(gap, parts.stopper) or (commas and comma(gap) not in commas):
            ends.append(at)
        commas.add(comma(gap))
    else:
        ends.append(min(len(after), MOST_PARTS))
    return ends


def _sentence_end(page: Page, after: Sequence[int], parts: Role, most: Fraction | None = None) -> list[int]:
    """The end of an open list: that of its first figure's sentence and bracket, or a word that begins anew.

    A figure above ``most`` is no part any more: 铁路15.9万公里，其中高铁4.5万公里；公路543.68万公里.
    """
    first = page.frames[after[0]]
    for at in range(1, len(after)):
        frame, last = page.frames[after[at]], page.frames[after[at - 1]]
        gap = page.between(last.index, frame.index)
        alike = parallel(page, last.index, frame.index, gap)
        ends = frame.sentence != last.sentence or has(gap, parts.stopper)
        if (ends and not alike) or frame.bracket != first.bracket:
            return [at]
        if has(gap, parts.inner) or (most is not None and (frame.figure.value or 0) > most):
            return [at]
        if frame.figure.text[-1] != first.figure.text[-1]:  # 遴选出564名，161位获奖
            return [at]
    return [len(after)]


def closes(page: Page, index: int, whole: Role) -> bool:
    """Whether the words before a figure make it the total of what precedes: 合计, 共获得, a bare 共 (not 共有)."""
    left = page.frames[index].left
    if not left:
        return False
    if has(left, whole.closer):
        return True
    bare = left.rstrip("约近超逾")
    if bare.endswith(whole.closing) and not bare.endswith(whole.not_closing):
        return True
    return left.startswith("共") and not left.startswith("共有") and len(left) <= BARE_CLOSER


def _row_above(page: Page, index: int, later: int) -> bool:
    """Whether a figure is the only one of its line, right above a line with one more of its kind."""
    frame, below = page.frames[index], page.frames[later]
    if below.block - frame.block != 1 or frame.figure.dimension != below.figure.dimension:
        return False
    lines = [f.block for f in page.frames[max(index - 1, 0) : later + 2]]
    return lines.count(frame.block) == 1 and lines.count(below.block) == 1


def _before(page: Page, before: Sequence[int], total: int, whole: Role, parts: Role) -> list[int]:
    """The list that a total closes: back through neighbouring sentences, or to another total."""
    frame = page.frames[total]
    run: list[int] = []
    later = total
    for i in reversed(before[-MOST_PARTS:]):
        gap = page.between(i, later)
        if page.frames[i].sentence < max(page.frames[later].sentence - 1, frame.sentence - MOST_SENTENCES):
            break
        if page.frames[i].block != frame.block and not _row_above(page, i, later):
            break
        if has(gap, parts.inner):
            break
        run.append(i)
        if len(run) > 1 and has(page.frames[i].left, whole.closer):
            break
        later = i
    return run[::-1]
