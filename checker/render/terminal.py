"""Colours for a terminal, by rich. Nothing of an article is read as markup or emoji code: text is only ever text."""

from __future__ import annotations

from collections.abc import Callable

from checker.render.line import Line

STYLES = {
    "path": "bold",
    "title": "bold",
    "dim": "dim",
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold blue",
    "consistent": "green",
    "open": "yellow",
    "culprit.error": "bold red underline",
    "culprit.warning": "bold yellow underline",
    "culprit.info": "bold blue underline",
    "role1": "cyan",
    "role2": "magenta",
    "role3": "green",
    "role4": "blue",
}


def painter() -> Callable[[Line], str]:
    """A function from a line to its text with escape codes and a line end, in the sixteen colours the reader has chosen
    for their terminal. Lines are never wrapped: folding is ours. Of rich only the styles are loaded: its console, which
    has nothing else to do here, would take as long as checking the article."""
    from rich.color import ColorSystem
    from rich.style import Style

    styles = {name: Style.parse(definition) for name, definition in STYLES.items()}

    def paint(line: Line) -> str:
        painted = [
            styles[style].render(text, color_system=ColorSystem.STANDARD) if style in styles else text
            for text, style in line
        ]
        return "".join(painted) + "\n"

    return paint
