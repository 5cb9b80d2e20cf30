"""Text for XML and HTML: escaped, without characters that a parser refuses or a reader cannot see."""

from __future__ import annotations

from html import escape as _escape

from checker.render.characters import clean, clean_lines


def attribute(text: str) -> str:
    """For a double-quoted attribute; line ends become spaces."""
    return _escape(clean(text), quote=True)


def content(text: str) -> str:
    """For element content; line ends stay. ``>`` is escaped too, so no ``]]>`` is left."""
    return _escape(clean_lines(text), quote=True)
