"""Counts over a run, taken while the reports pass by. A report's own tally is enough for them: one that comes from the
cache of results is not decoded to be counted."""

from __future__ import annotations

from collections import Counter

from checker.model import Finding, Report, Tally, Verdict
from checker.records import dataclass, field

_COUNTS = Tally.__match_args__


def told(report: Report) -> list[Finding]:
    """The findings the user is told of: all that no directive and no baseline silenced."""
    return [finding for finding in report.findings if finding.silenced is None]


@dataclass(slots=True)
class Totals:
    """Running totals; ``rules`` counts the claims of each rule by verdict where that is asked for."""

    by_rule: bool = False
    documents: int = 0
    unread: int = 0
    tally: Tally = field(default_factory=Tally)
    rules: Counter[tuple[str, Verdict]] = field(default_factory=Counter)

    def add(self, report: Report) -> None:
        """Count one report in."""
        self.documents += 1
        if report.error is not None:
            self.unread += 1
            return
        more = report.tally
        self.tally = Tally(*[getattr(self.tally, name) + getattr(more, name) for name in _COUNTS])
        if self.by_rule:
            self.rules.update((claim.rule, claim.verdict) for claim in report.claims)
