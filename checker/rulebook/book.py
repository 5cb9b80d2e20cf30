"""A Rulebook: the rules of a run, found by id, code, code prefix or family, and set to a project's wishes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from checker.errors import ConfigError
from checker.records import dataclass, field, replace
from checker.rulebook.rule import Rule


@dataclass(frozen=True)
class Rulebook:
    """Rules in a stable order, and the word lists they were made with."""

    rules: tuple[Rule, ...]
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[str, Rule]:
        """The rules by id."""
        return {rule.id: rule for rule in self.rules}

    def matching(self, token: str) -> tuple[Rule, ...]:
        """The rules that an id, a code, the start of a code (ZS1) or a family (share) means; ConfigError if none."""
        found = tuple(rule for rule in self.rules if _precision(rule, token))
        if not found:
            from difflib import get_close_matches

            known = [name for rule in self.rules for name in (rule.id, rule.code, rule.family)]
            close = get_close_matches(token, known, 1)
            raise ConfigError(f"there is no rule {token!r}" + (f". Did you mean {close[0]!r}?" if close else ""))
        return found

    def with_settings(
        self,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        severity: Mapping[str, str] | None = None,
        params: Mapping[str, Mapping[str, float | str]] | None = None,
    ) -> Rulebook:
        """The rulebook of a project. An empty ``select`` means all; severity "off" ignores; ConfigError at what is
        unknown. Where several settings mean one rule, the more precise one counts: id, code, prefix, family."""
        from checker.rulebook.keys import SEVERITIES

        severity, params = severity or {}, params or {}
        for token in (*select, *ignore, *severity, *params):
            self.matching(token)
        for token, value in severity.items():
            if value not in (*SEVERITIES, "off"):
                raise ConfigError(f"severity of {token} is {value!r}, expected one of {', '.join(SEVERITIES)}, off")
        kept = []
        for rule in self.rules:
            wanted = not select or _best(rule, select) > _best(rule, ignore)
            if not wanted or (not select and _best(rule, ignore)):
                continue
            level = _setting(rule, severity)
            if level == "off":
                continue
            changed = replace(rule, severity=level) if level else rule
            for token in params:
                if _precision(rule, token):
                    changed = _with_params(changed, params[token])
            kept.append(changed)
        return replace(self, rules=tuple(kept))


def _precision(rule: Rule, token: str) -> int:
    """How precisely a token means a rule; 0 where it does not."""
    if token == rule.id:
        return 100
    if token == rule.code:
        return 99
    if token and rule.code.startswith(token):
        return 1 + len(token)
    return 1 if token == rule.family else 0


def _best(rule: Rule, tokens: Sequence[str]) -> int:
    return max((_precision(rule, token) for token in tokens), default=0)


def _setting(rule: Rule, settings: Mapping[str, str]) -> str | None:
    best = max(settings, key=lambda token: _precision(rule, token), default=None)
    return settings[best] if best is not None and _precision(rule, best) else None


def _with_params(rule: Rule, values: Mapping[str, float | str]) -> Rule:
    numbers = {name: _number(rule, name, value) for name, value in values.items()}
    return replace(rule, params={**rule.params, **numbers})


def _number(rule: Rule, name: str, value: float | str) -> float:
    """The value of a parameter of a rule; a configuration may give it as text."""
    if name not in rule.params:
        known = ", ".join(rule.params) or "none"
        raise ConfigError(f"the rule {rule.id} has no parameter {name!r} (there are: {known})")
    text = str(value)
    if isinstance(value, bool) or not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,9})?", text):
        raise ConfigError(f"the parameter {name} of {rule.id} is {text[:60]!r}, expected a number")
    return float(text) if "." in text else int(text)
