"""What renderers need to know, from settings and streams."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from functools import cached_property
from time import monotonic

import checker
from checker.cli.outputs import Target
from checker.cli.sink import STDOUT
from checker.gate.identity import repository
from checker.render.context import Context, RuleInfo
from checker.render.texts import load_texts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checker.cli.session import Session


class Catalogue(Mapping[str, RuleInfo]):
    """The rules as reports speak of them; the rulebook is loaded when the first is asked for."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @cached_property
    def _rules(self) -> dict[str, RuleInfo]:
        return {
            rule.id: RuleInfo(rule.id, rule.code, rule.title, rule.why, rule.severity)
            for rule in self._session.engine().rulebook.rules
        }

    def __getitem__(self, rule: str) -> RuleInfo:
        return self._rules[rule]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rules)

    def __len__(self) -> int:
        return len(self._rules)


def context(session: Session, target: Target, began: float) -> Context:
    """The context of one output. The time taken is told with --statistics only: a report says the same every time."""
    stream = sys.stdout
    to_terminal = target.file == STDOUT and stream.isatty()
    return Context(
        texts=load_texts(session.pack_dir),
        rules=Catalogue(session),
        version=checker.__version__,
        language=session.settings["lang"],
        terminal=to_terminal,
        color=_color(session.settings["color"], to_terminal),
        width=_width() if to_terminal else 80,
        unicode=target.file != STDOUT or _carries_all(stream.encoding),
        show_consistent=bool(session.settings["show-consistent"]),
        explain=bool(session.options.get("explain")),
        statistics=bool(session.options.get("statistics")),
        quiet=bool(session.options.get("quiet")),
        base=repository(os.getcwd()),
        seconds=(lambda: monotonic() - began) if session.options.get("statistics") else (lambda: 0.0),
    )


def _color(wanted: str, to_terminal: bool) -> bool:
    if wanted != "auto":
        return wanted == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return to_terminal and os.environ.get("TERM") != "dumb"


def _width() -> int:
    import shutil

    return shutil.get_terminal_size().columns


def _carries_all(encoding: str | None) -> bool:
    return (encoding or "").lower().replace("-", "").startswith(("utf", "gb18030"))
