"""Exact numbers as text: a decimal where one is exact, else p/q (CONTRACT.md)."""

from __future__ import annotations

from fractions import Fraction

from checker.model import Figure, Kind

DATED = (Kind.DATE, Kind.TIME, Kind.WEEKDAY)


def exact(value: Fraction | None) -> str | None:
    """2151/10 → "215.1", 1/3 → "1/3", None → None."""
    if value is None:
        return None
    denominator = value.denominator
    if denominator == 1:
        return str(value.numerator)
    twos = fives = 0
    while denominator % 2 == 0:
        denominator //= 2
        twos += 1
    while denominator % 5 == 0:
        denominator //= 5
        fives += 1
    if denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    places = max(twos, fives)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    return f"{'-' if value < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def value_fields(figure: Figure) -> dict[str, str | bool | None]:
    """value, the two intervals and whether their ends are open; ISO 8601 at every end for dates and times."""
    if figure.iso and figure.kind in DATED:
        iso = figure.iso
        return {"value": iso, "low": iso, "high": iso, "wide_low": iso, "wide_high": iso}
    narrow, wide = figure.narrow, figure.wide
    fields: dict[str, str | bool | None] = {
        "value": exact(figure.value),
        "low": exact(narrow.low),
        "high": exact(narrow.high),
        "wide_low": exact(wide.low),
        "wide_high": exact(wide.high),
    }
    for name, is_open in (("low_open", narrow.low_open), ("high_open", narrow.high_open),
                          ("wide_low_open", wide.low_open), ("wide_high_open", wide.high_open)):  # fmt: skip
        if is_open:
            fields[name] = True
    return fields
