"""Which findings an article's own marks silence, and which of these marks are of no use.

A silenced finding keeps its place in the report with the reason beside it: silenced is counted, never dropped. Pure
functions on Document and Finding; the side file for formats that cannot carry marks is read in side_file.py.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from checker.model import Document, Figure, Finding, Note, Silence
from checker.records import replace

UNUSED = "ZS901"
UNKNOWN = "ZS902"


def silence(
    document: Document, figures: Sequence[Figure], findings: Sequence[Finding], rules: Mapping[str, str]
) -> tuple[tuple[Finding, ...], tuple[Note, ...]]:
    """The findings, those silenced with their reason, and notes on directives that silence nothing or name no rule.

    ``rules`` maps the ids of all rules to their codes.
    """
    if not document.silences:
        return tuple(findings), ()
    used: set[Silence] = set()
    marked = []
    for finding in findings:
        found = next((s for s in document.silences if _silences(s, finding, figures)), None)
        if found and finding.silenced is None:
            finding = replace(finding, silenced=found.reason)
        used.update(s for s in document.silences if _silences(s, finding, figures))
        marked.append(finding)
    return tuple(marked), tuple(_remarks(document.silences, used, rules))


def means(word: str, rule: str, code: str) -> bool:
    """Whether a word means a rule: its id, its code, or the beginning of its code (ZS1 for all shares, HOUSE for all
    of a house whose codes begin so)."""
    return word == rule or (word[:1].isupper() and code.startswith(word))


def unknown_rule(word: str, rules: Mapping[str, str]) -> str | None:
    """What to say of a word that means no rule, with the nearest one that is; None where it means one."""
    if any(means(word, rule, code) for rule, code in rules.items()):
        return None
    return f"unknown rule “{word}”{_nearest(word, [*rules, *rules.values()])}"


def _nearest(word: str, known: Collection[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, known, 1, 0.6)
    return f". Did you mean {near[0]}?" if near else ". See zscheck rules list"


def _silences(silence: Silence, finding: Finding, figures: Sequence[Figure]) -> bool:
    if silence.rules and not any(means(word, finding.rule, finding.code) for word in silence.rules):
        return False
    if silence.figure:
        touched = (figures[i] for i in finding.figures)
        return any(f.start < silence.end and silence.start < f.end for f in touched)
    return silence.start <= finding.start < silence.end


def _remarks(silences: Sequence[Silence], used: Collection[Silence], rules: Mapping[str, str]) -> list[Note]:
    """（原文如此） is part of the article, so it may stand without silencing anything; a directive may not."""
    notes = []
    for one in silences:
        faults = [fault for word in one.rules if (fault := unknown_rule(word, rules))]
        notes += [Note(UNKNOWN, f"this directive: {fault}", one.line, one.column) for fault in faults]
        if one not in used and not one.figure and not faults:
            what = f" of {', '.join(one.rules)}" if one.rules else ""
            notes.append(Note(UNUSED, f"this directive silences no finding{what}. Remove it", one.line, one.column))
    return notes
