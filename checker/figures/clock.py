"""Times of day: 14:30, 9点半, 下午2时30分. A numeral in, a Found out, None where it is no time (3点建议, 3:1)."""

from __future__ import annotations

from checker.figures.found import Context, Found, Numeral
from checker.figures.numerals import parse_literal
from checker.model import Kind
from checker.patterns import compiled

_N = "(?:[0-9]{1,2}|[一二三四五六七八九十廿]{1,3})"
_TIME = compiled(r"(?P<h>[0-9]{1,2}) ?[:：] ?(?P<m>[0-9]{2})(?:[:：][0-9]{2})?(?![0-9])")
_CLOCK = compiled(rf"(?P<h>{_N}) ?[点时](?P<m>{_N})(?:分(?![钟之])|刻)")


def clock(c: Context, n: Numeral) -> Found | None:
    """A time of day: 14:30, 9点, 下午2时30分."""
    text = c.text
    m = _TIME.match(text, n.start) or _CLOCK.match(text, n.start)
    if m is not None:
        hour, minute = parse_literal(m["h"]), parse_literal(m["m"])
        if hour is None or minute is None or hour.value > 24 or minute.value > 59:
            return None
        value = int(minute.value) * (15 if text[m.end() - 1] == "刻" else 1)
        return _time(c, m.start(), m.end(), m[0], int(hour.value), value)
    following = text[n.end : n.end + 1]
    hour = n.number
    if (
        following not in ("点", "时")
        or hour is None
        or hour.scaled
        or not 0 <= hour.value <= 24
        or hour.low is not None
    ):
        return None
    end = n.end + 1
    if following == "时" and text.startswith(("代", "期", "间", "节", "段", "刻", "速", "空"), end):
        return None
    known = c.lexicon
    if following == "点" and not known.ends_with("time_before", text, n.start) and not text.startswith("钟", end):
        index = known.ends_with("points_before", text, n.start)
        if index or not text.startswith(known.contexts["time_after"], end):
            return None
    if text.startswith(("整", "钟", "半"), end):
        half = text[end] == "半"
        return _time(c, n.start, end + 1, n.literal, int(hour.value), 30 if half else 0)
    return _time(c, n.start, end, n.literal, int(hour.value), 0)


def _time(c: Context, start: int, end: int, literal: str, hour: int, minute: int) -> Found:
    if hour < 12 and c.lexicon.ends_with("afternoon", c.text, start - (c.text[start - 1 : start] == " ")):
        hour += 12
    return Found(start, end, Kind.TIME, None, "time", None, literal, iso=f"T{hour:02d}:{minute:02d}")
