"""Rule files → compiled rules as plain data: read, check, solve; all problems of all files in one RuleError."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from checker.errors import RuleError
from checker.located import LocatedError, Map, Scalar, read
from checker.rulebook.checks import CLOSE, OPEN, check_rule, sorts_of
from checker.rulebook.codec import encode_equation, folded
from checker.rulebook.equation import compile_equation
from checker.rulebook.files import Sources
from checker.rulebook.keys import EXAMPLE_SORTS
from checker.rulebook.shapes import read_section
from checker.rulebook.tree import EquationError
from checker.rulebook.values import Scope
from checker.rulebook.words import load_lists


def compile_sources(sources: Sequence[Sources]) -> dict[str, Any]:
    """Lists and rules of the folders as plain data; RuleError with all problems."""
    problems: list[LocatedError] = []
    lists = load_lists((Path(file) for source in sources for file in source.lists), problems)
    rules = [compile_rule(Path(file), lists, problems) for file in sources[-1].rules]
    raise_all(problems)
    return {"lists": {name: list(words) for name, words in lists.items()}, "rules": [folded(rule) for rule in rules]}


def compile_rule(path: Path, lists: dict[str, tuple[str, ...]], problems: list[LocatedError]) -> dict[str, Any]:
    """One rule as plain data; what is returned is whole only where no problem was added."""
    before = len(problems)
    tree = read(path, problems)
    if tree is None:
        if not any(problem.path == str(path) for problem in problems):
            problems.append(LocatedError(str(path), 1, 1, "is empty, expected a rule"))
        return {}
    scope = Scope(str(path), problems, lists)
    if isinstance(tree, Map):
        roles = tree.get("roles")
        names = frozenset(name.text for name, _ in roles) if isinstance(roles, Map) else frozenset()
        scope = Scope(str(path), problems, lists, names)
    data = read_section(scope, tree, "rule")
    if not isinstance(tree, Map):
        return {}
    check_rule(scope, tree, data, path.stem)
    if any(problem.path == str(path) for problem in problems[before:]):
        return {}
    return _compiled(scope, tree, data, path)


def _compiled(scope: Scope, tree: Map, data: dict[str, Any], path: Path) -> dict[str, Any]:
    """The checked rule, its equation solved; defaults that depend on other keys filled in."""
    source = tree.get("equation")
    assert isinstance(source, Scalar)
    try:
        equation = compile_equation(source.text, sorts_of(data["roles"], data.get("params", {})))
    except EquationError as error:
        scope.add(source, error.message, error.offset)
        return {}
    for role in data["roles"].values():
        if role.get("signed") and "down" not in role:
            role["down"] = list(scope.lists.get("down", ()))
    anchor = next(name for name, role in data["roles"].items() if role.get("anchor"))
    place = tree.get("id") or tree
    return {
        **data,
        "family": path.resolve().parent.name,
        "path": str(path),
        "line": place.line,
        "rounding": data.get("rounding", "written"),
        "report": data.get("report", anchor),
        "equation": encode_equation(equation),
        "examples": [_example(sort, example) for sort in EXAMPLE_SORTS for example in data["examples"].get(sort, ())],
    }


def _example(sort: str, given: dict[str, Any]) -> dict[str, Any]:
    """The text without its marks, and where they stood."""
    text = given["text"]
    found = {"sort": sort, "text": text, "line": given["line"]}
    if OPEN in text:
        start, end = text.index(OPEN), text.index(CLOSE) - 1
        found.update(text=text.replace(OPEN, "").replace(CLOSE, ""), start=start, end=end)
    if "expected" in given:
        found["expected"] = given["expected"]
    return found


def raise_all(problems: Iterable[LocatedError]) -> None:
    """RuleError with the first problem by place, the others within it; nothing where there is none."""
    errors = [RuleError(p.message, p.path, p.line, p.column) for p in sorted(set(problems))]
    if errors:
        first = errors[0]
        raise RuleError(first.message, first.path, first.line, first.column, tuple(errors[1:]))
