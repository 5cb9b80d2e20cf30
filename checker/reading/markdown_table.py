"""Where the cells of a Markdown table row stand in its source line."""

from __future__ import annotations

from collections.abc import Sequence

from checker.patterns import compiled

_LEADING_PIPE = compiled(r"[\s>*+-]*(?:\d+[.)]\s+)?\|")
_PIPE = compiled(r"(?:[^|\\]|\\.?)*+\|?")


def cell_spans(line: str, contents: Sequence[str]) -> list[tuple[int, int]]:
    """The span of each cell, given what markdown-it made of it (trimmed, escaped pipes unescaped)."""
    lead = _LEADING_PIPE.match(line)
    at = lead.end() if lead else 0
    spans = []
    for content in contents:
        if content:
            raw = content if content in line[at:] else content.replace("|", "\\|")
            begin = max(at, line.find(raw, at))
            spans.append((begin, min(begin + len(raw), len(line))))
            at = begin + len(raw)
        else:
            spans.append((at, at))
        rest = _PIPE.match(line, at)
        at = rest.end() if rest else len(line)
    return spans
