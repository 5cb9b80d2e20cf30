"""Bytes → Document: encodings, plain text, Markdown, HTML, Word; and the walk over folders."""

from checker.reading.formats import EXTENSIONS, FORMATS, extension, extensions_with, format_of, own_extension
from checker.reading.limits import Limits
from checker.reading.reader import file_bytes, read_bytes, read_path, versions
from checker.reading.walk import walk

__all__ = [
    "EXTENSIONS",
    "FORMATS",
    "Limits",
    "extension",
    "extensions_with",
    "file_bytes",
    "format_of",
    "own_extension",
    "read_bytes",
    "read_path",
    "versions",
    "walk",
]
