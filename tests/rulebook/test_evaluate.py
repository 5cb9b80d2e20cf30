"""Relations on exact intervals: against brute force, against sympy, and on the cases that matter."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.interval import Interval, point
from checker.rulebook.algebra import Equation
from checker.rulebook.equation import compile_equation
from checker.rulebook.evaluate import holds, solve, solve_interval

ROLES = {**dict.fromkeys("abcdn", "one"), "parts": "many", "names": "items"}
SOURCES = (
    "a / b == c", "(a - b) / b == c", "a - b == c", "a + b <= c", "a * b == c", "b / (1 + c) == a", "abs(a - b) == c",
    "max(a, b) == c", "min(a, b) >= c", "a * (1 + b) ** 2 == c", "a / (a + b) == c", "1 / a + 1 / b > c",
    "2 * a - b < c",
)  # fmt: skip
EQUATIONS = {source: compile_equation(source, ROLES) for source in SOURCES}
RELATIONS: dict[str, Any] = {
    "==": lambda x: x == 0,
    "<=": lambda x: x <= 0,
    "<": lambda x: x < 0,
    ">=": lambda x: x >= 0,
    ">": lambda x: x > 0,
}


def around(value: str, unit: str) -> Interval:
    half = Fraction(unit) / 2
    return Interval(Fraction(value) - half, Fraction(value) + half)


def difference(source: str, values: dict[str, Fraction]) -> Fraction | None:
    """left − right by Python's own arithmetic; None where it divides by 0."""
    left, right = (side.strip() for side in source.replace("<=", "==").replace(">=", "==").replace("<", "==")
                   .replace(">", "==").split("=="))  # fmt: skip
    try:
        return Fraction(eval(left, {}, dict(values)) - eval(right, {}, dict(values)))
    except ZeroDivisionError:
        return None


numbers = st.fractions(min_value=-6, max_value=6, max_denominator=4)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(numbers), draw(numbers)))
    if low == high:
        return point(low)
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


def inside(interval: Interval) -> list[Fraction]:
    assert interval.low is not None and interval.high is not None
    steps = [interval.low + (interval.high - interval.low) * Fraction(i, 4) for i in range(5)]
    return [value for value in dict.fromkeys(steps) if interval.contains(value)]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SOURCES), intervals(), intervals(), intervals())
def test_no_point_within_contradicts_a_verdict(source: str, a: Interval, b: Interval, c: Interval) -> None:
    equation, boxes = EQUATIONS[source], {"a": a, "b": b, "c": c}
    verdict = holds(equation, boxes)
    if verdict is False:
        for values in product(*map(inside, boxes.values())):
            found = difference(source, dict(zip(boxes, values, strict=True)))
            assert found is None or not RELATIONS[equation.relation](found)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SOURCES), intervals(), intervals(), intervals())
def test_a_point_that_fits_is_seen(source: str, a: Interval, b: Interval, c: Interval) -> None:
    equation, boxes = EQUATIONS[source], {"a": a, "b": b, "c": c}
    for values in product(*map(inside, boxes.values())):
        found = difference(source, dict(zip(boxes, values, strict=True)))
        if found is not None and RELATIONS[equation.relation](found):
            assert holds(equation, boxes) is not False
            return


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SOURCES), st.sampled_from("abc"), numbers, numbers)
def test_what_is_solved_satisfies_the_equation(source: str, key: str, first: Fraction, second: Fraction) -> None:
    equation = EQUATIONS[source]
    if equation.relation != "==" or "**" in source:
        return
    values = dict(zip((k for k in "abc" if k != key), (first, second), strict=True))
    found = solve(equation, key, values)
    if found is not None:
        assert difference(source, {**values, key: found}) in (0, None)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SOURCES), st.sampled_from("abc"), intervals(), intervals())
@example("a * b == c", "a", Interval(Fraction(0), Fraction(1), True, True), point(Fraction(0)))
def test_a_solved_interval_holds_every_solution(source: str, key: str, first: Interval, second: Interval) -> None:
    equation = EQUATIONS[source]
    boxes = dict(zip((k for k in "abc" if k != key), (first, second), strict=True))
    allowed = solve_interval(equation, key, boxes)
    if allowed is None or equation.relation != "==" or "**" in source:
        return
    for values in product(*map(inside, boxes.values())):
        found = solve(equation, key, dict(zip(boxes, values, strict=True)))
        assert found is None or allowed.contains(found)


def test_a_role_that_occurs_twice_is_one_unknown() -> None:
    growth = EQUATIONS["(a - b) / b == c"]
    new, old = around("110", "10"), around("100", "10")
    found = solve_interval(growth, "c", {"a": new, "b": old})
    assert found == Interval(Fraction(0), Fraction(115, 95) - 1)
    assert holds(
        EQUATIONS["a / (a + b) == c"], {"a": around("1", "1"), "b": around("1", "1"), "c": point(Fraction(3, 4))}
    )


def test_the_rate_of_an_article() -> None:
    share = EQUATIONS["a / b == c"]
    given_ = {"a": point(Fraction(266)), "b": point(Fraction(280))}
    assert holds(share, {**given_, "c": around("0.95", "0.01")}) is True
    assert holds(share, {**given_, "c": around("0.94", "0.01")}) is False
    assert solve(share, "c", {"a": Fraction(266), "b": Fraction(280)}) == Fraction(19, 20)
    assert holds(share, {**given_, "b": Interval(Fraction(-1), Fraction(1)), "c": point(Fraction(1))}) is None


def test_open_ends_count() -> None:
    below = EQUATIONS["a - b == c"]
    near = {"a": Interval(Fraction(2), Fraction(3), True), "b": point(Fraction(2)), "c": point(Fraction(0))}
    assert holds(below, near) is False
    assert holds(below, {**near, "a": Interval(Fraction(2), Fraction(3))}) is True


@pytest.mark.parametrize(
    ("low", "high", "expected"), [(270, None, False), (100, None, True), (None, 260, False), (None, None, True)]
)
def test_unbounded_ends(low: int | None, high: int | None, expected: bool) -> None:
    part = Interval(None if low is None else Fraction(low), None if high is None else Fraction(high))
    box = {"a": part, "b": point(Fraction(280)), "c": around("0.95", "0.01")}
    assert holds(EQUATIONS["a / b == c"], box) is expected


def test_bounds_of_inequalities() -> None:
    parts = compile_equation("sum(parts) <= a", ROLES)
    assert solve_interval(parts, "a", {"parts": around("10", "1")}) == Interval(Fraction(19, 2), None)
    assert solve_interval(parts, "parts", {"a": around("10", "1")}) == Interval(None, Fraction(21, 2))
    strict = compile_equation("a > sum(parts)", ROLES)
    assert solve_interval(strict, "a", {"parts": point(Fraction(3))}) == Interval(Fraction(3), None, True)


def compound() -> Equation:
    return compile_equation("a * (1 + b) ** n == c", ROLES)


def test_compound_growth_over_a_number_of_years() -> None:
    values = {"a": Fraction(100), "c": Fraction("133.1"), "n": Fraction(3)}
    found = solve(compound(), "b", values)
    assert found is not None and abs(found - Fraction(1, 10)) < Fraction(1, 10**15)
    boxes = {"a": around("100", "1"), "b": around("0.10", "0.01"), "c": around("133.1", "0.1"), "n": point(Fraction(3))}
    assert holds(compound(), boxes) is True
    assert holds(compound(), {**boxes, "b": around("0.20", "0.01")}) is False
    assert solve(compound(), "c", {"a": Fraction(100), "b": Fraction(1, 10), "n": Fraction(3)}) == Fraction("133.1")
    assert holds(compound(), {**boxes, "n": around("3", "1")}) is None
    assert holds(compound(), {**boxes, "n": point(Fraction(10**9))}) is None


def test_powers_that_no_article_holds_are_not_worked_out() -> None:
    """Whoever weighs a reading does so with floats, which such numbers would overflow."""
    values = {"a": Fraction(2), "b": Fraction(10**30), "n": Fraction(90)}
    assert solve(compound(), "c", values) is None
    assert solve_interval(compound(), "c", {key: point(value) for key, value in values.items()}) is None


def test_a_role_left_out_counts_as_nothing() -> None:
    total = compile_equation("sum(parts) + d == a", ROLES)
    assert holds(total, {"parts": point(Fraction(5)), "a": point(Fraction(5))}) is True


def test_cases_of_abs_need_a_sure_sign() -> None:
    gap = EQUATIONS["abs(a - b) == c"]
    fall = {"a": point(Fraction(92)), "b": point(Fraction(100))}
    assert holds(gap, {**fall, "c": point(Fraction(8))}) is True
    assert holds(gap, {**fall, "c": point(Fraction(7))}) is False
    assert solve(gap, "c", {"a": Fraction(92), "b": Fraction(100)}) == 8
    unsure = {"a": around("100", "2"), "b": point(Fraction(100))}
    assert holds(gap, {**unsure, "c": point(Fraction(9))}) is False
    assert holds(gap, {**unsure, "c": point(Fraction(0))}) is None
