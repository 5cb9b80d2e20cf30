"""The JSON Schema of rule files, from the table of keys that the loader reads with, for editors."""

from __future__ import annotations

from typing import Any

from checker.rulebook.keys import KIND_GROUPS, KINDS, LANGUAGES, TABLES, Key
from checker.rulebook.shapes import MAX_ENTRIES, MAX_ROLES, ROLE
from checker.rulebook.syntax import MAX_LENGTH
from checker.rulebook.values import CODE, ID, MAX_TEXT
from checker.rulebook.words import MAX_WORD

_TEXT: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": MAX_TEXT}
_WORD: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": MAX_WORD}
_KIND: dict[str, Any] = {"enum": [*KINDS, *KIND_GROUPS]}
_ROLE: dict[str, Any] = {"type": "string", "pattern": r"^[^\W\d]\w{0,29}$"}
_TEXTS: dict[str, Any] = {
    "oneOf": [
        _TEXT,
        {
            "type": "object",
            "properties": dict.fromkeys(LANGUAGES, _TEXT),
            "required": ["zh-Hans"],
            "additionalProperties": False,
        },
    ]
}


def schema() -> dict[str, Any]:
    """The schema of a rule file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "zscheck rule",
        **_table("rule"),
    }


def _table(section: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {key.name: {"description": key.doc, **_shape(key)} for key in TABLES[section]},
        "required": [key.name for key in TABLES[section] if key.need],
        "additionalProperties": False,
    }


def _shape(key: Key) -> dict[str, Any]:
    numbers = {"type": "integer" if key.shape == "whole" else "number", "minimum": key.low, "maximum": key.high}
    shapes: dict[str, dict[str, Any]] = {
        "text": _TEXT,
        "perhaps text": {"type": "string", "maxLength": MAX_TEXT},
        "equation": {"type": "string", "minLength": 1, "maxLength": MAX_LENGTH},
        "texts": _TEXTS,
        "message": _TEXTS,
        "id": {"type": "string", "pattern": f"^{ID.pattern}$"},
        "code": {"type": "string", "pattern": f"^{CODE.pattern}$"},
        "ids": _one_or_more({"type": "string", "pattern": f"^{ID.pattern}$"}),
        "choice": {"enum": list(key.choices)},
        "flag": {"type": "boolean"},
        "number": numbers,
        "whole": numbers,
        "words": _one_or_more(_WORD),
        "kinds": _one_or_more(_KIND),
        "texts list": _one_or_more(_TEXT),
        "role": _ROLE,
        "other role": _ROLE,
        "two roles": {"type": "array", "items": _ROLE, "minItems": 2, "maxItems": 2},
        "params": {"type": "object", "additionalProperties": {"type": "number"}},
    }
    if key.shape == "section":
        return _table(key.section)
    if key.shape == "sections":
        return {"type": "array", "items": _table(key.section), "maxItems": MAX_ENTRIES}
    if key.shape == "named sections":
        names = {"pattern": f"^{ROLE.pattern}$"}
        table = _table(key.section)
        return {"type": "object", "propertyNames": names, "additionalProperties": table, "maxProperties": MAX_ROLES}
    if key.shape == "examples":
        items = {"oneOf": [_TEXT, _table(key.section)]}
        return {"type": "array", "items": items, "minItems": 1, "maxItems": MAX_ENTRIES}
    return shapes[key.shape]


def _one_or_more(item: dict[str, Any]) -> dict[str, Any]:
    return {"oneOf": [item, {"type": "array", "items": item}]}
