"""Bytes → Document: the one place that knows the order of decoding, extracting, and describing.

The formats with markup are imported when the first file of their kind is met: a run on plain text pays for none.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress

from checker.errors import ReadError
from checker.model import Block, BlockKind, Document, Note, Silence
from checker.reading.formats import FORMATS, foreign, format_of
from checker.reading.limits import SHORT, Limits
from checker.reading.lines import line_starts
from checker.reading.plain import plain_blocks
from checker.reading.script import script_of
from checker.reading.year import year_of

DEFAULT = Limits()
VERSIONS = ("final", "original")


def read_path(
    path: str,
    *,
    encoding: str | None = None,
    format: str | None = None,
    track: str = "final",
    limits: Limits = DEFAULT,
) -> Document:
    """The article in a file."""
    return read_bytes(file_bytes(path, limits), path, encoding=encoding, format=format, track=track, limits=limits)


def versions(data: bytes, path: str, *, format: str | None = None, limits: Limits = DEFAULT) -> tuple[str, ...]:
    """The values of ``track`` under which a file is to be read so that nothing in it is missed: both where tracked
    changes make a difference. Never both in one text: every replaced figure would contradict its successor."""
    if foreign(data) or (format or format_of(path, data)) != "docx":
        return VERSIONS[:1]
    texts: dict[str, str] = {}
    for version in VERSIONS:
        with suppress(ReadError):  # nothing is left in one of them (or the file is damaged, which reading it will say)
            texts[version] = read_bytes(data, path, format=format, track=version, limits=limits).text
    alike = len(set(texts.values())) < len(VERSIONS) == len(texts)
    return tuple(texts) if texts and not alike else VERSIONS[:1]


def file_bytes(path: str, limits: Limits = DEFAULT) -> bytes:
    """The bytes of a regular file within the limits; anything else is one clear ReadError."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise ReadError(unreadable(error), path) from error
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise ReadError("a folder where a file was expected", path)
        if not stat.S_ISREG(status.st_mode):
            raise ReadError("not a regular file (a device, pipe or socket)", path)
        _check_size(status.st_size, path, limits)
        with open(descriptor, "rb", closefd=False) as file:
            data = file.read(limits.file_bytes + 1)
    except OSError as error:
        raise ReadError(unreadable(error), path) from error
    finally:
        os.close(descriptor)
    return data


def read_bytes(
    data: bytes,
    path: str,
    *,
    encoding: str | None = None,
    format: str | None = None,
    track: str = "final",
    limits: Limits = DEFAULT,
) -> Document:
    """The article in a file's bytes. ``path`` names it and, unless ``format`` is given, tells its format."""
    _check_size(len(data), path, limits)
    if not data:
        raise ReadError("an empty file", path)
    if format is not None and format not in FORMATS:
        raise ReadError(f"unknown format “{format}”. Known are {', '.join(FORMATS)}", path)
    if what := foreign(data):
        raise ReadError(what, path)
    kind = format or format_of(path, data)
    if kind == "docx":
        from checker.reading.docx import read_docx

        return read_docx(data, path, track, limits)
    decoded = _decode(data, path, encoding, kind == "html", limits)
    if not decoded[0].strip():
        raise ReadError("a file without text", path)
    if kind == "html":
        from checker.reading.html import read_html

        return read_html(*decoded, path, limits)
    if kind == "markdown":
        from checker.reading.markdown import read_markdown

        return read_markdown(*decoded, path, limits)
    return _plain(*decoded, path)


def _decode(
    data: bytes, path: str, encoding: str | None, markup: bool, limits: Limits
) -> tuple[str, str, tuple[Note, ...]]:
    if encoding is None and len(data) > SHORT and (text := _plain_utf8(data)) is not None:
        return text, "utf-8", ()
    from checker.reading.encodings import decode

    decoded = decode(data, path, encoding=encoding, markup=markup, listed=limits.notes)
    return decoded.text, decoded.encoding, decoded.notes


def _plain_utf8(data: bytes) -> str | None:
    """The text of a sound UTF-8 file without a mark, which nearly every file is; None sends it the long way."""
    if data[0] in b"\xef\xff\xfe\0":
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return None if "\0" in text or "\ufffd" in text else text


def _plain(text: str, encoding: str, notes: tuple[Note, ...], path: str) -> Document:
    blocks = plain_blocks(text)
    starts = line_starts(text)
    return Document(
        path,
        "text",
        encoding,
        text,
        blocks,
        script=script_of(text),
        line_starts=starts,
        year=_year(text, blocks),
        silences=_sic(text, starts),
        notes=notes,
    )


def _sic(text: str, starts: tuple[int, ...]) -> tuple[Silence, ...]:
    if "原文如此" not in text and "sic" not in text.lower():
        return ()
    from checker.reading.directives import sic_silences

    return tuple(sic_silences(text, (), starts))


def _year(text: str, blocks: tuple[Block, ...]) -> int | None:
    datelines = (text[b.start : b.end] for b in blocks if b.kind is BlockKind.DATELINE)
    lead = next((text[b.start : b.start + 60] for b in blocks if b.kind is BlockKind.PARAGRAPH), "")
    return year_of(datelines, lead)


def _check_size(size: int, path: str, limits: Limits) -> None:
    if size > limits.file_bytes:
        raise ReadError(f"larger than {limits.file_bytes >> 20} MiB, more than an article", path)


def unreadable(error: OSError | ValueError) -> str:
    """Why a path cannot be read, in words."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, OSError):
        return f"cannot be read ({error.strerror or error})"
    return "not a valid file name"  # a NUL in it
