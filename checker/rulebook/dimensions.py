"""What an equation adds up and compares must be of one sort: money and counts cannot be added, nor percents and
percentage points compared. Only what the roles' kinds make certain is refused; products and quotients may be anything,
but for money: money times money is none, money over money neither.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.rulebook.tree import Binary, Call, EquationError, Number, Ref, Relation, Tree

# what a kind may be compared with; a bare number may be anything
_SORTS = {
    "count": "count",
    "money": "money",
    "measure": "measure",
    "percent": "share",
    "multiple": "share",
    "percentage_point": "percentage point",
    "date": "date",
    "weekday": "weekday",
    "time": "time",
    "duration": "duration",
    "ordinal": "ordinal",
}
_ANYTHING = frozenset({*_SORTS.values()})

Sorts = frozenset[str]


def check_dimensions(relation: Relation, kinds: Mapping[str, tuple[str, ...]]) -> None:
    """EquationError where two sides that are compared, added or subtracted cannot be of one sort."""
    left, right = _sorts(relation.left, kinds), _sorts(relation.right, kinds)
    if not left & right:
        raise _clash(relation.offset, "compares", left, right)
    first, second = _money(relation.left, kinds), _money(relation.right, kinds)
    if first is not None and second is not None and first != second:
        told = f"the equation compares money to the power {first} and money to the power {second}"
        raise EquationError(relation.offset, f"{told}, expected the same power")


def _money(tree: Tree, kinds: Mapping[str, tuple[str, ...]]) -> int | None:
    """The power of money in a value: 1 for 3元, 0 for 3个 or 3%; None where the kinds do not tell."""
    if isinstance(tree, Ref):
        found = _sorts(tree, kinds)
        if "money" not in found:
            return 0
        return 1 if found == {"money"} else None
    if isinstance(tree, Call):
        return next((each for each in (_money(a, kinds) for a in tree.arguments) if each is not None), None)
    if isinstance(tree, Number):
        return None
    left, right = (0 if isinstance(side, Number) else _money(side, kinds) for side in (tree.left, tree.right))
    if tree.sign in ("+", "-"):
        return _money(tree.right if isinstance(tree.left, Number) else tree.left, kinds)
    if left is None or right is None:
        return None
    if tree.sign == "**":
        return left * int(tree.right.value) if isinstance(tree.right, Number) else None
    return left + right if tree.sign == "*" else left - right


def _sorts(tree: Tree, kinds: Mapping[str, tuple[str, ...]]) -> Sorts:
    if isinstance(tree, Number):
        return _ANYTHING
    if isinstance(tree, Ref):
        if tree.function == "count":
            return frozenset({"count", "ordinal", "duration"})
        found = frozenset(_SORTS.get(kind, "") for kind in kinds.get(tree.role, ()))
        return _ANYTHING if "" in found or not found else found
    if isinstance(tree, Call):
        return _call(tree, kinds)
    left, right = _sorts(tree.left, kinds), _sorts(tree.right, kinds)
    if tree.sign in ("+", "-"):
        return _added(tree, left, right)
    return _ANYTHING


def _call(tree: Call, kinds: Mapping[str, tuple[str, ...]]) -> Sorts:
    sorts = [_sorts(argument, kinds) for argument in tree.arguments]
    if tree.function == "days":
        for argument, found in zip(tree.arguments, sorts, strict=True):
            if "date" not in found:
                raise EquationError(argument.offset, f"days() takes dates, found {_named(found)}")
        return frozenset({"duration", "count"})
    common = frozenset.intersection(*sorts)
    if not common:
        raise _clash(tree.offset, "compares", sorts[0], sorts[1])
    return common


def _added(tree: Binary, left: Sorts, right: Sorts) -> Sorts:
    found = set(left & right)
    if tree.sign == "-" and "share" in left and "share" in right:
        found.add("percentage point")  # 61.9% − 58.4% = 3.5个百分点
    if tree.sign == "-" and "date" in left and "date" in right:
        found |= {"duration", "count"}
    if {"share", "percentage point"} <= left | right:
        found.add("share")
    if "date" in left and right & {"duration", "count"}:
        found.add("date")
    if not found:
        raise _clash(tree.offset, "adds" if tree.sign == "+" else "subtracts", left, right)
    return frozenset(found)


def _clash(offset: int, verb: str, left: Sorts, right: Sorts) -> EquationError:
    return EquationError(offset, f"the equation {verb} {_named(left)} and {_named(right)}, expected one sort")


def _named(sorts: Sorts) -> str:
    return " or ".join(sorted(sorts))
