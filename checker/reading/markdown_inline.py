"""The inside of a Markdown paragraph → pieces of visible text with exact source offsets.

markdown-it tells where blocks are, but not where the text in them came from, so emphasis, links, escapes and entities
are read here, after the rules of CommonMark as far as they decide which characters are seen. On purpose otherwise:
``*`` between digits is a multiplication (3*4*5 is not 345); a ``**`` that CommonMark leaves standing because a Chinese
quotation mark is next to it is no text; code is left out, struck-out text too.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection
from dataclasses import dataclass, field

from checker.patterns import compiled
from checker.reading.directives import Comment
from checker.reading.emphasis import Run, flanks, struck, visible
from checker.reading.html_tokens import text_tokens
from checker.reading.pieces import Piece
from checker.reading.raised import lower

_SPECIAL = compiled(r"[\\`*_~\[\]!<&\n]")
_BACKTICKS = compiled(r"`+")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_AUTOLINK = compiled(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w.-]+)>")
_COMMENT = compiled(r"<!--(?:>|->|(.*?)-->)", re.DOTALL)
_TAG = compiled(r"""<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\s[^<>"']*+(?:"[^"]*+"|'[^']*+'|[^<>"'])*+)?/?)>|<[!?][^<>]*>""")
_TARGET = compiled(
    r"""\(\s*+(?:<[^<>\n]*+>|(?!<)(?:[^\s()\\]|\\.)*+(?:\((?:[^\s()\\]|\\.)*+\)(?:[^\s()\\]|\\.)*+)*+)"""
    r"""(?:\s++(?:"[^"]*+"|'[^']*+'|\([^()]*+\)))?\s*+\)"""
)
_LABEL = compiled(r"\[([^\[\]]{0,200})\]")


@dataclass(slots=True)
class _Bracket:
    """An opening bracket: where it stands, how many pieces there were, whether it opens an image."""

    at: int
    pieces: int
    image: bool


@dataclass(slots=True)
class Inline:
    """The text of a block and where its lines stand: ``lines`` holds (offset in text, source offset) pairs."""

    text: str
    lines: list[tuple[int, int]]
    labels: Collection[str] = ()
    pieces: list[Piece] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)  # piece indexes at which a hard line break stands
    _runs: list[Run] = field(default_factory=list)
    _brackets: list[_Bracket] = field(default_factory=list)
    _spent: int = 0  # brackets below this height of the stack stand around a link and open none themselves
    _raised: list[int] = field(default_factory=list)
    _ticks: dict[int, list[int]] | None = None
    _line: int = 0

    def read(self) -> None:
        """Fills ``pieces``, ``comments`` and ``breaks``."""
        at = 0
        text = self.text
        while at < len(text):
            found = _SPECIAL.search(text, at)
            stop = found.start() if found else len(text)
            if stop > at:
                self._put(text[at:stop], at)
            if not found:
                break
            at = self._special(text[stop], stop)
        dropped = struck(self._runs)
        self.pieces, self.breaks = visible(self.pieces, self._runs, dropped, self.breaks)

    def _special(self, char: str, at: int) -> int:
        """Reads what begins with a special character and returns where it ends."""
        if char == "\n":
            return self._line_break(at)
        if char == "\\":
            return self._escape(at)
        if char == "`":
            return self._code(at)
        if char in "*_~":
            return self._run(char, at)
        if char == "<":
            return self._angle(at)
        if char == "&":
            return self._entity(at)
        if char == "]":
            return self._close_bracket(at)
        if char == "!" and not self.text.startswith("![", at):
            self._put("!", at)
            return at + 1
        begin = at + 1 if char == "!" else at
        self._brackets.append(_Bracket(begin, len(self.pieces), char == "!"))
        self._put(self.text[at : begin + 1], at)
        return begin + 1

    def _put(self, text: str, at: int) -> None:
        self.pieces.append(Piece(text, self.source(at)))

    def source(self, at: int) -> int:
        """The source offset of a text offset; offsets are asked for in ascending order."""
        lines = self.lines
        while self._line + 1 < len(lines) and lines[self._line + 1][0] <= at:
            self._line += 1
        begin, source = lines[self._line]
        return source + at - begin

    def _line_break(self, at: int) -> int:
        if self.text.endswith("  ", 0, at):
            self.breaks.append(len(self.pieces))
        self._put("\n", at)
        return at + 1

    def _escape(self, at: int) -> int:
        following = self.text[at + 1 : at + 2]
        if following == "\n":
            self.breaks.append(len(self.pieces))
            return at + 1
        if following and following in _PUNCTUATION:
            self._put(following, at + 1)
            return at + 2
        self._put("\\", at)
        return at + 1

    def _code(self, at: int) -> int:
        """A code span is left out; the space in its place keeps its neighbours apart."""
        if self._ticks is None:
            self._ticks = {}
            for run in reversed(list(_BACKTICKS.finditer(self.text))):
                self._ticks.setdefault(len(run[0]), []).append(run.start())
        opening = _BACKTICKS.match(self.text, at)
        length = len(opening[0]) if opening else 1
        starts = self._ticks.get(length, [])
        while starts and starts[-1] <= at:
            starts.pop()
        if not starts:
            self._put("`" * length, at)
            return at + length
        self._put(" ", at)
        return starts[-1] + length

    def _run(self, char: str, at: int) -> int:
        end = at
        while end < len(self.text) and self.text[end] == char:
            end += 1
        opens, closes = flanks(self.text, char, at, end)
        within_number = self.text[at - 1 : at].isdigit() and self.text[end : end + 1].isdigit()  # 138****1234
        self._runs.append(Run(char, end - at, len(self.pieces), opens, closes, within_number))
        self._put(self.text[at:end], at)
        return end

    def _angle(self, at: int) -> int:
        if self.text.startswith("<!--", at):
            found = _COMMENT.match(self.text, at)
            if found:
                self.comments.append(Comment(found[1] or "", self.source(at), self.source(found.end())))
                return found.end()
        elif link := _AUTOLINK.match(self.text, at):
            return link.end()
        elif tag := _TAG.match(self.text, at):
            self._tag((tag[2] or "").lower(), bool(tag[1]), at)
            return tag.end()
        self._put("<", at)
        return at + 1

    def _tag(self, name: str, closing: bool, at: int) -> None:
        if name == "br":
            self.breaks.append(len(self.pieces))
            self._put("\n", at)
        elif name == "sup" and not closing:
            self._raised.append(len(self.pieces))
        elif name == "sup" and self._raised:
            lower(self.pieces, self._raised.pop())

    def _entity(self, at: int) -> int:
        end = self.text.find(";", at, at + 34) + 1
        char = html.unescape(self.text[at:end]) if end else ""
        if end and len(list(text_tokens(self.text, at, end))) == 1 and char != self.text[at:end]:
            self._put(char, at)
            return end
        self._put("&", at)
        return at + 1

    def _close_bracket(self, at: int) -> int:
        """The end of a link or image, or just a bracket."""
        if not self._brackets:
            self._put("]", at)
            return at + 1
        opening = self._brackets.pop()
        label = self.text[opening.at + 1 : at]
        height = len(self._brackets)
        spent, self._spent = height < self._spent and not opening.image, min(self._spent, height)
        end = -1 if spent else self._after_target(label, at)
        if end < 0:
            self._put("]", at)
            return at + 1
        if opening.image or label.startswith("^"):  # alternative text is not shown, a footnote mark is no figure
            del self.pieces[opening.pieces :]
            self._runs = [run for run in self._runs if run.piece < opening.pieces]
            self.breaks = [b for b in self.breaks if b <= opening.pieces]
        else:
            self.pieces[opening.pieces] = Piece("", self.pieces[opening.pieces].source)
            self._spent = height
        self._raised = [r for r in self._raised if r <= len(self.pieces)]
        return end

    def _after_target(self, label: str, at: int) -> int:
        """Where the target of a link ends that follows the bracket at an offset; −1 where there is none."""
        if label.startswith("^") and not re.search(r"\s", label):
            return at + 1
        if target := _TARGET.match(self.text, at + 1):
            return target.end()
        if (other := _LABEL.match(self.text, at + 1)) and normal(other[1] or label) in self.labels:
            return other.end()
        return at + 1 if normal(label) in self.labels else -1


def normal(label: str) -> str:
    """A link label as labels are compared."""
    return " ".join(label.split()).casefold()
