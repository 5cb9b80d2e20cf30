"""Single slips of a writer in one figure, and honest roundings of it, as texts. No randomness: the same figure gives
the same mutations.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from itertools import pairwise

from checker.patterns import compiled

_RUN = compiled(r"[0-9０-９][0-9０-９.,．，]*")
_DECIMAL = compiled(r"[0-9][0-9,]*\.[0-9]+")
_CHINESE = "一二三四五六七八九"
_WEEKDAYS = "一二三四五六"
_FULL = str.maketrans("０１２３４５６７８９．", "0123456789.")
_SCALES = (("万", "亿"), ("亿", "万"), ("萬", "億"), ("億", "萬"))


def slips(text: str) -> list[str]:
    """The figure with one digit changed, two neighbours swapped, another scale word, the point moved."""
    run = _RUN.search(text)
    found: dict[str, None] = {}
    if run:
        digits = [i for i in range(run.start(), run.end()) if text[i].isdigit()]
        for i in digits:
            found[_with(text, i, i + 1, str((int(text[i].translate(_FULL)) + 3) % 10))] = None
        for i, j in pairwise(digits):
            if j == i + 1:
                found[_with(text, i, j + 1, text[j] + text[i])] = None
        found |= dict.fromkeys(_points(text))
    else:
        alphabet = _WEEKDAYS if text.startswith(("星期", "周", "週", "礼拜", "禮拜")) else _CHINESE
        for i, character in enumerate(text):
            if character in alphabet:
                other = alphabet[(alphabet.index(character) + 3) % len(alphabet)]
                found[_with(text, i, i + 1, other)] = None
    for scale, other in _SCALES:
        if text.count(scale) == 1:
            found[text.replace(scale, other)] = None
    found.pop(text, None)
    return [slip for slip in found if _written(slip)]


def roundings(text: str) -> list[str]:
    """The figure with one decimal less, rounded as people do (half up, half even)."""
    run = _DECIMAL.search(text.translate(_FULL))
    if not run:
        return []
    value = Decimal(run[0].replace(",", ""))
    step = Decimal(1).scaleb(int(value.as_tuple().exponent) + 1)
    rounded = {value.quantize(step, rounding=mode) for mode in (ROUND_HALF_UP, ROUND_HALF_EVEN)}
    return [_with(text, run.start(), run.end(), _like(run[0], f"{each:f}")) for each in sorted(rounded) if each]


def _with(text: str, start: int, end: int, other: str) -> str:
    return text[:start] + other + text[end:]


def _points(text: str) -> list[str]:
    """The decimal point left out, or one place further right."""
    run = _DECIMAL.search(text)
    if not run:
        return []
    whole, decimals = run[0].replace(",", "").split(".")
    moved = [whole + decimals]
    if len(decimals) > 1:
        moved.append(f"{whole}{decimals[0]}.{decimals[1:]}")
    return [_with(text, run.start(), run.end(), _like(run[0], other.lstrip("0") or "0")) for other in moved]


def _like(written: str, other: str) -> str:
    """Another number with commas between its thousands where the written one has them: 1,286.5 → 12,865."""
    if "," not in written:
        return other
    whole, point, decimals = other.partition(".")
    return f"{int(whole or '0'):,}{point}{decimals}"


def _written(text: str) -> bool:
    """Whether somebody would write it so: no leading zero, not nothing."""
    run = _RUN.search(text)
    if not run:
        return True
    number = run[0].translate(_FULL)
    return not (len(number) > 1 and number[0] == "0" and number[1] != ".") and number.strip("0.,") != ""
