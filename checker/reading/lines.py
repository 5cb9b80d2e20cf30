"""Where the lines of a source begin, as editors count them: after \\n, \\r\\n, or a lone \\r."""

from __future__ import annotations

from checker.patterns import compiled

_ANY_END = compiled(r"\r\n?|\n")


def line_starts(text: str) -> tuple[int, ...]:
    """The offsets at which lines begin; the first is 0."""
    if "\r" in text:
        return (0, *[m.end() for m in _ANY_END.finditer(text)])
    starts = [0]
    at = text.find("\n") + 1
    while at:
        starts.append(at)
        at = text.find("\n", at) + 1
    return tuple(starts)


def position(starts: tuple[int, ...], offset: int) -> tuple[int, int]:
    """(line, column), both from 1, of an offset."""
    from bisect import bisect_right

    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
