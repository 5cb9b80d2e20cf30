"""What the readers of the lexer pass on: the text with its word lists (Context), a numeral, a reading (Found)."""

from __future__ import annotations

import re
from fractions import Fraction

from checker.figures.lexicon import Lexicon
from checker.figures.meaning import Mode
from checker.figures.number import HAN, Number
from checker.figures.numerals import parse_literal
from checker.model import Kind
from checker.patterns import compiled
from checker.records import dataclass
from checker.tuples import NamedTuple

ONE = Fraction(1)
_SCALE = "[百千万亿兆]"
_GROUPED = "[0-9]+(?:,[0-9]{3}(?![0-9]))*"
_COUNTED = frozenset("家个人名例件元户次项股")
_PREFIXED = "瓦克米卡帕赫伏焦安"  # 千瓦, 百帕, 兆赫: the scale word belongs to the unit
ARABIC = compiled(
    rf"[0-9]+(?:[,， ][0-9]{{3}}(?![0-9])){{0,9}}(?:\.[0-9]+)?"
    rf"(?: ?[多余来几]?{_SCALE}+[多余]?(?:零?{_GROUPED}(?:\.[0-9]+)?{_SCALE}+[多余]?){{0,4}}"
    rf"(?:零?{_GROUPED}(?:\.[0-9]+)?(?![0-9.年月日%:,]))?)?"
    rf"(?:[多余]| [多余](?=[万亿家个名种项])|[来几](?=[个名人位天年岁家条件]))?"
)
_PLAIN = compiled(r"[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?")
_GROUP_GAP = compiled("[0-9]{1,3}(?:[ ，][0-9]{3})+(?:[.百千万亿兆多余].*)?")
CHINESE = compiled(
    f"[{HAN}几数]{{1,40}}(?:[多余来](?=[万亿个名人位天年岁家条件里])[万亿]*|[多余])?(?:点[零〇一二三四五六七八九]+(?:[十百千]?[万亿]+)?)?"
)


class Found(NamedTuple):
    """One reading: the span in the view, what it is, and how it was hedged."""

    start: int
    end: int
    kind: Kind
    unit: str | None
    dimension: str
    number: Number | None
    literal: str
    factor: Fraction = ONE
    mode: Mode | None = None
    exact: bool = True
    iso: str = ""
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """A folded text and what may be known before reading it."""

    text: str
    lexicon: Lexicon
    hant: bool
    yuan: str


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number that stands in the text: its span, its literal, its reading."""

    start: int
    end: int
    literal: str
    number: Number | None
    han: bool


def numeral(text: str, at: int) -> Numeral | None:
    """The longest number at an offset; ``number`` is None where it is a numeral nobody can read (九五)."""
    if "0" <= text[at : at + 1] <= "9":
        return _arabic(text, at)
    m = CHINESE.match(text, at)
    if m is None:
        return None
    literal = m[0]
    end = m.end()
    following = text[end : end + 1]
    if len(literal) > 1:
        if following and following in _PREFIXED and literal[-1] in "千百兆":
            literal = literal[:-1]
        elif "点" in literal and (following in ("分", "刻") or parse_literal(literal) is None):
            literal = literal.partition("点")[0]
        elif literal[-1] == "两" and literal[-2] not in "零一":
            literal = literal[:-1]  # 二两, 三两
        end = at + len(literal)
    return Numeral(at, end, literal, parse_literal(literal), True)


def _arabic(text: str, at: int) -> Numeral | None:
    m = ARABIC.match(text, at)
    if m is None:
        return None
    literal = m[0]
    if literal.isdecimal():
        return Numeral(at, m.end(), literal, parse_literal(literal), False)
    end = m.end()
    if " " in literal.split("百")[0] or "，" in literal:
        literal, end = _without_gaps(text, at, literal, end)
    following = text[end : end + 1]
    if (
        following
        and literal[-1] in "千百兆"
        and (following in _PREFIXED or (following == "分" and literal[-1] == "百"))
    ):
        literal, end = literal[:-1].rstrip(), at + len(literal[:-1].rstrip())
    found = parse_literal(literal)
    if found is None:
        plain = _PLAIN.match(text, at)
        if plain is not None:
            literal, end = plain[0], plain.end()
            found = parse_literal(literal)
    return Numeral(at, end, literal, found, False)


def _without_gaps(text: str, at: int, literal: str, end: int) -> tuple[str, int]:
    """3 500万 and 11，987家 are one number; "2020 100家" and a list "1，234" are not."""
    if " " in literal or "，" in literal:
        gaps = _GROUP_GAP.fullmatch(literal)
        head = re.match("[0-9 ，,.]+", literal)
        closed = literal[-1] in "百千万亿兆多余" or (
            text[end : end + 1] in "家个人名例件元户次项股" and text[end : end + 1]
        )
        many = head is not None and len(re.findall("[ ，]", head[0].strip())) > 1
        inner = re.search("[0-9][ ，][0-9]", literal)
        if inner is not None and not (gaps and (closed or many)):
            literal = literal[: inner.start() + 1]
            end = at + len(literal)
    return literal, end


def bare(n: Numeral) -> Found | None:
    """The number alone."""
    if n.number is None:
        return None
    return Found(n.start, n.end, Kind.NUMBER, None, "number", n.number, n.literal, bare=True)
