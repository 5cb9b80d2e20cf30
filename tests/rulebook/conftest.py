"""A checker with the built-in rules, and a rule to change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.rulebook import Rulebook, load_rulebook
from checker.rulebook.template import new_rule


@pytest.fixture(scope="session")
def packs_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder that all tests of a session share."""
    return tmp_path_factory.mktemp("packs")


@pytest.fixture(scope="session")
def builtin(packs_dir: Path) -> Rulebook:
    """The built-in rules."""
    return load_rulebook(cache=packs_dir)


Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a sound rule, with replacements made in its text: write("beds", ("error", "info"))."""

    def written(name: str, *changes: tuple[str, str], code: str = "HOUSE1", folder: str = "house") -> Path:
        text = new_rule(name, code, f"{name}.yaml")
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new, 1)
        path = tmp_path / folder / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return written
