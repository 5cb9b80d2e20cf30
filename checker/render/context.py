"""What a renderer needs to know besides the reports: language, the terminal, switches, the catalogue of rules."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from checker.model import Report
from checker.records import dataclass, field
from checker.render.texts import DEFAULT, Texts


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule as reports speak of it; titles and whys are per language, help_uri may be empty."""

    id: str
    code: str
    titles: Mapping[str, str]
    whys: Mapping[str, str]
    severity: str = "error"
    help_uri: str = ""

    def title(self, language: str) -> str:
        """The title in a language, else in Simplified Chinese, else the id."""
        return self.titles.get(language) or self.titles.get(DEFAULT) or self.id

    def why(self, language: str) -> str:
        """Why the rule exists, else its title."""
        return self.whys.get(language) or self.whys.get(DEFAULT) or self.title(language)


def _no_time() -> float:
    return 0.0


@dataclass(frozen=True, slots=True)
class Context:
    """How to render.

    texts       the interface texts (``texts.load_texts``)
    rules       rule id → RuleInfo, in the order of the rulebook
    language    zh-Hans, zh-Hant or en; None follows each article's script
    terminal    the output is a terminal: cut lines to ``width``
    color       escape codes for colour are wanted (implies a terminal or ``--color always``)
    unicode     the output can carry any character; False keeps our own marks to ASCII
    home        where the tool is described, for formats that link to it
    base        folder that relative paths in machine formats start from; empty leaves paths as given
    seconds     the time the run has taken so far, asked for once, at the end
    """

    texts: Texts
    rules: Mapping[str, RuleInfo] = field(default_factory=dict)
    version: str = ""
    language: str | None = None
    terminal: bool = False
    color: bool = False
    width: int = 80
    unicode: bool = True
    show_consistent: bool = False
    explain: bool = False
    statistics: bool = False
    quiet: bool = False
    home: str = "https://example.org/zscheck"
    base: str = ""
    seconds: Callable[[], float] = _no_time

    def language_of(self, report: Report | None) -> str:
        """The language to speak about a report."""
        if self.language:
            return self.language
        script = report.script if report is not None else ""
        return script if script in self.texts.languages else DEFAULT

    def rule(self, rule: str, code: str = "") -> RuleInfo:
        """The rule's entry; one made up of its id where the catalogue lacks it."""
        return self.rules.get(rule) or RuleInfo(rule, code or rule, {}, {})

    def relative(self, path: str) -> str:
        """A path as machine formats want it: relative to ``base`` where it lies inside, forward slashes."""
        if self.base and not path.startswith("<"):
            inside = os.path.relpath(path, self.base)
            if inside != os.pardir and not inside.startswith(os.pardir + os.sep):
                path = inside
        if os.sep != "/":
            path = path.replace(os.sep, "/")
        return path
