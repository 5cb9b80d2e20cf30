"""HTML → blocks: headings, paragraphs, list items, captions, table cells, with exact source offsets.

What a reader of the page does not see as the article is left out: scripts, styles, navigation, forms, hidden elements.
Pages come from everywhere, so nothing relies on elements being closed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.errors import ReadError
from checker.model import BlockKind, Document, Note
from checker.patterns import compiled
from checker.reading.assemble import document
from checker.reading.directives import Comment
from checker.reading.html_elements import BREAKING, DATES, KINDS, SKIPPED
from checker.reading.html_tables import Table
from checker.reading.html_tokens import Token, What, tokens
from checker.reading.limits import Limits
from checker.reading.pieces import Piece, RawBlock, collapse
from checker.reading.raised import lower
from checker.reading.titles import titled
from checker.reading.year import year_in

_CHINESE = compiled(r"[\u4e00-\u9fff]")
_GONE = compiled(r"display\s*:\s*none", re.IGNORECASE)
_VEILED = compiled(r"visibility\s*:\s*hidden", re.IGNORECASE)


def read_html(text: str, encoding: str, notes: tuple[Note, ...], path: str, limits: Limits) -> Document:
    """The article of an HTML page."""
    reader = HtmlReader(text, path, limits)
    reader.run()
    if reader.concealed > sum(len(_CHINESE.findall(block.text)) for block in reader.blocks):
        # WeChat and others hide the article itself until a script has run
        reader = HtmlReader(text, path, limits, veils=False)
        reader.run()
    return document(
        path,
        "html",
        encoding,
        text,
        titled(reader.blocks),
        comments=reader.comments,
        year=reader.year,
        notes=notes,
    )


class HtmlReader:
    """One pass over the tokens of a page or of an HTML passage in Markdown; tables are numbered from ``table`` on.

    ``veils``: whether what is there but invisible is left out; ``concealed``: how many Chinese characters that were.
    """

    def __init__(
        self,
        source: str,
        path: str,
        limits: Limits,
        start: int = 0,
        end: int | None = None,
        table: int = 0,
        veils: bool = True,
    ):
        self.source = source
        self.path = path
        self.limits = limits
        self.start = start
        self.end = len(source) if end is None else end
        self.blocks: list[RawBlock] = []
        self.comments: list[Comment] = []
        self.year: int | None = None
        self.concealed = 0
        self.next_table = table
        self._pieces: list[Piece] = []
        self._open: list[str] = []  # open elements that decide the kind of a block
        self._tables: list[Table] = []
        self._veils = veils
        self._skipping: list[str] = []
        self._veiled = False  # whether what is being skipped is only invisible
        self._raised: list[int] = []  # where in the pieces each open <sup> began
        self._last_close: dict[str, int] = {}
        self._lowered = source.lower() if len(source.lower()) == len(source) else source

    def run(self) -> None:
        """Reads all tokens."""
        for token in tokens(self.source, self.start, self.end):
            if token.what is What.COMMENT:
                self.comments.append(Comment(token.value, token.start, token.end))
            elif token.what is What.TEXT:
                if self._skipping:
                    self.concealed += len(_CHINESE.findall(token.value)) if self._veiled else 0
                else:
                    self._pieces.append(Piece(token.value, token.start))
            elif token.what is What.OPEN:
                self._opened(token)
            else:
                self._closed(token.value)
        self._flush()
        while self._tables:
            self._end_table()

    def _opened(self, token: Token) -> None:
        name = token.value
        if self._skipping:
            if name == self._skipping[-1] and not token.attributes.endswith("/"):
                self._skipping.append(name)
            return
        if self._hidden(token):
            self._skipping.append(name)
            return
        if name == "meta" or name == "time":
            self._dated(token)
        elif name == "br":
            self._line_break(token)
        elif name == "sup":
            self._raised.append(len(self._pieces))
        elif name == "table":
            self._flush()
            above = self.blocks[-1].text if self.blocks else ""
            self._tables.append(Table(self.next_table, len(self.blocks), above))
            self.next_table += 1
            self._push("table")
        elif name in ("td", "th"):
            self._flush()
            self._pop_to(("td", "th"), until="table")
            if self._tables:
                self._tables[-1].open_cell(token, len(self.blocks))
            self._push(name)
        elif name in KINDS or name in BREAKING:
            self._flush()
            if name == "tr" and self._tables:
                self._pop_to(("td", "th"), until="table")
                self._tables[-1].open_row(len(self.blocks))
            elif name in ("li", "dt", "dd"):
                self._pop_to(("li", "dt", "dd"), until="table")
            elif self._open and self._open[-1] in KINDS and self._open[-1][0] == "h":
                self._open.pop()  # a heading that was never closed
            if name in KINDS or name in ("ul", "ol", "dl", "pre"):
                self._push(name)

    def _closed(self, name: str) -> None:
        if self._skipping:
            if name == self._skipping[-1]:
                self._skipping.pop()
            return
        if name == "sup" and self._raised:
            lower(self._pieces, self._raised.pop())
        elif name == "table":
            self._flush()
            if self._tables:
                self._pop_to(("table",), until="")
                self._end_table()
        elif name in KINDS or name in BREAKING:
            self._flush()
            if name in ("td", "th") and self._tables:
                self._tables[-1].close_cell(len(self.blocks))
            self._pop_to((name,), until="table")

    def _hidden(self, token: Token) -> bool:
        """Whether an element is not part of what the reader sees; one that never ends hides nothing."""
        hides, self._veiled = token.value in SKIPPED, False
        if not hides and token.attributes:
            style = token.attribute("style") or ""
            hides = token.attribute("hidden") is not None or bool(_GONE.search(style))
            self._veiled = self._veils and not hides and bool(_VEILED.search(style))
            hides = hides or self._veiled
            hides = hides and token.value not in ("meta", "br", "img", "input", "hr", "link", "body", "html")
        return hides and self._closes_later(token)

    def _closes_later(self, token: Token) -> bool:
        last = self._last_close.get(token.value)
        if last is None:
            lowered = self._lowered
            last = self._last_close[token.value] = lowered.rfind(f"</{token.value}", self.start, self.end)
        return last >= token.end

    def _push(self, name: str) -> None:
        self._open.append(name)
        if len(self._open) > self.limits.depth:
            raise ReadError(f"elements nested more than {self.limits.depth} deep", self.path)

    def _pop_to(self, names: tuple[str, ...], until: str) -> None:
        """Closes the innermost open element of some names, and all within it, but nothing beyond ``until``."""
        for i in range(len(self._open) - 1, -1, -1):
            if self._open[i] in names:
                del self._open[i:]
                return
            if self._open[i] == until:
                return

    def _flush(self) -> None:
        """Ends the block that is being read."""
        pieces, self._pieces = self._pieces, []
        self._raised.clear()
        if not pieces:
            return
        name = next((n for n in reversed(self._open) if n in KINDS), "")
        kind = KINDS.get(name, BlockKind.PARAGRAPH)
        level = int(name[1]) if kind is BlockKind.HEADING else int(kind is BlockKind.TITLE)
        for line in _lines(pieces) if "pre" in self._open else [pieces]:
            if kept := collapse(line):
                self.blocks.append(RawBlock(kind, tuple(kept), level))

    def _line_break(self, token: Token) -> None:
        """<br> parts paragraphs, as many pages have nothing else; within headings, items and cells it is a space."""
        if any(name in KINDS for name in self._open):
            self._pieces.append(Piece("\n", token.start))
        else:
            self._flush()

    def _dated(self, token: Token) -> None:
        name = (token.attribute("property") or token.attribute("name") or "").lower()
        value = token.attribute("content") if name in DATES else token.attribute("datetime")
        if self.year is None and value:
            self.year = year_in(value)

    def _end_table(self) -> None:
        table = self._tables.pop()
        table.close_cell(len(self.blocks))
        self.blocks[table.first :] = table.blocks(self.blocks[table.first :])


def _lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The lines of preformatted text."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        at = 0
        for i, part in enumerate(piece.text.split("\n")):
            if i:
                lines.append([])
            lines[-1].append(Piece(part, piece.source + at))
            at += len(part) + 1
    return lines
