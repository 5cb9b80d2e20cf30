"""A .docx is a zip of XML parts: opens it and parses parts, within limits and without entities or network.

Built on the standard library's expat instead of a tree library, because there a document type declaration can be
refused before any of it is processed, and nesting and size can be bounded while parsing. Names in the namespace of
WordprocessingML come out bare (``p``, ``tbl``), all others with a prefix (``mc:Choice``, ``m:t``, ``x:anything``).
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from checker.errors import ReadError
from checker.reading.limits import Limits

MAX_PARTS = 5000
CHUNK = 1 << 16

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel:",
}
_ZIP_ERRORS = (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, struct.error, NotImplementedError)


@dataclass(slots=True)
class Node:
    """One element; ``text`` is the character data directly in it."""

    name: str
    attributes: dict[str, str]
    children: list[Node] = field(default_factory=list)
    text: str = ""

    def first(self, name: str) -> Node | None:
        """The first child of a name."""
        return next((child for child in self.children if child.name == name), None)

    def value(self, *names: str) -> str | None:
        """The ``val`` of the element down a path of children; None where the path or the attribute is missing."""
        node: Node | None = self
        for name in names:
            node = node.first(name) if node else None
        return node.attributes.get("val") if node else None

    def on(self, *names: str) -> bool:
        """Whether a switch such as <w:vanish/> is there and not turned off."""
        node: Node | None = self
        for name in names:
            node = node.first(name) if node else None
        return node is not None and node.attributes.get("val", "1") not in ("0", "false", "off", "none")


class Package:
    """An opened .docx."""

    def __init__(self, data: bytes, path: str, limits: Limits):
        self.path = path
        self.limits = limits
        self._left = limits.total_bytes
        if data.count(b"PK\x01\x02") > MAX_PARTS:
            raise ReadError(f"a zip archive with more than {MAX_PARTS} parts, not a Word document", path)
        try:
            self._zip = ZipFile(BytesIO(data))
            self.names = frozenset(self._zip.namelist())
        except _ZIP_ERRORS as error:
            raise ReadError("a damaged or cut-off .docx (its zip archive cannot be opened)", path) from error

    def part(self, name: str) -> Node | None:
        """The root element of a part, None where there is no such part."""
        if name not in self.names:
            return None
        return parse(self._bytes(name), name, self.path, self.limits)

    def _bytes(self, name: str) -> bytes:
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise ReadError("protected by a password. Save it without one", self.path)
            if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                raise ReadError(f"part {name} is compressed in an unknown way", self.path)
            most = min(self.limits.part_bytes, self._left)
            with self._zip.open(info) as file:
                data = file.read(most + 1)
        except _ZIP_ERRORS as error:
            raise ReadError(f"a damaged .docx (part {name} cannot be unpacked)", self.path) from error
        if len(data) > most:
            raise ReadError(f"part {name} unpacks to more than {most >> 20} MiB", self.path)
        self._left -= len(data)
        return data


def parse(data: bytes, name: str, path: str, limits: Limits) -> Node:
    """The root element of an XML document without a document type declaration."""
    builder = _Builder(name, path, limits)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = builder.doctype
    try:
        for at in range(0, len(data), CHUNK):
            parser.Parse(data[at : at + CHUNK], False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise ReadError(f"a damaged .docx (part {name} is not well-formed XML)", path) from error
    return builder.root.children[0]


class _Builder:
    def __init__(self, name: str, path: str, limits: Limits):
        self.part = name
        self.path = path
        self.limits = limits
        self.root = Node("", {})
        self._stack = [self.root]
        self._count = 0
        self._names: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._stack) > self.limits.depth:
            raise ReadError(f"part {self.part}: elements nested more than {self.limits.depth} deep", self.path)
        if self._count > self.limits.nodes:
            raise ReadError(f"part {self.part} has more than {self.limits.nodes} elements", self.path)
        node = Node(self._name(tag), {key.rpartition("}")[2]: value for key, value in attributes.items()})
        self._stack[-1].children.append(node)
        self._stack.append(node)

    def end(self, _: str) -> None:
        self._stack.pop()

    def data(self, text: str) -> None:
        self._stack[-1].text += text

    def doctype(self, *_: object) -> None:
        raise ReadError(f"part {self.part} declares a document type, which no Word document does", self.path)

    def _name(self, tag: str) -> str:
        known = self._names.get(tag)
        if known is None:
            namespace, _, local = tag.rpartition("}")
            known = self._names[tag] = _PREFIXES.get(namespace, "x:") + local
        return known
