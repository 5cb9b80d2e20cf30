"""The lines that end a text report: what was read, checked and held. Nothing that was skipped stays unsaid."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Verdict
from checker.render.characters import cells
from checker.render.context import Context
from checker.render.line import Line, plain
from checker.render.totals import Totals


def coverage_parts(totals: Totals, context: Context, language: str) -> list[tuple[str, str]]:
    """The counts as (text, style), documents first; zero findings of a severity are left out."""

    def say(key: str, count: int) -> str:
        return context.texts.say(language, f"coverage.{key}", count=count)

    tally = totals.tally
    parts = [
        (say("documents", totals.documents), ""),
        (say("figures", tally.figures), ""),
        (say("claims", tally.claims), ""),
        (say("consistent", tally.consistent), "consistent"),
        (say("inconsistent", tally.inconsistent), ""),
        (say("open", tally.open), ""),
    ]
    for key, count, style in (
        ("errors", tally.errors, "error"), ("warnings", tally.warnings, "warning"), ("infos", tally.infos, "info"),
        ("silenced", tally.silenced, "dim"), ("unread", totals.unread, "error"),
    ):  # fmt: skip
        if count:
            parts.append((say(key, count), style))
    return parts


def outcome(totals: Totals) -> str | None:
    """The key of what to say where no finding is told: that there is none, or that none was let through."""
    tally = totals.tally
    if tally.findings or totals.documents == totals.unread:
        return None
    if tally.inconsistent or tally.silenced:
        return "coverage.withheld"
    return "coverage.clean" if tally.claims else "coverage.nothing"


def coverage_lines(totals: Totals, context: Context, language: str) -> Iterator[Line]:
    """The verdict in words where nothing was found, the counts, and with ``statistics`` the counts of each rule."""
    key = outcome(totals)
    if key:
        yield [(context.texts.say(language, key), "consistent" if key == "coverage.clean" else "")]
    yield from _filled(coverage_parts(totals, context, language), context)
    if context.statistics:
        yield from _statistics(totals, context, language)


def _filled(parts: list[tuple[str, str]], context: Context) -> Iterator[Line]:
    """The parts in one line, in a terminal in as many as its width asks for."""
    separator = " · " if context.unicode else ", "
    line: Line = []
    for text, style in parts:
        if line and context.terminal and cells(plain(line) + separator + text) > context.width:
            yield line
            line = []
        line += [(separator, "dim")] if line else []
        line.append((text, style))
    yield line


def _statistics(totals: Totals, context: Context, language: str) -> Iterator[Line]:
    yield [(context.texts.say(language, "statistics.title"), "title")]
    order = {rule: place for place, rule in enumerate(context.rules)}
    for rule in sorted({rule for rule, _ in totals.rules}, key=lambda r: (order.get(r, len(order)), r)):
        counts = (totals.rules[rule, v] for v in (Verdict.CONSISTENT, Verdict.INCONSISTENT, Verdict.OPEN))
        info = context.rule(rule)
        numbers = "/".join(map(str, counts))
        yield [(f"  {numbers:>11}  ", ""), (f"{info.code} {info.title(language)}", ""), (f" [{rule}]", "dim")]
    yield [(context.texts.say(language, "coverage.seconds", seconds=f"{context.seconds():.2f}"), "dim")]
