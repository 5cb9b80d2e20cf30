"""One faulty article in every format and encoding: the same finding, at the place where an editor sees the figure."""

from __future__ import annotations

import pytest

from checker.claims.weights import load_weights
from checker.figures import load_lexicon
from checker.pipeline import Checker
from checker.reading import read_bytes
from checker.rulebook import load_rulebook
from tests.reading.samples import ARTICLE_HANS, ARTICLE_HANT, docx_article, html, markdown, plain

SLIP = ("92.02%", "90.22%")
HANS = ("utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030")
HANT = ("utf-8", "utf-8-sig", "utf-16", "gb18030", "big5")


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(load_rulebook(), load_lexicon(), load_weights(None))


@pytest.mark.parametrize(("lines", "encodings"), [(ARTICLE_HANS, HANS), (ARTICLE_HANT, HANT)])
def test_the_same_finding_everywhere(checker: Checker, lines: tuple[str, ...], encodings: tuple[str, ...]) -> None:
    faulty = tuple(line.replace(*SLIP) for line in lines)
    sources = {"a.txt": plain(faulty), "a.md": markdown(faulty), "a.html": html(faulty)}
    files = [(path, source.encode(e), source) for path, source in sources.items() for e in encodings]
    for path, data, source in [*files, ("a.docx", docx_article(faulty), None)]:
        report = checker.check(read_bytes(data, path))
        document, (finding,) = report.document, report.findings
        assert document is not None
        assert (finding.rule, finding.stated, finding.expected) == ("percent-of-count", *SLIP[::-1])
        if source is None:
            assert document.place(finding.start) == "第5段"
            continue
        line, column = document.source_position(finding.start)
        written = source.splitlines()[line - 1][column - 1 :]
        assert written.startswith("90.22")


def test_the_clean_article_is_clean_everywhere(checker: Checker) -> None:
    for lines in (ARTICLE_HANS, ARTICLE_HANT):
        text, source, page = plain(lines).encode(), markdown(lines).encode(), html(lines).encode()
        files = (("a.txt", text), ("a.md", source), ("a.html", page), ("a.docx", docx_article(lines)))
        reports = [checker.check(read_bytes(data, path)) for path, data in files]
        assert not any(report.findings for report in reports)
        assert len({(len(report.figures), len(report.claims)) for report in reports}) == 1
        assert reports[0].claims
