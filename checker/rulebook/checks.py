"""What must hold between the parts of one rule file: names are roles, the equation fits, examples are marked."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from typing import Any

from checker.located import Map, Node, Scalar, Seq
from checker.patterns import compiled
from checker.rulebook.dimensions import check_dimensions
from checker.rulebook.keys import EXAMPLE_SORTS
from checker.rulebook.syntax import parse
from checker.rulebook.tree import EquationError, unknowns_of
from checker.rulebook.values import Scope, nearest

FIELD = compiled(r"\{([^{}]*)\}")
ATTRIBUTES = ("expected", "allowed", "sum", "count")
WORD_KEYS = (
    *("before", "after", "words", "only", "opens", "ends"),
    *("tail", "touching", "mixed", "clause", "sentence", "together"),
)
OPEN, CLOSE = "⟦", "⟧"
DEFAULT_REACH = 8  # candidates of a role that does not say (checker.claims)
MAX_COMBINATIONS = 512  # of candidates an anchor: what keeps a stranger's rule from stalling a run
MAX_CUE_WORDS = 1500


def sorts_of(roles: Mapping[str, Mapping[str, Any]], params: Mapping[str, float]) -> dict[str, str]:
    """How each role and parameter may stand in an equation: "one", "many", "items" or "param"."""
    found = {
        name: "items" if role.get("items") else "many" if role.get("many") else "one" for name, role in roles.items()
    }
    return {**found, **dict.fromkeys(params, "param")}


def check_rule(scope: Scope, node: Map, data: Mapping[str, Any], name: str) -> None:
    """All problems between the parts of a rule that was read into ``data``; ``name`` is the file's name."""
    roles: dict[str, dict[str, Any]] = data.get("roles") or {}
    if data.get("id", name) != name:
        scope.add(
            node.get("id") or node, f"the id is {data['id']!r}, but the file is named {name!r}. Make them the same."
        )
    if roles:
        _check_roles(scope, node, roles)
        _check_bind(scope, node, data, roles)
        _check_equation(scope, node, roles, data.get("params") or {})
        _check_messages(scope, node, sorts_of(roles, {}))
        _check_cost(scope, node, data, roles)
    for section in ("cues", "blockers"):
        _check_words(scope, node.get(section))
    _check_thresholds(scope, node, data.get("thresholds") or {})
    examples = node.get("examples")
    if isinstance(examples, Map):
        for sort in EXAMPLE_SORTS:
            _check_examples(scope, examples.get(sort), sort)


def _check_roles(scope: Scope, node: Map, roles: Mapping[str, Mapping[str, Any]]) -> None:
    section = node.get("roles")
    assert isinstance(section, Map)
    anchors = [name for name, role in roles.items() if role.get("anchor")]
    unread = any(isinstance(own, Map) and own.key("anchor") and name.text not in anchors for name, own in section)
    if len(anchors) > 1 or not (anchors or unread):
        found = f"{', '.join(anchors)} have it" if anchors else "none has it"
        scope.add(node.key("roles") or node, f"one role must be the anchor, {found}")
    for name, own in section:
        role = roles.get(name.text, {})
        if not isinstance(own, Map):
            continue
        for key in ("unit", "dimension", "other_unit", "follows", "per", "of"):
            if role.get(key) == name.text:
                scope.add(own.get(key) or own, f"{key} names the role itself, expected another role")
        if not role.get("kind") and not role.get("items") and own.key("kind") is None:
            scope.add(name, f"the role {name.text} needs kind: (which figures) or items: true (names)")
        if role.get("items") and role.get("kind"):
            scope.add(own.key("kind") or own, "a role with items: takes names, not figures. Remove kind.")
        if role.get("items") and role.get("many"):
            scope.add(own.key("many") or own, "a role has many: (figures) or items: (names), not both")
        if role.get("anchor") and role.get("optional"):
            scope.add(own.key("optional") or own, "the anchor cannot be optional")


def _check_bind(scope: Scope, node: Map, data: Mapping[str, Any], roles: Mapping[str, Mapping[str, Any]]) -> None:
    sorts = list(sorts_of(roles, {}).values())
    bind = data.get("bind")
    needs = {"series": ("many", "a role with many: true"), "names": ("items", "a role with items: true")}
    place = node.get("bind") or node
    if bind in needs and needs[bind][0] not in sorts:
        scope.add(place, f"bind: {bind} needs {needs[bind][1]}")
    if bind == "mentions" and len(roles) != 2:
        scope.add(place, f"bind: mentions needs two roles, found {len(roles)}")
    if bind in ("figures", "mentions") and "items" in sorts:
        scope.add(place, f"bind: {bind} takes no role with items:, expected bind: names")


def _check_cost(scope: Scope, node: Map, data: Mapping[str, Any], roles: Mapping[str, Mapping[str, Any]]) -> None:
    """A reading is tried for each combination of candidates, and each of its cue words is looked for."""
    partners = [role for role in roles.values() if not role.get("anchor")]
    tries = prod(role.get("reach", DEFAULT_REACH) * (2 if role.get("many") else 1) for role in partners)
    if data.get("bind") == "figures" and tries > MAX_COMBINATIONS:
        advice = f"at most {MAX_COMBINATIONS} are tried. Give the roles a smaller reach."
        scope.add(node.key("roles") or node, f"the roles allow {tries} combinations, {advice}")
    entries = (*(data.get("cues") or ()), *(data.get("blockers") or ()))
    words = sum(len(entry.get(key) or ()) for entry in entries for key in WORD_KEYS)
    if words > MAX_CUE_WORDS:
        scope.add(
            node.key("cues") or node, f"cues and blockers hold {words} words, at most {MAX_CUE_WORDS} are allowed"
        )


def _check_equation(
    scope: Scope, node: Map, roles: Mapping[str, Mapping[str, Any]], params: Mapping[str, float]
) -> None:
    """Syntax, names and dimensions; what only sympy can tell is told when the rule is compiled."""
    scalar = node.get("equation")
    if not isinstance(scalar, Scalar) or scalar.empty:
        return
    try:
        relation = parse(scalar.text, sorts_of(roles, params))
        check_dimensions(relation, {n: () if r.get("take") else tuple(r.get("kind") or ()) for n, r in roles.items()})
    except EquationError as error:
        scope.add(scalar, error.message, error.offset)
        return
    used = {ref.role for ref in unknowns_of(relation)}
    for section, names in (("roles", roles), ("params", params)):
        for name in names:
            if name not in used:
                table = node.get(section)
                place = table.key(name) if isinstance(table, Map) else None
                scope.add(place or node, f"{name} does not occur in the equation. Use it or remove it.")


def _check_messages(scope: Scope, node: Map, sorts: Mapping[str, str]) -> None:
    message = node.get("message")
    texts = [text for _, text in message] if isinstance(message, Map) else [message]
    for scalar in texts:
        if not isinstance(scalar, Scalar):
            continue
        for field in FIELD.finditer(scalar.text):
            problem = _field_problem(field[1], sorts)
            if problem:
                scope.add(scalar, problem, field.start())
        rest = FIELD.sub("", scalar.text)
        if "{" in rest or "}" in rest:
            scope.add(scalar, "the message has a { or } without its partner")


def _field_problem(text: str, sorts: Mapping[str, str]) -> str | None:
    if text == "computed":
        return None
    role, dot, attribute = text.partition(".")
    if role not in sorts:
        return f"the message uses {role[:60]!r}, which is no role{nearest(role, tuple(sorts))}"
    if dot and attribute not in ATTRIBUTES:
        return f"the message asks for {attribute[:60]!r} of {role}{nearest(attribute, ATTRIBUTES)}"
    if attribute == "sum" and sorts[role] != "many":
        return f"{{{text}}} needs a role with many: true"
    if attribute == "count" and sorts[role] == "one":
        return f"{{{text}}} needs a role with many: or items:"
    return None


def _check_words(scope: Scope, section: Node | None) -> None:
    for entry in section.items if isinstance(section, Seq) else ():
        if not isinstance(entry, Map):
            continue
        if not any(entry.key(key) for key in WORD_KEYS):
            scope.add(entry, "names no words. Say before:, after:, words: or another key that holds words.")
        if entry.key("between") and not any(entry.key(key) for key in ("words", "only", "opens", "ends")):
            scope.add(entry.key("between") or entry, "between: needs words:")


def _check_thresholds(scope: Scope, node: Map, given: Mapping[str, float]) -> None:
    holds, fails, error = given.get("holds", 2), given.get("fails", 5), given.get("error", 8)
    if not holds <= fails <= error:
        found = f"{holds}, {fails}, {error}"
        scope.add(node.get("thresholds") or node, f"expected holds ≤ fails ≤ error, found {found}")


def _check_examples(scope: Scope, section: Node | None, sort: str) -> None:
    marked = sort in ("bad", "known_miss")
    for entry in section.items if isinstance(section, Seq) else ():
        text = entry.get("text") if isinstance(entry, Map) else entry
        if not isinstance(text, Scalar):
            continue
        opens, closes = text.text.count(OPEN), text.text.count(CLOSE)
        inside = text.text.find(CLOSE) - text.text.find(OPEN) > 1
        if marked and not (opens == closes == 1 and inside):
            scope.add(text, f"the faulty figure must stand between one {OPEN} and one {CLOSE}")
        elif not marked and (opens or closes):
            scope.add(text, f"an example under {sort} has no faulty figure. Remove {OPEN} and {CLOSE}.")
        if sort == "bad" and not (isinstance(entry, Map) and entry.key("expected")):
            scope.add(entry, "expected: is missing, what the marked figure would have to read")
