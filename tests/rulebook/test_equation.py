"""Equations: what is compiled is what sympy finds, and what is refused."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from checker.interval import point
from checker.rulebook.algebra import Polynomial, decoded
from checker.rulebook.codec import encode_equation
from checker.rulebook.equation import compile_equation
from checker.rulebook.evaluate import holds, solve
from checker.rulebook.tree import EquationError

ROLES = {
    **dict.fromkeys(("part", "whole", "rate", "new", "old"), "one"),
    "parts": "many",
    "names": "items",
    "per": "param",
}


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("part / whole == rate", "rate"),
        ("part / whole == rate", "whole"),
        ("(new - old) / old == rate", "old"),
        ("old * (1 + rate) ** 3 == new", "rate"),
        ("part * whole - rate == new / old", "old"),
    ],
)
def test_solutions_are_those_of_sympy(source: str, key: str) -> None:
    equation = compile_equation(source, ROLES)
    symbols = {unknown.key: sympy.Symbol(unknown.key, positive=True) for unknown in equation.unknowns}
    left, right = source.split("==")
    solutions = sympy.solve(sympy.Eq(sympy.sympify(left, symbols), sympy.sympify(right, symbols)), symbols[key])
    chance = random.Random(1)
    values = {name: Fraction(chance.randint(5, 99), 7) for name in symbols if name != key}
    found = solve(equation, key, values)
    assert found is not None
    known = {symbols[name]: sympy.Rational(value.numerator, value.denominator) for name, value in values.items()}
    assert any(abs(complex(solution.subs(known)) - float(found)) < 1e-9 for solution in solutions)


def test_names_and_sums_become_one_unknown_each() -> None:
    equation = compile_equation("sum(parts) / count(parts) == part * count(names)", ROLES)
    assert [(u.key, u.function) for u in equation.unknowns] == [
        ("parts", "sum"), ("count(parts)", "count"), ("part", ""), ("names", "count"),
    ]  # fmt: skip


def test_parameters_come_after_the_unknowns() -> None:
    equation = compile_equation("per * part == whole", ROLES)
    assert equation.keys == ("part", "whole", "per")
    restored = decoded(encode_equation(equation), {"per": 2.5})
    assert holds(restored, {"part": point(Fraction(2)), "whole": point(Fraction(5))}) is True


def test_readable() -> None:
    equation = compile_equation("sum(parts) / whole <= 2 * rate", ROLES)
    texts = {"parts": "3家 + 4家", "whole": "9家"}
    assert equation.readable(texts) == "3家 + 4家 ÷ 9家 ≤ 2 × rate"


def test_plain_data_gives_the_same_equation() -> None:
    for source in ("abs(new - old) / old == rate", "old * (1 + rate) ** part == new", "sum(parts) >= whole"):
        equation = compile_equation(source, ROLES)
        assert encode_equation(decoded(encode_equation(equation), {})) == encode_equation(equation)


def test_derivative_and_product() -> None:
    square = Polynomial(((1, (2, 0)), (3, (1, 1))))
    assert square.derivative(0).terms == ((2, (1, 0)), (3, (0, 1)))
    assert (square * square - square * square).terms == ((0, (4, 0)), (0, (3, 1)), (0, (2, 2)))


@given(st.text("abpartwhole ()+-*/=<>.,0123456789_'[]{}:;\"lmd全", max_size=60))
def test_any_text_is_an_equation_or_an_error_in_place(source: str) -> None:
    try:
        compile_equation(source, ROLES)
    except EquationError as error:
        assert 0 <= error.offset <= len(source)
        assert error.message


@pytest.mark.parametrize(
    "source",
    [
        "__import__('os').system('x') == part", "part.__class__ == whole", "(lambda: 1)() == part", "exec(part) == 1",
        "part == whole == rate", "part := 1", "part ** 9 ** 9 == whole", "part ** (2 ** 9) == whole", "f'{part}' == 1",
        "part if whole else rate == 1", "part and whole == 1", "not part == 1", "[part] == 1", "part @ whole == 1",
        "part // whole == 1", "part % whole == 1", "part == whole; import os", "*part == 1", "part == 'x' * 9",
        "par\u200bt == whole", "ｐart == whole", "part == 1e9", "part == 0x10", "part == 1_000",
    ],
)  # fmt: skip
def test_nothing_but_arithmetic_over_roles(source: str) -> None:
    with pytest.raises(EquationError):
        compile_equation(source, ROLES)
