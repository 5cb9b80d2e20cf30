"""Readings of rules with a role of many figures: sums, subsets, breakdowns.

Two ways to a reading, by the two kinds of evidence. By arithmetic: a run of figures that adds up to its neighbour is
hardly chance when the sum has several digits, so few words are asked for. By words: 其中, 分别, 合计 and their like say
where the parts begin and end; such a reading is made whether it comes out or not, and may become a finding.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction

from checker.claims import arithmetic
from checker.claims.classes import classes_left, classes_near, size_of
from checker.claims.cues import Roles, admits, blocked, has, weigh
from checker.claims.reading import Reading
from checker.claims.series import MOST_PARTS, REACH_BLOCKS, Run, exact_runs, sequences
from checker.claims.weights import Weights
from checker.framing.frame import Page
from checker.model import Figure
from checker.rulebook import Role, Rule

OVERFULL_WORDS = 6.0
OVERFULL_GAIN = 1.0  # a part above its whole is believed only where a slip explains it well
LONG_LIST = 6  # so many figures in a row are a breakdown of something before them
BARE_CLOSER = 4
BARE_DIGITS = 4  # a total without a unit is taken for one only where its digits speak for it
MOST_SHARES = 12
MOST_ENDS = 6
LIST_GAP = 16
PEOPLE = ("count:人", "count:例")
NOT_ADDED = ("date", "weekday", "time", "multiple")


def part_readings(page: Page, rule: Rule, weights: Weights) -> list[Reading]:
    """All readings of a series rule worth weighing against each other."""
    whole = next((r for r in rule.roles if not r.many), None)
    parts = next(r for r in rule.roles if r.many)
    if whole is None:
        return [r for run in _wholeless(page, parts) if (r := _reading(page, rule, weights, run)) is not None]
    found: dict[tuple[int, tuple[int, ...]], Reading] = {}
    for members in _families(page):
        fitting = [i for i in members if admits(page, parts, i) or admits(page, whole, i)]
        if len(fitting) < 2:
            continue
        closed = rule.equation.relation == "=="
        runs = list(_worded_runs(page, fitting, whole, parts, closed))
        exact = closed and len({alike(page.frames[i].figure.dimension) for i in fitting}) == 1
        if exact and len(fitting) > 2:
            runs += _exact(page, fitting, parts)
        runs += _outer_runs(page, fitting, whole, parts, runs) if exact else []
        for run in runs:
            key = (run.total, run.parts)
            if key in found or run.total in run.parts or len(run.parts) < parts.at_least:
                continue
            if not admits(page, whole, run.total) or not all(admits(page, parts, i) for i in run.parts):
                continue
            reading = _reading(page, rule, weights, run)
            if reading is not None:
                found[key] = reading
    return list(found.values())


def _outer_runs(
    page: Page, members: Sequence[int], whole: Role, parts: Role, runs: Sequence[Run]
) -> Iterator[Run]:
    """Runs over the totals of inner sums, these sums' parts left out: 261位：满百114位（女73、男41），超百147位（…）."""
    inner = {i for run in runs if _adds_up(page, run) for i in run.parts if run.total < run.parts[0]}
    outer = [i for i in members if i not in inner]
    if inner and len(outer) > 2:
        yield from _exact(page, outer, parts)


def _adds_up(page: Page, run: Run) -> bool:
    values = [page.frames[i].figure.value or 0 for i in run.parts]
    return run.skipped == 0 and sum(values) == page.frames[run.total].figure.value


def _families(page: Page) -> list[list[int]]:
    """Figures that may add up: those of one dimension; all counts, for 衛生所30家、診所107家，共150個施打點."""
    families = [members for dimension, members in page.by_dimension.items() if dimension not in NOT_ADDED]
    people = [i for d in PEOPLE for i in page.by_dimension.get(d, [])]
    if sum(d in page.by_dimension for d in PEOPLE) > 1:
        families.append(sorted(people))
    counts = [f.index for f in page.frames if f.figure.kind == "count" and f.figure.value is not None]
    if len({page.frames[i].figure.dimension for i in counts}) > 1:
        families.append(counts)
    return families


def _exact(page: Page, members: Sequence[int], parts: Role) -> Iterator[Run]:
    figures = {i: page.frames[i].figure for i in members}
    values = {i: float(f.value or 0) for i, f in figures.items()}
    slack = {i: _slack(f) for i, f in figures.items()}
    for sequence in sequences(page, members, parts):
        yield from exact_runs(page, sequence, values, slack)


def _slack(figure: Figure) -> float:
    """How far the true number may be off the written one, hedges included; not without bound."""
    value = float(figure.value or 0)
    ends = [float(end) for end in (figure.wide.low, figure.wide.high) if end is not None]
    return min(max((abs(end - value) for end in ends), default=0.0), abs(value) * 0.3)


def _worded_runs(
    page: Page, members: Sequence[int], whole: Role, parts: Role, closed: bool
) -> Iterator[Run]:
    """Runs that the words open or close: 总数…其中 A、B、C; A、B、C，合计 T."""
    for sequence in sequences(page, members, parts):
        for at, total in enumerate(sequence):
            after = sequence[at + 1 :]
            if after and _opens(page, total, after[0], parts):
                for end in _ends(page, after, parts) if closed else _sentence_end(page, after, parts, page.frames[total].figure.value):
                    yield Run(total, tuple(after[:end]), 0)
            elif after and closed:
                for end in {_classed(page, total, after, parts), _tied(page, total, after)}:
                    if end > 1:
                        yield Run(total, tuple(after[:end]), 0)
            if closed:
                yield from _led(page, sequence, at, parts)
                start = _classed_before(page, total, sequence[:at], parts)
                if at - start > 1 and has(page.frames[total].left, whole.named_by):
                    yield Run(total, tuple(sequence[start:at]), 0)
            if not closed:
                continue
            if _closes(page, total, whole):
                before = _before(page, sequence[:at], total, whole, parts)
                for start in range(min(2, max(len(before) - 1, 0)) + 1):
                    yield Run(total, tuple(before[start:]), 0)


def _opens(page: Page, total: int, first: int, parts: Role) -> bool:
    frame, part = page.frames[total], page.frames[first]
    if part.block > frame.block + 1 or part.sentence > frame.sentence + 2:
        return False
    return has(page.between(total, first), parts.opener)


def _classed(page: Page, total: int, after: Sequence[int], parts: Role) -> int:
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


def _classed_before(page: Page, total: int, before: Sequence[int], parts: Role) -> int:
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


def _led(page: Page, sequence: Sequence[int], at: int, parts: Role) -> Iterator[Run]:
    """A list some way off whose lead-in names the whole: 新增确诊59例、出院8例。…新增出院病例中，甲市3例、乙市5例."""
    total = sequence[at]
    last = page.frames[total]
    for start in range(at + 2, min(at + MOST_PARTS, len(sequence) - 1)):
        frame = page.frames[sequence[start]]
        if frame.block > last.block + 1:
            return
        if frame.sentence == page.frames[sequence[start - 1]].sentence or frame.sentence == last.sentence:
            continue
        after = sequence[start:]
        end = _sentence_end(page, after, parts)[0]
        if page.lead_agreement(total, frame.index) > 1 or (end >= LONG_LIST and frame.block == last.block):
            yield Run(total, tuple(after[:end]), start - at - 1)


def _tied(page: Page, total: int, after: Sequence[int]) -> int:
    """How many figures follow in the whole's own sentence, as one list: 面积4.09公顷，提供建地2.62公顷，公设1.47公顷."""
    count = 0
    for i in after[:MOST_PARTS]:
        if page.frames[i].sentence != page.frames[total].sentence or page.frames[i].depth != page.frames[total].depth:
            break
        count += 1
    return count


def _ends(page: Page, after: Sequence[int], parts: Role) -> list[int]:
    """How many figures the list may have: it ends with a sentence, a semicolon or before a word that begins anew.

    It must end where the block or the bracket of its first figure does.
    """
    first = page.frames[after[0]]
    ends: list[int] = []
    for at in range(1, min(len(after), MOST_PARTS)):
        frame, last = page.frames[after[at]], page.frames[after[at - 1]]
        if frame.block != first.block or (first.depth > 0 and frame.bracket != first.bracket):
            ends.append(at)
            break
        if frame.sentence > last.sentence + 1 or len(ends) > MOST_ENDS:
            break
        gap = page.between(after[at - 1], after[at])
        if frame.sentence != last.sentence or not _siblings(page, after[at - 1], after[at]) or has(gap, parts.stopper):
            ends.append(at)
        elif at > 1 and _comma(gap) not in {_comma(page.between(a, b)) for a, b in zip(after, after[1:at], strict=False)}:
            ends.append(at)
    else:
        ends.append(min(len(after), MOST_PARTS))
    return ends


def _sentence_end(page: Page, after: Sequence[int], parts: Role, most: Fraction | None = None) -> list[int]:
    """The end of an open list: that of its first figure's sentence and bracket, or a word that begins anew.

    A figure above ``most`` is no part any more: 铁路15.9万公里，其中高铁4.5万公里；公路543.68万公里.
    """
    first = page.frames[after[0]]
    for at in range(1, len(after)):
        frame = page.frames[after[at]]
        gap = page.between(after[at - 1], after[at])
        if (frame.sentence, frame.bracket) != (first.sentence, first.bracket) or has(gap, parts.stopper):
            return [at]
        if has(gap, parts.inner) or (most is not None and (frame.figure.value or 0) > most):
            return [at]
    return [len(after)]


def _closes(page: Page, index: int, whole: Role) -> bool:
    """Whether the words before a figure make it the total of what precedes: 合计, 共计, or a bare 共 (not 共有, 共发现)."""
    left = page.frames[index].left
    return has(left, whole.closer) or (len(left) < BARE_CLOSER and left.rstrip("约达近超逾").endswith("共"))


def _before(page: Page, before: Sequence[int], total: int, whole: Role, parts: Role) -> list[int]:
    """The list that a total closes: back to the beginning of its sentence, or of the one before, or to another total."""
    frame = page.frames[total]
    run: list[int] = []
    later = total
    for i in reversed(before[-MOST_PARTS:]):
        gap = page.between(i, later)
        if page.frames[i].sentence < frame.sentence - 1 or page.frames[i].block != frame.block:
            break
        if has(gap, parts.inner):
            break
        run.append(i)
        if len(run) > 1 and has(page.frames[i].left, whole.closer):
            break
        later = i
    return run[::-1]


def _wholeless(page: Page, parts: Role) -> Iterator[Run]:
    """Breakdowns to a constant (shares to 100 %): the shares of one sentence, or of neighbouring ones in a paragraph."""
    members = [f.index for f in page.frames if admits(page, parts, f.index)]
    start = 0
    for at in range(1, len(members) + 1):
        if at < len(members):
            frame, last = page.frames[members[at]], page.frames[members[at - 1]]
            if frame.block == last.block and frame.sentence <= last.sentence + 1 and frame.depth == last.depth:
                continue
        group = members[start:at]
        start = at
        if 1 < len(group) <= MOST_SHARES:
            yield Run(group[0], tuple(group), 0)
        for first in range(len(group)):
            total = 0.0
            for end in range(first, min(first + MOST_SHARES, len(group))):
                figure = page.frames[group[end]].figure
                total += float((figure.value or 0) * figure.factor)
                if end > first and total > 0.9:
                    yield Run(group[first], tuple(group[first : end + 1]), 0)
                if total > 1.1:
                    break


def _reading(page: Page, rule: Rule, weights: Weights, run: Run) -> Reading | None:
    many = next(i for i, r in enumerate(rule.roles) if r.many)
    roles: Roles = tuple(run.parts if i == many else (run.total,) for i in range(len(rule.roles)))
    drop, is_open, soft = blocked(page, rule, roles)
    if drop:
        return None
    anchor = run.total if len(rule.roles) > 1 else run.parts[0]
    words = weigh(page, rule, roles) + _structure(page, weights, run)
    narrow, wide = arithmetic.verdict(page, rule, roles)
    single = next((r.name for r in rule.roles if not r.many), None)
    digits = arithmetic.proof(page, rule, roles, single) if single else _share_digits(page, run)
    if rule.equation.relation != "==":
        if wide is False and not _overfull(page, run):
            return None  # overlapping parts (生产一线的112万名；大专以上的116万名) may exceed their whole together
        return Reading(rule, anchor, roles, words, 0.0, narrow, wide, open=is_open, soft=soft)
    if narrow or wide:
        return Reading(rule, anchor, roles, words, weights.proof * max(digits - 1, -0.3), narrow, wide, open=is_open, soft=soft)
    if single and (not _comparable(page, run) or _repeats(page, run)):
        return None
    slip, gain = False, 0.0
    if words + weights.most_slip >= rule.thresholds.fails:
        slip, gain = arithmetic.slip_proof(page, rule, roles, digits)
    gain *= weights.slip
    if single and _overfull(page, run) and gain < OVERFULL_GAIN and words < OVERFULL_WORDS:
        return None
    if single and (not _introduced(page, run, rule) or _parted(page, run, rule)):
        return None
    if not slip:
        off = arithmetic.nearness(page, rule, roles, single) if single else abs(1 - _total(page, run))
        words += weights.unexplained + weights.gap(off)
    if single is None:
        if _several_bases(page, run):
            return None
        words += 0.0 if _total(page, run) > 1 else weights.short_shares
        return Reading(rule, anchor, roles, words, gain, narrow, wide, slip, is_open, soft)
    return Reading(rule, anchor, roles, words + _direction(page, weights, run), gain, narrow, wide, slip, is_open, soft)


def _share_digits(page: Page, run: Run) -> float:
    """Digits of evidence in shares that make 100 %: as many as the coarsest one is written with, less for long lists."""
    coarsest = max(float(page.frames[i].figure.place * page.frames[i].figure.factor) for i in run.parts)
    return math.log10(1 / (coarsest * len(run.parts)))


def _structure(page: Page, weights: Weights, run: Run) -> float:
    """Evidence from where whole and parts stand."""
    frames = [page.frames[i] for i in run.parts]
    total = page.frames[run.total]
    nearest = frames[0] if total.index < frames[0].index else frames[-1]
    led = total.index < frames[0].index and page.lead_agreement(total.index, frames[0].index) > 1
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
    score += weights.spread(_spread(page, run))
    if led and total.sentence != frames[0].sentence:
        score += weights.lead
    members = page.by_dimension.get(frames[0].figure.dimension, [])
    score += weights.cut_list * _cuts(page, run, members)
    score += weights.other_unit * (len({alike(f.figure.dimension) for f in (total, *frames)}) - 1)
    score += weights.list_sentence * (frames[-1].sentence - frames[0].sentence)
    if not page.between(total.index, nearest.index).startswith("。其中"):
        score += weights.list_sentence * abs(total.sentence - nearest.sentence)
    score += weights.list_block * min(abs(total.block - nearest.block), REACH_BLOCKS)
    score += weights.list_block * min(frames[-1].block - frames[0].block, REACH_BLOCKS)
    if total.title != frames[0].title:
        score += weights.title
    return score


def _spread(page: Page, run: Run) -> float:
    """The mean length of the text between neighbouring figures of a run."""
    ends = sorted((run.total, *run.parts)) if run.skipped == 0 else run.parts
    gaps = [
        page.frames[b].figure.view_start - page.frames[a].figure.view_end for a, b in zip(ends, ends[1:], strict=False)
    ]
    return sum(gaps) / max(len(gaps), 1)


def _cuts(page: Page, run: Run, members: Sequence[int]) -> int:
    """At how many ends a run leaves out a neighbour that stands in the same list: 3名、2名 of 1名、3名、2名."""
    commas = {_comma(page.between(a, b)) for a, b in zip(run.parts, run.parts[1:], strict=False)}
    count = 0
    for edge, step in ((run.parts[0], -1), (run.parts[-1], 1)):
        at = bisect_left(members, edge) + step
        if not 0 <= at < len(members) or members[at] == run.total or not _siblings(page, members[at], edge):
            continue
        count += not commas or _comma(page.between(members[at], edge)) in commas
    return count


def _comma(gap: str) -> str:
    """What separates two figures of a list: 、 and its like, or a clause comma."""
    return "，" if "，" in gap or "," in gap else "、"


def _siblings(page: Page, first: int, second: int) -> bool:
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


def alike(dimension: str) -> str:
    """The dimension by which figures add up: patients are counted by 人 and by 例."""
    return PEOPLE[0] if dimension in PEOPLE else dimension


def _comparable(page: Page, run: Run) -> bool:
    """Whether a sum that fails may have been meant at all: one unit throughout, and figures that can be added."""
    whole, *parts = [page.frames[i].figure for i in (run.total, *run.parts)]
    bare = whole.unit is None and whole.digits < BARE_DIGITS and not any(c in whole.literal for c in "万亿")
    same = len({alike(f.dimension) for f in parts}) == 1
    counted = whole.kind == parts[0].kind == "count" and run.total > run.parts[-1]
    return same and not bare and (alike(whole.dimension) == alike(parts[0].dimension) or counted)


def _overfull(page: Page, run: Run) -> bool:
    """Whether a single part is larger than the whole: then it is no part, but another thing."""
    value = page.frames[run.total].figure.value or 0
    return any((page.frames[i].figure.value or 0) > value for i in run.parts)


def _repeats(page: Page, run: Run) -> bool:
    """Whether one of the parts may be the whole itself, told a second time: 约29.2亿千瓦 in the title and the body."""
    whole = page.frames[run.total].figure
    return any(page.frames[i].figure.wide.meets(whole.wide) for i in run.parts)


def _introduced(page: Page, run: Run, rule: Rule) -> bool:
    """Whether whole and parts are more than neighbours in one list: 45個職缺、客運業66個、旅宿業19個 has no whole."""
    first = run.parts[0]
    parts, total = rule.role("parts"), rule.role("total")
    if run.total < first:
        words = page.between(run.total, first)
        named = has(page.frames[run.total].left, total.named_by)
        classed = _classed(page, run.total, run.parts, parts) == len(run.parts)
        led = page.lead_agreement(run.total, first) > 1 or len(run.parts) >= LONG_LIST
        return named or classed or led or has(words, parts.opener)
    classed = _classed_before(page, run.total, run.parts, parts) == 0
    return classed or _closes(page, run.total, total)


def _parted(page: Page, run: Run, rule: Rule) -> bool:
    """Whether a list and the total after it are parted by 其中, which opens something else."""
    last = run.parts[-1]
    return run.total > last and has(page.between(last, run.total), rule.role("parts").inner)


def _total(page: Page, run: Run) -> float:
    """The sum of the shares of a breakdown."""
    return sum(float((f.value or 0) * f.factor) for f in (page.frames[i].figure for i in run.parts))


def _several_bases(page: Page, run: Run) -> bool:
    """Whether shares name their bases one by one: 占公司总股本的53%，占其持股的33.77% divide different things."""
    return sum("占" in page.frames[i].clause_left for i in run.parts) > 1


def _direction(page: Page, weights: Weights, run: Run) -> float:
    """Parts above the whole are nearly always an error, parts short of it mostly an open list (census 5)."""
    value = sum(float(page.frames[i].figure.value or 0) for i in run.parts)
    return weights.exceeding if value > float(page.frames[run.total].figure.value or 0) else weights.wanting
