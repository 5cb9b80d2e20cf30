"""A compiled rule ↔ the plain lists and dicts of a pack."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import lru_cache

from checker.interval import Interval, point
from checker.rulebook.algebra import Case, Equation, Polynomial, Power, Solution, Terms, Unknown
from checker.rulebook.rule import QUOTED, UNQUOTED, Blocker, Cue, Role, Rule, Thresholds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

TOLD = ("title", "message", "why", "examples")


def encode_equation(equation: Equation) -> dict[str, Any]:
    """An equation as plain data (the values of its parameters are the rule's)."""
    return {
        "source": equation.source,
        "relation": equation.relation,
        "unknowns": [[u.key, u.role, u.function] for u in equation.unknowns],
        "powers": [[power.base.terms, power.exponent] for power in equation.powers],
        "cases": [_encode_case(case) for case in equation.cases],
        "tokens": equation.tokens,
        "given": list(equation.given),
    }


def _encode_case(case: Case) -> list[Any]:
    solutions = [
        s and [s.numerator.terms, s.denominator.terms, s.root, s.power, s.scale, s.shift] for s in case.solutions
    ]
    return [[c.terms for c in case.conditions], case.numerator.terms, case.denominator.terms, solutions]


def decode_equation(data: Mapping[str, Any], params: Mapping[str, float]) -> Equation:
    """An equation back from plain data."""
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


def folded(rule: Mapping[str, Any]) -> dict[str, Any]:
    """A compiled rule as it is kept: what only people read is one text, which nobody need take apart to check."""
    said = {key: rule[key] for key in TOLD}
    told = json.dumps(said, ensure_ascii=False)
    if any(mark in told for mark in UNQUOTED):
        told = json.dumps(said)
    told = told.translate(dict(zip(map(ord, QUOTED), UNQUOTED, strict=True)))
    return {key: value for key, value in rule.items() if key not in TOLD} | {"told": told}


def decode_rule(data: Mapping[str, Any]) -> Rule:
    """A rule from what the loader wrote."""
    plain = dict(data)
    params = plain.pop("params", {})
    plain.update(
        roles=tuple(Role(name=name, **_frozen(role)) for name, role in data["roles"].items()),
        cues=tuple(Cue(**_frozen(cue)) for cue in data.get("cues", ())),
        blockers=tuple(Blocker(**_frozen(blocker)) for blocker in data.get("blockers", ())),
        thresholds=Thresholds(**data.get("thresholds", {})),
        equation=decode_equation(data["equation"], params),
        params=params,
        replaces=tuple(data.get("replaces", ())),
    )
    return Rule(**plain)


def _frozen(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
