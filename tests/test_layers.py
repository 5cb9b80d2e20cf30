"""Imports run downward: a module imports only from rows below its own (the order of DESIGN: cli on top, model below).

Imports inside functions count: they are as much a dependency as the others.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "checker"
ROWS = (
    ("checker.__main__",),
    ("checker.cli",),
    ("checker.render",),
    ("checker.gate",),
    ("checker.selftest", "checker.mutate"),
    ("checker.pipeline",),
    ("checker.verdicts",),
    ("checker.claims",),
    ("checker.framing",),
    ("checker.rulebook",),
    ("checker.figures",),
    ("checker.reading",),
    ("checker.side_file",),
    ("checker.packs", "checker.located", "checker.resources", "checker.silencing"),
    ("checker.model", "checker.interval", "checker.errors"),
    ("checker.records", "checker.tuples", "checker.enums"),
    ("checker.patterns",),
    ("checker.disk", "checker.templates", "checker.lazy"),
)
# what renderers may see of the package: they know reports, not how they came about
NOUNS = ("checker.records", "checker.enums", "checker.patterns", "checker.model", "checker.interval")
RENDER_SEES = ("checker", "checker.render", "checker.packs", "checker.resources", "checker.disk", *NOUNS)
# the nouns of the whole package stand together
LONGER = {"checker.model": 380}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "_rules" not in path.parts)


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(path) for path in MODULES}


def row(name: str) -> int:
    """The row of a module; the package itself (its version) lies below all."""
    for number, members in enumerate(ROWS):
        if any(name == member or name.startswith(member + ".") for member in members):
            return number
    assert name == "checker", f"{name} is in no row"
    return len(ROWS)


def imports(path: Path) -> set[str]:
    """The modules of the package that a module imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            found |= {f"{module}.{a.name}" if f"{module}.{a.name}" in NAMES else module for a in node.names}
    return {name for name in found if name == "checker" or name.startswith("checker.")}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_run_downward(path: Path) -> None:
    own = name_of(path)
    for other in imports(path):
        assert row(own) <= row(other), f"{own} imports {other}, which stands above it"


@pytest.mark.parametrize("path", [p for p in MODULES if name_of(p).startswith("checker.render")], ids=name_of)
def test_renderers_see_reports_only(path: Path) -> None:
    for other in imports(path):
        assert other in RENDER_SEES or other.startswith("checker.render."), f"{name_of(path)} imports {other}"


def test_no_circles() -> None:
    """Within a row modules may import each other, but never in a circle."""
    graph = {name_of(path): imports(path) - {name_of(path)} for path in MODULES}
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " → ".join((*above[above.index(name) :], name))
        if name not in done:
            for other in sorted(graph.get(name, ())):
                if not (name.startswith(other + ".")):  # a module and the package that gathers it
                    visit(other, (*above, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_are_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGER.get(name_of(path), 265), f"{path.name} has {lines} lines"


def test_the_engine_knows_no_rule() -> None:
    """Rules are data: no module names one."""
    data = ("lexicon", "messages")
    rules = {p.stem for p in (PACKAGE.parent / "rules").glob("*/*.yaml") if p.parent.name not in data}
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert node.value not in rules or "-" not in node.value, f"{name_of(path)} names {node.value}"
