"""Contexts for the tests of renderers, and golden files: ``pytest --golden`` writes them anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from checker.model import Report
from checker.render import renderer
from checker.render.context import Context
from checker.render.texts import Texts, load_texts

from .sample import RULES

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="session")
def texts() -> Texts:
    return load_texts()


@pytest.fixture
def make(texts: Texts) -> Callable[..., Context]:
    def context(**fields: object) -> Context:
        return Context(**({"texts": texts, "rules": RULES, "version": "1.2.3"} | fields))  # type: ignore[arg-type]

    return context


@pytest.fixture
def show(make: Callable[..., Context]) -> Callable[..., str]:
    def shown(name: str, reports: Iterable[Report], **fields: object) -> str:
        return "".join(renderer(name)(iter(reports), make(**fields)))

    return shown


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--golden"):
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(text.encode())
        assert file.is_file(), f"{file} is missing: run pytest --golden and look at what it wrote"
        assert text == file.read_bytes().decode()

    return compare
