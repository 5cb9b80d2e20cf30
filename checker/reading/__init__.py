"""Bytes → Document: encodings, plain text, Markdown, HTML, Word; and the walk over folders."""

from checker.reading.formats import EXTENSIONS, FORMATS, extension, extensions_with
from checker.reading.limits import Limits
from checker.reading.reader import TRACKS, file_bytes, read_bytes, read_path, read_views
from checker.reading.walk import walk

__all__ = [
    "EXTENSIONS",
    "FORMATS",
    "TRACKS",
    "Limits",
    "extension",
    "extensions_with",
    "file_bytes",
    "read_bytes",
    "read_path",
    "read_views",
    "walk",
]
