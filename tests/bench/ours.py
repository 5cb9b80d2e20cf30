"""What zscheck says of a form that stands alone: the number or its interval, None where it is left alone."""

from __future__ import annotations

from fractions import Fraction

from checker.figures import parse_literal, view_of
from checker.model import Kind
from tests.bench.forms import Between, Nothing
from tests.figures.reading import read

Answer = Fraction | tuple[Fraction | None, Fraction | None] | None


def answer(form: str) -> Answer:
    """A figure that fills the form, else (十, 俩: no quantity before a noun comes) the numeral itself."""
    figures = [f for f in read(form) if f.kind is not Kind.ORDINAL or form.startswith("第")]
    if len(figures) == 1 and figures[0].text in form:
        figure = figures[0]
        factor = figure.factor if figure.kind in (Kind.PERCENT, Kind.POINT) else Fraction(1)
        if figure.value is not None and (figure.hedge is None or figure.kind is Kind.DATE):
            return figure.value * factor
        low, high = figure.narrow.low, figure.narrow.high
        return None if low is None and high is None else (low, high)
    number = parse_literal(view_of(form).text) if not figures else None
    return None if number is None or number.low is not None else number.value


def right(answered: Answer, expected: Fraction | Between | Nothing) -> bool:
    """Whether an answer is what the form says."""
    if isinstance(expected, Nothing):
        return answered is None
    if isinstance(expected, Between):
        return isinstance(answered, tuple) and expected.admits(*answered)
    return answered == expected
