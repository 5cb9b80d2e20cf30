"""``zscheck rules …`` and ``zscheck explain``: what is checked, and the workshop for rules of one's own."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli import FINDINGS, completing, options

if TYPE_CHECKING:
    from checker.pipeline import Checker
    from checker.rulebook import Rule, Rulebook
    from checker.selftest import Reaction, Result

_OWN = click.option("--rules", multiple=True, metavar="PATH", help="Adds a rule file or a folder of them.")
_LANG = click.option("--lang", type=click.Choice(("zh-Hans", "zh-Hant", "en")), default="zh-Hans", help="[zh-Hans]")
_CACHE = click.option("--cache-dir", metavar="DIR", help="Folder of the cache.")


def _options(function: Any) -> Any:
    return _OWN(_LANG(_CACHE(options.add(options.CONFIG)(function))))


@click.group()
def rules() -> None:
    """List, show, test, check and write rules."""


@rules.command("list")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="[text]")
@_options
def list_rules(form: str, lang: str, **given: Any) -> None:
    """All rules, one a line: code, id, severity, title."""
    book = _rulebook(given)
    if form == "json":
        found = [
            {
                "id": rule.id,
                "code": rule.code,
                "family": rule.family,
                "severity": rule.severity,
                "title": rule.title,
                "path": rule.path,
            }
            for rule in book.rules
        ]
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    width = max((len(rule.id) for rule in book.rules), default=0)
    for rule in sorted(book.rules, key=lambda r: r.code):
        click.echo(f"{rule.code:<8} {rule.id:<{width}}  {rule.severity:<8} {rule.text(rule.title, lang)}")


@rules.command()
@click.argument("rule", shell_complete=completing.rules)
@_options
def show(rule: str, lang: str, **given: Any) -> None:
    """The file of a rule (id, code, code prefix or family)."""
    for found in _rulebook(given).matching(rule):
        click.echo(f"# {found.path}")
        click.echo(Path(found.path).read_text(encoding="utf-8"), nl=False)


@rules.command()
@click.argument("names", nargs=-1, metavar="[NAME…]")
@_options
def words(names: tuple[str, ...], lang: str, **given: Any) -> None:
    """The word lists that rules mean by $NAME: all of them, or those named."""
    lists = _rulebook(given).lists
    wanted = [name.removeprefix("$") for name in names] or sorted(lists)
    for name in wanted:
        if name not in lists:
            raise click.UsageError(f"There is no word list ${name}. Known: {', '.join(sorted(lists))}.")
        click.echo(f"{name}: {', '.join(lists[name])}")


@rules.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@_options
def check(paths: tuple[str, ...], lang: str, **given: Any) -> None:
    """Load rule files and say all that is wrong with them. Status 2 if anything is."""
    book = _rulebook({**given, "rules": (*given["rules"], *paths)})
    count = len(_of_paths(book, paths))
    click.echo(f"{count} {'rule' if count == 1 else 'rules'}, no problems")


@rules.command()
@click.argument("paths", nargs=-1, metavar="[PATH…]")
@click.option("--coverage", is_flag=True, help="What each rule's examples show; status 1 where they show nothing.")
@click.option("--no-mutations", is_flag=True, help="Examples only: no slips, no roundings.")
@_options
def test(paths: tuple[str, ...], coverage: bool, no_mutations: bool, lang: str, **given: Any) -> int:
    """Run the examples of rules, and mutations of them: a slip in one figure must be caught, an honest rounding must
    stay silent. Without PATH all rules are tested. Status 1 if an example does not do what its place promises."""
    from checker.selftest import mutations, outcomes

    book = _rulebook({**given, "rules": (*given["rules"], *paths)})
    chosen = _of_paths(book, paths) if paths else book.rules
    checker = _checker(book, given)
    results = list(outcomes(checker, chosen))
    for result in results:
        if not result.passed:
            _tell(result)
    passed = sum(result.passed for result in results)
    click.echo(f"{len(chosen)} rules, {len(results)} examples: {passed} as promised, {len(results) - passed} not")
    reactions = [] if no_mutations else list(mutations(checker, chosen))
    if reactions:
        _tell_reactions(reactions)
    idle = _tell_coverage(chosen, results) if coverage else 0
    alarms = sum(len(reaction.alarmed) for reaction in reactions)
    return FINDINGS if passed < len(results) or alarms or idle else 0


@rules.command()
@click.argument("name", metavar="ID")
@click.option("--code", help="Short stable code: capitals and digits [the first of HOUSE1, … free in DIR].")
@click.option("--into", default=".", metavar="DIR", help="Folder to write ID.yaml into [.].")
def new(name: str, code: str | None, into: str) -> None:
    """Write the file of a first rule, which works as it is, to change."""
    from checker.rulebook.template import free_code, new_rule
    from checker.rulebook.values import CODE, ID

    if not ID.fullmatch(name):
        raise click.UsageError(f"{name!r} is no id: use lower-case words with hyphens, such as beds-per-thousand.")
    code = code or free_code(Path(into))
    if not CODE.fullmatch(code):
        raise click.UsageError(f"{code!r} is no code: use capitals and digits, such as HOUSE1.")
    path = Path(into, f"{name}.yaml")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(new_rule(name, code, str(path)))
    except FileExistsError:
        raise click.UsageError(f"{path} exists already.") from None
    click.echo(str(path))


@rules.command()
def schema() -> None:
    """The JSON Schema of rule files, for editors."""
    from checker.rulebook.schema import schema as rule_schema

    click.echo(json.dumps(rule_schema(), ensure_ascii=False, indent=1))


@click.command()
@click.argument("rule", shell_complete=completing.rules)
@_options
def explain(rule: str, lang: str, **given: Any) -> None:
    """What a rule checks, why, an example, and how to silence it. RULE: id, code, code prefix or family; ZS9…: a remark
    of the tool's own."""
    from checker.cli.explaining import explained, remarks
    from checker.render.texts import load_texts

    texts = load_texts(_session(given).pack_dir)
    own = remarks(rule, texts, lang)
    if own:
        click.echo("\n".join(own))
        return
    for i, found in enumerate(_rulebook(given).matching(rule)):
        click.echo(("\n" if i else "") + explained(found, texts, lang))


def _session(given: Mapping[str, Any]) -> Any:
    from checker.cli.session import Session

    return Session((".",), given, detail=False)


def _rulebook(given: Mapping[str, Any]) -> Rulebook:
    """The rules that a run in this folder would use."""
    found: Rulebook = _session(given).engine().rulebook
    return found


def _checker(book: Rulebook, given: Mapping[str, Any]) -> Checker:
    found: Checker = _session({**given}).engine().checker
    from dataclasses import replace

    return replace(found, rulebook=book)


def _of_paths(book: Rulebook, paths: Sequence[str]) -> tuple[Rule, ...]:
    """The rules whose files lie at or below the paths."""
    wanted = [Path(path).resolve() for path in paths]
    return tuple(rule for rule in book.rules if any(Path(rule.path).resolve().is_relative_to(at) for at in wanted))


def _tell(result: Result) -> None:
    detail = f": {result.detail}" if result.detail else ""
    advice = f" {result.advice}" if result.advice else ""
    place = f"{result.rule.path}:{result.example.line}"
    click.echo(f"{place}: {result.rule.id} {result.example.sort}-{result.number} {result.outcome}{detail}.{advice}")
    click.echo(f"    {result.example.text}")


def _tell_reactions(reactions: Sequence[Reaction]) -> None:
    for reaction in reactions:
        for text in reaction.alarmed:
            click.echo(f"{reaction.rule.path}: {reaction.rule.id} reports an honest rounding\n    {text}")
        if not reaction.whole:
            click.echo(f"{reaction.rule.id}: its examples are many and long: not every slip in them was tried")
        if reaction.slips and reaction.caught < reaction.slips:
            click.echo(f"{reaction.rule.id}: {reaction.caught} of {reaction.slips} slips caught, missed for one")
            click.echo(f"    {reaction.missed[0]}")
    slips, caught = sum(r.slips for r in reactions), sum(r.caught for r in reactions)
    roundings, silent = sum(r.roundings for r in reactions), sum(r.silent for r in reactions)
    within = sum(r.within for r in reactions)
    click.echo(f"slips: {caught} of {slips} caught{_share(caught, slips)} ({within} more change nothing in the sums)")
    click.echo(f"honest roundings: silent on {silent} of {roundings}{_share(silent, roundings)}")


def _share(part: int, whole: int) -> str:
    return f", {100 * part / whole:.1f} %" if whole else ""


def _tell_coverage(chosen: Sequence[Rule], results: Sequence[Result]) -> int:
    """One line a rule; the number of rules that no example of theirs makes speak or bind."""
    idle = 0
    for rule in chosen:
        own = [result for result in results if result.rule is rule]
        counts = {sort: sum(r.example.sort == sort for r in own) for sort in ("ok", "bad", "known_miss", "known_noise")}
        bound = sum(r.bound for r in own if r.example.sort == "ok")
        reported = sum(r.outcome == "reported" for r in own if r.example.sort == "bad")
        line = f"{rule.code} {rule.id}: {bound} of {counts['ok']} ok bound, {reported} of {counts['bad']} bad reported"
        known = f", {counts['known_miss']} known misses, {counts['known_noise']} known noises"
        never = not bound or not reported
        idle += never
        click.echo(
            line + (known if counts["known_miss"] or counts["known_noise"] else "") + (" ← idle" if never else "")
        )
    return idle
