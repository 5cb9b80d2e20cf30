"""Reports survive the way into the cache and back unchanged."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from checker.gate.codec import decode, encode, summary, summary_in
from checker.interval import Interval
from checker.model import (
    Block,
    BlockKind,
    Cell,
    Claim,
    Document,
    Expected,
    Figure,
    Finding,
    Hedge,
    Kind,
    Name,
    Note,
    Report,
    Severity,
    Silence,
    Suggestion,
    Verdict,
)

texts = st.text(max_size=8)
small = st.integers(0, 1000)
fractions = st.fractions()
intervals = st.builds(Interval, st.none() | fractions, st.none() | fractions, st.booleans(), st.booleans())
notes = st.builds(Note, texts, texts, small, small)
pairs = st.lists(st.tuples(small, small), max_size=3).map(tuple)
cells = st.builds(Cell, small, small, small, texts)


def tuples(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


documents = st.builds(
    Document,
    path=st.just("稿.txt"),
    format=texts,
    encoding=texts,
    text=texts,
    blocks=tuples(st.builds(Block, st.sampled_from(list(BlockKind)), small, small, small, st.none() | cells)),
    script=st.sampled_from(("zh-Hans", "zh-Hant")),
    segments=pairs,
    line_starts=tuples(small),
    places=tuples(st.tuples(small, texts)),
    year=st.none() | small,
    silences=tuples(st.builds(Silence, small, small, tuples(texts), texts, small, small)),
    notes=tuples(notes),
    track=st.sampled_from(("", "final", "original")),
)  # fmt: skip
figures = st.builds(
    Figure,
    index=small, start=small, end=small, view_start=small, view_end=small, text=texts,
    kind=st.sampled_from(list(Kind)), unit=st.none() | texts, dimension=texts, value=st.none() | fractions,
    factor=fractions, place=fractions, digits=small, literal=texts, narrow=intervals, wide=intervals,
    hedge=st.none() | st.sampled_from(list(Hedge)), iso=texts, metric=st.none() | texts,
)  # fmt: skip
claims = st.builds(
    Claim,
    rule=texts, roles=tuples(st.tuples(texts, tuples(small))), verdict=st.sampled_from(list(Verdict)), equation=texts,
    severity=st.sampled_from(list(Severity)), anchor=small, items=tuples(st.builds(Name, small, small, texts)),
    expected=st.none() | st.builds(Expected, texts, texts), computed=texts, allowed=texts, readings=tuples(texts),
)  # fmt: skip
findings = st.builds(
    Finding,
    rule=texts, code=texts, severity=st.sampled_from(list(Severity)), start=small, end=small,
    messages=tuples(st.tuples(texts, texts)), figures=tuples(small), claims=tuples(small), stated=texts,
    expected=texts, suggestions=tuples(st.builds(Suggestion, small, texts, texts)), fingerprint=texts,
    silenced=st.none() | texts,
)  # fmt: skip
reports = st.builds(
    Report,
    path=st.just("稿.txt"), document=st.none() | documents, figures=tuples(figures), claims=tuples(claims),
    findings=tuples(findings), error=st.none() | texts, notes=tuples(notes),
)  # fmt: skip


@given(reports)
def test_there_and_back(report: Report) -> None:
    back = decode(encode(report), report.path)
    assert back == report
    assert summary_in(summary(report)) == (report.script, report.tally)


def test_exact_types_come_back() -> None:
    figure = Figure(0, 0, 1, 0, 1, "1", Kind.COUNT, "家", "count:家", Fraction(1, 3), Fraction(1), Fraction(1), 1, "1",
                    Interval(None, Fraction(2), False, True), Interval(None, None))  # fmt: skip
    back = decode(encode(Report("x", figures=(figure,))), "y")
    assert back.path == "y"
    assert type(back.figures[0].value) is Fraction
    assert back.figures[0].kind is Kind.COUNT
    assert back.figures[0].narrow.high_open is True
