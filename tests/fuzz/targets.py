"""What must hold of any input, one function a part of the program. Shared by the properties of the test suite
(``test_targets.py``, hypothesis) and by coverage-guided search (``python -m tests.fuzz``, atheris).
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from checker.claims.weights import load_weights
from checker.errors import ConfigError, ReadError, RuleError
from checker.figures import load_lexicon, read_figures, view_of
from checker.gate.config import read as read_config
from checker.model import Document, Report
from checker.pipeline import Checker
from checker.reading import Limits, read_bytes
from checker.render import FORMATS, render_all
from checker.render.context import Context
from checker.render.texts import load_texts
from checker.rulebook import load_rulebook
from checker.side_file import read_side_file

SECONDS = 10.0  # processor time for one input of a few KB; news of that length takes hundredths of it
LIMITS = Limits(file_bytes=1 << 20, part_bytes=1 << 20, total_bytes=2 << 20)
NAMES = ("a.txt", "a.md", "a.html", "a.docx")


@cache
def whole() -> Checker:
    """The program with all its rules."""
    return Checker(load_rulebook(), load_lexicon(), load_weights())


@contextmanager
def bounded() -> Iterator[None]:
    """No input takes long."""
    begin = time.process_time()
    yield
    assert time.process_time() - begin < SECONDS


def reader(data: bytes) -> None:
    """The first byte chooses the format. A document whose places lie in the file, or a line of error."""
    name = NAMES[data[0] % len(NAMES)] if data else NAMES[0]
    with bounded():
        try:
            document = read_bytes(data[1:], name, limits=LIMITS)
        except ReadError as error:
            assert "\n" not in str(error)
            return
        assert document.text.strip()
        for block in document.blocks:
            assert 0 <= block.start <= block.end <= len(document.text)
            line, column = document.source_position(block.start)
            assert line >= 1 and column >= 1


def lexer(data: bytes) -> None:
    """Figures in order, none overlapping, each the text it stands on, its value within its intervals."""
    document = _document(data)
    if document is None:
        return
    with bounded():
        end = 0
        for index, figure in enumerate(read_figures(document, view_of(document.text), whole().lexicon)):
            assert figure.index == index and end <= figure.start < figure.end <= len(document.text)
            assert document.text[figure.start : figure.end] == figure.text
            end = figure.end


def binder(data: bytes) -> None:
    """A report that refers to nothing that is not there, and that every format can write."""
    document = _document(data)
    if document is None:
        return
    with bounded():
        report = whole().check(document)
        sound(report, document)
        context = Context(load_texts(), show_consistent=True, explain=True)
        for pieces in render_all([report], [(name, context) for name in FORMATS]):
            assert not any("\x1b" in piece for piece in pieces if piece)


def sound(report: Report, document: Document) -> None:
    """Everything in a report stands where it says."""
    rules = {rule.id for rule in whole().rulebook.rules}
    for claim in report.claims:
        assert claim.rule in rules
        assert all(0 <= i < len(report.figures) for i in claim.figures())
        for name in claim.items:
            assert 0 <= name.start < name.end <= len(document.text)
    for finding in report.findings:
        assert 0 <= finding.start <= finding.end <= len(document.text)
        assert all(0 <= i < len(report.claims) for i in finding.claims)
        assert all(finding.message(language) for language in ("zh-Hans", "zh-Hant", "en"))


def rules(data: bytes) -> None:
    """A rule file loads, or each problem has its place."""
    with bounded(), _file(data, "beds.yaml") as path:
        try:
            load_rulebook([path], builtin=False)
        except RuleError as error:
            for each in (error, *error.others):
                assert each.line is None or each.line >= 1
                assert each.message and each.path


def config(data: bytes) -> None:
    """The same for config files; the first byte chooses YAML or TOML."""
    name = "pyproject.toml" if data[:1] < b"\x80" else "zscheck.yaml"
    with bounded(), _file(data[1:], name) as path:
        try:
            read_config(path)
        except ConfigError as error:
            assert error.message and error.path


def side(data: bytes) -> None:
    """The same for side files."""
    with bounded(), _file(data, "zscheck-ignore.yaml") as path:
        try:
            read_side_file(path)
        except ConfigError as error:
            assert error.message and error.path


TARGETS: dict[str, Callable[[bytes], None]] = {
    "reader": reader, "lexer": lexer, "binder": binder, "rules": rules, "config": config, "side": side,
}  # fmt: skip


def _document(data: bytes) -> Document | None:
    try:
        return read_bytes(data.decode("utf-8", "replace").encode(), "a.txt", limits=LIMITS)
    except ReadError:
        return None


@contextmanager
def _file(data: bytes, name: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        yield path
        assert list(Path(folder).iterdir()) == [path]  # nothing is written beside it
