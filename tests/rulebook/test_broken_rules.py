"""Every broken or hostile rule file gives exactly the lines that stand beside it. ``--golden`` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker.errors import RuleError
from checker.rulebook import load_rulebook

FOLDER = Path(__file__).parent.parent / "broken_rules"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
YAMLS_OWN_WORDS = "is not valid YAML"  # they differ where PyYAML was built without libyaml


@pytest.mark.parametrize("name", NAMES)
def test_exact_error(
    name: str, packs_dir: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(FOLDER)
    with pytest.raises(RuleError) as caught:
        load_rulebook([Path(f"{name}.yaml")], cache=packs_dir)
    lines = "".join(f"{error}\n" for error in (caught.value, *caught.value.others))
    expected = FOLDER / f"{name}.error"
    if request.config.getoption("--golden"):
        expected.write_text(lines, encoding="utf-8")
    if YAMLS_OWN_WORDS in lines and not yaml.__with_libyaml__:
        pytest.skip("the words of libyaml")
    assert lines == expected.read_text(encoding="utf-8")


def test_there_are_many() -> None:
    assert len(NAMES) >= 100
    assert {path.stem for path in FOLDER.glob("*.error")} == set(NAMES)


def test_all_files_are_told_at_once(packs_dir: Path) -> None:
    with pytest.raises(RuleError) as caught:
        load_rulebook([FOLDER], cache=packs_dir)
    told = {Path(error.path).stem for error in (caught.value, *caught.value.others)}
    assert told == set(NAMES) - {"replaces-nothing"}, "what a rule replaces is asked only where all files are sound"
