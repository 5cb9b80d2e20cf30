"""Which failing readings count (DESIGN.md section 5): those that no plausible reading of the same figures excuses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from checker.claims import telling
from checker.claims.cues import Roles, reportable
from checker.claims.reading import Reading
from checker.framing.frame import Page
from checker.model import Figure
from checker.rulebook import Rule

FAR = 0.5
MANY = 9  # so many figures, and some of them add up to another by chance
ALIKE = 0.12  # words so little better say nothing
CLEARER = 1  # words so much better are another sum's
MARGIN, SOLID = 5, 4  # so much better worded, or so weak: what then holds, holds by chance


def group(rule: Rule) -> str:
    """Readings compete within a rule's family and kind of binding; bounds do not excuse equations."""
    return f"{rule.family}/{rule.bind}/{rule.equation.relation}"


def _by_figure(readings: Iterable[Reading]) -> dict[int, list[Reading]]:
    found: dict[int, list[Reading]] = {}
    for reading in readings:
        for i in reading.figures():
            found.setdefault(i, []).append(reading)
    return found


def reported(
    page: Page, failing: Iterable[Reading], holding: list[Reading], of_anchor: dict[int, list[Reading]]
) -> list[Reading]:
    adding = _sums(holding)
    sums = _by_figure(r for r in adding if not _mixes(r, adding))
    kept: list[Reading] = []
    used: dict[tuple[str, int], str] = {}
    taken = _by_figure(holding)
    for reading in sorted(failing, key=lambda r: (-r.score, r.anchor, r.roles)):
        if reading.score < reading.rule.thresholds.fails or reading.open:
            continue
        if not reportable(page, reading.rule, reading.roles) or not _like_with_like(page, reading):
            continue
        excuses = (r for r in of_anchor[reading.anchor] if _excuses(r, reading))
        if any(not _mixes(r, adding, reading) for r in excuses) or _far_off(page, reading):
            continue
        rivals = [r for i in reading.figures() if i != reading.anchor for r in taken.get(i, ())]
        if any(_busy(page, reading, r) or _double_counts(reading, r) or _same_parts(reading, r) for r in rivals):
            continue
        if reading.rule.bind == "series" and not _sure(reading) and _within_sums(reading, sums):
            continue
        jobs = _jobs(reading)
        if any(used.get(figure, job) != job or (figure in used and not job) for figure, job in jobs.items()):
            continue
        used.update(jobs)
        kept.append(reading)
    return kept


def _within_sums(reading: Reading, sums: dict[int, list[Reading]]) -> bool:
    """Whether figures of a failing sum are parts of sums that hold.

    Of a breakdown to 100 % not even one may be: 甲公司持股80%，乙公司持股20%，甲公司由丙公司90%持股.
    """
    own = [i for i in reading.figures() if any(_no_chance(s, reading) for s in sums.get(i, ()))]
    return len(own) > (0 if reading.rule.anchor.many else 1)


def without_chance(holding: list[Reading], failing: list[Reading]) -> list[Reading]:
    """What holds, but for sums that hold by chance beside one of the same total that fails."""
    totals = {r.anchor: r for r in failing if r.rule.bind == "series" and r.rule.equation.relation == "=="}
    adding = _sums(holding) if totals else []
    return [r for r in holding if r.anchor not in totals or not _mixes(r, adding, totals[r.anchor])]


def _sums(holding: Iterable[Reading]) -> list[Reading]:
    return told_once(r for r in holding if r.rule.bind == "series" and r.rule.equation.relation == "==")


def _mixes(holding: Reading, sums: Sequence[Reading], reading: Reading | None = None) -> bool:
    """Whether a sum holds by chance beside some better worded one.

    It adds both that one's total and some of its parts: 87例, 1例, 现有2例 and one of the two places where those are.
    Or it runs on from the parts of one that fails through all of the other's: 确诊391例、出院18例; the lists of both.
    """
    if holding.rule.bind != "series":
        return False
    own = _parts(holding)
    rest = own - _parts(reading) if reading is not None and _sure(reading) else frozenset()
    return any(
        other.words >= holding.words + CLEARER and not own.isdisjoint(_parts(other))
        if other.anchor in own
        else other.words >= other.rule.thresholds.fails and rest == _parts(other)
        for other in sums
    )


def _no_chance(sum_: Reading, reading: Reading) -> bool:
    """Whether a sum that holds says something beside one that fails: of ten small parts some make another by chance.

    So may some of few, where the sum says nothing of any other figure: 奖金3000元、3000元、6000元，累计14000元.
    """
    few = len(reading.figures()) < MANY and not _parts(reading).issuperset(sum_.figures())
    return few or sum_.score + MARGIN >= reading.score


def told_once(holding: Iterable[Reading]) -> list[Reading]:
    """The readings without sums whose parts make up a better total: 2例 = 1例 + 1例 says nothing of another 2例."""
    holding = list(holding)
    best: dict[frozenset[int], float] = {}
    for reading in holding:
        if reading.rule.bind == "series":
            best[_parts(reading)] = max(best.get(_parts(reading), reading.score), reading.score)
    return [r for r in holding if r.rule.bind != "series" or r.score >= best[_parts(r)]]


def _parts(reading: Reading) -> frozenset[int]:
    return frozenset(reading.figures()) - {reading.anchor}


def _like_with_like(page: Page, reading: Reading) -> bool:
    """Whether the figures of a failing reading that must share a unit do: no 16次 of 1万个, no bare 11.75 of 33万股."""
    if unlike(page, reading.rule, reading.roles):
        return False
    for own, other in _fellows(page, reading.rule, reading.roles):
        bare = any(f.unit is None and not any(c in f.literal for c in "万亿") for f in (own, other))
        # Few digits prove nothing, and a bare decimal is a price or an index: 甲公司(26.410,-0.14,-0.53%).
        few = min(own.digits, other.digits) < 4 or "." in own.literal + other.literal
        if bare and few and not _sure(reading):
            return False
    return True


def unlike(page: Page, rule: Rule, roles: Roles) -> bool:
    """Whether the figures of an equation that fails can never have been meant together, whatever slip explains it."""
    if rule.bind != "figures":
        return False
    if rule.equation.relation == "==" and _one_fact(page, rule, roles):
        return True
    return any(page.alike(own.dimension) != page.alike(other.dimension) for own, other in _fellows(page, rule, roles))


def _fellows(page: Page, rule: Rule, roles: Roles) -> Iterator[tuple[Figure, Figure]]:
    """The figures that must share a unit."""
    if rule.bind != "figures":
        return
    for role, figures in zip(rule.roles, roles, strict=True):
        others = roles[rule.places[role.unit]] if role.unit and role.unit in rule.places and figures else ()
        if others:
            yield page.frames[figures[0]].figure, page.frames[others[0]].figure


def _one_fact(page: Page, rule: Rule, roles: Roles) -> bool:
    """Whether two partners of a failing reading are one fact told twice: 总值超11万亿元 … 达110180亿元，占7.9%."""
    (anchor,) = roles[rule.places[rule.anchor.name]]
    found = dict.fromkeys(i for figures in roles for i in figures)
    partners = [page.frames[i].figure for i in found if i != anchor]
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
    return not anchor.many and telling.nearness(page, reading.rule, reading.roles, anchor.name) > FAR


def _busy(page: Page, reading: Reading, other: Reading) -> bool:
    """Whether all partners of a failing reading serve one like it that holds.

    4,825人 of 21,210人 is 22.75 %, not another rate; but 由650億元降至520億元 has both a difference and a rate.
    """
    partners = set(reading.figures()) - {reading.anchor}
    return (
        reading.rule.bind == other.rule.bind == "figures"
        and group(reading.rule) == group(other.rule)
        and page.frames[reading.anchor].figure.dimension == page.frames[other.anchor].figure.dimension
        and partners <= set(other.figures())
    )


def _double_counts(reading: Reading, sum_: Reading) -> bool:
    """Whether a failing sum adds both a total and its own parts."""
    if reading.rule.bind != "series" or sum_.rule.bind != "series" or sum_.rule.equation.relation != "==":
        return False
    own = set(reading.figures()) - {reading.anchor}
    inner = sum_.anchor in own and bool(own & (set(sum_.figures()) - {sum_.anchor}))
    return inner and _no_chance(sum_, reading)


def _same_parts(reading: Reading, sum_: Reading) -> bool:
    """Whether the parts of a failing sum already make up another whole."""
    if reading.rule.bind != "series" or sum_.rule.bind != "series" or sum_.rule.equation.relation != "==":
        return False
    own, others = set(reading.figures()) - {reading.anchor}, set(sum_.figures()) - {sum_.anchor}
    return own == others and not _sure(reading)


def _excuses(holding: Reading, reading: Reading) -> bool:
    """Whether a reading that holds explains the anchor of one that fails: a rate, by shares or by growth."""
    return (
        holding.holds
        and holding.anchor == reading.anchor
        and holding.rule.equation.relation == "=="
        and holding.score >= holding.rule.thresholds.holds
        and (holding.words + ALIKE >= reading.words or _telling(holding, reading))
        and not (holding.rule.bind == "series" and _apart(holding, reading) and _sure(reading))
        and (group(holding.rule) == group(reading.rule) or holding.rule.bind == reading.rule.bind == "figures")
    )


def _telling(holding: Reading, reading: Reading) -> bool:
    """Whether a reading holds by more than chance beside one that fails but is worded far better."""
    return bool(holding.narrow) and holding.proof > 0 and holding.score > min(reading.score - MARGIN, SOLID)


def _jobs(reading: Reading) -> dict[tuple[str, int], str]:
    """The figures that a failing reading takes for itself, each with the role that it may play in others as well.

    A total may be divided twice, a base have several shares, and be wrong in all of them.
    """
    rule = reading.rule
    if rule.bind == "series":
        own = reading.figures() if not reading.slip else [i for i in reading.figures() if i != reading.anchor]
        return {(group(rule), i): "" for i in own}
    shared = reading.slip and rule.bind == "figures"
    return {
        (group(rule), i): role.name if shared and not role.anchor else ""
        for role, figures in zip(rule.roles, reading.roles, strict=True)
        for i in figures
    }


def _apart(holding: Reading, reading: Reading) -> bool:
    """Whether two sums share no part: one whole may be divided twice, by sex and by age."""
    return not (set(holding.figures()) & set(reading.figures()) - {reading.anchor})


def _sure(reading: Reading) -> bool:
    return reading.slip and reading.score >= min(reading.rule.thresholds.error, reading.rule.thresholds.fails + 2)
