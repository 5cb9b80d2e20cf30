"""Why a sum that fails was hardly meant, or one that holds says nothing."""

from __future__ import annotations

from itertools import pairwise

from checker.claims.cues import has
from checker.claims.series import Run
from checker.claims.shape import LONG_LIST, WHOLE_NAME, overfull, parted, widest
from checker.claims.worded import classed, classed_before, closes
from checker.framing.frame import Page
from checker.model import Hedge
from checker.rulebook import Role, Rule

LOST = 8, 100  # a part of two, of more, that is so many times smaller than the rounding of the total says nothing
OVERFULL_WORDS = 3.8
OVERFULL_GAIN = 1.0  # a part above its whole is believed only where a slip explains it well
SURE_GAIN = 4.0  # 面积4.091公顷，建地2.618公顷，公设1.743公顷: with the swap so exact that they need no word
OPEN_UPWARDS = (Hedge.OVER, Hedge.AT_LEAST)
WIDE_GAP, FIRM_WORDS, WIDE_GAIN = 60, 6.0, 2.0  # parts so far apart are of one list only with plain words or proof


def hardly_meant(page: Page, rule: Rule, run: Run, words: float, gain: float) -> bool:
    """Whether a failing sum lacks what it takes. gain: what the slip that would mend it tells, 0 for none."""
    # A list led in by the name of its whole is its list: 新增出院病例8例。…新增出院病例中，甲市3例、乙市9例、丙市2例
    strange = overfull(page, run) and gain < OVERFULL_GAIN and words < OVERFULL_WORDS
    if strange and not (gain and page.lead_agreement(run.total, run.parts[0]) >= WHOLE_NAME):
        return True
    if gain < WIDE_GAIN and words < FIRM_WORDS and _dwarfed(page, run):
        return True
    if _nested(page, run, rule):
        return True
    apart = widest(page, run, rule.role("parts").etc) > WIDE_GAP
    if apart and (gain < WIDE_GAIN or len(run.parts) > 2) and words < FIRM_WORDS:
        return True
    introduced = run.rest or gain >= SURE_GAIN or _introduced(page, run, rule)
    return not introduced or parted(page, run, rule)


def _nested(page: Page, run: Run, rule: Rule) -> bool:
    """Whether one part is drawn from the one before it: 补助7件工程，其中5件已完工; 11案进入投票，选出8案."""
    drawn = rule.role("parts").drawn
    level = [page.frames[b] for a, b in pairwise(run.parts) if page.frames[a].depth == page.frames[b].depth]
    return any(has(frame.left, drawn) for frame in level)


def _dwarfed(page: Page, run: Run) -> bool:
    """Whether more than one part is larger than the whole, and no slip in one of them can tell why."""
    total, *parts = [page.frames[i].figure for i in (run.total, *run.parts)]
    value = (total.value or 0) * total.factor
    return sum((part.value or 0) * part.factor > value for part in parts) > 1


def restated(page: Page, run: Run, narrow: bool) -> bool:
    """Whether a part is lost in the rounding of the total: 超6.16万人次 adds nothing to 超2.05亿人次.

    Or another one is more than the total by itself: 超过6亿例, 达600555262例, and whatever else is counted.
    """
    total = page.frames[run.total].figure
    own = total.narrow if narrow else total.wide
    if own.low is None or own.high is None:
        return False
    sizes = [f.value * f.factor for f in (page.frames[i].figure for i in run.parts) if f.value is not None]
    least, most = min(sizes), max(sizes)
    if total.hedge in OPEN_UPWARDS and total.wide.scale(total.factor).contains(most):
        return True
    return LOST[len(run.parts) > 2] * least < (own.high - own.low) * total.factor


def _side_by_side(page: Page, run: Run, words: str, parts: Role) -> bool:
    """Whether whole and first part are told alike: 水样6件及土样12件; 更新计16件，……，延伸计12件."""
    if words.startswith(parts.links):
        return True
    last = {page.frames[i].left[-1:] for i in (run.total, *run.parts)}
    return len(last) == 1 and last <= set(parts.closing) and not has(words, parts.opener)


def _introduced(page: Page, run: Run, rule: Rule) -> bool:
    """Whether whole and parts are more than neighbours in one list: 45個職缺、客運業66個、旅宿業19個 has no whole."""
    first = run.parts[0]
    parts, total = rule.role("parts"), rule.role("total")
    if run.total < first:
        words = page.between(run.total, first)
        named = has(page.frames[run.total].left, total.named_by)
        in_classes = classed(page, run.total, run.parts, parts) == len(run.parts)
        if _side_by_side(page, run, words, parts):
            return named
        if "、" in words and not any(mark in words for mark in "，,；;：:。（("):
            return named or has(words, parts.opener)
        led = page.lead_agreement(run.total, first) > 1 or len(run.parts) >= LONG_LIST
        return named or in_classes or led or has(words, parts.opener)
    in_classes = classed_before(page, run.total, run.parts, parts) == 0
    return in_classes or closes(page, run.total, total)
