"""The compound values of a rule file, and the table of all shapes that a key can have (checker.rulebook.keys)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from checker.located import Map, Node, Scalar, Seq
from checker.patterns import compiled
from checker.rulebook.keys import LANGUAGES, Key, keys_of
from checker.rulebook.values import (
    CODE,
    ID,
    Scope,
    matching,
    nearest,
    read_choice,
    read_flag,
    read_ids,
    read_kinds,
    read_number,
    read_perhaps_text,
    read_role,
    read_text,
    read_texts_list,
    read_two_roles,
    read_words,
)

ROLE = compiled(r"[^\W\d]\w{0,29}")
RESERVED = ("computed",)  # {computed} in a message is no role
MAX_ENTRIES = 200
MAX_EXAMPLES = 20_000  # characters of a list of examples: each is checked, and many times with a figure changed
MAX_ROLES = 12


def read_section(scope: Scope, node: Node, section: str) -> dict[str, Any]:
    """The values of a mapping by its table of keys; what is wrong is left out (and noted)."""
    if not isinstance(node, Map):
        first = ", ".join(list(keys_of(section))[:3])
        scope.add(node, f"expected keys and values, such as {first}")
        return {}
    table = keys_of(section)
    found: dict[str, Any] = {}
    for name, value in node:
        if not scope.room:
            break
        key = table.get(name.text)
        if key is None:
            scope.add(name, f"unknown key {name.text[:60]!r}{nearest(name.text, table)}")
            continue
        if isinstance(value, Scalar) and value.empty:
            scope.add(name, f"{name.text} has no value. Give one or remove the key.")
            continue
        read = SHAPES[key.shape](scope, value, key)
        if read is not None:
            found[name.text] = read
    for key in table.values():
        if key.need and node.key(key.name) is None:
            scope.add(node, f"the key {key.name!r} is missing. {key.doc}")
    return found


def _texts(scope: Scope, node: Node, key: Key) -> dict[str, str] | None:
    if isinstance(node, Scalar):
        text = read_text(scope, node, key)
        return None if text is None else {"zh-Hans": text}
    if isinstance(node, Seq):
        scope.add(node, f"{key.name} must be a text or a text a language ({', '.join(LANGUAGES)})")
        return None
    found = {}
    for name, value in node:
        if name.text not in LANGUAGES:
            hint = ' A text that holds a comma must stand in "quotes".' if " " in name.text else ""
            scope.add(name, f"unknown language {name.text[:60]!r}{nearest(name.text, LANGUAGES)}.{hint}")
            continue
        text = read_text(scope, value, key)
        if text is not None:
            found[name.text] = text
    if node.key("zh-Hans") is None:
        scope.add(node, f"{key.name} lacks zh-Hans, the language that stands in for the others")
        return None
    return found


def _params(scope: Scope, node: Node, key: Key) -> dict[str, float] | None:
    if not isinstance(node, Map):
        scope.add(node, "params must be names with a number each")
        return None
    found: dict[str, float] = {}
    for name, value in node:
        if not ROLE.fullmatch(name.text) or name.text in scope.roles:
            scope.add(name, f"{name.text[:60]!r} is no name for a parameter. Use letters, digits and _, and no role.")
            continue
        number = read_number(scope, value, replace(key, name=name.text, low=-1e8, high=1e8))
        if number is not None:
            found[name.text] = number
    return found


def _sections(scope: Scope, node: Node, key: Key) -> list[dict[str, Any]] | None:
    if not isinstance(node, Seq) or len(node.items) > MAX_ENTRIES:
        scope.add(node, f"{key.name} must be a list of at most {MAX_ENTRIES} entries")
        return None
    return [read_section(scope, item, key.section) for item in node.items]


def _named_sections(scope: Scope, node: Node, key: Key) -> dict[str, dict[str, Any]] | None:
    if not isinstance(node, Map) or not 1 <= len(node.entries) <= MAX_ROLES:
        scope.add(node, f"{key.name} must be 1 to {MAX_ROLES} names with their keys")
        return None
    found = {}
    for name, value in node:
        if not ROLE.fullmatch(name.text) or name.text in RESERVED:
            taken = f", but not {', '.join(RESERVED)}" if name.text in RESERVED else ""
            scope.add(name, f"{name.text[:60]!r} is no name for a role. Use letters, digits and _{taken}.")
        found[name.text] = read_section(scope, value, key.section)
    return found


def _section(scope: Scope, node: Node, key: Key) -> dict[str, Any]:
    return read_section(scope, node, key.section)


def _examples(scope: Scope, node: Node, key: Key) -> list[dict[str, Any]] | None:
    if not isinstance(node, Seq) or not 1 <= len(node.items) <= MAX_ENTRIES:
        scope.add(node, f"{key.name} must be a list of 1 to {MAX_ENTRIES} texts. No examples, no rule.")
        return None
    found = []
    for item in node.items:
        text = (
            {"text": read_text(scope, item, key)}
            if isinstance(item, Scalar)
            else read_section(scope, item, key.section)
        )
        found.append({"line": item.line, **text})
    length = sum(len(example.get("text") or "") for example in found)
    if length > MAX_EXAMPLES:
        scope.add(node, f"{key.name} holds texts of {length} characters, at most {MAX_EXAMPLES} are allowed")
    return found


SHAPES: Mapping[str, Callable[[Scope, Node, Key], Any]] = {
    "text": read_text,
    "perhaps text": read_perhaps_text,
    "equation": read_text,
    "texts": _texts,
    "message": _texts,
    "id": matching(ID, "lower-case words with hyphens"),
    "code": matching(CODE, "capitals and digits, as in ZS101"),
    "ids": read_ids,
    "choice": read_choice,
    "flag": read_flag,
    "number": read_number,
    "whole": read_number,
    "words": read_words,
    "kinds": read_kinds,
    "texts list": read_texts_list,
    "role": read_role,
    "other role": read_role,
    "two roles": read_two_roles,
    "params": _params,
    "section": _section,
    "sections": _sections,
    "named sections": _named_sections,
    "examples": _examples,
}
