"""Colours for a terminal, by rich: markup, emoji codes and highlighting are off, so article text is only ever text."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO

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
    """A function from a line to its text with escape codes and a line end. Lines are never wrapped: folding is ours."""
    from rich.console import Console
    from rich.text import Text

    buffer = StringIO()
    console = Console(
        file=buffer,
        force_terminal=True,
        color_system="standard",  # the sixteen colours the reader has chosen for their terminal
        no_color=False,  # whether colour is wanted was decided before
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=True,
        legacy_windows=False,
    )

    def paint(line: Line) -> str:
        console.print(Text.assemble(*[(text, STYLES.get(style, "")) for text, style in line], end=""))
        painted = buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        return painted if painted.endswith("\n") else painted + "\n"

    return paint
