"""The tree of an equation, every node with its offset in the text."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeAlias

from checker.records import dataclass


class EquationError(Exception):
    """What is wrong, and at which offset of the source."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message


@dataclass(frozen=True, slots=True)
class Number:
    """A literal."""

    value: Fraction
    offset: int


@dataclass(frozen=True, slots=True)
class Ref:
    """A role, or sum/count/min/max of a role with many figures."""

    role: str
    function: str
    key: str
    offset: int


@dataclass(frozen=True, slots=True)
class Binary:
    """sign is one of + - * / **."""

    sign: str
    left: Tree
    right: Tree
    offset: int


@dataclass(frozen=True, slots=True)
class Call:
    """min, max, abs or days of several values."""

    function: str
    arguments: tuple[Tree, ...]
    offset: int


Tree: TypeAlias = Number | Ref | Binary | Call


@dataclass(frozen=True, slots=True)
class Relation:
    """left SIGN right."""

    sign: str
    left: Tree
    right: Tree
    offset: int


def key_of(role: str, function: str, roles: Mapping[str, str]) -> str:
    """What evaluate calls it: the role; but count, min and max of many figures are written out."""
    plain = function in ("", "sum", "param") or roles.get(role) == "items"
    return role if plain else f"{function}({role})"


def unknowns_of(tree: Tree | Relation) -> tuple[Ref, ...]:
    """All uses of roles, in the order written."""
    if isinstance(tree, Ref):
        return (tree,)
    if isinstance(tree, Number):
        return ()
    parts = tree.arguments if isinstance(tree, Call) else (tree.left, tree.right)
    return tuple(ref for part in parts for ref in unknowns_of(part))
