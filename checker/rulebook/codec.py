"""A compiled rule as the plain lists, dicts and texts of a pack; ``rule`` and ``algebra`` read them back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker import packs
from checker.rulebook.algebra import Case, Equation

TOLD = ("title", "message", "why", "examples")
BOUND = ("roles", "cues", "blockers")
# the keys of a cue whose words stand on the page
BESIDE = {"before", "touching"}  # those of them whose words stand before a figure
WORDS = ("before", "after", "words", "only", "opens", "ends", "tail", "touching", "mixed", "clause", "sentence")


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


def folded(rule: Mapping[str, Any]) -> dict[str, Any]:
    """A compiled rule as it is kept: what few articles need is text, which the others need not take apart."""
    plain = {key: value for key, value in rule.items() if key not in (*TOLD, *BOUND, "equation")}
    return plain | {
        "thresholds": rule.get("thresholds", {}),
        "params": rule.get("params", {}),
        "replaces": rule.get("replaces", []),
        "needs": _needs(rule),
        "told": packs.folded({key: rule[key] for key in TOLD}),
        "bound": packs.folded({key: rule.get(key, []) for key in BOUND}),
        "solved": packs.folded(rule["equation"]),
    }


def _needs(rule: Mapping[str, Any]) -> tuple[list[Any], list[Any], list[Any], list[str]]:
    """The fields of ``rule.Needs``."""
    kinds = [role.get("kind", []) for role in rule["roles"].values() if not role.get("items")]
    if rule["bind"] == "mentions":  # either role may be filled with what fits the other
        kinds = [list(dict.fromkeys(kind for role in kinds for kind in role))]
    anchor = next(role for role in rule["roles"].values() if role.get("anchor"))
    before = [anchor["before"]] if rule["bind"] == "figures" and anchor.get("before") else []
    cues: list[Any] = []
    for keys, words in _needed(rule.get("cues", ())):
        (before if keys <= BESIDE else cues).append(words)
    sought = {word for role in rule["roles"].values() for key in ("before", "not_before") for word in role.get(key, ())}
    return kinds, before, cues, sorted(sought.union(*before))


def _needed(cues: Any) -> Iterator[tuple[set[str], list[str]]]:
    """The words of each cue without which there is no reading, and where they stand."""
    for cue in cues:
        words = {key: cue[key] for key in WORDS if cue.get(key)}
        every = [word for listed in words.values() for word in listed]
        if cue.get("need") == "reading" and every and all(every) and not cue.get("together"):
            yield set(words), every
