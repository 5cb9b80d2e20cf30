"""The text of one Word paragraph in the final or the original view of its tracked changes.

python-docx loses tracked insertions, content controls and ruby bases, so the runs are walked here, element by element.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.reading.docx_package import Node
from checker.reading.pieces import Piece
from checker.reading.raised import lower

_NEVER = frozenset({"pPr", "rPr", "sdtPr", "rt", "rubyPr", "instrText", "delInstrText", "tblPr", "sectPr"})
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_GONE = {"final": frozenset({"del", "moveFrom"}), "original": frozenset({"ins", "moveTo"})}
_TRACKED = frozenset({"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"})


def tracked(root: Node) -> bool:
    """Whether changes were tracked below an element, so that its final and its original text may differ."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.name in _TRACKED:
            return True
        waiting += node.children
    return False


@dataclass(slots=True)
class TextWalker:
    """Reads paragraphs of one part in order: a field may begin in one and end in another."""

    track: str
    boxes: list[Node] = field(default_factory=list)  # text boxes met on the way
    _codes: list[bool] = field(default_factory=list)  # for each open field: still in its code

    def text(self, paragraph: Node) -> str:
        """What a reader sees of a paragraph."""
        pieces: list[Piece] = []
        for text, raised in self._walk(paragraph, False):
            if raised:
                pieces.append(Piece(text, 0))
                lower(pieces, len(pieces) - 1)
            else:
                pieces.append(Piece(text, 0))
        return "".join(piece.text for piece in pieces)

    def _walk(self, node: Node, raised: bool) -> Iterator[tuple[str, bool]]:
        for child in node.children:
            name = child.name
            if name == "t" or (name == "delText" and self.track == "original"):
                if child.text and not any(self._codes):
                    yield child.text, raised
            elif name == "m:t":
                yield child.text, False
            elif name == "r":
                yield from self._run(child)
            elif name in _SIGNS:
                yield _SIGNS[name], False
            elif name == "br":
                if child.attributes.get("type", "textWrapping") == "textWrapping":
                    yield "\n", False
            elif name == "fldChar":
                self._field(child.attributes.get("fldCharType"))
            elif name == "txbxContent":
                self.boxes.append(child)
            elif name not in _NEVER:
                yield from self._walk(self.inside(child), raised)

    def inside(self, node: Node) -> Node:
        """The element whose children count in place of those of a wrapper: one alternative, no placeholder, not what
        the view has deleted."""
        if node.name in _GONE[self.track]:
            return _EMPTY
        if node.name == "mc:AlternateContent":
            return node.first("mc:Choice") or node.first("mc:Fallback") or _EMPTY
        if node.name == "sdt":
            properties = node.first("sdtPr")
            placeholder = properties is not None and properties.on("showingPlcHdr")
            return _EMPTY if placeholder else node.first("sdtContent") or _EMPTY
        return node

    def _run(self, run: Node) -> Iterator[tuple[str, bool]]:
        if run.on("rPr", "vanish") or run.on("rPr", "strike") or run.on("rPr", "dstrike"):
            return
        yield from self._walk(run, run.value("rPr", "vertAlign") == "superscript")

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._codes.append(True)
        elif kind == "separate" and self._codes:
            self._codes[-1] = False
        elif kind == "end" and self._codes:
            self._codes.pop()


_EMPTY = Node("", {})
