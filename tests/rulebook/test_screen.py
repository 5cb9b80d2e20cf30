"""What floats are sure of, exact arithmetic says too."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.interval import Interval
from checker.rulebook.equation import compile_equation
from checker.rulebook.evaluate import holds, solve_interval
from checker.rulebook.screen import float_ends, screen_of

SOURCES = (
    "part / whole == rate",
    "(whole - part) / part == rate",
    "part - whole == rate",
    "part / (whole - part) == rate",
    "part * whole == rate",
    "part < whole * rate",
    "part / whole >= rate",
)
EQUATIONS = {source: compile_equation(source, dict.fromkeys(("part", "whole", "rate"), "one")) for source in SOURCES}
ENDS = st.one_of(st.none(), st.fractions(-(10**9), 10**9, max_denominator=1000), st.sampled_from([Fraction(0)]))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(ENDS), draw(ENDS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    closed = low == high
    return Interval(low, high, not closed and draw(st.booleans()), not closed and draw(st.booleans()))


@pytest.mark.parametrize("source", SOURCES)
@given(part=intervals(), whole=intervals(), rate=intervals())
def test_what_is_sure_is_so(source: str, part: Interval, whole: Interval, rate: Interval) -> None:
    equation = EQUATIONS[source]
    box = {"part": part, "whole": whole, "rate": rate}
    screen = screen_of(equation)
    assert screen is not None
    ends = [float_ends(box[key]) for key in equation.keys]
    exact = holds(equation, box)
    sure = screen.judge(ends)
    assert sure is None or sure is exact
    assert exact is True or not screen.crosses(ends)
    for at, key in enumerate(equation.keys):
        rough = screen.solve(at, ends)
        solved = solve_interval(equation, key, box) if rough is not None else None
        if rough is not None:
            assert solved is not None
            low, high = float_ends(solved)
            slack = 1e-9 * (abs(rough[0]) + abs(rough[1]))
            assert rough[0] - slack <= low and high <= rough[1] + slack


def test_something_is_sure() -> None:
    screen = screen_of(EQUATIONS["part / whole == rate"])
    assert screen is not None
    order = {key: at for at, key in enumerate(EQUATIONS["part / whole == rate"].keys)}

    def ends(**given: tuple[float, float]) -> list[tuple[float, float]]:
        return [given[key] for key in sorted(order, key=lambda key: order[key])]

    assert screen.judge(ends(part=(20, 20), whole=(50, 50), rate=(0.445, 0.455))) is False
    assert screen.judge(ends(part=(20, 20), whole=(50, 50), rate=(0.395, 0.405))) is None
    assert screen.crosses(ends(part=(20, 20), whole=(50, 50), rate=(0.395, 0.405)))
    assert screen.crosses(ends(part=(20, float("inf")), whole=(50, 50), rate=(0.445, 0.455)))
