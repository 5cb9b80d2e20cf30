"""The text of ``zscheck explain RULE``: what it checks, why, examples, how to silence it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.render.texts import Texts
    from checker.rulebook import Example, Rule


def explained(rule: Rule, texts: Texts, language: str) -> str:
    """All of it, in a language."""
    return "\n".join(_lines(rule, texts, language))


def remarks(code: str, texts: Texts, language: str) -> list[str]:
    """What the tool's own remarks mean whose codes begin so; they are about how an article was read, not about it."""
    codes = [key.removeprefix("tool.") for key in texts.templates[language] if key.startswith("tool.")]
    found = [each for each in codes if code.startswith("ZS9") and each.startswith(code)]
    title = texts.say(language, "note.title")
    return [f"{each} · {title}: {texts.say(language, f'tool.{each}')}" for each in found]


def _lines(rule: Rule, texts: Texts, language: str) -> Iterator[str]:
    severity = texts.say(language, f"severity.{rule.severity}")
    yield f"{rule.code} {rule.id} · {severity} · {rule.text(rule.title, language)}"
    yield ""
    yield f"{texts.say(language, 'explain.checks')}: {_equation(rule)}"
    yield f"{texts.say(language, 'explain.why')}: {rule.text(rule.why, language).strip()}"
    for sort, key in (("ok", "explain.fine"), ("bad", "explain.faulty")):
        example = next((each for each in rule.examples if each.sort == sort), None)
        if example:
            yield f"{texts.say(language, key)}: {_marked(example, texts, language)}"
    if rule.params:
        values = ", ".join(f"{name} = {value}" for name, value in rule.params.items())
        yield f"{texts.say(language, 'explain.params')}: {values}"
    yield f"{texts.say(language, 'explain.silence')}:"
    directive = f"<!-- zscheck-disable-next-line {rule.code} -->"
    yield "  " + texts.say(language, "explain.once", directive=directive)
    yield "  " + texts.say(language, "explain.always", code=rule.code, setting=f"ignore: [{rule.id}]")
    if rule.severity == "error":
        yield "  " + texts.say(language, "explain.softer", setting=f"severity: {{{rule.id}: warning}}")


def _equation(rule: Rule) -> str:
    gathered = {u.key: f"{u.function}({u.role})" for u in rule.equation.unknowns if u.function}
    return rule.equation.readable(gathered)


def _marked(example: Example, texts: Texts, language: str) -> str:
    text = example.text
    if example.start is not None and example.end is not None:
        text = f"{text[: example.start]}⟦{text[example.start : example.end]}⟧{text[example.end :]}"
    return text + (texts.say(language, "explain.expected", expected=example.expected) if example.expected else "")
