"""The order of the steps, and nothing else: figures, frames, claims, verdicts, findings."""

from __future__ import annotations

from functools import cached_property

from checker.claims.bind import bind, holding_with
from checker.claims.reading import Reading
from checker.claims.weights import Weights
from checker.figures import Lexicon, headed_units, read_figures, view_of
from checker.framing.borrow import borrow_units
from checker.framing.frame import Page, frame_figures
from checker.model import Claim, Document, Figure, Finding, Report, Verdict
from checker.records import dataclass, replace
from checker.rulebook import Rulebook
from checker.verdicts.judge import claim_of


@dataclass(frozen=True)
class Checker:
    """A rulebook and word lists, ready to check any number of documents."""

    rulebook: Rulebook
    lexicon: Lexicon
    weights: Weights

    def check(self, document: Document) -> Report:
        """All that can be said of one document; pure."""
        page, figures = self._page(document)
        bound = bind(page, self.rulebook, self.weights)
        readings = [reading for reading, _ in bound]
        claims = [claim_of(page, reading, others) for reading, others in bound]
        findings: tuple[Finding, ...] = ()
        if any([claim.verdict is Verdict.INCONSISTENT for claim in claims]):
            claims, findings = self._contradicted(page, readings, claims)
        return Report(document.path, document, figures, tuple(claims), findings, notes=document.notes)

    def _contradicted(
        self, page: Page, readings: list[Reading], claims: list[Claim]
    ) -> tuple[list[Claim], tuple[Finding, ...]]:
        """What is left of contradictions, and their findings; most articles have none, and need none of this loaded."""
        from checker.verdicts.corroboration import corroborating
        from checker.verdicts.diagnose import findings_of
        from checker.verdicts.vouching import vouched

        spurious = vouched(page, readings, claims)
        readings = [r for i, r in enumerate(readings) if i not in spurious]
        claims = [c for i, c in enumerate(claims) if i not in spurious]
        findings = findings_of(page, readings, claims)
        if findings and (more := corroborating(page, readings, findings, self._holding)):
            readings += more
            claims += [claim_of(page, reading, ()) for reading in more]
            findings = findings_of(page, readings, claims)
        return claims, findings

    def _page(self, document: Document) -> tuple[Page, tuple[Figure, ...]]:
        view = view_of(document.text)
        figures = headed_units(document, read_figures(document, view, self.lexicon), self.lexicon)
        figures = borrow_units(view.text, figures)
        return frame_figures(document, view, figures, self.weights), figures

    @cached_property
    def _equations(self) -> Rulebook:
        """The rules that a slip may also break; they vie with none of the others."""
        from checker.verdicts.corroboration import counts

        return replace(self.rulebook, rules=tuple(r for r in self.rulebook.rules if counts(r)))

    def _holding(self, document: Document, about: frozenset[int]) -> tuple[Page, list[Reading]]:
        """The readings of equations in a document that hold and have one of some figures, by index."""
        page, _ = self._page(document)
        return page, holding_with(page, self._equations, self.weights, about)
