"""Which asterisks, underscores and tildes of a Markdown paragraph are markup: CommonMark's delimiter runs."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from checker.reading.pieces import Piece


@dataclass(slots=True)
class Run:
    """A run of one delimiter: the piece that shows it, what it may do, and how much of it stays text."""

    char: str
    length: int
    piece: int
    opens: bool
    closes: bool
    within_number: bool = False
    left: int = -1

    def __post_init__(self) -> None:
        self.left = self.length


def flanks(text: str, char: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether the run text[start:end] may open and may close emphasis.

    Between two digits a single sign is arithmetic or a range, never markup.
    """
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if end - start == 1 and before.isdigit() and after.isdigit():
        return False, False
    left = not after.isspace() and (not _punctuation(after) or before.isspace() or _punctuation(before))
    right = not before.isspace() and (not _punctuation(before) or after.isspace() or _punctuation(after))
    if char == "_":
        return left and (not right or _punctuation(before)), right and (not left or _punctuation(after))
    return left, right


def _punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def struck(runs: Sequence[Run]) -> list[tuple[int, int]]:
    """Pairs the runs, lowering ``left`` of each, and returns the piece ranges between ~~ and ~~."""
    stack: list[int] = []
    floor: dict[tuple[str, bool, int], int] = {}  # below this stack height no opener for such a closer is left
    gone: list[tuple[int, int]] = []
    for i, run in enumerate(runs):
        while run.closes and run.left and not (run.char == "~" and run.left < 2):
            key = (run.char, run.opens, run.length % 3)
            j = _opener(runs, stack, run, floor.get(key, 0))
            if j < 0:
                floor[key] = len(stack)
                break
            opener = runs[stack[j]]
            used = 2 if opener.left > 1 and run.left > 1 else 1
            opener.left -= used
            run.left -= used
            if run.char == "~":
                gone.append((opener.piece, run.piece))
            del stack[j + (opener.left > 0) :]
            floor = {k: min(v, len(stack)) for k, v in floor.items()}
        if run.opens and run.left:
            stack.append(i)
    return gone


def _opener(runs: Sequence[Run], stack: Sequence[int], closer: Run, floor: int) -> int:
    for j in range(len(stack) - 1, floor - 1, -1):
        opener = runs[stack[j]]
        if opener.char != closer.char or (closer.char == "~" and opener.left < 2):
            continue
        odd = (opener.closes or closer.opens) and (opener.length + closer.length) % 3 == 0
        if not odd or (opener.length % 3 == 0 and closer.length % 3 == 0):
            return j
    return -1


def visible(
    pieces: Sequence[Piece], runs: Sequence[Run], gone: Sequence[tuple[int, int]], breaks: Sequence[int]
) -> tuple[list[Piece], list[int]]:
    """The pieces without markup and without what was struck out; the hard breaks follow their pieces."""
    shown = {run.piece: _shown(run) for run in runs}
    hidden: set[int] = set()
    for begin, end in gone:
        hidden.update(range(begin, end))
    out: list[Piece] = []
    moved: list[int] = []
    wanted = set(breaks)
    for i, piece in enumerate(pieces):
        if i in wanted:
            moved.append(len(out))
        text = shown.get(i, piece.text)
        if text and i not in hidden:
            out.append(Piece(text, piece.source))
    return out, moved


def _shown(run: Run) -> str:
    """What of a run is text; a ** left standing is markup that a quotation mark beside it kept from working."""
    return "" if run.left > 1 and run.char == "*" and not run.within_number else run.char * run.left
