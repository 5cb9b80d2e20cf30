"""What makes two findings the same: the rule and what is written at every figure of the claim, never a line number.

So a finding survives a moved paragraph, a new encoding and edits elsewhere, and a change of any of its values is news.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator

from checker.disk import upward
from checker.model import Finding, Report
from checker.packs import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checker.disk import AnyPath


def findings_with_keys(report: Report) -> Iterator[tuple[Finding, str]]:
    """Each finding with its key: rule, texts, values and units of its figures, listed names, and which of several equal
    ones it is."""
    seen: Counter[str] = Counter()
    for finding in report.findings:
        parts = [finding.rule]
        for index in dict.fromkeys((*finding.figures, *_claimed(report, finding))):
            figure = report.figures[index]
            parts += (figure.text, str(figure.value if figure.value is not None else figure.iso), figure.unit or "")
        if finding.claims:
            parts += (name.text for name in report.claims[finding.claims[0]].items)
        key = hashed(*parts)
        seen[key] += 1
        yield finding, key if seen[key] == 1 else hashed(key, str(seen[key]))


def hashed(*parts: str) -> str:
    """A short digest of texts."""
    found = blake2b(digest_size=10)
    for part in parts:
        data = part.encode("utf-8", "surrogateescape")
        found.update(len(data).to_bytes(4, "big") + data)
    return found.hexdigest()


def relative(path: str, base: AnyPath) -> str:
    """A path as seen from a folder, with forward slashes; names that do not stand for a file stay as they are."""
    if path.startswith("<"):
        return path
    return os.path.relpath(os.path.abspath(path), base).replace(os.sep, "/")


def repository(folder: str) -> str:
    """The root of the repository an absolute folder lies in, else the folder."""
    return next((place for place in upward(folder) if os.path.exists(os.path.join(place, ".git"))), folder)


def _claimed(report: Report, finding: Finding) -> tuple[int, ...]:
    return report.claims[finding.claims[0]].figures() if finding.claims else ()
