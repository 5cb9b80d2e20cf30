"""Numerals in names: words (三农, 统一), codes, telephone numbers, scores. Left alone, never a quantity.

Every function gives the offset at which such a name ends, 0 where there is none.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.figures.found import Context, Found, Numeral
from checker.figures.hedging import BULKY
from checker.figures.shares import slashed
from checker.figures.unitwords import currency_before
from checker.patterns import compiled

_CODE = compiled(r"[A-Za-z0-9.+\-/_]*[A-Za-z0-9+]")
_PHONE = compiled(r"[0-9]{2,5}(?:[-) ]{1,2}[0-9]{3,8}){1,3}(?:[#转][0-9]+)?(?![0-9.百千万亿])")
_MARKET = compiled("[A-Z]{2}[:：]$")  # SZ：300434
_SHARE = compiled(r"[0-9]{4,6}(?:\.[A-Z]{2}(?![A-Za-z])|(?=[)）]))")  # 01772), 000001.SZ
_SCORE = compiled("[0-9]+ ?[:：比] ?[0-9]+")
_TIMES_SIGN = compiled(r"[0-9.]+ ?[×xX*·•] ?[0-9.]+")
_SLASHED = compiled("[0-9]{1,2}/[0-9]{1,4}(?![0-9年月])")
_PLUS = compiled(r"[0-9]+(?:\+[0-9A-Za-z]+)+")


def name_at(c: Context, at: int, n: Numeral) -> int:
    """The end of the word with a numeral in it that states no quantity here (统一, 三农); 0 where there is none."""
    text = c.text
    names: Mapping[str, tuple[tuple[str, int], ...]] = c.lexicon.names
    least = n.end if n.number is not None else at + 1  # 有一 is no word in 有一百人
    if at and n.literal[0] in BULKY and text[at - 1] in "上近数几超逾破约过":
        return 0
    ordinal = text.startswith("第", at - 1) and at > 0
    for word, offset in names[text[at : at + 2]]:
        if text.startswith(word, at - offset) and at >= offset and (offset or not ordinal):
            if word == "一起" and c.lexicon.ends_with("event_before", text, at):
                return 0
            if at - offset + len(word) >= least:
                return at - offset + len(word)
    for word, offset in names[text[at - 1 : at + 1]] if at else ():
        begin = at - 1 - offset
        if (
            begin >= 0
            and text.startswith(word, begin)
            and begin + len(word) >= least
            and (word[0] == "第" or not ordinal)
        ):
            return begin + len(word)
    return 0


def name_end(c: Context, n: Numeral, before: str, following: str) -> int:
    """The end of a score, a telephone number, a sum of letters (1+6+N) or a quoted name; 0 where there is none."""
    text, at = c.text, n.start
    if following and following in ":：比":
        m = _SCORE.match(text, at)
        if m:
            return m.end()
    if following == "/":
        m = _SLASHED.match(text, at)  # a day or a share: measured() would have known
        if m and slashed(c, n) is None:
            return m.end()
    if following == "+":
        m = _PLUS.match(text, at)
        if m:
            return m.end()
    if following and following in "×xX*·•":
        m = _TIMES_SIGN.match(text, at)
        if m:
            return m.end()
    if following and following in "-) ":
        m = _PHONE.match(text, at)
        digits = sum(map(str.isdecimal, m[0])) if m else 0
        area = n.literal[0] == "0" and (following != ")" or (digits >= 9 and len(n.literal) < 5))
        if m and (area or (len(n.literal) > 2 and digits >= 9 and following != ")")):
            return m.end()
    if n.literal.isdecimal() and n.literal[0] == "0" and len(n.literal) > 1 and following != "%":
        return code_end(text, n)
    if before and before in '“"「『' and following and following in '”"」』':
        return n.end
    return 0


def is_code(c: Context, n: Numeral, found: Found, following: str) -> bool:
    """Codes: letters right after the digits, long digit strings, numbers after 电话 and before 热线, item numbers."""
    text = c.text
    if following.isascii() and following.isalpha():
        return True
    if n.literal.isdecimal():
        if text.startswith(c.lexicon.contexts["code_after"], n.end):
            return True
        if len(n.literal) >= 7 and text.startswith(("分机", "转", "#"), n.end):
            return True
        if len(n.literal) >= 8 or (len(n.literal) >= 6 and text[n.start - 1 : n.start] in ("(", "（")):
            return True
        if len(n.literal) > 3 and _MARKET.search(text, max(n.start - 3, 0), n.start):
            return True
        before = n.start - (text[n.start - 1 : n.start] in (":", "：", " ", "是", "为", "(", "（"))
        if len(n.literal) > 2 and c.lexicon.ends_with("code_before", text, before):
            return True
        item = len(n.literal) < 3 and following in ("、", ".", "．", ")", "）")
        if item and not text[n.end + 1 : n.end + 2].isdecimal() and begins_item(text, n.start):
            return True
    if following != ".":
        return False
    behind = text[n.end + 1 : n.end + 2]  # versions 1.2.3, share codes 1113.HK
    return behind.isascii() and (behind.isalpha() or ("." in n.literal and behind.isdecimal()))


def begins_item(text: str, at: int) -> bool:
    """Whether nothing but blanks and a bracket stand before an offset on its line: 1、…, （2）…"""
    line = text[max(text.rfind("\n", max(0, at - 12), at) + 1, at - 12) : at]
    return (at - len(line) == 0 or text[at - len(line) - 1] == "\n") and line.strip(" (（") == ""


def lettered_end(c: Context, n: Numeral, before: str) -> int:
    """G20, COVID-19, PM2.5, SZ 300670; not GDP100万亿元, CPI2.1%, US$5: those say an amount."""
    text, at = c.text, n.start
    if before == "#":
        return n.end
    letters = text[at - 3 : at - 1] if before == " " else text[at - 1 if before.isalpha() else at - 2 : at][:1]
    if not (letters.isascii() and letters.isalpha()) or (before == " " and len(n.literal) != 6):
        return 0
    if n.literal[-1] in BULKY or text[n.end : n.end + 1] in ("%", "元", "‰") or currency_before(c, at) is not None:
        return 0
    return max(code_end(text, n), n.end)


def code_end(text: str, n: Numeral) -> int:
    m = _SHARE.match(text, n.start) or _CODE.match(text, n.start)
    return m.end() if m else n.end
