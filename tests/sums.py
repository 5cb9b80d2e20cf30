"""A stand-in for the pipeline: every ``a+b=c`` in a text is a claim. What is tested with it is what surrounds it."""

from __future__ import annotations

import re
from fractions import Fraction

from checker.interval import point
from checker.model import Claim, Document, Figure, Finding, Kind, Report, Severity, Verdict


class SumRule:
    """The only rule."""

    id = "sum"
    code = "ZS201"
    severity = "error"
    title = why = {"zh-Hans": "和"}  # noqa: RUF012


class SumBook:
    """Its rulebook."""

    rules = (SumRule(),)


class SumChecker:
    """Judges ``a+b=c``; a+b≈c is a warning where it fails."""

    def check(self, document: Document) -> Report:
        """The report on a document."""
        figures = tuple(_figure(i, match) for i, match in enumerate(re.finditer(r"\d+", document.text)))
        claims: list[Claim] = []
        findings: list[Finding] = []
        for first, second, third in zip(figures, figures[1:], figures[2:], strict=False):
            sign = re.fullmatch(r"\s*(=|≈)\s*", document.text[second.end : third.start])
            if not sign or document.text[first.end : second.start].strip() != "+":
                continue
            severity = Severity.ERROR if sign[1] == "=" else Severity.WARNING
            total = (first.value or 0) + (second.value or 0)
            held = total == third.value
            claims.append(
                Claim(
                    "sum",
                    (("parts", (first.index, second.index)), ("total", (third.index,))),
                    Verdict.CONSISTENT if held else Verdict.INCONSISTENT,
                    f"{first.text}+{second.text}={third.text}",
                    severity,
                    third.index,
                )
            )
            if not held:
                message = (("zh-Hans", f"{first.text}+{second.text}={total}，文中写作{third.text}"),)
                indexes = (first.index, second.index, third.index)
                place = (third.start, third.end)
                told = (third.text, str(total))
                findings.append(Finding("sum", "ZS201", severity, *place, message, indexes, (len(claims) - 1,), *told))
        return Report(document.path, document, figures, tuple(claims), tuple(findings), notes=document.notes)


def _figure(index: int, match: re.Match[str]) -> Figure:
    value = Fraction(int(match[0]))
    start, end = match.span()
    return Figure(
        index, start, end, start, end, match[0], Kind.NUMBER, None, "number", value, Fraction(1), Fraction(1),
        len(match[0]), match[0], point(value), point(value),
    )  # fmt: skip
