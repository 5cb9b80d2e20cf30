"""Equations on exact intervals: does a relation hold for some values within, and what would an unknown have to be?

Every unknown is one unknown however often it occurs (checker.rulebook.ranges). Values are given in base units (95% as
19/20, dates as day numbers), by the keys of the equation's unknowns: a role's name (for sum(parts) the sum; for names
their number), or "count(parts)" and the like. Parameters need not be given; a role that is left out counts as 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from checker.interval import ZERO, Interval, point
from checker.rulebook.algebra import Case, Equation, Power
from checker.rulebook.ranges import Box, ends, power, quotient_range, root, signs

MAX_EXPONENT = 100
MAX_BITS = 512  # of a power: what is larger is no figure of an article, and would not fit a float once multiplied
_WANTED = {"==": (0, 1, 0), "<=": (1, 1, 0), "<": (1, 0, 0), ">=": (0, 1, 1), ">": (0, 0, 1)}


def holds(equation: Equation, intervals: Mapping[str, Interval]) -> bool | None:
    """Whether the relation holds for some values within the intervals; None where that cannot be decided."""
    box = [ends(_value(equation, intervals, key)) for key in equation.keys]
    if equation.powers and not _add_powers(equation, box):
        return None
    if len(equation.cases) == 1:
        return _case_holds(equation, equation.cases[0], box)
    verdicts = []
    for case in equation.cases:
        sure, possible = _applies(case, box)
        if sure:
            return _case_holds(equation, case, box)
        if possible:
            verdicts.append(_case_holds(equation, case, box))
    return False if verdicts and all(verdict is False for verdict in verdicts) else None


def solve(equation: Equation, key: str, values: Mapping[str, Fraction]) -> Fraction | None:
    """The value of an unknown given those of the others (of an inequality: the bound); None where there is none."""
    given = {name: point(value) for name, value in values.items() if name != key}
    for case, found in _solved(equation, key, given):
        if found.low is None or found.high is None:
            continue
        value = (found.low + found.high) / 2  # they differ only where a root is irrational, by 10⁻²⁰
        box = [ends(point(value) if name == key else _value(equation, given, name)) for name in equation.keys]
        if _add_powers(equation, box) and _applies(case, box)[1]:
            return value
    return None


def solve_interval(equation: Equation, key: str, intervals: Mapping[str, Interval]) -> Interval | None:
    """All values of an unknown for which the relation can hold; None where that cannot be said."""
    result: Interval | None = None
    plain = equation.relation == "==" and not equation.powers
    for case, found in _solved(equation, key, intervals):
        if plain and not case.conditions:
            result = found if result is None else result.hull(found)
            continue
        box = [ends(found if name == key else _value(equation, intervals, name)) for name in equation.keys]
        if not _add_powers(equation, box) or not _applies(case, box)[1]:
            continue
        allowed = _side(equation, case, key, found, box)
        if allowed is None:
            return None
        result = allowed if result is None else result.hull(allowed)
    return result


def _value(equation: Equation, intervals: Mapping[str, Interval], key: str) -> Interval:
    found = intervals.get(key)
    return equation.given.get(key, ZERO) if found is None else found


def _add_powers(equation: Equation, box: Box) -> bool:
    """Append the ends of the powers; False where one cannot be bounded."""
    for raised in equation.powers:
        exponent = _exponent(box, raised.exponent)
        base = quotient_range(raised.base, None, box)
        if exponent is None or base is None or base.low is None or base.low < 0:
            return False
        raised_base = power(base, exponent)
        if raised_base.high is not None and raised_base.high.numerator.bit_length() > MAX_BITS:
            return False
        box.append(ends(raised_base))
    return True


def _exponent(box: Box, index: int) -> int | None:
    """The value of an exponent: one whole number from 0 to 100, else None."""
    value, denominator, _ = box[index][0]
    return value if len(box[index]) == 1 and denominator == 1 and 0 <= value <= MAX_EXPONENT else None


def _case_holds(equation: Equation, case: Case, box: Box) -> bool | None:
    below = signs(case.denominator, box) if case.denominator.used else None
    if case.denominator.used and (below is None or below[1] or below[0] == below[2]):
        return None  # the denominator may be 0
    found = signs(case.numerator, box)
    if found is None:
        return None
    if below is not None and below[0]:
        found = found[::-1]
    negative, zero, positive = _WANTED[equation.relation]
    return bool((found[0] and negative) or (found[1] and zero) or (found[2] and positive))


def _applies(case: Case, box: Box) -> tuple[bool, bool]:
    """Whether a case's conditions hold everywhere in the box, and whether they may hold somewhere."""
    sure = True
    for condition in case.conditions:
        found = signs(condition, box)
        if found is None or found[0]:
            sure = False
        if found is not None and not (found[1] or found[2]):
            return False, False
    return sure, True


def _solved(equation: Equation, key: str, given: Mapping[str, Interval]) -> Iterator[tuple[Case, Interval]]:
    """Each case with its range of an unknown, the others given."""
    index = equation.keys.index(key)
    box = [ends(ZERO if name == key else _value(equation, given, name)) for name in equation.keys]
    if any(_holds_unknown(raised, index) for raised in equation.powers):
        box += [ends(ZERO)] * len(equation.powers)
    elif not _add_powers(equation, box):
        return
    for case in equation.cases:
        solution = case.solutions[index]
        if solution is None:
            continue
        found = quotient_range(solution.numerator, solution.denominator, box)
        degree = solution.root if solution.power is None else _exponent(box, solution.power)
        if found is None or not degree:
            continue
        if degree > 1:
            if found.low is None or found.low < 0:
                continue
            found = root(found, degree)
        if solution.scale != (1, 1):
            found = found.scale(Fraction(*solution.scale))
        yield case, found if not solution.shift[0] else found + point(Fraction(*solution.shift))


def _holds_unknown(raised: Power, index: int) -> bool:
    return index == raised.exponent or index in raised.base.used


def _side(equation: Equation, case: Case, key: str, found: Interval, box: Box) -> Interval | None:
    """What an inequality allows: everything on one side of the bound, which side the signs tell."""
    if equation.relation == "==":
        return found
    rising = signs(case.numerator.derivative(equation.keys.index(key)), box)
    below = signs(case.denominator, box)
    if rising is None or below is None or rising[0] == rising[2] or below[0] == below[2]:
        return None
    upper = (rising[2] == below[2]) == (equation.relation in ("<=", "<"))
    strict = equation.relation in ("<", ">")
    if upper:
        return Interval(None, found.high, False, strict or found.high_open)
    return Interval(found.low, None, strict or found.low_open, False)
