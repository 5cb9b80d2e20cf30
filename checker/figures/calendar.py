"""Dates, times of day and weekdays: a numeral at an offset in, a Found out, None where it is no point in time.

Also decides between 3年 (a duration), 2003年 and 民國92年 (years), 3日 (a date) and 3日内 (a duration). Years of the
Republic are turned into years of the common era, so that weekdays and spans can be reckoned.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from checker.figures.clock import clock
from checker.figures.found import Context, Found, Numeral
from checker.figures.number import Number
from checker.figures.numerals import parse_literal
from checker.model import Kind
from checker.patterns import compiled

NUMERAL = "(?:[0-9]{1,2}|[一二三四五六七八九十廿]{1,3})"
_DAY = "(?:日|号(?![线楼馆院]))"
_TO = "(?:-|—|~|至|到)"
_DATE = compiled(
    rf"(?P<y>[0-9]{{2,4}}|[零〇一二三四五六七八九十百]{{2,4}}) ?年 ?(?P<m>{NUMERAL}) ?月"
    rf"(?:份|(?: ?(?P<d>{NUMERAL}) ?{_DAY})?)"
)
_MONTH = compiled(
    rf"(?:(?P<m1>{NUMERAL})月?{_TO} ?)?(?P<m>{NUMERAL}) ?月"
    rf"(?:份| ?(?P<d>{NUMERAL})(?: ?{_DAY}|(?: ?{_TO} ?(?P<d2>{NUMERAL}) ?日)))?"
)
_LISTED = compiled(rf" ?(?P<d>{NUMERAL})(?=[、及和与](?:{NUMERAL}[、及和与])*{NUMERAL} ?日)")  # 11月2、3日
_NUMERIC = compiled(r"(?P<y>[0-9]{2,4})(?P<s>[/.-])(?P<m>[0-9]{1,2})(?P=s)(?P<d>[0-9]{1,2})(?![0-9.])")
_SLASH = compiled(r"(?P<m>[0-9]{1,2})/(?P<d>[0-9]{1,2})(?![0-9/])")
_FROM = compiled(f"1[0-2][0-9]{_TO}$")  # 105至107年间
_SEASON = compiled("(?:19|20)[0-9]{2}/$")  # 2020/21年度
_WEEKDAY = compiled(r" ?[(（]([一二三四五六日])[)）]")
WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日", 1)} | {"天": 7}
_YEAR_NOUN = ("度", "份", "级", "版")
ROC = 1911


def date(c: Context, n: Numeral) -> Found | None:
    """The date or time of day that begins with a numeral."""
    text, at = c.text, n.start
    following = text[n.end : n.end + 1]
    if following == " ":
        following = text[n.end + 1 : n.end + 2]
    if following in ("季", "学"):
        return _quarter(c, n) if following == "季" else _school_year(c, n)
    if following and following in "年月":
        return _full(c, n) or (_month(text, at) if following == "月" else _year(c, n))
    if not following or n.number is None:
        return None
    if following in ")）":
        return _bracketed(c, n)
    if following in "-—~至到" and len(n.literal) <= 2:
        return _month(text, at)
    if following in "/.-" or "." in n.literal:
        return _numeric(c, at)
    if following in "日号":
        return _day(c, n)
    if following in ":：点时":
        return clock(c, n)
    return None


def _quarter(c: Context, n: Numeral) -> Found | None:
    """一季度, 第3季度, 前三季度."""
    value = _small(n.literal, 4)
    if value is None or not c.text.startswith("季度", n.end):
        return None
    return moment(n.start, n.end + 2, Kind.DATE, "quarter", "date", value, n.literal)


def _school_year(c: Context, n: Numeral) -> Found | None:
    """110学年度."""
    year = _calendar_year(c, n.literal, n.start) if c.text.startswith("学年", n.end) else None
    if year is None:
        return None
    end = n.end + 2 + c.text.startswith("度", n.end + 2)
    return moment(n.start, end, Kind.DATE, "year", "date", year, n.literal, f"{year:04d}")


def _bracketed(c: Context, n: Numeral) -> Found | None:
    """今(7)日, 今(113)年: the figure is the number in brackets."""
    text, word = c.text, c.text[n.end + 1 : n.end + 2]
    if not word or word not in "日年月" or text[n.start - 1 : n.start] not in ("(", "（") or not n.literal.isdecimal():
        return None
    if word == "年":
        year = int(n.literal) + (ROC if len(n.literal) < 4 else 0)
        return moment(n.start, n.end, Kind.DATE, "year", "date", year, n.literal, f"{year:04d}") if year else None
    value = _small(n.literal, 31 if word == "日" else 12)
    unit, iso = ("day", "---{:02d}") if word == "日" else ("month", "--{:02d}")
    return moment(n.start, n.end, Kind.DATE, unit, "date", value, n.literal, iso.format(value)) if value else None


def year_alone(n: Numeral) -> Found:
    """2024 without 年."""
    return moment(n.start, n.end, Kind.DATE, "year", "date", int(n.literal), n.literal, n.literal)


def weekday_after(text: str, at: int) -> Found | None:
    """(五) right after a date."""
    m = _WEEKDAY.match(text, at)
    return weekday(m.start(1), m.end(1), m[1]) if m else None


def weekday(start: int, end: int, char: str) -> Found:
    """A weekday as a figure: 1 (Monday) to 7."""
    return moment(start, end, Kind.WEEKDAY, None, "weekday", WEEKDAYS[char], char)


def _full(c: Context, n: Numeral) -> Found | None:
    m = _DATE.match(c.text, n.start)
    if m is None:
        return None
    year, month, day = _calendar_year(c, m["y"], m.start()), _small(m["m"], 12), _small(m["d"], 31)
    if year is None and len(m["y"]) == 3 and m["y"].isdecimal() and 100 < int(m["y"]) < 130:
        year = int(m["y"]) + ROC  # 111年6月, whatever the script
    if month is None or year is None:
        return None
    iso = f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")
    return Found(m.start(), m.end(), Kind.DATE, None, "date", None, m[0], iso=iso)


def _calendar_year(c: Context, written: str, at: int) -> int | None:
    """The year of the common era that a written year means; None where it is none."""
    found = parse_literal(written)
    value = int(found.value) if found is not None else _digits(written)
    if value is None:
        return None
    republic = c.hant or c.text.endswith("民国", 0, at)
    if 1000 <= value <= 2999:
        return value
    if republic and value < 200:
        return value + ROC
    if len(written) == 2 and value >= 50:
        return 1900 + value
    return None


def _digits(written: str) -> int | None:
    """九八年: two digits, each for itself."""
    digits = ["零一二三四五六七八九".find(c.replace("〇", "零")) for c in written]
    return None if min(digits) < 0 else int("".join(map(str, digits)))


@lru_cache(maxsize=1 << 10)
def _small(written: str | None, most: int) -> int | None:
    found = parse_literal(written) if written else None
    if found is None or found.low is not None or not 1 <= found.value <= most:
        return None
    return int(found.value)


def _month(text: str, at: int) -> Found | None:
    m = _MONTH.match(text, at)
    month = _small(m["m"], 12) if m else None
    if m is None or month is None:
        return None
    first, day, last = _small(m["m1"], 12), _small(m["d"], 31), _small(m["d2"], 31)
    if m["m1"]:
        if first is None or first >= month or day:
            return None
        return Found(at, m.end(), Kind.DATE, "month", "date", None, m[0], iso=f"--{first:02d}/--{month:02d}")
    if day is None:
        end = m.end() if m["d"] is None else m.end("m") + text[m.end("m") :].index("月") + 1
        listed = _LISTED.match(text, end)
        if listed is not None and not m["d"] and _small(listed["d"], 31):
            iso = f"--{month:02d}-{_small(listed['d'], 31):02d}"
            return Found(at, listed.end("d"), Kind.DATE, None, "date", None, text[at : listed.end("d")], iso=iso)
        return moment(at, end, Kind.DATE, "month", "date", month, m["m"], f"--{month:02d}")
    iso = f"--{month:02d}-{day:02d}"
    if m["d2"]:
        if last is None:
            return None
        iso += f"/--{month:02d}-{last:02d}"
    return Found(at, m.end(), Kind.DATE, None, "date", None, m[0], iso=iso)


def _year(c: Context, n: Numeral) -> Found | None:
    """A year, or None where it is a span of years: 2003年, 民國92年, 九八年; not 3年, 100年历史."""
    text, written, end = c.text, n.literal, c.text.index("年", n.end) + 1
    if text.startswith("代", end) or (len(written) < 4 and text.startswith("级", end)):  # 90年代, 6年级
        return None
    if n.han and (any(ch in written for ch in "十百千万几数多余两来") or len(written) not in (2, 4)):
        return None
    if len(written) == 2 and _SEASON.search(text, max(n.start - 5, 0), n.start):
        year: int | None = int(text[n.start - 5 : n.start - 3] + written)
    else:
        year = _calendar_year(c, written, n.start) if written.isdecimal() or n.han else None
    if year is None:
        return None
    spanned = c.lexicon.ends_with("span_before", text, n.start)
    if len(written) == 4:
        if text.startswith(("历史", "的历史", "沧桑"), end) or (
            spanned and text.startswith(("来", "多", "余", "前"), end)
        ):
            return None
    elif not (text.endswith("民国", 0, n.start) or text.startswith(_YEAR_NOUN, end)):
        small = len(written) == 1 or (written.isdecimal() and (int(written) < 50 or not c.hant))
        dated = c.hant and len(written) == 3 and 100 < int(written) < 130
        dated = dated and (text.startswith("的", end) or _FROM.search(text, max(n.start - 4, 0), n.start) is not None)
        aged = c.lexicon.contexts["age_after" if dated else "span_after"]  # 108年的 is a year of the Republic
        if small or spanned or text.startswith(aged, end):
            return None
    end += text.startswith("度", end)
    return moment(n.start, end, Kind.DATE, "year", "date", year, written, f"{year:04d}")


def _day(c: Context, n: Numeral) -> Found | None:
    text = c.text
    end = n.end + 1 + (text[n.end] == " ")
    day = _small(n.literal, 31)
    if day is None or n.literal == "两" or text[end - 1] == "号":
        return None
    known = c.lexicon
    if text.startswith(known.contexts["day_span_after"], end) or known.ends_with("day_span_before", text, n.start):
        return None
    return moment(n.start, end, Kind.DATE, "day", "date", day, n.literal, f"---{day:02d}")


def _numeric(c: Context, at: int) -> Found | None:
    m = _NUMERIC.match(c.text, at)
    if m is not None:
        year = int(m["y"])
        if year < 200 and (c.hant or len(m["y"]) == 3):
            year += ROC
        elif len(m["y"]) != 4:
            return None
        month, day = _small(m["m"], 12), _small(m["d"], 31)
        if month is None or day is None or not 1000 <= year <= 2999:
            return None
        return Found(at, m.end(), Kind.DATE, None, "date", None, m[0], iso=f"{year:04d}-{month:02d}-{day:02d}")
    m = _SLASH.match(c.text, at)
    month, day = (_small(m["m"], 12), _small(m["d"], 31)) if m else (None, None)
    if m is None or month is None or day is None:
        return None
    dated = _WEEKDAY.match(c.text, m.end()) or c.hant
    if not dated or c.lexicon.ends_with("fraction_before", c.text, at):
        return None
    return Found(at, m.end(), Kind.DATE, None, "date", None, m[0], iso=f"--{month:02d}-{day:02d}")


def moment(
    start: int, end: int, kind: Kind, unit: str | None, dimension: str, value: int, literal: str, iso: str = ""
) -> Found:
    one = Fraction(1)
    return Found(
        start, end, kind, unit, dimension, Number(Fraction(value), one, one, len(str(value))), literal, iso=iso
    )
