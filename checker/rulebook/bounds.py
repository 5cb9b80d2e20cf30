"""How large an equation can become when it is multiplied out, bounded from above on its tree, before SymPy sees it."""

from __future__ import annotations

from math import comb
from typing import TypeAlias

from checker.rulebook.tree import Call, EquationError, Number, Ref, Relation, Tree, unknowns_of

MAX_UNKNOWNS = 8
MAX_TERMS = 120
MAX_DEGREE = 6

Size: TypeAlias = tuple[int, int, int, int]  # terms of numerator and denominator, their degrees


def check_size(relation: Relation) -> None:
    """Refuse what would become too large a polynomial, by an upper bound of its terms and its degree."""
    refs = unknowns_of(relation)
    if not refs:
        raise EquationError(0, "the equation uses no role")
    if len({ref.key for ref in refs}) > MAX_UNKNOWNS:
        raise EquationError(0, f"the equation has more than {MAX_UNKNOWNS} unknowns")
    left, right = _size(relation.left), _size(relation.right)
    terms, degree = left[0] * right[1] + right[0] * left[1], max(left[2] + right[3], right[2] + left[3])
    if terms > MAX_TERMS or degree > MAX_DEGREE:
        raise EquationError(0, "the equation multiplies out to more terms or higher powers than any rule needs")


def _size(tree: Tree) -> Size:
    """Bounds of the terms of numerator and denominator, and of their degrees."""
    if isinstance(tree, Number):
        return 1, 1, 0, 0
    if isinstance(tree, Ref):
        return 1, 1, 1, 0
    if isinstance(tree, Call):
        sizes = [_size(argument) for argument in tree.arguments]
        if tree.function == "days":
            return _added(sizes[0], sizes[1])
        most = [max(column) for column in zip(*sizes, strict=True)]
        return most[0], most[1], most[2], most[3]
    a, b, p, q = _size(tree.left)
    if tree.sign == "**":
        if isinstance(tree.right, Ref):
            return 1, 1, 1, 0
        k = int(tree.right.value) if isinstance(tree.right, Number) else 1
        return comb(a + k - 1, k), comb(b + k - 1, k), p * k, q * k
    c, d, r, s = _size(tree.right)
    if tree.sign == "*":
        return a * c, b * d, p + r, q + s
    if tree.sign == "/":
        return a * d, b * c, p + s, q + r
    return _added((a, b, p, q), (c, d, r, s))


def _added(left: Size, right: Size) -> Size:
    (a, b, p, q), (c, d, r, s) = left, right
    return a * d + c * b if b != 1 or d != 1 else a + c, b * d, max(p + s, r + q), q + s
