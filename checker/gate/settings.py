"""What can be set, by which name, of which shape: one table for config files, environment variables and options.

A value remembers where it came from, so that ``zscheck config show`` and error messages can say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checker.records import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
SEVERITIES = ("error", "warning", "info")
FAIL_ON = (*SEVERITIES, "never")
TRACKS = ("final", "original", "both")
COLORS = ("auto", "always", "never")


@dataclass(frozen=True, slots=True)
class Key:
    """One setting. shape: text, texts, path, paths, flag, number, choice, formats, severities or params; ``file`` = may
    differ from file to file (the others are those of the run as a whole)."""

    name: str
    shape: str
    default: Any
    help: str
    choices: tuple[str, ...] = ()
    file: bool = False
    environment: str = ""


KEYS = {
    key.name: key
    for key in (
        Key("rules", "paths", (), "rule files or folders, besides the built-in rules", file=True),
        Key("builtin-rules", "flag", True, "whether the built-in rules are used", file=True),
        Key("lexicon", "paths", (), "word lists that add to the built-in ones", file=True),
        Key("params", "params", (), "parameters of rules: {RULE: {NAME: VALUE}}", file=True),
        Key("encoding", "text", None, "encoding of the articles (default: found out)", file=True),
        Key("track", "choice", "final", "which text of tracked changes in .docx is read", TRACKS, file=True),
        Key("select", "texts", (), "report these rules only: ids, codes or beginnings of codes", file=True),
        Key("ignore", "texts", (), "do not report these rules", file=True),
        Key("severity", "severities", (), "severities of rules: {RULE: error|warning|info|off}", file=True),
        Key("ext", "formats", (), "formats of other file name extensions: {EXTENSION: FORMAT}"),
        Key("include", "texts", (), "patterns of files that are articles"),
        Key("exclude", "texts", (), "patterns of files and folders to leave out"),
        Key("format", "text", "text", "format of the report", environment="ZSCHECK_FORMAT"),
        Key("lang", "choice", None, "language of the report (default: the article's script)", LANGUAGES,
            environment="ZSCHECK_LANG"),
        Key("color", "choice", "auto", "colours", COLORS, environment="ZSCHECK_COLOR"),
        Key("show-consistent", "flag", False, "list what was checked and held, too"),
        Key("fail-on", "choice", "error", "least severity that makes the exit status 1", FAIL_ON,
            environment="ZSCHECK_FAIL_ON"),
        Key("max-findings", "number", 0, "how many findings that severe are put up with"),
        Key("baseline", "path", None, "file of known findings", environment="ZSCHECK_BASELINE"),
        Key("jobs", "number", 1, "processes; 0 = one a processor", environment="ZSCHECK_JOBS"),
        Key("cache", "flag", True, "whether results are kept for the next run"),
        Key("cache-dir", "path", None, "folder of the cache (default: the platform's)",
            environment="ZSCHECK_CACHE_DIR"),
    )
}  # fmt: skip


_TRUE, _FALSE = ("true", "yes", "on", "1"), ("false", "no", "off", "0")


def scalar(key: Key, text: str) -> Any:
    """The value of a setting that one word says; paths are left as they are. Raises ValueError."""
    if key.shape == "flag":
        if text.lower() not in _TRUE + _FALSE:
            raise ValueError(f"expected true or false, found “{text}”.")
        return text.lower() in _TRUE
    if key.shape == "number":
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise ValueError(f"expected a whole number, found “{text}”.")
        return int(text)
    if key.shape == "choice" and text not in key.choices:
        raise ValueError(f"expected {' or '.join(key.choices)}, found “{text}”.{suggestion(text, key.choices)}")
    if not text:
        raise ValueError("expected a value, found nothing.")
    return text


def suggestion(word: str, known: Iterable[str]) -> str:
    """`` Did you mean …?`` where a known word is near."""
    import difflib

    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f" Did you mean {close[0]}?" if close else ""


@dataclass(frozen=True, slots=True)
class Value:
    """A setting's value and where it comes from: ``default``, ``zscheck.yaml:3``, ``ZSCHECK_LANG``, ``--lang``."""

    value: Any
    origin: str = "default"


@dataclass(frozen=True, slots=True)
class Recipe:
    """What decides, besides its bytes, what is found in a file. Paths are absolute."""

    rules: tuple[str, ...] = ()
    builtin: bool = True
    lexicon: tuple[str, ...] = ()
    params: tuple[tuple[str, str, str], ...] = ()
    encoding: str | None = None
    track: str = "final"
    ext: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What is told of what is found: ids, codes or beginnings of codes; severities by rule."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """All values that hold for one file (or, for the keys of the run, for the run)."""

    values: Mapping[str, Value] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        found = self.values.get(name)
        return KEYS[name].default if found is None else found.value

    def origin(self, name: str) -> str:
        """Where a value comes from."""
        found = self.values.get(name)
        return "default" if found is None else found.origin

    def under(self, other: Mapping[str, Value]) -> Settings:
        """These settings with others laid over them; ``rules``, ``lexicon`` and ``ext`` add up."""
        merged = dict(self.values)
        for name, value in other.items():
            below = merged.get(name)
            if KEYS[name].shape == "paths" and below is not None:
                value = Value((*below.value, *value.value), f"{below.origin}, {value.origin}")
            elif KEYS[name].shape == "formats" and below is not None:
                both = sorted({**dict(below.value), **dict(value.value)}.items())
                value = Value(tuple(both), f"{below.origin}, {value.origin}")
            merged[name] = value
        return Settings(merged)

    def recipe(self) -> Recipe:
        """The part that decides what is found."""
        names = ("rules", "builtin-rules", "lexicon", "params", "encoding", "track", "ext")
        return Recipe(*(self[name] for name in names))

    def choice(self) -> Choice:
        """The part that decides what is told."""
        return Choice(self["select"], self["ignore"], self["severity"])
