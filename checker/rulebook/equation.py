"""An equation's tree → exact SymPy objects → an Equation of plain data: denominators cleared, solved for each unknown.

SymPy only ever sees symbols x0, x1, … and rational numbers made here, never a text. abs(), min() and max() become
several cases with conditions, so that each case is a quotient of polynomials; a power with a role for its exponent
becomes one more unknown. What could grow without bound is refused before SymPy is called (checker.rulebook.bounds).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from math import lcm
from typing import Any

from checker.interval import ZERO
from checker.rulebook.algebra import Case, Equation, Polynomial, Power, Solution, Unknown
from checker.rulebook.bounds import check_size
from checker.rulebook.syntax import Token, parse, tokens
from checker.rulebook.tree import Call, EquationError, Number, Ref, Relation, Tree, key_of, unknowns_of
from checker.tuples import NamedTuple

MAX_CASES = 8

Expression = Any  # sympy is not typed
Branch = tuple[tuple[Expression, ...], Expression]

_PRINTED = {
    "*": " × ",
    "/": " ÷ ",
    "+": " + ",
    "-": " − ",
    "==": " = ",
    "<=": " ≤ ",
    "<": " < ",
    ">": " > ",
    ">=": " ≥ ",
    "**": "^",
    ",": "，",
}


def compile_equation(source: str, roles: Mapping[str, str]) -> Equation:
    """The compiled equation over roles (name → "one", "many", "items" or "param"); EquationError at what is wrong."""
    relation = parse(source, roles)
    check_size(relation)
    return _Compiler(relation).equation(source, roles)


class _Compiler:
    def __init__(self, relation: Relation) -> None:
        import sympy  # type: ignore[import-untyped]

        self.sympy: Any = sympy
        self.relation = relation
        found = sorted(unknowns_of(relation), key=lambda ref: ref.function == "param")
        self.refs = {ref.key: ref for ref in found}
        self.symbols = {key: sympy.Symbol(f"x{i}") for i, key in enumerate(self.refs)}
        self.powers: list[tuple[Expression, Ref, Expression]] = []

    def equation(self, source: str, roles: Mapping[str, str]) -> Equation:
        left, right = self.branches(self.relation.left), self.branches(self.relation.right)
        sides = [((*a, *c), b - d) for (a, b), (c, d) in product(left, right)]
        if len(sides) > MAX_CASES:
            raise EquationError(self.relation.offset, "the equation uses abs(), min() or max() too often")
        self.check_powers([expression for _, expression in sides])
        unknowns = tuple(
            Unknown(ref.key, ref.role, ref.function) for ref in self.refs.values() if ref.function != "param"
        )
        for condition in {condition for conditions, _ in sides for condition in conditions}:
            if not self.is_polynomial(condition):
                raise EquationError(self.relation.offset, "abs(), min() and max() cannot hold a division by a role")
        keys = list(self.refs)
        exponents = tuple((symbol, keys.index(ref.key), base) for symbol, ref, base in self.powers)
        solver = _Solver(tuple(self.symbols.values()), exponents)
        powers = tuple(Power(solver.polynomial(base), exponent) for _, exponent, base in exponents)
        cases = tuple(_case(solver, conditions, expression) for conditions, expression in sides)
        self.check_used(cases, powers)
        given = {ref.key: ZERO for ref in self.refs.values() if ref.function == "param"}
        return Equation(source, self.relation.sign, unknowns, powers, cases, _readable_tokens(source, roles), given)

    def branches(self, tree: Tree) -> list[Branch]:
        """The value of a tree: one or more expressions, each under its conditions (each ≥ 0)."""
        if isinstance(tree, Number):
            return [((), self.sympy.Rational(tree.value.numerator, tree.value.denominator))]
        if isinstance(tree, Ref):
            return [((), self.symbols[tree.key])]
        if isinstance(tree, Call):
            return self.call(tree)
        if tree.sign == "**":
            return [(conditions, self.power(base, tree.right)) for conditions, base in self.branches(tree.left)]
        found = []
        for (a, left), (b, right) in product(self.branches(tree.left), self.branches(tree.right)):
            if tree.sign == "/" and self.sympy.expand(right) == 0:
                raise EquationError(tree.offset, "the equation divides by 0")
            value = {"+": left + right, "-": left - right, "*": left * right}.get(tree.sign)
            found.append(((*a, *b), left / right if value is None else value))
        return found

    def power(self, base: Expression, exponent: Tree) -> Expression:
        if isinstance(exponent, Number):
            return base ** int(exponent.value)
        assert isinstance(exponent, Ref)
        symbol = self.sympy.Symbol(f"p{len(self.powers)}")
        self.powers.append((symbol, exponent, base))
        return symbol

    def call(self, tree: Call) -> list[Branch]:
        found: list[Branch] = []
        for chosen in product(*(self.branches(argument) for argument in tree.arguments)):
            conditions = tuple(condition for given, _ in chosen for condition in given)
            values = [value for _, value in chosen]
            if tree.function == "days":
                found.append((conditions, values[1] - values[0]))
            elif tree.function == "abs":
                found += [((*conditions, values[0]), values[0]), ((*conditions, -values[0]), -values[0])]
            else:
                sign = 1 if tree.function == "max" else -1
                for i, value in enumerate(values):
                    others = tuple(sign * (value - other) for j, other in enumerate(values) if j != i)
                    found.append(((*conditions, *others), value))
            if len(found) > MAX_CASES:
                raise EquationError(tree.offset, "the equation uses abs(), min() or max() too often")
        return found

    def check_powers(self, expressions: list[Expression]) -> None:
        """A role below a power with a role for its exponent may occur only there: that keeps intervals exact."""
        for _, ref, base in self.powers:
            elsewhere = set().union(*(e.free_symbols for e in expressions), *(b for _, r, b in self.powers if r != ref))
            if base.free_symbols & elsewhere or not base.free_symbols or not self.is_polynomial(base):
                message = f"the base of ** {ref.role} must be a polynomial of roles that occur nowhere else"
                raise EquationError(ref.offset, message)

    def check_used(self, cases: tuple[Case, ...], powers: tuple[Power, ...]) -> None:
        used = {power.exponent for power in powers}.union(*(power.base.used for power in powers))
        used.update(*(p.used for case in cases for p in (case.numerator, *case.conditions)))
        for i, ref in enumerate(self.refs.values()):
            if i not in used:
                raise EquationError(ref.offset, f"{ref.key} cancels out of the equation")

    def is_polynomial(self, expression: Expression) -> bool:
        return bool(expression.is_polynomial(*self.symbols.values()))


class _Solver(NamedTuple):
    """The symbols of an equation, and its powers: symbol, number of the unknown that is the exponent, base."""

    symbols: tuple[Expression, ...]
    powers: tuple[tuple[Expression, int, Expression], ...]

    @property
    def generators(self) -> list[Expression]:
        return [*self.symbols, *(symbol for symbol, _, _ in self.powers)]

    def polynomial(self, expression: Expression) -> Polynomial:
        import sympy

        return self.pair(expression, sympy.Integer(1))[0]

    def pair(self, numerator: Expression, denominator: Expression) -> tuple[Polynomial, Polynomial]:
        """Two polynomials with integer coefficients whose quotient is numerator / denominator."""
        import sympy

        both = [sympy.Poly(e, *self.generators).terms() for e in (numerator, denominator)]
        scale = lcm(*(int(coefficient.q) for terms in both for _, coefficient in terms))
        first, second = (tuple((int(c * scale), tuple(map(int, e))) for e, c in terms) for terms in both)
        return Polynomial(first), Polynomial(second)

    def solution(self, numerator: Expression, symbol: Expression) -> Solution | None:
        """The unknown in terms of the others where there is a closed form with one root."""
        import sympy

        for power, exponent, base in self.powers:
            if symbol == self.symbols[exponent]:
                return None
            if symbol in base.free_symbols:
                return self.powered(numerator, symbol, power, exponent, base)
        coefficients = sympy.Poly(numerator, symbol).all_coeffs()
        degree = len(coefficients) - 1
        if degree == 0:
            return None
        if degree == 1:
            return Solution(*self.quotient(-coefficients[1], coefficients[0]))
        shift = sympy.cancel(coefficients[1] / (coefficients[0] * degree))
        rest = sympy.expand(numerator - coefficients[0] * (symbol + shift) ** degree)
        if not shift.is_Rational or symbol in rest.free_symbols:
            return None
        pair = self.quotient(-rest, coefficients[0])
        return Solution(*pair, root=degree, shift=(-int(shift.p), int(shift.q)))

    def powered(
        self, numerator: Expression, symbol: Expression, power: Expression, exponent: int, base: Expression
    ) -> Solution | None:
        import sympy

        outer = sympy.Poly(numerator, power).all_coeffs()
        inner = sympy.Poly(base, symbol).all_coeffs()
        if len(outer) != 2 or len(inner) != 2 or not all(c.is_Rational for c in inner):
            return None
        slope, constant = inner
        pair = self.quotient(-outer[1], outer[0])
        scale, shift = 1 / slope, -constant / slope
        return Solution(*pair, power=exponent, scale=(int(scale.p), int(scale.q)), shift=(int(shift.p), int(shift.q)))

    def quotient(self, numerator: Expression, denominator: Expression) -> tuple[Polynomial, Polynomial]:
        import sympy

        top, bottom = sympy.fraction(sympy.cancel(numerator / denominator))
        return self.pair(sympy.expand(top), sympy.expand(bottom))


@lru_cache(maxsize=1024)
def _case(solver: _Solver, conditions: tuple[Expression, ...], expression: Expression) -> Case:
    """One case of an equation. Many rules have the same one but for the names of their roles, and symbols have none."""
    import sympy

    top, bottom = sympy.fraction(sympy.together(expression))
    numerator = sympy.expand(top)
    above, below = solver.pair(numerator, sympy.expand(bottom))
    solutions = tuple(solver.solution(numerator, symbol) for symbol in solver.symbols)
    return Case(tuple(map(solver.polynomial, conditions)), above, below, solutions)


def _readable_tokens(source: str, roles: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """sum(parts) and the like become one token, so that a list of figures can take its place."""
    found: list[tuple[str, str]] = []
    given = [*tokens(source), *([Token("end", "", 0)] * 3)]
    i = 0
    while given[i].sort != "end":
        text, inner = given[i].text, given[i + 2].text
        if given[i + 1].text == "(" and given[i + 3].text == ")" and roles.get(inner) in ("many", "items"):
            found.append(("role", key_of(inner, text, roles)))
            i += 4
            continue
        sort = "role" if text in roles else "sign"
        found.append((sort, text if sort == "role" else _PRINTED.get(text, text)))
        i += 1
    return tuple(found)
