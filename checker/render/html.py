"""One self-contained HTML file: the articles with their figures marked, beside each the list of what was checked; for
several documents an index before them.

Nothing is loaded and nothing is sent: the content security policy admits this file's own style and script by their
hashes and nothing else. The index stands first but is known last, so the documents wait in a temporary file.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import SpooledTemporaryFile

from checker.model import Note, Report, Tally
from checker.render.context import Context
from checker.render.coverage import coverage_parts, outcome
from checker.render.html_article import article
from checker.render.html_cards import Cards
from checker.render.markup import attribute, content
from checker.render.places import version
from checker.render.totals import Totals

ASSETS = Path(__file__).parent / "assets"
IN_MEMORY = 1 << 24
GROUPS = ("inconsistent", "open", "consistent", "silenced")
PIECE = 1 << 16


def render(reports: Iterable[Report], context: Context) -> Iterator[str]:
    """Nothing until the last report has come, then the page in pieces."""
    totals = Totals()
    rows: list[str] = []
    language = None
    yield ""
    with SpooledTemporaryFile(max_size=IN_MEMORY, mode="w+", encoding="utf-8", newline="") as sections:
        for report in reports:
            language = language or context.language_of(report)
            totals.add(report)
            sections.write(_section(report, context, totals.documents))
            rows.append(_row(report, context, totals.documents))
            yield ""
        language = language or context.language_of(None)
        style = (ASSETS / "report.css").read_text(encoding="utf-8")
        script = (ASSETS / "report.js").read_text(encoding="utf-8")
        yield _head(context, language, style, script)
        yield _top(totals, context, language)
        if len(rows) > 1:
            yield _index(rows, context, language)
        yield f'<main class="{"many" if len(rows) > 1 else "single"}">\n'
        sections.seek(0)
        while piece := sections.read(PIECE):
            yield piece
        yield _foot(context, language, script)


def _source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _head(context: Context, language: str, style: str, script: str) -> str:
    policy = (
        f"default-src 'none'; style-src {_source(style)}; script-src {_source(script)};"
        " base-uri 'none'; form-action 'none'"
    )
    title = context.texts.say(language, "html.title")
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{content(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )


def _top(totals: Totals, context: Context, language: str) -> str:
    def say(key: str) -> str:
        return content(context.texts.say(language, key))

    parts = "".join(
        f'<span class="part {style}">{content(text)}</span>'
        for text, style in coverage_parts(totals, context, language)
    )
    key = outcome(totals)
    clean = f'<p class="clean">{say(key)}</p>' if key else ""
    return (
        f'<header class="top"><div class="bar"><h1>{say("html.title")}</h1>'
        f'<div class="tools"><input type="search" id="filter" placeholder="{say("html.filter")}"'
        f' aria-label="{say("html.filter")}"><button type="button" id="copy" data-done="{say("html.copied")}">'
        f"{say('html.copy')}</button></div></div>"
        f'<p class="coverage">{parts}</p>{clean}<p class="none" id="none" hidden>{say("html.none")}</p></header>\n'
    )


def _index(rows: list[str], context: Context, language: str) -> str:
    def say(key: str) -> str:
        return content(context.texts.say(language, key))

    heads = "".join(f"<th>{say(f'verdict.{verdict}')}</th>" for verdict in ("inconsistent", "open", "consistent"))
    return (
        f'<nav class="index" id="index"><div class="bar"><h2>{say("html.index")}</h2>'
        f'<label><input type="checkbox" id="only"> {say("html.only")}</label></div>'
        f'<div class="table"><table><thead><tr><th>{say("html.path")}</th>{heads}<th></th></tr></thead>'
        f"<tbody>\n{''.join(rows)}</tbody></table></div></nav>\n"
    )


def _row(report: Report, context: Context, number: int) -> str:
    tally = report.tally
    path = _name(report, context, context.language_of(report))
    if report.error is not None:
        error = content(report.error.removeprefix(f"{report.path}: "))
        return f'<tr class="found"><td><a href="#d{number}">{path}</a></td><td colspan="4">{error}</td></tr>\n'
    worst = "error" if tally.errors else "warning" if tally.warnings else "info" if tally.infos else ""
    return (
        f'<tr class="{"found " + worst if worst else "fine"}"><td><a href="#d{number}">{path}</a></td>'
        f"<td>{tally.inconsistent or ''}</td><td>{tally.open or ''}</td><td>{tally.consistent or ''}</td>"
        f"<td>{_bar(tally)}</td></tr>\n"
    )


def _bar(tally: Tally) -> str:
    """Held, undecided and contradicted relations as a strip; presentation attributes, so no inline style is needed."""
    total = tally.consistent + tally.open + tally.inconsistent
    if not total:
        return ""
    shapes, at = [], 0
    for name, count in (("inconsistent", tally.inconsistent), ("open", tally.open), ("consistent", tally.consistent)):
        width = round(count * 100 / total)
        shapes.append(f'<rect class="{name}" x="{at}" y="0" width="{width}" height="4"/>' if width else "")
        at += width
    svg = "".join(shapes)
    return f'<svg class="strip" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">{svg}</svg>'


def _section(report: Report, context: Context, number: int) -> str:
    language = context.language_of(report)
    name = f"d{number}"
    opened = " open" if report.error is not None or report.tally.findings or number == 1 else ""
    found = "found" if report.error is not None or report.tally.findings else "fine"
    title = _name(report, context, language)
    head = f'<details class="document {found}" id="{name}"{opened}>\n<summary><h2>{title}</h2>'
    document = report.document
    if document is None:
        return f'{head}</summary><p class="unread">{content(report.error or "")}</p></details>\n'
    cards = Cards(report, context, language, f"{name}-").build()
    notes = "".join(f'<p class="note">{content(_remark(note))}</p>' for note in report.notes)
    line = context.texts.say(language, "html.line", line="{line}")
    script = attribute(document.script or language)
    listed, text = (attribute(context.texts.say(language, key)) for key in ("html.list", "html.article"))
    return (
        f'{head}{_bar(report.tally)}</summary>{notes}<div class="sheet">'
        f'<aside aria-label="{listed}">\n{_groups(cards, context)}</aside>\n'
        f'<article lang="{script}" aria-label="{text}">\n'
        f"{article(report, cards.marks, line)}</article></div></details>\n"
    )


def _remark(note: Note) -> str:
    """The code by which CI knows a note, its line where it has one, and what it says."""
    return f"{note.code} {f'{note.line}:{note.column} ' if note.line else ''}{note.message}"


def _name(report: Report, context: Context, language: str) -> str:
    """The path, and which version it is where the file holds two."""
    return content(" ".join(filter(None, (report.path, version(report.document, context, language)))))


def _groups(cards: Cards, context: Context) -> str:
    pieces = []
    for group in GROUPS:
        items = cards.groups.get(group, [])
        if not items and group == "silenced":
            continue
        key = "finding.silenced" if group == "silenced" else f"verdict.{group}"
        label = content(context.texts.say(cards.language, key))
        opened = " open" if group == "inconsistent" else ""
        pieces.append(
            f'<details class="group {group}"{opened}><summary>{label}<span class="count">{len(items)}</span></summary>'
            f"<ol>\n{''.join(items)}</ol></details>\n"
        )
    return "".join(pieces)


def _foot(context: Context, language: str, script: str) -> str:
    def say(key: str, **values: object) -> str:
        return content(context.texts.say(language, key, **values))

    return (
        f'</main>\n<div class="peek" id="peek" hidden><button type="button" id="close"'
        f' aria-label="{say("html.close")}">×</button><div></div></div>\n'
        f'<footer><p>{say("html.caution")}</p><p class="keys">{say("html.keys")}</p>'
        f"<p>{say('html.made', version=context.version)}</p></footer>\n<script>{script}</script>\n</body>\n</html>\n"
    )
