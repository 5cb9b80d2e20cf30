"""Lists of names in running text, cut into names: A、B和C, “A”“B”, 《A》, A（…）, B.

A list comma 、 always separates, and so do two quotations or book titles side by side; 和, 及, 与 may join two names or
stand inside one (卫生、社会保障和社会服务业), and a list may begin at a later name than the first, because a verb or a
preposition stands in that one. So a stretch of text has several plausible ways to be cut, its ``cuts``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from checker.patterns import compiled
from checker.records import dataclass

Span = tuple[int, int]

_OPENING = "（(《“「『【〈‘[〔"
_CLOSING = "）)》”」』】〉’]〕"
CLAUSE_ENDS = frozenset("。！？!?；;：:\n，,")
MARKS = CLAUSE_ENDS | set("、" + _OPENING + _CLOSING)
_MARK = compiled(rf"[。！？!?；;：:\n，,、{re.escape(_OPENING + _CLOSING)}]")
_QUOTED = compiled(r"[”》」』】][“《「『【]")
_QUOTATION = compiled(r"[“「『《（(][^”」』》）)]*[”」』》）)]?")
_TRIMMED = " \t\r\u3000"
_BRACKETED = compiled(r"[（(][^（）()]*[）)]|[“”「」『』《》‘’\s]")
HARD = "。！？!?；;：:\n"
COMMAS = "，,"
LONGEST_NAME = 36
SHORT_NAME = 12
MOST_JOINTS = 6
LONGEST_JOINER = 4


@dataclass(frozen=True, slots=True)
class Listing:
    """Names in view offsets.

    cuts    the plausible ways to cut the stretch into names, the likeliest first
    open    等 or …… ends it
    firm    adjacent and clean: a count that fits no cut contradicts the list
    closed  its words say that it is complete
    """

    cuts: tuple[tuple[Span, ...], ...]
    open: bool
    firm: bool
    closed: bool = False

    def of_length(self, count: int) -> tuple[Span, ...] | None:
        """The first cut with that many names."""
        return next((cut for cut in self.cuts if len(cut) == count), None)

    @property
    def lengths(self) -> frozenset[int]:
        """How many names there may be."""
        return frozenset(len(cut) for cut in self.cuts)


def marks(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """The marks of punctuation of a stretch that stand in no bracket or quotation; unclosed and unopened ones included.

    A comma inside a number (1,006) separates nothing.
    """
    found: list[tuple[int, str]] = []
    stack: list[int] = []
    for match in _MARK.finditer(text, start, end):
        at, char = match.start(), match.group()
        if char in _OPENING:
            stack.append(len(found))
            found.append((at, char))
        elif char in _CLOSING:
            if stack:
                del found[stack.pop() :]
            else:
                found.append((at, char))
        elif not (char == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 4].isdigit()):
            found.append((at, char))
    return found


def pieces(text: str, start: int, end: int, separators: str = "、") -> list[Span]:
    """The stretch cut at separators outside brackets and between two quotations, blanks taken off."""
    cuts = [start]
    for at, char in marks(text, start, end):
        if char in separators:
            cuts += (at, at + 1)
    cuts.append(end)
    found: list[Span] = []
    for a, b in zip(cuts[::2], cuts[1::2], strict=True):
        while match := _QUOTED.search(text, a, b):
            found.append(trimmed(text, a, match.start() + 1))
            a = match.start() + 1
        found.append(trimmed(text, a, b))
    return found


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without blanks at its ends."""
    while start < end and text[start] in _TRIMMED:
        start += 1
    while start < end and text[end - 1] in _TRIMMED:
        end -= 1
    return start, end


def led(text: str, span: Span, starters: Sequence[str]) -> int:
    """Where the name of a piece begins: after the last word that leads in a list (在, 走进, 包括), outside brackets."""
    start, end = span
    inside: list[Span] | None = None
    best = 0
    for word in starters:
        at = text.rfind(word, start, end)
        if at < 0:
            continue
        if inside is None:
            inside = [m.span() for m in _QUOTATION.finditer(text, start, end)]
        while at >= 0 and any([a <= at < b for a, b in inside]):
            at = text.rfind(word, start, at)
        if at >= 0 and at + len(word) < end:
            best = max(best, at - start + len(word))
    return trimmed(text, start + best, end)[0]


def joints(text: str, span: Span, joiners: Sequence[str]) -> list[Span]:
    """The joining words of a piece that have something on either side, outside brackets and quotations."""
    start, end = span
    found: list[Span] = []
    inside: list[Span] | None = None
    for match in _one_of(tuple(joiners)).finditer(text, start + 1, end + LONGEST_JOINER) if joiners else ():
        at, behind = match.span()
        if at >= end - 1 or len(found) >= MOST_JOINTS:
            break
        if inside is None:
            inside = [m.span() for m in _QUOTATION.finditer(text, start, end)]
        if behind < end and not any([a <= at < b for a, b in inside]):
            found.append((at, behind))
    return found


@lru_cache(maxsize=64)
def _one_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """The first of some words that stands at a place."""
    return compiled("|".join(map(re.escape, words)))


def divided(span: Span, at: Sequence[Span]) -> list[Span]:
    """A piece cut at some joining words."""
    found: list[Span] = []
    start = span[0]
    for a, b in at:
        found.append((start, a))
        start = b
    return [*found, (start, span[1])]


def cuts_of(
    text: str, spans: Sequence[Span], joiners: Sequence[str], starters: Sequence[str], inner: Sequence[str]
) -> tuple[tuple[Span, ...], ...]:
    """The plausible ways in which pieces are names, likeliest first: cut at the last joining word, at none, at more;
    the whole list, or what follows a word in a later piece that begins a list (``inner``)."""
    if not spans:
        return ()
    found = _joined(text, [(led(text, spans[0], starters), spans[0][1]), *spans[1:]], joiners)
    for i in range(1, len(spans)):
        begin = led(text, spans[i], inner)
        if begin > spans[i][0]:
            found += _joined(text, [(begin, spans[i][1]), *spans[i + 1 :]], joiners)
    return tuple(dict.fromkeys(tuple(cut) for cut in found if cut))


def _joined(text: str, spans: Sequence[Span], joiners: Sequence[str]) -> list[list[Span]]:
    places = [joints(text, s, joiners) for s in spans]
    last = places[-1]
    head = [s for s in spans[:-1] if s[0] < s[1]]
    splits = ([last[-1:]] if last else []) + [last[k:] for k in range(len(last) - 2, -1, -1)] + [[]]
    found = [[*head, *divided(spans[-1], split)] for split in splits]
    inner = [(i, joint) for i, p in enumerate(places[:-1]) for joint in p]
    for k in range(1, min(len(inner), MOST_JOINTS) + 1):
        chosen = inner[-k:]
        body = [
            name for i, s in enumerate(spans[:-1]) for name in divided(s, [joint for n, joint in chosen if n == i])
        ]
        found += [[*body, *divided(spans[-1], split)] for split in ([last] if last else []) + [[]]]
    return found


def quoted(text: str, names: Sequence[Span]) -> bool:
    """Whether every name is a quotation or title."""
    return all(text[a] in _OPENING and text[b - 1] in _CLOSING for a, b in names)


def alike(text: str, names: Sequence[Span]) -> bool:
    """Whether the names look like names of one kind: all short, all quoted, or with the same last character.

    A last name that is far longer than the others has words of the sentence in it (A、B、C捐赠本市).
    """
    if quoted(text, names):
        return True
    bare = [_BRACKETED.sub("", text[a:b]) for a, b in names]
    if any(not n or len(n) > LONGEST_NAME for n in bare):
        return False
    if len({n[-1] for n in bare}) == 1:
        return True
    others = max(len(n) for n in bare[:-1])
    return max(others, len(bare[-1])) <= SHORT_NAME and len(bare[-1]) <= others + 1


def starts_within(text: str, names: Sequence[Span], count: int) -> bool:
    """Whether a list of the last ``count`` names may begin within a longer list: its first name is longer than the
    others of it, as if words of the sentence led it in (上下联动、横向协同的国家、省、市)."""
    if quoted(text, names):
        return False
    lengths = [len(_BRACKETED.sub("", text[a:b])) for a, b in names[-count:]]
    return lengths[0] > max(lengths[1:], default=0)
