"""Which format a file is in: by its extension, and by its first bytes where these tell of something else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from checker.errors import ConfigError

EXTENSIONS: Mapping[str, str] = MappingProxyType(
    {
        ".txt": "text",
        ".text": "text",
        ".md": "markdown",
        ".markdown": "markdown",
        ".html": "html",
        ".htm": "html",
        ".xhtml": "html",
        ".docx": "docx",
        ".docm": "docx",
    }
)
FORMATS = ("text", "markdown", "html", "docx")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAGIC = (
    (b"%PDF-", "a PDF. Export the article as .docx, .html or .txt"),
    (b"{\\rtf", "a rich-text (.rtf) file. Save it as .docx"),
    (b"\x89PNG", "an image, not an article"),
    (b"\xff\xd8\xff", "an image, not an article"),
    (b"GIF8", "an image, not an article"),
    (b"\x1f\x8b", "a compressed file (gzip). Unpack it first"),
    (b"7z\xbc\xaf", "a compressed file (7z). Unpack it first"),
    (b"Rar!", "a compressed file (rar). Unpack it first"),
)


def extension(path: str) -> str:
    """The extension in lower case with its dot; empty where there is none."""
    name = path[max(path.rfind("/"), path.rfind("\\")) + 1 :]
    dot = name.rfind(".")
    return name[dot:].lower() if dot > 0 else ""


def extensions_with(pairs: Iterable[str]) -> Mapping[str, str]:
    """Our extensions and those of some ``.news=text`` pairs (``--ext``): for ``walk``, and to look a format up in."""
    table = dict(EXTENSIONS)
    for pair in pairs:
        name, _, format = pair.partition("=")
        name, format = name.strip().lower(), format.strip() or "text"
        if format not in FORMATS or not name.strip("."):
            raise ConfigError(f"--ext {pair}: expected EXTENSION=FORMAT with a format among {', '.join(FORMATS)}")
        table["." + name.lstrip(".")] = format
    return MappingProxyType(table)


def format_of(path: str, data: bytes) -> str:
    """The format of a file by extension; by its first bytes where the extension is none of ours."""
    known = EXTENSIONS.get(extension(path))
    if data[:4] == b"PK\x03\x04":
        return "docx"
    if known:
        return known
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "html" if head.startswith((b"<!doctype html", b"<html")) else "text"


def foreign(data: bytes) -> str | None:
    """What a file is that is none of our formats, as the end of a sentence; None where nothing speaks against it."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            return "protected by a password. Save it without one"
        return "an old Word (.doc) or other Office file. Save it as .docx"
    return next((what for magic, what in _MAGIC if data.startswith(magic)), None)
