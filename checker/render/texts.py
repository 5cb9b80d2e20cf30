"""Interface texts (rules/messages/LANGUAGE.yaml) in every language; a warm run reads them from a pack, without yaml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker import packs, resources
from checker.records import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
DEFAULT = "zh-Hans"


@dataclass(frozen=True, slots=True)
class Texts:
    """``say(language, key, …)`` fills a template; what is filled in is never read as a template again."""

    templates: Mapping[str, Mapping[str, str]]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there are texts for."""
        return tuple(self.templates)

    def say(self, language: str, key: str, **values: object) -> str:
        """The text of a key with its placeholders filled."""
        template = self.templates.get(language, self.templates[DEFAULT])[key]
        return template.format(**values) if values else template

    def slip(self, language: str, why: str) -> str:
        """The reason of a suggestion: the text of a named slip ("swap"), else the words as they came."""
        return self.templates.get(language, self.templates[DEFAULT]).get(f"slip.{why}", why)


def load_texts(cache: str | os.PathLike[str] | None = None) -> Texts:
    """The texts of all languages."""
    files = [resources.rules_folder("messages", f"{language}.yaml") for language in LANGUAGES]
    return Texts(packs.load("messages", files, lambda: _parsed(files), cache))


def _parsed(names: Sequence[str]) -> dict[str, dict[str, str]]:
    from pathlib import Path

    import yaml

    files = [Path(name) for name in names]
    return {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in files}
