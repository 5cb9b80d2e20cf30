"""The JSON Schema says what the loader says."""

from __future__ import annotations

from checker.rulebook.keys import TABLES
from checker.rulebook.schema import schema


def test_every_key_is_in_the_schema() -> None:
    found = schema()
    assert set(found["properties"]) == {key.name for key in TABLES["rule"]}
    assert set(found["required"]) == {key.name for key in TABLES["rule"] if key.need}
    roles = found["properties"]["roles"]["additionalProperties"]
    assert set(roles["properties"]) == {key.name for key in TABLES["role"]}
    assert roles["additionalProperties"] is False
    assert all(value["description"] for value in found["properties"].values())
