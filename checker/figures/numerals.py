"""Written numbers: a literal such as 2151.02亿, 4万1606, 两千三 or 三点五 in, a Number out, None where it is no number.

Everything that only depends on the literal is cached: news repeats its numerals. The grammar of numerals is code, not
data, because the lexer's patterns and this reading must agree on it.
"""

from __future__ import annotations

from functools import lru_cache

from checker.figures.hanzi import chinese
from checker.figures.number import LARGE, Number, interval_number, negative, number, scale_exponent
from checker.patterns import compiled

_ARABIC = compiled(r"([0-9][0-9,， ]*(?:\. ?[0-9]+)?) ?([多余来几]?) ?([十百千万亿兆]*)([多余来]?)零?")
_LIMIT = 40  # digits: longer ones are codes, never numbers


def parse_literal(literal: str) -> Number | None:
    """Re-read a folded literal: Arabic, Chinese or mixed, with scale words, without unit."""
    return _parsed(literal) if 0 < len(literal) <= _LIMIT else None


@lru_cache(maxsize=1 << 14)
def _parsed(literal: str) -> Number | None:
    if literal.isdecimal() and literal.isascii():
        return number(int(literal), 0, False)
    for sign in ("-", "负", "零下"):
        if literal.startswith(sign):
            found = parse_literal(literal.removeprefix(sign).lstrip())
            return None if found is None or found.value < 0 else negative(found)
    if literal[0] == "+":
        return parse_literal(literal[1:])
    if "0" <= literal[0] <= "9":
        return _arabic(literal)
    return chinese(literal)


def _arabic(literal: str) -> Number | None:
    """Segments such as 12亿|9318万 or 4万|1,606: each its digits and scale, scales falling."""
    at, total, least, smallest, mark, scaled = 0, 0, 0, 99, "", False
    while at < len(literal):
        m = _ARABIC.match(literal, at)
        if m is None or m.end() == at:
            return None
        digits, odd, scale, after = m.groups()
        exponent = scale_exponent(scale)
        if exponent is None:
            return None
        whole, _, part = digits.replace(" ", "").replace(",", "").replace("，", "").partition(".")
        if at and not scale and len(whole) == 1 and not part and literal[at - 1] != "零":
            exponent, scale = smallest - 1, " "  # 1万2 is 12000
        large = exponent - exponent % 4 if scale and scale[-1] in LARGE else 0
        if at and large and smallest < 4:  # 3千4百万: the last scale word is all of theirs
            least, smallest = least + large, smallest + large
        if exponent >= smallest or (at and len(whole) + exponent > smallest):
            return None
        written = exponent - len(part)
        if at:
            total *= 10 ** (least - written)
        total += int(whole + part)
        least = written
        smallest = exponent
        scaled = bool(scale or part)
        mark = mark or odd or after
        at = m.end()
    found = number(total, least, scaled, mark)
    if mark == "几":  # 20几
        step = found.last / 10
        return interval_number(found.value + step, found.value + 9 * step, step)
    return found
