"""What is left of an equation once it is compiled: polynomials with integer coefficients, as plain frozen data.

``equation`` makes them with sympy, ``evaluate`` judges intervals with them; this module needs neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import lru_cache

from checker.interval import Interval, point
from checker.lazy import lazy
from checker.records import dataclass, field
from checker.tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# (coefficient, exponent of each unknown), summed up
Terms = tuple[tuple[int, tuple[int, ...]], ...]


@dataclass(frozen=True, eq=False, repr=False)
class Polynomial:
    """A sum of terms over the unknowns of an equation, which are numbered."""

    terms: Terms

    @lazy
    def degrees(self) -> tuple[int, ...]:
        """The highest exponent of each unknown."""
        return tuple(max(column) for column in zip(*(exponents for _, exponents in self.terms), strict=True))

    @lazy
    def coefficients(self) -> list[int]:
        """The coefficients of the terms."""
        return [coefficient for coefficient, _ in self.terms]

    @lazy
    def columns(self) -> tuple[tuple[int, ...], ...]:
        """For each unknown its exponents in the terms."""
        return tuple(zip(*(exponents for _, exponents in self.terms), strict=True))

    @lazy
    def used(self) -> tuple[int, ...]:
        """The unknowns it depends on."""
        return tuple(i for i, degree in enumerate(self.degrees) if degree)

    @lazy
    def bent(self) -> tuple[int, ...]:
        """The unknowns in which it is not linear."""
        return tuple(i for i, degree in enumerate(self.degrees) if degree > 1)

    @lazy
    def slopes(self) -> tuple[Polynomial, ...]:
        """The derivatives by the unknowns in ``bent``."""
        return tuple(self.derivative(i) for i in self.bent)

    def derivative(self, unknown: int) -> Polynomial:
        """The derivative by one unknown."""
        terms = []
        for coefficient, exponents in self.terms:
            power = exponents[unknown]
            if power:
                lower = (*exponents[:unknown], power - 1, *exponents[unknown + 1 :])
                terms.append((coefficient * power, lower))
        return Polynomial(tuple(terms) or ((0, (0,) * len(self.degrees)),))

    def __mul__(self, other: Polynomial) -> Polynomial:
        found: dict[tuple[int, ...], int] = {}
        for a, left in self.terms:
            for b, right in other.terms:
                key = tuple(x + y for x, y in zip(left, right, strict=True))
                found[key] = found.get(key, 0) + a * b
        return Polynomial(tuple((coefficient, key) for key, coefficient in found.items()))

    def __sub__(self, other: Polynomial) -> Polynomial:
        found = {key: coefficient for coefficient, key in self.terms}
        for coefficient, key in other.terms:
            found[key] = found.get(key, 0) - coefficient
        return Polynomial(tuple((coefficient, key) for key, coefficient in found.items()))


class Unknown(NamedTuple):
    """``key`` names it in evaluate. function: "" is the role's own value; sum, count, min or max are taken over the
    figures of a role with many."""

    key: str
    role: str
    function: str = ""


class Power(NamedTuple):
    """base ** exponent where the exponent is an unknown. It counts as one more unknown, numbered after the others."""

    base: Polynomial
    exponent: int


class Solution(NamedTuple):
    """unknown = scale · (numerator / denominator)^(1/root) + shift; scale and shift are numerator and denominator of a
    number. Where ``power`` is set, the root is the value of that unknown."""

    numerator: Polynomial
    denominator: Polynomial
    root: int = 1
    power: int | None = None
    scale: tuple[int, int] = (1, 1)
    shift: tuple[int, int] = (0, 1)


class Case(NamedTuple):
    """numerator / denominator RELATION 0, valid where no condition is negative (abs, min, max make several cases).

    solutions    one an unknown, None where there is no closed form
    """

    conditions: tuple[Polynomial, ...]
    numerator: Polynomial
    denominator: Polynomial
    solutions: tuple[Solution | None, ...]


@dataclass(frozen=True, eq=False, repr=False)
class Equation:
    """A relation, its denominators cleared, solved for each unknown; plain data that needs no sympy.

    tokens   for people: ("role", key) or ("sign", " ÷ "), in the order written
    given    the parameters (numbers of the rule or of a project's configuration); they are numbered after the unknowns
    """

    source: str
    relation: str
    unknowns: tuple[Unknown, ...]
    powers: tuple[Power, ...]
    cases: tuple[Case, ...]
    tokens: tuple[tuple[str, str], ...]
    given: Mapping[str, Interval] = field(default_factory=dict)

    @lazy
    def keys(self) -> tuple[str, ...]:
        """The keys of unknowns and parameters, in the order in which polynomials number them."""
        return (*(unknown.key for unknown in self.unknowns), *self.given)

    def readable(self, texts: Mapping[str, str]) -> str:
        """The relation with texts in place of its unknowns: 266家 ÷ 280家 = 95%."""
        numbers = {name: str(value.low) for name, value in self.given.items()}
        known = {**numbers, **texts}
        return "".join([known.get(text, text) if sort == "role" else text for sort, text in self.tokens])


def decoded(data: Mapping[str, Any], params: Mapping[str, float]) -> Equation:
    """An equation back from the plain data of a pack (``codec.encode_equation``)."""
    return Equation(
        data["source"],
        data["relation"],
        tuple(Unknown(*unknown) for unknown in data["unknowns"]),
        tuple(Power(_polynomial(base), exponent) for base, exponent in data["powers"]),
        tuple(_decode_case(*case) for case in data["cases"]),
        tuple((sort, text) for sort, text in data["tokens"]),
        given_of(data["given"], params),
    )


def given_of(names: Iterable[str], params: Mapping[str, float]) -> dict[str, Interval]:
    """The values of an equation's parameters, exact as written, in the equation's order."""
    return {name: point(Fraction(str(params[name]))) for name in names}


def _polynomial(terms: Any) -> Polynomial:
    return _shared(tuple([(coefficient, tuple(exponents)) for coefficient, exponents in terms]))


@lru_cache(maxsize=4096)
def _shared(terms: Terms) -> Polynomial:
    """The one polynomial of all that are equal: of most equations the denominator is 1."""
    return Polynomial(terms)


def _decode_case(conditions: Any, numerator: Any, denominator: Any, solutions: Any) -> Case:
    return Case(
        tuple(map(_polynomial, conditions)),
        _polynomial(numerator),
        _polynomial(denominator),
        tuple(solution and _solution(*solution) for solution in solutions),
    )


def _solution(numerator: Any, denominator: Any, root: int, power: int | None, scale: Any, shift: Any) -> Solution:
    return Solution(_polynomial(numerator), _polynomial(denominator), root, power, tuple(scale), tuple(shift))
