"""A table of a TOML file as the nodes that YAML files give, so that one reader serves both.

tomllib keeps no places; a key's line is found by looking for it in the table's part of the text.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from checker.located import LocatedError, Map, Node, Scalar, Seq


def read_table(path: Path, names: tuple[str, ...], problems: list[LocatedError]) -> Node | None:
    """The table [a.b] of a file; None where there is none."""
    try:
        data = path.read_bytes()
        if names[-1].encode() not in data:
            return None
        text = data.decode("utf-8")
        table: Any = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        problems.append(LocatedError(str(path), 1, 1, f"cannot be read: {error}"))
        return None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = (int(at[1]), int(at[2])) if at else (1, 1)
        problems.append(LocatedError(str(path), line, column, f"is not valid TOML: {error}"))
        return None
    for name in names:
        table = table.get(name) if isinstance(table, dict) else None
    if table is None:
        return None
    lines = text.splitlines()
    header = re.compile(r"\s*\[+\s*" + r"\s*\.\s*".join(names) + r"\b")
    return _node(table, lines, next((n for n, line in enumerate(lines) if header.match(line)), 0))


def _node(value: Any, lines: list[str], above: int) -> Node:
    line = above + 1
    if isinstance(value, dict):
        entries = []
        for key, held in value.items():
            at = _line_of(key, lines, above)
            column = lines[at].find(key) + 1 if at < len(lines) else 1
            entries.append((Scalar(key, at + 1, max(1, column)), _node(held, lines, at)))
        return Map(tuple(entries), line, 1)
    if isinstance(value, list):
        return Seq(tuple(_node(item, lines, above) for item in value), line, 1)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return Scalar(text, line, 1, '"' if isinstance(value, str) else "")


def _line_of(key: str, lines: list[str], above: int) -> int:
    """The first line at or below ``above`` that sets the key or opens its table."""
    quoted = re.escape(key)
    sets = re.compile(rf"""(^\s*|[{{,]\s*|\[[^\]]*\.)["']?{quoted}["']?\s*[\]=.]""")
    return next((n for n in range(above, len(lines)) if sets.search(lines[n])), above)
