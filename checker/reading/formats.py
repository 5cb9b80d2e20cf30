"""Which format a file is in: by its extension, and by its first bytes where these tell of something else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

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
_WEB_ARCHIVE = (b"\nmime-version:", b"\ncontent-type: multipart/related")
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"  # the first part of the zip, as it stands
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


def own_extension(name: str, format: str) -> tuple[str, str]:
    """A user's extension as it is looked up (``Wiki`` → ``.wiki``) and its format. Raises ValueError."""
    bare = name.strip().removeprefix(".").lower()
    format = format.strip()
    if format not in FORMATS:
        raise ValueError(f"expected a format among {', '.join(FORMATS)} for “{name}”, found “{format}”.")
    if not bare or not bare.isprintable() or any(char in "./\\*?" or char.isspace() for char in bare):
        raise ValueError(f"“{name}” is no file name extension (what stands behind the last dot of a name).")
    return f".{bare}", format


def extensions_with(own: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Our extensions with a user's own laid over them: for ``walk``, and to look a format up in."""
    return MappingProxyType({**EXTENSIONS, **dict(own)})


def format_of(path: str, data: bytes, extensions: Mapping[str, str] = EXTENSIONS) -> str:
    """The format of a file by extension; by its first bytes where the extension is none that is known."""
    known = extensions.get(extension(path))
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
    if all(field in data[:4000].lower() for field in _WEB_ARCHIVE):
        return "a web archive (.mhtml). Save the page as HTML"
    if _OPEN_DOCUMENT in data[:120]:
        return "an OpenDocument (.odt) file. Save it as .docx"
    return next((what for magic, what in _MAGIC if data.startswith(magic)), None)
