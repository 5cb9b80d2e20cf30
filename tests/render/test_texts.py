"""Interface texts: the same keys and placeholders in every language, and none that nobody says."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

from checker.render import texts as module
from checker.render.texts import DEFAULT, LANGUAGES, Texts

PACKAGE = Path(module.__file__).parents[1]


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_languages_say_the_same_things(texts: Texts) -> None:
    assert texts.languages == LANGUAGES
    reference = texts.templates[DEFAULT]
    for language in LANGUAGES:
        assert list(texts.templates[language]) == list(reference), language
        for key, template in texts.templates[language].items():
            assert isinstance(template, str) and template.strip(), (language, key)
            assert placeholders(template) == placeholders(reference[key]), (language, key)


def test_every_text_is_said(texts: Texts) -> None:
    source = "".join(file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py"))
    families = ("severity.", "verdict.", "coverage.", "slip.", "version.", "tool.")  # keys put together from parts
    said = set(re.findall(r'"([a-z]+(?:\.[a-z]+)+)"', source) + re.findall(r"'([a-z]+(?:\.[a-z]+)+)'", source))
    unsaid = [key for key in texts.templates[DEFAULT] if key not in said and not key.startswith(families)]
    assert unsaid == []


def test_what_is_filled_in_is_not_a_template(texts: Texts) -> None:
    assert texts.say("zh-Hans", "finding.allowed", allowed="{0.__class__}") == "允许 {0.__class__}"
    assert texts.slip("en", "swap") == "two neighbouring digits swapped"
    assert texts.slip("en", "said otherwise") == "said otherwise"
    assert texts.say("fr", "severity.error") == "错误"
