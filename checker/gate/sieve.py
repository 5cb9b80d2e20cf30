"""From what was found to what is told, and whether that fails the run.

In order: --select/--ignore and severities, the side file, changed lines, the baseline (the article's own directives
have had their say when it was checked). Rules are
always checked as a whole and chosen afterwards: what one rule explains keeps another from crying wolf.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping

from checker.gate.identity import findings_with_keys, hashed, relative
from checker.gate.settings import SEVERITIES, Choice
from checker.model import Claim, Finding, Report, Severity, Tally
from checker.records import dataclass, field, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checker.disk import AnyPath
    from checker.gate.baseline import Baseline, Entry
    from checker.gate.changed import Changes
    from checker.gate.side import Side


@dataclass(slots=True)
class Outcome:
    """What passed so far. outside: findings left out because they touch no changed line; known: those of the baseline;
    new: every finding that was not left out, as baseline entries, where they are collected."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SEVERITIES, 0))
    documents: int = 0
    unread: int = 0
    outside: int = 0
    known: int = 0
    entries: list[Entry] = field(default_factory=list)

    def count(self, tally: Tally) -> None:
        """Add a report's counts."""
        for name, number in zip(SEVERITIES, (tally.errors, tally.warnings, tally.infos), strict=True):
            self.counts[name] += number

    def failing(self, fail_on: str) -> int:
        """How many findings are at least that severe."""
        if fail_on == "never":
            return 0
        return sum(self.counts[name] for name in SEVERITIES[: SEVERITIES.index(fail_on) + 1])


@dataclass(frozen=True, slots=True)
class Sieve:
    """base: folder that paths in fingerprints start from; changes: by absolute path, None where all lines count;
    located: what is that path of a file; baseline and the folder its paths start from; side: silences from a side
    file; collect: keep all findings as baseline entries."""

    base: str
    choice_of: Callable[[str], Choice]
    changes: Mapping[str, Changes] | None = None
    baseline: Baseline | None = None
    folder: AnyPath | None = None
    side: Side | None = None
    collect: bool = False
    located: Callable[[str], str | None] = os.path.abspath
    outcome: Outcome = field(default_factory=Outcome)

    def passed(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The reports with the findings that are told; silenced ones stay, marked."""
        for report in reports:
            self.outcome.documents += 1
            if report.error is not None:
                self.outcome.unread += 1
            elif report.tally.findings or report.tally.silenced:
                report = self._sifted(report)
                self.outcome.count(report.tally)
            if self.side is not None:
                self.side.visit(report.path)
            if self.baseline is not None and self.folder is not None and report.error is None:
                self.baseline.visit(relative(report.path, self.folder))
            yield report

    def _sifted(self, report: Report) -> Report:
        from checker.gate.stored import StoredReport

        choice = self.choice_of(report.path)
        severities = dict(choice.severity)
        changes = self.changes.get(self.located(report.path) or "") if self.changes is not None else None
        kept = []
        for finding, key in findings_with_keys(report):
            level = _level(finding, severities)
            if level == "off" or not chosen(finding, choice):
                if self.baseline is not None and self.folder is not None:  # it is still there, whatever was asked for
                    self.baseline.meets(relative(report.path, self.folder), finding.rule, key)
                continue
            finding = replace(
                finding,
                severity=Severity(level),
                fingerprint=hashed(relative(report.path, self.base), key, *_version(report)),
            )
            finding = self._by_side_file(report, finding)
            outside = self.changes is not None and (changes is None or not changes.touch(lines(report, finding)))
            if outside and finding.silenced is None:
                self.outcome.outside += 1
                continue
            kept.append(self._against_baseline(report, finding, key))
        whole = report.whole() if isinstance(report, StoredReport) else report
        return replace(whole, findings=tuple(kept))

    def _by_side_file(self, report: Report, finding: Finding) -> Finding:
        if self.side is None or finding.silenced is not None or report.document is None:
            return finding
        reason = self.side.silences(report, finding)
        return finding if reason is None else replace(finding, silenced=reason)

    def _against_baseline(self, report: Report, finding: Finding, key: str) -> Finding:
        if self.folder is None or finding.silenced is not None:
            return finding
        path = relative(report.path, self.folder)
        if self.collect:
            from checker.gate.baseline import Entry

            message = finding.message("zh-Hans")
            self.outcome.entries.append(Entry(path, finding.rule, key, finding.stated, finding.expected, message))
        known = self.baseline.meets(path, finding.rule, key) if self.baseline is not None else None
        if known is None:
            return finding
        self.outcome.known += 1
        return replace(finding, silenced=f"baseline: {known.reason}" if known.reason else "baseline")


def chosen(finding: Finding, choice: Choice) -> bool:
    """Whether --select and --ignore let a finding through: ids, codes, or beginnings of codes."""
    from checker.silencing import means

    if choice.select and not any(means(word, finding.rule, finding.code) for word in choice.select):
        return False
    return not any(means(word, finding.rule, finding.code) for word in choice.ignore)


def lines(report: Report, finding: Finding) -> list[int]:
    """The source lines of a finding and of every figure and name of its claim."""
    document = report.document
    if document is None:
        return []
    claims: list[Claim] = [report.claims[index] for index in finding.claims[:1]]
    figures = [report.figures[i] for i in dict.fromkeys((*finding.figures, *(i for c in claims for i in c.figures())))]
    spans = [(finding.start, finding.end), *((f.start, f.end) for f in figures)]
    spans += [(name.start, name.end) for claim in claims for name in claim.items]
    ends = (offset for start, end in spans for offset in (start, max(start, end - 1)))
    return sorted({document.source_position(offset)[0] for offset in ends})


def _version(report: Report) -> tuple[str, ...]:
    """What sets the original text's findings apart from the same in the final one, where CI must tell them apart."""
    return ("original",) if report.document is not None and report.document.track == "original" else ()


def _level(finding: Finding, severities: Mapping[str, str]) -> str:
    """The severity that the settings give it: the more precise one counts, id before code before its beginnings."""
    if finding.rule in severities:
        return severities[finding.rule]
    from checker.silencing import means

    words = [word for word in severities if means(word, finding.rule, finding.code)]
    return severities[max(words, key=len)] if words else finding.severity.value
