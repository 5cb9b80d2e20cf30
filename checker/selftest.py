"""A rule's own examples, run through the pipeline, and their mutations: one generator for the command line, the tests
and newsrooms.

``outcomes`` says of each example what happened today; ``mutations`` says of each rule how many slips in one figure of
a consistent text it catches, and on how many honest roundings it stays silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from checker.model import Claim, Document, Figure, Finding, Report, Severity
from checker.model import Verdict as Arithmetic
from checker.mutate import roundings, slips
from checker.pipeline import Checker
from checker.reading import read_bytes
from checker.records import dataclass
from checker.rulebook import Example, Rule

MAX_MUTATED = 200_000  # characters of mutated texts a rule: many long examples must not stall whoever tests them


class Outcome(StrEnum):
    """What happened with an example."""

    VALIDATED = "validated"  # nothing was reported, as is right of a consistent text
    REPORTED = "reported"  # the marked figure was, once, with the value expected
    NOISY = "noisy"  # a consistent text was reported, or a faulty one more than once
    MISSING = "missing"  # nothing was reported of a faulty text
    MISPLACED = "misplaced"  # another figure was, or another value was expected


WANTED = {
    "ok": (Outcome.VALIDATED,),
    "bad": (Outcome.REPORTED,),
    "known_miss": (Outcome.MISSING, Outcome.MISPLACED),
    "known_noise": (Outcome.NOISY,),
}
ADVICE = {
    "known_miss": "It is found today: move it to bad.",
    "known_noise": "It is silent today: move it to ok.",
}


@dataclass(frozen=True, slots=True)
class Result:
    """One example: what happened, and whether that is what its place in the rule promises."""

    rule: Rule
    example: Example
    number: int
    outcome: Outcome
    bound: bool
    detail: str = ""

    @property
    def passed(self) -> bool:
        """Whether the promise is kept."""
        return self.outcome in WANTED[self.example.sort]

    @property
    def name(self) -> str:
        """share/percent-of-count/bad-2."""
        return f"{self.rule.family}/{self.rule.id}/{self.example.sort}-{self.number}"

    @property
    def advice(self) -> str:
        """What to do about a result that did not pass."""
        return "" if self.passed else ADVICE.get(self.example.sort, "")


@dataclass(frozen=True, slots=True)
class Reaction:
    """How a rule reacted to mutations of its consistent texts.

    within    slips that leave the sum right (in a rounded figure): no rule could see them
    others    slips that other rules caught
    missed, alarmed    the mutated texts that should have been caught, and those that should not
    whole     whether all mutations were tried; the examples of a rule may be too many and too long for that
    """

    rule: Rule
    slips: int
    caught: int
    others: int
    within: int
    roundings: int
    silent: int
    missed: tuple[str, ...]
    alarmed: tuple[str, ...]
    whole: bool = True


def outcomes(checker: Checker, rules: Iterable[Rule]) -> Iterator[Result]:
    """Every example of the rules, judged with the whole rulebook of the checker."""
    for rule in rules:
        counts: dict[str, int] = {}
        for example in rule.examples:
            counts[example.sort] = counts.get(example.sort, 0) + 1
            report = check_text(checker, example.text)
            outcome, detail = _judged(checker, rule, example, report)
            bound = any(claim.verdict == Arithmetic.CONSISTENT for claim in _claims(rule, report))
            yield Result(rule, example, counts[example.sort], outcome, bound, detail)


def check_text(checker: Checker, text: str) -> Report:
    """The report of a text as an article of its own."""
    return checker.check(read_bytes(text.encode(), "example.txt"))


def _findings(rule: Rule, report: Report) -> list[Finding]:
    """What a rule reported; information counts only of a rule that cannot say more."""
    quiet = rule.severity != Severity.INFO
    return [f for f in report.findings if f.rule == rule.id and not (quiet and f.severity == Severity.INFO)]


def _claims(rule: Rule, report: Report) -> list[Claim]:
    return [claim for claim in report.claims if claim.rule == rule.id]


def _judged(checker: Checker, rule: Rule, example: Example, report: Report) -> tuple[Outcome, str]:
    found = _findings(rule, report)
    if example.sort in ("ok", "known_noise"):
        return (Outcome.NOISY, found[0].message("zh-Hans")) if found else (Outcome.VALIDATED, "")
    if not found:
        return Outcome.MISSING, ""
    if len(found) > 1:
        return Outcome.NOISY, f"{len(found)} findings, expected one"
    finding, document = found[0], report.document
    assert document is not None and example.start is not None and example.end is not None
    stated = document.text[finding.start : finding.end]
    if not (finding.start < example.end and example.start < finding.end):
        return Outcome.MISPLACED, f"stands on {stated}, expected {example.text[example.start : example.end]}"
    if example.expected and not _offers(checker, finding, example.expected):
        return Outcome.MISPLACED, f"expects {finding.expected or 'nothing'}, the example {example.expected}"
    return Outcome.REPORTED, ""


def _offers(checker: Checker, finding: Finding, expected: str) -> bool:
    """Whether the value stands in the finding, in whatever notation."""
    offered = (finding.expected, *(suggestion.replacement for suggestion in finding.suggestions))
    return expected in offered or any(_same(checker, expected, text) for text in offered if text)


def _same(checker: Checker, left: str, right: str) -> bool:
    first, second = (check_text(checker, text).figures for text in (left, right))
    if len(first) != 1 or len(second) != 1 or first[0].value is None or second[0].value is None:
        return False
    same_sort = first[0].dimension == second[0].dimension
    return same_sort and first[0].value * first[0].factor == second[0].value * second[0].factor


def consistent_texts(checker: Checker, rule: Rule) -> Iterator[tuple[str, Report]]:
    """The ok examples, and the bad ones mended, in which the rule binds a claim that holds; each text once."""
    texts: dict[str, None] = {}
    for example in rule.examples:
        if example.sort == "ok":
            texts[example.text] = None
        elif example.sort == "bad" and example.expected:
            texts[example.text[: example.start] + example.expected + example.text[example.end :]] = None
    for text in texts:
        report = check_text(checker, text)
        if any(claim.verdict == Arithmetic.CONSISTENT for claim in _claims(rule, report)):
            yield text, report


def mutations(checker: Checker, rules: Iterable[Rule]) -> Iterator[Reaction]:
    """How each rule reacts to slips and roundings in its own consistent texts."""
    for rule in rules:
        counts = dict.fromkeys(("caught", "others", "within", "missed", "silent", "alarmed"), 0)
        texts: dict[str, list[str]] = {"missed": [], "alarmed": []}
        left = MAX_MUTATED
        for mutated, figure, before, honest in _mutated(checker, rule):
            left -= len(mutated)
            if left < 0:
                break
            after = check_text(checker, mutated)
            if honest:
                reaction = "alarmed" if _findings(rule, after) else "silent"
            else:
                reaction = _reaction(rule, figure, before, after)
            counts[reaction] += 1
            if reaction in texts:
                texts[reaction].append(mutated)
        caught = counts["caught"] + counts["others"]
        yield Reaction(
            rule,
            caught + counts["missed"],
            caught,
            counts["others"],
            counts["within"],
            counts["silent"] + counts["alarmed"],
            counts["silent"],
            tuple(texts["missed"]),
            tuple(texts["alarmed"]),
            left >= 0,
        )


def _mutated(checker: Checker, rule: Rule) -> Iterator[tuple[str, Figure, Report, bool]]:
    """A consistent text with one figure changed, that figure, the report before; whether it is an honest rounding."""
    for text, report in consistent_texts(checker, rule):
        for figure in _figures(rule, report):
            for honest, others in ((False, slips(figure.text)), (True, roundings(figure.text))):
                for changed in _replaced(text, report, figure, others):
                    yield changed, figure, report, honest


def _figures(rule: Rule, report: Report) -> list[Figure]:
    """The figures of the rule's claims, each once."""
    used = {i for claim in _claims(rule, report) for i in claim.figures()}
    return [report.figures[i] for i in sorted(used)]


def _replaced(text: str, report: Report, figure: Figure, others: Sequence[str]) -> Iterator[str]:
    document: Document | None = report.document
    assert document is not None
    for other in others:
        yield text[: figure.start] + other + text[figure.end :]


def _reaction(rule: Rule, figure: Figure, before: Report, after: Report) -> str:
    """caught, others (another rule's finding), within (the same claim still holds) or missed."""
    if any(rule.id in {f.rule, *(after.claims[i].rule for i in f.claims)} for f in after.findings):
        return "caught"
    if any(figure.start in range(after.figures[i].start - 1, after.figures[i].end + 1) for f in after.findings
           for i in f.figures):  # fmt: skip
        return "others"
    if len(before.figures) != len(after.figures):
        return "missed"
    still = [claim for claim in _claims(rule, after) if claim.verdict == Arithmetic.CONSISTENT]
    if rule.equation.relation != "==" and any(figure.index in claim.figures() for claim in still):
        return "within"  # a bound holds for other figures beside it too
    held = {claim.roles for claim in _claims(rule, before) if figure.index in claim.figures()}
    return "within" if held & {claim.roles for claim in still} else "missed"
