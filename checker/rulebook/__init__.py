"""Rule files → a Rulebook of compiled rules by ``load_rulebook``; a warm call needs neither YAML nor sympy."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from checker import packs, resources
from checker.rulebook.algebra import Equation
from checker.rulebook.book import Rulebook
from checker.rulebook.parts import Blocker, Cue, Example, Role, Thresholds
from checker.rulebook.rule import Rule, rule_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from checker.disk import AnyPath
    from checker.located import LocatedError

__all__ = ["Blocker", "Cue", "Equation", "Example", "Role", "Rule", "Rulebook", "Thresholds", "load_rulebook"]


def load_rulebook(
    paths: Sequence[AnyPath] = (), *, builtin: bool = True, cache: AnyPath | None = None
) -> Rulebook:
    """The built-in rules and those of the given files and folders, compiled, from packs where they fit.

    A rule takes the place of another only where it says so (``replaces:``). RuleError with all problems.
    """
    from checker.rulebook.files import Sources, find

    problems: list[LocatedError] = []
    own = find(resources.rules_folder(), problems, families=True)
    basis = Sources(own.lists, own.rules if builtin else ())
    found = [_pack("rules" if builtin else "lists", [basis], problems, cache)]
    home = os.path.realpath(resources.rules_folder())
    seen = {os.path.realpath(file) for file in basis.rules} if paths else set()
    for path in [os.fspath(path) for path in paths]:
        ours = os.path.realpath(path) == home
        given = find(path, problems, families=ours)
        lists = () if ours else given.lists  # those are known
        given = Sources(lists, tuple(file for file in given.rules if os.path.realpath(file) not in seen))
        seen.update(os.path.realpath(file) for file in given.rules)
        found.append(_pack("house", [Sources(basis.lists, ()), given], problems, cache))
    return _merged(found, problems, builtin)


def _pack(name: str, sources: Sequence[Any], problems: list[LocatedError], cache: AnyPath | None) -> dict[str, Any]:
    """The compiled data of a folder; where its files have problems, these and nothing else."""
    from checker.errors import RuleError

    files = [file for source in sources for file in (*source.lists, *source.rules)]

    def build() -> dict[str, Any]:
        from checker.rulebook.load import compile_sources

        return compile_sources(sources)

    try:
        data: dict[str, Any] = packs.load(name, files, build, cache)
        return data
    except RuleError as error:
        _note(problems, (error, *error.others))
        return {"lists": {}, "rules": []}


def _note(problems: list[LocatedError], errors: Iterable[Any]) -> None:
    from checker.located import LocatedError

    problems += (LocatedError(e.path, e.line, e.column, e.message) for e in errors)


def _merged(found: Sequence[dict[str, Any]], problems: list[LocatedError], builtin: bool) -> Rulebook:
    rules: dict[str, dict[str, Any]] = {}
    codes: dict[str, dict[str, Any]] = {}
    for data in found:
        for rule in data["rules"]:
            _replace(rules, codes, rule, problems, builtin)
            _add(rules, codes, rule, problems)
    if problems:
        from checker.rulebook.load import raise_all

        raise_all(problems)
    lists = {name: tuple(words) for data in found for name, words in data["lists"].items()}
    return Rulebook(tuple(rule_of(rule) for rule in rules.values()), lists)


def _replace(
    rules: dict[str, dict[str, Any]],
    codes: dict[str, dict[str, Any]],
    rule: dict[str, Any],
    problems: list[LocatedError],
    builtin: bool,
) -> None:
    for name in rule["replaces"]:
        if name in rules:
            codes.pop(rules.pop(name)["code"], None)
        elif builtin:
            from checker.rulebook.values import nearest

            _problem(
                problems, rule, f"replaces names {name!r}, which is no rule before it{nearest(name, tuple(rules))}"
            )


def _add(
    rules: dict[str, dict[str, Any]],
    codes: dict[str, dict[str, Any]],
    rule: dict[str, Any],
    problems: list[LocatedError],
) -> None:
    name, code = rule["id"], rule["code"]
    if name in rules:
        other = rules[name]["path"]
        advice = f"Say replaces: {name} or choose another id."
        _problem(problems, rule, f"there is a rule {name} already, in {other}. {advice}")
        return
    twin = codes.get(code)
    if twin:
        _problem(problems, rule, f"the code {code} is taken by {twin['id']}, in {twin['path']}. Choose another code.")
    rules[name] = rule
    codes.setdefault(code, rule)


def _problem(problems: list[LocatedError], rule: dict[str, Any], message: str) -> None:
    from checker.located import LocatedError

    problems.append(LocatedError(rule["path"], rule["line"], 1, message))
