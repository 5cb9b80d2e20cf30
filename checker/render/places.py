"""Where things stand in the file, the way machine formats want it."""

from __future__ import annotations

from checker.model import Document
from checker.records import dataclass
from checker.render.characters import clean
from checker.render.context import Context


@dataclass(frozen=True, slots=True)
class Region:
    """From (line, column) up to, not including, (end_line, end_column); from 1, in code points."""

    line: int
    column: int
    end_line: int
    end_column: int


def label(document: Document, offset: int, context: Context, language: str) -> str:
    """Where an editor finds it in a format without lines, 修订前 第12段: the version that was read, where changes were
    tracked, and the place. Empty where lines and columns tell."""
    return " ".join(filter(None, (version(document, context, language), clean(document.place(offset)))))


def version(document: Document | None, context: Context, language: str) -> str:
    """Which text of tracked changes a document is, in words; empty where no changes were tracked."""
    return context.texts.say(language, f"version.{document.track}") if document is not None and document.track else ""


def region(document: Document, start: int, end: int) -> Region:
    """The region in the file of text[start:end]. The end is that of the last character, so that markup behind it
    stays outside."""
    line, column = document.source_position(start)
    if end <= start:
        return Region(line, column, line, column)
    end_line, end_column = document.source_position(end - 1)
    return Region(line, column, end_line, end_column + 1)


def offsets(document: Document, start: int, end: int) -> tuple[int, int]:
    """Offsets as the JSON report has them: into the file for plain text, else into the extracted text."""
    if document.format != "text" or not document.segments:
        return start, end
    if end <= start:
        at = document.source_offset(start)
        return at, at
    return document.source_offset(start), document.source_offset(end - 1) + 1


def as_in_source(document: Document) -> bool:
    """Whether offsets of the text are offsets of the file, so that an edit of the text is an edit of the file."""
    return not document.segments and document.format in ("text", "markdown")


def byte_column(document: Document, offset: int) -> int | None:
    """The column in bytes of UTF-8 (from 1); None where the source line is not at hand."""
    if not as_in_source(document):
        return None
    column = document.source_position(offset)[1]
    return len(document.text[offset - column + 1 : offset].encode("utf-8", "replace")) + 1
