"""What stands beside a figure and changes what it says: hedges (约, 近, 左右, 以上) and signs (零下, 负, -)."""

from __future__ import annotations

from checker.figures.found import Context, Found
from checker.figures.meaning import Mode
from checker.figures.number import Number, negative
from checker.figures.unitwords import currency_before
from checker.model import Kind

_AMOUNTS = (Kind.COUNT, Kind.MEASURE, Kind.MONEY)
BULKY = frozenset("百千万亿兆")


def framed(c: Context, found: Found) -> Found:
    """The figure with the hedge that its neighbours say."""
    mode = hedge_before(c, found) or hedge_after(c, found)
    return found if mode is None else found._replace(mode=mode)


def per_base(found: Found) -> Found:
    """每万人, 每100公里: what a rate is reckoned by is no amount; exactly that many."""
    number = found.number
    if found.kind not in _AMOUNTS or number is None or number.low is not None or number.mark or found.mode is not None:
        return found
    exact = Number(number.value, number.place, number.last, number.digits)
    return found._replace(kind=Kind.NUMBER, dimension=f"per:{found.dimension}", number=exact, exact=True)


def hedge_before(c: Context, found: Found) -> Mode | None:
    """约, 近, 超过 … right before the number or before its currency."""
    text, at = c.text, found.start
    last = text[at - 1 : at]
    if last in c.lexicon.currencies or last == " ":
        sign = currency_before(c, at)
        at = sign[0] if sign is not None else at
        at -= text[at - 1 : at] == " "
        last = text[at - 1 : at]
    for word, mode in c.lexicon.before.get(last, ()):
        if text.endswith(word, 0, at):
            if word == "上" and found.literal[0] not in BULKY and found.literal[0] not in "数十":
                return None
            return mode
    return None


def hedge_after(c: Context, found: Found) -> Mode | None:
    """左右, 以上, 余 … right after the unit."""
    text, at = c.text, found.end
    first = text[at : at + 1]
    if first == " ":
        at += 1
        first = text[at : at + 1]
    for word, mode in c.lexicon.after.get(first, ()):
        if text.startswith(word, at):
            return mode
    return None


def signed(c: Context, found: Found) -> Found:
    """-5%, 零下5℃, 负五: the sign belongs to the figure."""
    text, at = c.text, found.start
    if found.number is None or found.number.low is not None:
        return found
    before = text[at - 1] if at else ""
    if before not in ("-", "下", "负"):
        return found
    word = ""
    if before == "-" and (
        at == 1 or (not (text[at - 2].isalnum() and text[at - 2].isascii()) and text[at - 2] not in "%-)）")
    ):
        word = "-" if found.kind in (Kind.PERCENT, Kind.POINT, Kind.MONEY, Kind.MEASURE) or found.number.scaled else ""
    elif text.endswith("零下", 0, at):
        word = "零下"
    elif text.endswith("负", 0, at) and not text.endswith(("胜负", "抱负", "欠负", "自负"), 0, at):
        word = "负"
    if not word:
        return found
    literal = word + found.literal
    return found._replace(start=at - len(word), number=negative(found.number), literal=literal)
