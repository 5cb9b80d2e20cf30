"""Plausible worths of currencies in yuan, as data: rules/units/currencies.yaml. Never a reason for an error."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from checker import packs, resources
from checker.errors import RuleError
from checker.interval import ANY, Interval
from checker.model import Figure, Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checker.disk import AnyPath


def load_currencies(cache: AnyPath | None = None) -> Mapping[str, Interval]:
    """Yuan per unit, lowest to highest, by currency code."""
    path = resources.rules_folder("units", "currencies.yaml")
    data = packs.load("currencies", [path], lambda: _texts(path), cache)
    try:
        return {code: Interval(Fraction(low), Fraction(high)) for code, (low, high) in data.items()}
    except (TypeError, ValueError) as error:
        raise RuleError(f"expected CODE: [lowest, highest]: {error}", path, 1, 1) from None


def in_yuan(figure: Figure, wide: bool, currencies: Mapping[str, Interval]) -> Interval:
    """The worth of a sum of money in yuan at any rate of the table; ANY for a currency that is not in it."""
    if figure.kind is not Kind.MONEY:
        return ANY
    return worth(figure.wide if wide else figure.narrow, figure.unit, currencies)


def worth(amount: Interval, unit: str | None, currencies: Mapping[str, Interval]) -> Interval:
    """What so many units of a currency may be in yuan."""
    rate = currencies.get(unit or "")
    if rate is None:
        return ANY
    low = None if amount.low is None or rate.low is None else max(amount.low, Fraction(0)) * rate.low
    high = None if amount.high is None or rate.high is None else amount.high * rate.high
    return Interval(low, high)


def _texts(path: str) -> dict[str, list[str]]:
    from pathlib import Path

    from checker import located

    problems: list[located.LocatedError] = []
    tree = located.read(Path(path), problems)
    if problems or not isinstance(tree, located.Map):
        raise RuleError(problems[0].message if problems else "expected a mapping", path, 1, 1)
    return {
        key.text: [end.text for end in value if isinstance(end, located.Scalar)]
        for key, value in tree
        if isinstance(value, located.Seq)
    }
