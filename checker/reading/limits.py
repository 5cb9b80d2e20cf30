"""What reading may cost: bounds that turn a hostile or mistaken file into one clear line instead of a long wait."""

from __future__ import annotations

from checker.records import dataclass

MIB = 1 << 20
SHORT = 400  # bytes below which valid UTF-8 may still be GBK or Big5 by accident


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds for one file.

    file_bytes   size of the file itself
    part_bytes   unpacked size of one part of a .docx
    total_bytes  unpacked size of all parts of a .docx that are read
    depth        nesting of elements (XML, HTML) or blocks
    nodes        elements of one XML part
    notes        remarks of one kind (bad bytes) that are listed one by one; the rest is counted
    """

    file_bytes: int = 32 * MIB
    part_bytes: int = 64 * MIB
    total_bytes: int = 128 * MIB
    depth: int = 200
    nodes: int = 2_000_000
    notes: int = 20
