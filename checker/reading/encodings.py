"""Bytes → text, for what Chinese newsrooms really store: UTF-8, GBK/GB18030, Big5 and its variants, UTF-16.

Order: what the user says, a byte-order mark, strict UTF-8, what the markup says, the encoding under which the bytes
read as Chinese. Strict UTF-8 comes before an HTML meta tag because saved pages are re-encoded and keep their old tag,
and because GB or Big5 text that happens to be valid UTF-8 hardly exists beyond a few characters. Damage costs a note
a byte, never the file.
"""

from __future__ import annotations

import codecs
import re

from checker.errors import ReadError
from checker.model import Note
from checker.patterns import compiled
from checker.reading.limits import SHORT
from checker.reading.lines import line_starts, position
from checker.records import dataclass

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
BIG5_VARIANTS = ("cp950", "big5", "big5hkscs")
ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "cp936": "gb18030", "936": "gb18030"}
CHINESE = ("utf-8", "gb18030", "big5hkscs", "utf-16")
CLOSE = 0.2  # difference of two readings, per character, that does not decide
MAX_DAMAGE = 0.05  # share of bad bytes beyond which a file is not text
PASTED = 0.5  # the same for UTF-8: a paragraph pasted in from a GBK file is all bad bytes, and the rest is still sure
MAX_CONTROL = 0.01  # share of control characters beyond which a file is binary

_META = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:-]{2,30})"""
    rb"""|<\?xml[^>]{0,100}?encoding=["']([A-Za-z0-9_-]{2,30})""",
    re.IGNORECASE,
)
_NOT_ASCII = bytes(range(128, 256))
_ESCAPED = compiled("[\udc80-\udcff]")
_CONTROL = compiled(r"[\x00-\x08\x0e-\x1a\x7f]")
_COMMON = compiled(r"[\u4e00-\u9fa5\u3000-\u3011\uff01-\uff5e\u2014-\u2026\u00b7\s!-~]")
_FREQUENT = frozenset(
    "的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于着下自之年过過发發后作里用道行所然"
    "家种種事成方多经經法学學如都同现現当當没動动面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想实實日月元万萬亿億千百十二三"
    "四五六七八九两兩〇零市区區省县縣口产產业業工农農公司企政府增长長达達比率下降升报報新闻聞据據项項目资資外电電讯訊记記者务務合计計总總占"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, the encoding it was read in, and a note for each byte that would not decode."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes, path: str, *, encoding: str | None, markup: bool, listed: int) -> Decoded:
    """The text of a file; ``listed`` bad bytes are noted one by one."""
    if encoding:
        return _forced(data, path, encoding, listed)
    for mark, label, codec in BOMS:
        if data.startswith(mark):
            return _tolerant(data[len(mark) :], path, codec, label, listed)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        pass
    else:
        if "\0" not in text:
            if len(data) > SHORT or text.isascii() or max(text) >= "\u2000":
                return Decoded(text, "utf-8", _replaced(text))
            return _accidental(data, text)
    if markup and (meta := _META.search(data, 0, 4096)):
        name = codec_name((meta[1] or meta[2]).decode())
        if name and name not in ("utf-8", "utf-16", "ascii", "iso8859-1"):
            return _tolerant(data, path, _variant(data, name), name, listed)
    return _guessed(data, path, listed)


def codec_name(name: str) -> str | None:
    """The codec for an encoding's name, the GB family read by its superset; None where there is no such text codec."""
    name = name.strip().lower()
    try:
        found = codecs.lookup(ALIASES.get(name, name)).name
        " ".encode(found)
    except (LookupError, UnicodeError, ValueError):
        return None
    return str(ALIASES.get(found, found))


def _forced(data: bytes, path: str, encoding: str, listed: int) -> Decoded:
    if (codec := codec_name(encoding)) is None:
        raise ReadError(f"unknown encoding “{encoding}”. Usual: utf-8, gb18030, big5, big5hkscs, cp950, utf-16", path)
    for mark, _, of_mark in BOMS:
        if data.startswith(mark) and of_mark.startswith(codec.removesuffix("-sig")):
            return _tolerant(data[len(mark) :], path, of_mark, codec, listed)
    return _tolerant(data, path, _variant(data, codec), codec, listed, limit=1.0)


def _replaced(text: str) -> tuple[Note, ...]:
    """A note where an earlier conversion has already left replacement characters."""
    count = text.count("\ufffd")
    if not count:
        return ()
    message = f"{count} characters were lost before this file was saved (U+FFFD), the first here"
    return (Note("ZS904", message, *position(line_starts(text), text.index("\ufffd"))),)


def _accidental(data: bytes, text: str) -> Decoded:
    """Short bytes that are valid UTF-8 but only as Latin, Greek, Cyrillic …: GBK or Big5 if they read as Chinese."""
    for codec in ("gb18030", *BIG5_VARIANTS):
        try:
            other = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if _chinese(other) > 0.5:
            return Decoded(other, "big5" if codec in BIG5_VARIANTS else codec)
    return Decoded(text, "utf-8", _replaced(text))


def _chinese(text: str) -> float:
    """How much a text reads like Chinese, per character: frequent ones count for, unusual ones against it."""
    others = [c for c in text if c > "\x7f"]
    if not others:
        return 0.0
    strange = sum(1 for c in others if not _COMMON.match(c))
    return (sum(1 for c in others if c in _FREQUENT or c in "，。、：；“”《》（）％—…「」") - 2 * strange) / len(others)


def _variant(data: bytes, codec: str) -> str:
    """For the Big5 family the member that reads all bytes; any other codec as it is."""
    if codec not in BIG5_VARIANTS:
        return codec
    for candidate in dict.fromkeys((codec, *BIG5_VARIANTS)):
        try:
            data.decode(candidate)
        except UnicodeDecodeError:
            continue
        return candidate
    return codec


def _guessed(data: bytes, path: str, listed: int) -> Decoded:
    """The encoding under which the bytes read as Chinese."""
    if wide := _wide(data):
        return _tolerant(data, path, wide, "utf-16", listed)
    if _binary(data.count(0), data):
        raise ReadError("a binary file, not an article", path)
    if _mostly_utf8(data):
        return _tolerant(data, path, "utf-8", "utf-8", listed, limit=PASTED)
    if codec := _strict(data):
        return _tolerant(data, path, codec, "big5" if codec in BIG5_VARIANTS else codec, listed)
    # damaged: the family with the fewest bad bytes
    codec = min(("gb18030", "big5hkscs"), key=lambda name: _damage(data.decode(name, "surrogateescape")))
    return _tolerant(data, path, codec, codec.removesuffix("hkscs"), listed)


def _mostly_utf8(data: bytes) -> bool:
    """Whether well-formed UTF-8 characters outweigh the bytes that are none: other encodings hardly hold any."""
    good = data.decode("utf-8", "ignore")
    bad = len(data) - len(good.encode())
    return len(good) - len(data.translate(None, _NOT_ASCII)) >= 2 * bad


def _strict(data: bytes) -> str | None:
    """The Chinese encoding in which all bytes are well-formed and read best; chardet decides where two are close."""
    scores: dict[str, float] = {}
    for codec in ("gb18030", *BIG5_VARIANTS):
        try:
            scores[codec] = _chinese(data.decode(codec)[:2000])
        except UnicodeDecodeError:
            continue
    ranked = sorted(scores, key=lambda codec: -scores[codec])
    rivals = [codec for codec in ranked if (codec in BIG5_VARIANTS) != (ranked[0] in BIG5_VARIANTS)]
    if rivals and scores[ranked[0]] - scores[rivals[0]] < CLOSE:
        family = BIG5_VARIANTS if _detected(data) in BIG5_VARIANTS else ("gb18030",)
        return next(codec for codec in ranked if codec in family)
    return ranked[0] if ranked else None


def _damage(text: str) -> float:
    """How much worse than well-formed Chinese a text is: its bad bytes, less how Chinese it reads otherwise."""
    return len(_ESCAPED.findall(text)) - _chinese(text[:2000])


def _detected(data: bytes) -> str | None:
    """What chardet makes of the bytes when it may only answer with an encoding of Chinese."""
    import chardet

    found = chardet.detect(data[: 1 << 16], include_encodings=CHINESE, no_match_encoding="gb18030")["encoding"]
    return codec_name(found) if found else None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly every pair of bytes is then a Chinese character or ASCII, in one byte order."""
    sample = data[: min(len(data), 4096) & ~1]
    for codec in ("utf-16-le", "utf-16-be"):
        text = sample.decode(codec, "replace")
        plain = sum(1 for c in text if _COMMON.match(c))
        if len(text) >= 2 and plain > 0.9 * len(text) and (b"\0" in sample or _chinese(text) > 0.3):
            return codec
    return None


def _tolerant(data: bytes, path: str, codec: str, name: str, listed: int, limit: float = MAX_DAMAGE) -> Decoded:
    """Decodes, replacing and noting every bad byte; too many of them, or control characters, and it is no text."""
    try:
        text = data.decode(codec)
        bad: list[tuple[int, str]] = []
    except UnicodeDecodeError:
        text, bad = _escaped(data, codec)
    if len(bad) > limit * max(len(text), 40) or _binary(len(_CONTROL.findall(text)), text):
        raise ReadError(f"a binary file, or not text in {name}. Give its encoding with --encoding", path)
    if "\0" in text:
        bad = sorted((*bad, *((found.start(), " 0x00") for found in re.finditer("\0", text))))
        text = text.replace("\0", "\ufffd")
    notes = _bad_bytes(text, bad, name, listed) if bad else _replaced(text)
    return Decoded(text, name, notes)


def _binary(controls: int, content: str | bytes) -> bool:
    """Whether that many control characters are more than damage to a text."""
    return controls > MAX_CONTROL * max(len(content), 200)


def _bad_bytes(text: str, bad: list[tuple[int, str]], name: str, listed: int) -> tuple[Note, ...]:
    starts = line_starts(text)
    notes = [
        Note("ZS903", f"undecodable byte{what} in {name}, read as U+FFFD", *position(starts, at))
        for at, what in bad[:listed]
    ]
    if len(bad) > listed:
        at = position(starts, bad[listed][0])
        notes.append(Note("ZS903", f"{len(bad) - listed} further undecodable bytes in {name}", *at))
    return tuple(notes)


def _escaped(data: bytes, codec: str) -> tuple[str, list[tuple[int, str]]]:
    """The text with U+FFFD for each bad byte, and where these are."""
    try:
        text = data.decode(codec, "surrogateescape")
    except UnicodeDecodeError:  # UTF-16: what is left over is not a byte ≥ 0x80
        text = data.decode(codec, "replace")
        return text, [(m.start(), "") for m in re.finditer("\ufffd", text)]
    bad = [(m.start(), f" 0x{ord(m[0]) - 0xDC00:02X}") for m in _ESCAPED.finditer(text)]
    return _ESCAPED.sub("\ufffd", text), bad
