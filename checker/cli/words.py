"""The options that commands share, as data: ``options`` makes click's of them, ``plain`` reads simple command lines
with them, without click.

An option that was not given is None, so that what a config file says can hold.
"""

from __future__ import annotations

from checker.gate.settings import COLORS, FAIL_ON, LANGUAGES, TRACKS
from checker.records import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@dataclass(frozen=True, slots=True)
class Option:
    """shape: flag, text, number or choice. A flag says ``unset`` where it is not given."""

    flags: tuple[str, ...]
    help: str
    shape: str = "text"
    metavar: str | None = None
    choices: tuple[str, ...] = ()
    multiple: bool = False
    unset: bool | None = False
    key: str = ""

    @property
    def name(self) -> str:
        """The name of the command's parameter."""
        return self.key or max(self.flags, key=len).lstrip("-").replace("-", "_")

    @property
    def default(self) -> Any:
        """What holds where it is not given."""
        return () if self.multiple else self.unset if self.shape == "flag" else None


def _flag(*flags: str, help: str, unset: bool | None = False) -> Option:
    return Option(flags, help, "flag", unset=unset)


def _text(*flags: str, metavar: str, help: str, multiple: bool = False, key: str = "") -> Option:
    return Option(flags, help, "text", metavar, multiple=multiple, key=key)


def _choice(*flags: str, choices: tuple[str, ...], help: str) -> Option:
    return Option(flags, help, "choice", choices=choices)


def _number(*flags: str, help: str) -> Option:
    return Option(flags, help, "number", "N")


INPUT = (
    _text("--encoding", metavar="NAME", help="Encoding of the articles; found out by default."),
    _choice("--track", choices=TRACKS, help="Which text of tracked changes in .docx is read."),
    _text("--stdin-filename", metavar="NAME", help="Name of standard input: tells its format and settings."),
    _text("--ext", metavar="EXT=FORMAT", help="Format of other extensions: wiki=markdown.", multiple=True),
    _text("--include", metavar="GLOB", help="Files in folders that are articles.", multiple=True),
    _text("--exclude", metavar="GLOB", help="Files and folders to leave out.", multiple=True),
)
RULES = (
    _text("--rules", metavar="PATH", help="Adds a rule file or a folder of them.", multiple=True),
    _text("--select", metavar="RULE", help="Report these rules only (id, code or ZS1…).", multiple=True),
    _text("--ignore", metavar="RULE", help="Do not report these rules.", multiple=True),
)
CONFIG = (
    _text("--config", metavar="FILE", help="This config file and no other.", key="config_file"),
    _flag("--isolated", help="No config file at all."),
)
NEW = (
    _text("--baseline", metavar="FILE", help="Known findings, which are told no more."),
    _text("--diff", metavar="REF", help="Only findings that touch lines changed since a commit."),
    _flag("--staged", help="Only findings that touch lines staged in git."),
)
GATE = (
    _choice("--fail-on", choices=FAIL_ON, help="Least severity that makes the status 1 [error]."),
    _number("--max-findings", help="Fail only if there are more [0]."),
    _flag("--exit-zero", help="Status 0 in spite of findings."),
)
REPORT = (
    _text("--format", metavar="FORMAT", help="text, concise, json, jsonl, sarif, github, … [text]."),
    _text("-o", "--output", metavar="[FORMAT=]FILE", help="Write to a file; repeatable.", multiple=True),
    _choice("--lang", choices=LANGUAGES, help="Language of the report [the article's script]."),
    _choice("--color", choices=COLORS, help="Colours [auto]."),
    _flag("-q", "--quiet", help="Findings only: no coverage line, no remarks."),
    _flag("--show-consistent", help="List what was checked and held, too.", unset=None),
    _flag("--explain", help="Every reading that was tried, under each finding."),
    _flag("--statistics", help="Counts of each rule, and the time taken."),
)
RUN = (
    _number("-j", "--jobs", help="Processes; 0: one a processor [1]."),
    _flag("--no-cache", help="Neither use nor keep results of other runs."),
    _text("--cache-dir", metavar="DIR", help="Folder of the cache."),
)
CHECK = (*REPORT, *GATE, *NEW, *RULES, *INPUT, *CONFIG, *RUN)  # in the order of --help
