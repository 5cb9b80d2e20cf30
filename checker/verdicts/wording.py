"""How numbers, sums and readings are put into words, in the style in which the article wrote them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from checker.figures import view_of
from checker.interval import Interval
from checker.model import Figure, Kind
from checker.patterns import compiled

_ARABIC = compiled(r"\d[\d,]*(?:\.\d+)?")
_SCALES = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}
_CHINESE = "零一二三四五六七八九"
_WEEKDAYS = "一二三四五六日"
_ODD = "余多几来"  # 13.96亿余, 300多万: an expected number is an exact one
_TRADITIONAL = str.maketrans("万亿两余几来", "萬億兩餘幾來")
_WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
MOST_PLACES = 4


def written_like(figure: Figure, value: Fraction, decimals: int | None = None) -> str:
    """A value in the figure's unit, written as the figure is: same scale word, decimals, separators and unit."""
    number = _ARABIC.search(figure.literal)
    head, tail = _around(figure)
    if figure.kind is Kind.PERCENT and (share := _share(figure, value, number is None)):
        return share
    if figure.kind is Kind.WEEKDAY and 1 <= value <= 7:
        return head + _WEEKDAYS[int(value) - 1] + tail
    if number is None:
        if value.denominator == 1 and 0 <= value < 100:
            return head + chinese(int(value)) + tail
        return head + decimal(value, 0 if value.denominator == 1 else 2) + tail
    scale_words = "".join(char for char in figure.literal[number.end() :] if char not in _ODD)
    scale = 1
    for char in scale_words:
        scale *= _SCALES.get(char, 0)
    sign = figure.literal[: number.start()]
    if sign == "-" or (sign == "+" and value < 0):  # the value brings its own sign
        head = head[:-1]
    if not scale or sign not in ("", "-", "+"):
        return head + decimal(value, 0 if value.denominator == 1 else 2) + tail
    places = len(number.group().partition(".")[2]) if decimals is None else decimals
    written = decimal(value / scale, places)
    if "," in number.group() or (abs(value / scale) >= 10**3 and re.search(r"\d,\d{3}", figure.text)):
        whole, dot, rest = written.partition(".")
        written = f"{int(whole):,}{dot}{rest}"
    return head + written + _source_words(figure, scale_words) + tail


def _share(figure: Figure, value: Fraction, characters: bool) -> str:
    """A share in the style of 六成, 7成5 and 百分之四十五; 45% for other words; empty for plain percentages."""
    tenths = next((char for char in figure.text if char in "成折"), "")
    if tenths and value >= 0:
        whole, rest = divmod(value, 10)
        if characters and rest.denominator == 1 and 0 < value < 100:
            return (_CHINESE[int(whole)] if whole else "零") + tenths + (_CHINESE[int(rest)] if rest else "")
        return decimal(value / 10, 0 if not rest else 1 if rest.denominator == 1 else 2) + tenths
    if not characters:
        return ""
    if figure.literal.startswith("百分之") and value.denominator == 1 and 0 <= value < 100:
        return "百分之" + chinese(int(value))
    return decimal(value, 0 if value.denominator == 1 else 2) + "%"


def rewritten(figure: Figure, literal: str) -> str:
    """A figure's source text with another number in it; what is the same in both keeps the source's characters."""
    view = view_of(figure.text)
    at = view.text.find(figure.literal)
    if at < 0:
        return literal
    same = _common(figure.literal, literal)
    alike = _common(figure.literal[same:][::-1], literal[same:][::-1])
    start = view.source(at + same) if same < len(figure.literal) else view.source_end(at + same)
    end = view.source_end(at + len(figure.literal) - alike) if same + alike < len(figure.literal) else start
    new = literal[same : len(literal) - alike]
    if any(char in figure.text for char in "萬億兩餘幾來"):
        new = new.translate(_TRADITIONAL)
    if any("０" <= char <= "９" for char in figure.text):
        new = new.translate(_WIDE)
    return figure.text[:start] + new + figure.text[end:]


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def expected_text(figure: Figure, value: Fraction) -> str:
    """What a figure would have to read. Where it is off by far, with as many digits as it has: 56.24 for 562.4."""
    stated = figure.value
    number = _ARABIC.search(figure.literal)
    if not stated or not value or number is None or Fraction(1, 5) < abs(value / stated) < 5:
        return written_like(figure, value)
    least = len(number.group().partition(".")[2])
    places = max(0, min(least + _magnitude(stated) - _magnitude(value), MOST_PLACES))
    text = written_like(figure, value, places)
    while places > least and (shown := _ARABIC.search(text)) and shown.group().endswith("0"):
        places -= 1
        text = written_like(figure, value, places)
    return text


def _magnitude(value: Fraction) -> int:
    """The power of ten of the first digit."""
    power = len(str(abs(value.numerator))) - len(str(value.denominator))
    return power if abs(value) >= Fraction(10) ** power else power - 1


def _around(figure: Figure) -> tuple[str, str]:
    """What stands before and after the number in the source text of a figure: prefix such as 第, unit such as 亿元."""
    text = figure.text
    width = figure.view_end - figure.view_start
    if width != len(text):  # glosses were removed inside the figure: keep the last characters as the unit
        return "", text[len(figure.literal) :]
    digit = _ARABIC.search(text.translate(_FULL))
    number = _ARABIC.search(figure.literal)
    start = digit.start() if digit and number else max(text.find(figure.literal[:1]), 0)
    sign = number.start() if digit and number else 0
    return text[:start], text[start + len(figure.literal) - sign :]


_FULL = {0xFF10 + i: 0x30 + i for i in range(10)} | {0xFF0E: 0x2E, 0xFF0C: 0x2C}


def _source_words(figure: Figure, words: str) -> str:
    """Scale words as the source has them: 萬 where the folded text has 万."""
    pairs = {"万": "萬", "亿": "億"}
    return "".join(pairs[w] if pairs.get(w, "") and pairs[w] in figure.text else w for w in words)


def decimal(value: Fraction, places: int) -> str:
    """A number with a fixed count of decimals, halves rounded up in size."""
    scaled = abs(value) * 10**places
    whole = int(scaled + Fraction(1, 2))
    sign = "-" if value < 0 and whole else ""
    digits = str(whole).rjust(places + 1, "0")
    return sign + (digits if places == 0 else f"{digits[:-places]}.{digits[-places:]}")


def chinese(n: int) -> str:
    """0–99 in Chinese characters."""
    if n < 10:
        return _CHINESE[n]
    tens, ones = divmod(n, 10)
    return ("" if tens == 1 else _CHINESE[tens]) + "十" + (_CHINESE[ones] if ones else "")


def span(figure: Figure, interval: Interval) -> str:
    """An interval in the style of a figure: 94.5%–95.5%; no decimals that both ends can do without."""
    number = _ARABIC.search(figure.literal)
    places = len(number.group().partition(".")[2]) + 1 if number else 1
    ends = _ends(figure, interval, places)
    while places and all(text == "…" or _needless(text) for text in ends):
        places -= 1
        ends = _ends(figure, interval, places)
    return ends[0] if ends[0] == ends[1] else f"{ends[0]}–{ends[1]}"


def _ends(figure: Figure, interval: Interval, places: int) -> list[str]:
    bare = _ARABIC.search(figure.literal) is None
    return [
        "…" if end is None else written_like(figure, end, None if end.denominator == 1 and bare else places)
        for end in (interval.low, interval.high)
    ]


def _needless(text: str) -> bool:
    """Whether the number in a text has a last decimal that is nought."""
    number = _ARABIC.search(text)
    return number is not None and "." in number.group() and number.group().endswith("0")


def fill(template: str, texts: Mapping[str, str]) -> str:
    """A message template with its {placeholders} filled, once; article text is never read as a template."""
    return re.sub(r"\{([^{}]*)\}", lambda m: texts.get(m[1], m[0]), template)
