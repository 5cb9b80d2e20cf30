"""What a finding says beyond its sentence, as lines of text: the permitted interval and the repairs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from checker.model import Finding, Report
from checker.render.context import Context
from checker.render.places import label


def allowed_text(report: Report, finding: Finding, context: Context, language: str) -> str:
    """允许 94.5%–95.5%; empty where the message says it already or nothing is known."""
    if not finding.claims:
        return ""
    allowed = report.claims[finding.claims[0]].allowed
    if not allowed or allowed in finding.message(language):
        return ""
    return context.texts.say(language, "finding.allowed", allowed=allowed)


def repair_texts(report: Report, finding: Finding, context: Context, language: str) -> Iterator[str]:
    """One sentence for each figure and kind of slip, likeliest first, with all replacements that would do."""
    say = context.texts.say
    for (index, why), group in groupby(finding.suggestions, key=lambda s: (s.figure, s.why)):
        replacements = say(language, "finding.or").join(suggestion.replacement for suggestion in group)
        text = say(language, "finding.suggestion", stated=report.figures[index].text, replacement=replacements)
        if why:
            text += say(language, "finding.suggestion.because", why=context.texts.slip(language, why))
        yield text


def sentence(report: Report, finding: Finding, context: Context, language: str) -> str:
    """The finding's message; where lines and columns lead nowhere, after the place that an editor can find."""
    place = label(report.document, finding.start, context, language) if report.document is not None else ""
    message = finding.message(language)
    return context.texts.say(language, "finding.placed", place=place, message=message) if place else message


def full_text(report: Report, finding: Finding, context: Context, language: str) -> str:
    """Message, permitted interval and repairs, a line each."""
    lines = [sentence(report, finding, context, language), allowed_text(report, finding, context, language)]
    return "\n".join(filter(None, [*lines, *repair_texts(report, finding, context, language)]))
