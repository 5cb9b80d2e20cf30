"""What tests want to know of the package's source."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from re import Pattern

PACKAGE = Path(__file__).parent.parent / "checker"


def patterns_in_sources() -> list[tuple[str, int]]:
    """Pattern and flags of every regular expression that a module of the package holds by a name of its own."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        if "_rules" in path.parts or path.stem == "__main__":
            continue
        import_module(name.removesuffix(".__init__"))
        for value in vars(sys.modules[name.removesuffix(".__init__")]).values():
            if isinstance(value, Pattern) and isinstance(value.pattern, str):
                found[value.pattern, value.flags & ~32] = None
    return list(found)
