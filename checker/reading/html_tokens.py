"""HTML source → tags, text, entities and comments with exact source offsets, in time linear in the source.

Own scanner, not html.parser: that one reports line and column only, treats an unclosed comment as text, and needs
quadratic time on some malformed input. This follows the tokenising rules of the HTML standard as far as they decide
what a reader sees; a tag that never ends swallows the rest, as in a browser.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from enum import Enum

from checker.patterns import compiled
from checker.records import dataclass

_TAG = compiled(
    r"""<(/?)([A-Za-z][^\s/>]*+)((?:[^>"'=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|["'=])*+)>""",
)
_ATTRIBUTE = compiled(r"""([^\s/>="']+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"']++)))?""")
_ENTITY = compiled(r"&(?:#\d{1,8};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};)")
_COMMENT_END = compiled(r"--!?>")
_OPENING = compiled(r"<(?=[A-Za-z/!?])")
RAW_TEXT = frozenset({"script", "style", "textarea", "xmp", "iframe", "noembed", "noframes"})


class What(Enum):
    """What a token is."""

    TEXT = "text"
    OPEN = "open"
    CLOSE = "close"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Token:
    """One token: text (of a text or comment) or the tag's name in ``value``, its attributes unparsed."""

    what: What
    value: str
    start: int
    end: int
    attributes: str = ""

    def attribute(self, name: str) -> str | None:
        """The value of an attribute, entities resolved; empty for a bare one, None where it is absent."""
        if name not in self.attributes.lower():
            return None
        for found in _ATTRIBUTE.finditer(self.attributes):
            if found[1].lower() == name:
                return html.unescape(found[2] or found[3] or found[4] or "")
        return None


def tokens(source: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of source[start:end]; the insides of script, style and the like are left out."""
    end = len(source) if end is None else end
    at = start
    while at < end:
        found = _OPENING.search(source, at, end)
        stop = found.start() if found else end
        yield from text_tokens(source, at, stop)
        if not found:
            return
        at = stop
        if source.startswith(("<!", "<?", "</"), at) and not source[at + 2 : at + 3].isalpha():
            token = _declaration(source, at, end)
            yield token
            at = token.end
            continue
        tag = _TAG.match(source, at, end)
        if not tag:  # "<!DOCTYPE" is a declaration; anything else here never ends
            if source.startswith(("<!", "<?"), at):
                token = _declaration(source, at, end)
                yield token
                at = token.end
                continue
            return
        name = tag[2].lower()
        at = tag.end()
        if tag[1]:
            yield Token(What.CLOSE, name, tag.start(), at)
            continue
        yield Token(What.OPEN, name, tag.start(), at, tag[3])
        if name in RAW_TEXT:
            at = _after_raw(source, name, at, end)
            yield Token(What.CLOSE, name, at, at)


def text_tokens(source: str, start: int, end: int) -> Iterator[Token]:
    """The text of source[start:end], every entity a token of its own."""
    at = start
    if "&" in source[start:end]:
        for found in _ENTITY.finditer(source, start, end):
            char = html.unescape(found[0])
            if char == found[0]:
                continue  # no such entity
            if found.start() > at:
                yield Token(What.TEXT, source[at : found.start()], at, found.start())
            yield Token(What.TEXT, char, found.start(), found.end())
            at = found.end()
    if at < end:
        yield Token(What.TEXT, source[at:end], at, end)


def _declaration(source: str, at: int, end: int) -> Token:
    """A comment, doctype, processing instruction or malformed end tag."""
    if source.startswith("<!--", at):
        short = re.match(r"<!---?>", source[at : at + 5])
        if short:
            return Token(What.COMMENT, "", at, at + short.end())
        found = _COMMENT_END.search(source, at + 4, end)
        stop, after = (found.start(), found.end()) if found else (end, end)
        return Token(What.COMMENT, source[at + 4 : stop], at, after)
    close = source.find(">", at, end)
    return Token(What.COMMENT, "", at, end if close < 0 else close + 1)


def _after_raw(source: str, name: str, at: int, end: int) -> int:
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, at, end)
    if not found:
        return end
    close = source.find(">", found.end(), end)
    return end if close < 0 else close + 1
