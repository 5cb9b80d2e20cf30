"""Bytes → Document: encodings, plain text, Markdown, HTML, Word; and the walk over folders."""

from checker.reading.limits import Limits
from checker.reading.reader import file_bytes, read_bytes, read_path
from checker.reading.walk import walk

__all__ = ["Limits", "file_bytes", "read_bytes", "read_path", "walk"]
