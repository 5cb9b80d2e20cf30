"""What kind of block a Word paragraph is, by its style, outline level and numbering."""

from __future__ import annotations

import re

from checker.model import BlockKind
from checker.patterns import compiled
from checker.reading.docx_package import Node
from checker.records import dataclass

MAX_ANCESTORS = 12

_HEADING = compiled(r"(?:heading|标题|標題|ueberschrift)\s?(\d)", re.IGNORECASE)
_NAMES = {
    "title": (BlockKind.TITLE, 1),
    "subtitle": (BlockKind.HEADING, 2),
    "caption": (BlockKind.CAPTION, 0),
    "标题": (BlockKind.TITLE, 1),
    "標題": (BlockKind.TITLE, 1),
}


@dataclass(frozen=True, slots=True)
class Styles:
    """Style id → kind and level, for the styles that mean something."""

    kinds: dict[str, tuple[BlockKind, int]]

    def kind_of(self, paragraph: Node) -> tuple[BlockKind, int]:
        """The kind and level of a paragraph."""
        properties = paragraph.first("pPr")
        if properties is None:
            return BlockKind.PARAGRAPH, 0
        styled = self.kinds.get(properties.value("pStyle") or "")
        if styled:
            return styled
        if level := _outline(properties):
            return BlockKind.HEADING, level
        number = properties.value("numPr", "numId")
        return (BlockKind.ITEM, 0) if number not in (None, "0") else (BlockKind.PARAGRAPH, 0)


def read_styles(root: Node | None) -> Styles:
    """The styles of a document; a style without a meaning of its own has that of the style it is based on."""
    own: dict[str, tuple[BlockKind, int]] = {}
    parents: dict[str, str] = {}
    for style in root.children if root else ():
        name, identity = style.value("name"), style.attributes.get("styleId", "")
        if style.name != "style" or not identity:
            continue
        if kind := _kind(name or "", style):
            own[identity] = kind
        parents[identity] = style.value("basedOn") or ""
    kinds = dict(own)
    for identity in parents:
        at, steps = identity, 0
        while at and at not in own and steps < MAX_ANCESTORS:
            at, steps = parents.get(at, ""), steps + 1
        if at in own:
            kinds[identity] = own[at]
    return Styles(kinds)


def _kind(name: str, style: Node) -> tuple[BlockKind, int] | None:
    name = name.strip()
    if found := _HEADING.fullmatch(name):
        return BlockKind.HEADING, int(found[1])
    if known := _NAMES.get(name.lower()):
        return known
    properties = style.first("pPr")
    level = _outline(properties) if properties else 0
    return (BlockKind.HEADING, level) if level else None


def _outline(properties: Node) -> int:
    """The outline level from 1; 0 is running text."""
    value = properties.value("outlineLvl") or ""
    return int(value) + 1 if value in tuple("012345678") else 0
