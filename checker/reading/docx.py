"""Word → blocks: paragraphs, table cells, text boxes, then notes, headers and footers, each with a label of its place.

A place is what an editor can find by counting: 第12段 counts the paragraphs with text outside of tables, 表2 第3行第2列
the cells of a table; offsets into the XML would help nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from posixpath import dirname, join, normpath

from checker.errors import ReadError
from checker.model import BlockKind, Document
from checker.reading.assemble import document
from checker.reading.docx_package import Node, Package
from checker.reading.docx_styles import Styles, read_styles
from checker.reading.docx_text import TextWalker, tracked
from checker.reading.grids import table_blocks
from checker.reading.limits import Limits
from checker.reading.pieces import Piece, RawBlock
from checker.reading.tables import Slot
from checker.reading.titles import titled

VIEWS = ("final", "original")


def read_docx(data: bytes, path: str, track: str, limits: Limits) -> Document:
    """The article of a Word document in one view of its tracked changes."""
    if track not in VIEWS:
        raise ValueError(f"track is {track!r}, expected one of {VIEWS}")
    package = Package(data, path, limits)
    main, related = _parts(package)
    body = package.part(main)
    if body is None:
        what = "a zip archive" if "[Content_Types].xml" not in package.names else "an Office file, but no Word document"
        raise ReadError(f"{what}. Expected .docx", path)
    styles = read_styles(package.part(related.get("styles", [""])[0]))
    reader = DocxReader(styles, track)
    reader.read(body.first("body") or body, "")
    for kind, label in (("footnotes", "脚注"), ("endnotes", "尾注"), ("header", "页眉"), ("footer", "页脚")):
        for part in related.get(kind, []):
            if root := package.part(part):
                reader.read_aside(root, label)
    named = any(block.kind is BlockKind.TITLE for block in reader.blocks)
    blocks = reader.blocks if named else titled(reader.blocks)
    return document(path, "docx", "utf-8", None, blocks, track=track if reader.tracked else "")


def _parts(package: Package) -> tuple[str, dict[str, list[str]]]:
    """The main part and, by kind, those it refers to."""
    main = next(iter(_targets(package, "").get("officeDocument", [])), "word/document.xml")
    return main, _targets(package, main)


def _targets(package: Package, of: str) -> dict[str, list[str]]:
    folder, name = dirname(of), of.rpartition("/")[2]
    root = package.part(join(folder, "_rels", f"{name}.rels"))
    targets: dict[str, list[str]] = {}
    for relation in root.children if root else ():
        target = relation.attributes.get("Target", "")
        if relation.attributes.get("TargetMode") != "External" and target:
            part = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            kind = relation.attributes.get("Type", "").rpartition("/")[2]
            targets.setdefault(kind, []).append(part)
    return targets


@dataclass(slots=True)
class _Grid:
    """The cells of a table being read, the blocks in each, and the newest cell of each column."""

    slots: list[Slot] = field(default_factory=list)
    contents: list[list[RawBlock]] = field(default_factory=list)
    newest: dict[int, int] = field(default_factory=dict)

    def add(self, slot: Slot, blocks: list[RawBlock]) -> None:
        self.newest[slot.column] = len(self.slots)
        self.slots.append(slot)
        self.contents.append(blocks)

    def lengthen(self, column: int, row: int) -> None:
        """Lets the cell above reach down to a row it is merged with."""
        at = self.newest.get(column)
        if at is not None:
            self.slots[at] = replace(self.slots[at], rows=row - self.slots[at].row + 1)


@dataclass(slots=True)
class DocxReader:
    """Collects the blocks of all parts; tables and paragraphs are counted through."""

    styles: Styles
    track: str
    blocks: list[RawBlock] = field(default_factory=list)
    tracked: bool = False  # whether changes were tracked in what was read
    _paragraphs: int = 0
    _tables: int = 0
    _asides: int = 0
    _seen: set[str] = field(default_factory=set)

    def read(self, body: Node, place: str) -> None:
        """The blocks of a body; ``place`` labels them all where it is given."""
        self.tracked = self.tracked or tracked(body)
        self.blocks += self._contents(body, TextWalker(self.track), place)

    def read_aside(self, root: Node, label: str) -> None:
        """Notes, a header or a footer; the same text in several headers counts once."""
        self._asides = 0
        self.tracked = self.tracked or tracked(root)
        walker = TextWalker(self.track)
        notes = [n for n in root.children if n.name in ("footnote", "endnote")] if label in ("脚注", "尾注") else [root]
        for number, note in enumerate((n for n in notes if "type" not in n.attributes), 1):
            place = f"{label}{number}" if len(notes) > 1 or note is not root else label
            blocks = self._contents(note, walker, place)
            text = "\n".join(block.text for block in blocks)
            if text not in self._seen:
                self._seen.add(text)
                self.blocks += blocks

    def _contents(self, parent: Node, walker: TextWalker, place: str) -> list[RawBlock]:
        """The blocks of a body, cell, note or text box, in order."""
        blocks: list[RawBlock] = []
        waiting = ""  # text of paragraphs whose mark the view does not have: they run on into the next
        for node in self._flat(parent, walker):
            if node.name == "tbl":
                blocks += self._table(node, walker, place, blocks[-1].text if blocks else "")
                continue
            text = waiting + walker.text(node)
            waiting = ""
            if node.on("pPr", "rPr", "del" if self.track == "final" else "ins"):
                waiting = text
                continue
            blocks += self._paragraph(node, text, place)
            boxes, walker.boxes = walker.boxes, []
            for box in boxes:
                blocks += self._contents(box, walker, place)
        if waiting:
            blocks += self._paragraph(Node("p", {}), waiting, place)
        return blocks

    def _flat(self, parent: Node, walker: TextWalker) -> Iterator[Node]:
        """Paragraphs and tables, through content controls and tracked wrappers."""
        for child in parent.children:
            if child.name in ("p", "tbl"):
                yield child
            elif child.name not in ("sectPr", "tcPr", "pPr"):
                yield from self._flat(walker.inside(child), walker)

    def _paragraph(self, node: Node, text: str, place: str) -> list[RawBlock]:
        if not text.strip():
            return []
        if not place:
            self._paragraphs += 1
            place = f"第{self._paragraphs}段"
        kind, level = self.styles.kind_of(node)
        return [RawBlock(kind, (Piece(text.strip(), 0),), level, None, place)]

    def _table(self, table: Node, walker: TextWalker, place: str, above: str) -> list[RawBlock]:
        number = self._tables
        self._tables += 1
        grid = _Grid()
        for row, node in enumerate(self._rows(table, walker)):
            self._row(node, row, walker, f"{place} 表{number + 1}".strip(), grid)
        return table_blocks(grid.slots, grid.contents, number, above)

    def _rows(self, table: Node, walker: TextWalker) -> Iterator[Node]:
        for child in table.children:
            if child.name == "tr":
                properties = child.first("trPr")
                if not (properties and properties.first("del" if self.track == "final" else "ins")):
                    yield child
            elif child.name not in ("tblPr", "tblGrid"):
                yield from self._rows(walker.inside(child), walker)

    def _row(self, row: Node, number: int, walker: TextWalker, place: str, grid: _Grid) -> None:
        column = _count(row.value("trPr", "gridBefore"), 0)
        heading = row.on("trPr", "tblHeader")
        for node in self._cells(row, walker):
            span = _count(node.value("tcPr", "gridSpan"), 1)
            merge = (node.first("tcPr") or node).first("vMerge")
            if merge is not None and merge.attributes.get("val") != "restart":
                grid.lengthen(column, number)
            else:
                blocks = self._contents(node, walker, f"{place} 第{number + 1}行第{column + 1}列")
                grid.add(Slot(number, column, "", 1, span, heading), blocks)
            column += span

    def _cells(self, row: Node, walker: TextWalker) -> Iterator[Node]:
        for child in row.children:
            if child.name == "tc":
                if not (child.first("tcPr") or child).first("cellDel" if self.track == "final" else "cellIns"):
                    yield child
            elif child.name not in ("trPr", "tblPrEx"):
                yield from self._cells(walker.inside(child), walker)


def _count(value: str | None, default: int) -> int:
    digits = value or ""
    return min(int(digits), 64) if digits.isascii() and digits.isdigit() and len(digits) < 6 else default
