"""The side list of the HTML report: a card for each finding, each relation that held or stayed undecided, and each
finding that was silenced; and the marks that the cards leave in the article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from checker.model import Claim, Finding, Name, Report, Verdict
from checker.render.context import Context, RuleInfo
from checker.render.html_article import Mark
from checker.render.markup import attribute, content
from checker.render.places import label
from checker.render.repairs import allowed_text, repair_texts


def _cross(item: Mark, mark: Mark) -> bool:
    """Whether two stretches overlap and neither holds the other: elements cannot do that."""
    if item.start >= mark.end or mark.start >= item.end:
        return False
    inside = mark.start <= item.start and item.end <= mark.end
    return not inside and not (item.start <= mark.start and mark.end <= item.end)


@dataclass(slots=True)
class Cards:
    """The cards of one document, by group; ``marks`` is ready for the article when all are added."""

    report: Report
    context: Context
    language: str
    prefix: str
    groups: dict[str, list[str]] = field(default_factory=dict)
    marks: dict[str, Mark] = field(default_factory=dict)
    count: int = 0

    def build(self) -> Cards:
        """All cards, findings first."""
        for figure in self.report.figures:
            name = f"{self.prefix}{figure.id}"
            self.marks[name] = Mark(figure.start, figure.end, name)
        for item in dict.fromkeys(item for claim in self.report.claims for item in claim.items):
            self._name(item)
        number = 0
        for finding in self.report.findings:
            if finding.silenced is None:
                number += 1
                self._finding(finding, number)
        for verdict in (Verdict.OPEN, Verdict.CONSISTENT):
            for claim in self.report.claims:
                if claim.verdict is verdict:
                    self._claim(claim)
        for finding in self.report.findings:
            if finding.silenced is not None:
                self._silenced(finding, finding.silenced)
        return self

    def _name(self, item: Name) -> None:
        """A mark for a listed name, less any space around it, which may lie outside the block."""
        document = self.report.document
        assert document is not None
        text = document.text[item.start : item.end]
        start = item.start + len(text) - len(text.lstrip())
        name = self._name_id(item)
        mark = Mark(start, start + len(text.strip()), name, figure=False)
        if not any(_cross(mark, other) for other in self.marks.values()):
            self.marks[name] = mark

    def _name_id(self, item: Name) -> str:
        return f"{self.prefix}n{item.start}-{item.end}"

    def _say(self, key: str, **values: object) -> str:
        return self.context.texts.say(self.language, key, **values)

    def _place(self, offset: int) -> str:
        document = self.report.document
        assert document is not None
        place = label(document, offset, self.context, self.language)
        return place or self._say("html.line", line=document.source_position(offset)[0])

    def _bind(self, figures: Iterable[int], claims: Iterable[Claim]) -> tuple[str, list[str]]:
        """A new card's id, and the ids of the marks it lights up."""
        self.count += 1
        card = f"{self.prefix}k{self.count}"
        names = [f"{self.prefix}{self.report.figures[index].id}" for index in dict.fromkeys(figures)]
        names += [name for claim in claims for item in claim.items if (name := self._name_id(item)) in self.marks]
        for mark in names:
            self.marks[mark].cards.append(card)
        return card, names

    def _add(self, group: str, card: str, marks: list[str], main: str, style: str, copy: str, body: str) -> None:
        self.groups.setdefault(group, []).append(
            f'<li class="card {style}" id="{card}" tabindex="0" data-marks="{" ".join(marks)}" data-main="{main}"'
            f' data-copy="{attribute(copy)}">{body}</li>\n'
        )

    def _head(self, offset: int, main: str, rule: RuleInfo, name: str, number: int = 0) -> str:
        badge = f'<span class="number">{number}</span>' if number else ""
        return (
            f'<p class="head">{badge}<span class="rule">{content(name)}</span>'
            f'<span class="code">{content(rule.code)}</span>'
            f'<a class="place" href="#{main}">{content(self._place(offset))}</a></p>'
        )

    def _finding(self, finding: Finding, number: int) -> None:
        claims = [self.report.claims[index] for index in finding.claims]
        card, marks = self._bind((*finding.figures, *(i for c in claims for i in c.figures())), claims)
        main = self._culprit(finding, marks)
        severity = finding.severity.value
        mark = self.marks.get(main)
        if mark is not None and not mark.number:
            mark.number, mark.severity = number, severity
        allowed = allowed_text(self.report, finding, self.context, self.language)
        rule = self.context.rule(finding.rule, finding.code)
        body = [self._head(finding.start, main, rule, rule.title(self.language), number)]
        body.append(f'<p class="sum">{content(finding.message(self.language))}</p>')
        if allowed:
            body.append(f'<p class="allowed">{content(allowed)}</p>')
        body += [f'<p class="also">{content(claim.equation)}</p>' for claim in claims[1:]]
        body += [self._repairs(finding), self._readings(claims)]
        self._add("inconsistent", card, marks, main, severity, self._copy(finding, allowed), "".join(body))

    def _culprit(self, finding: Finding, marks: list[str]) -> str:
        for name in marks:
            if (self.marks[name].start, self.marks[name].end) == (finding.start, finding.end):
                return name
        return marks[0] if marks else self.prefix.rstrip("-")

    def _repairs(self, finding: Finding) -> str:
        items = []
        for (index, why), group in groupby(finding.suggestions, key=lambda s: (s.figure, s.why)):
            figure = self.report.figures[index]
            replacements = '<span class="or"> / </span>'.join(f"<ins>{content(s.replacement)}</ins>" for s in group)
            items.append(
                f'<li><a href="#{self.prefix}{figure.id}">{content(figure.text)}</a><span class="arrow"> → </span>'
                f'{replacements}<span class="why">{content(self.context.texts.slip(self.language, why))}</span></li>'
            )
        return f'<ul class="repairs">{"".join(items)}</ul>' if items else ""

    def _readings(self, claims: Sequence[Claim]) -> str:
        readings = [reading for claim in claims for reading in claim.readings] if self.context.explain else []
        if not readings:
            return ""
        items = "".join(f"<li>{content(reading)}</li>" for reading in readings)
        return f'<div class="readings">{content(self._say("finding.readings"))}<ul>{items}</ul></div>'

    def _copy(self, finding: Finding, allowed: str) -> str:
        path = f"{self.report.path} {self._place(finding.start)}"
        title = self.context.rule(finding.rule, finding.code).title(self.language)
        level = self._say(f"severity.{finding.severity}")
        repairs = repair_texts(self.report, finding, self.context, self.language)
        return " | ".join(filter(None, [path, level, title, finding.message(self.language), allowed, *repairs]))

    def _claim(self, claim: Claim) -> None:
        card, marks = self._bind(claim.figures(), [claim])
        main = f"{self.prefix}{self.report.figures[claim.anchor].id}"
        offset = self.report.figures[claim.anchor].start
        verdict = claim.verdict.value
        rule = self.context.rule(claim.rule)  # by its id: the title names the fault, and here is none
        body = f'<p class="sum">{content(claim.equation)}</p>' + self._head(offset, main, rule, rule.id)
        copy = f"{self.report.path} {self._place(offset)} | {self._say(f'verdict.{verdict}')} | {claim.equation}"
        self._add(verdict, card, marks, main, verdict, copy, body)

    def _silenced(self, finding: Finding, reason: str) -> None:
        card, marks = self._bind(finding.figures, [])
        main = self._culprit(finding, marks)
        body = f'<p class="sum">{content(finding.message(self.language))}</p>'
        body += f'<p class="allowed">{content(reason)}</p>' if reason else ""
        rule = self.context.rule(finding.rule, finding.code)
        body += self._head(finding.start, main, rule, rule.title(self.language))
        self._add("silenced", card, marks, main, "silenced", self._copy(finding, reason), body)
