"""The nouns that travel between the steps, all frozen: Document, Block, Figure, Claim, Finding, Report.

    bytes ─reading→ Document ─figures→ Figure… ─framing→ Frame… ─claims→ Claim… ─verdicts→ Finding… ─render→ text

Offsets are code points. ``Document.text`` is the text that was extracted; ``Document.source_position`` leads back into
the file. Nothing here imports another part of the package but ``interval``.
"""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction

from checker.enums import StrEnum
from checker.interval import Interval
from checker.records import dataclass, field


class BlockKind(StrEnum):
    """What a block is in the layout of the article."""

    TITLE = "title"
    HEADING = "heading"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a table cell stands: table number, row and column from 0, its column's and row's heading text."""

    table: int
    row: int
    column: int
    header: str = ""
    stub: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch text[start:end] of a document: a title, a paragraph, a list item, a cell."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on how a document was read (a broken byte, an unknown directive); line and column in the source."""

    code: str
    message: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Silence:
    """A directive that silences rules on text[start:end]; an empty ``rules`` silences all of them.

    ``figure``: a mark on one figure （原文如此）, which silences whatever that figure takes part in; the others silence
    what is marked within their range.
    """

    start: int
    end: int
    rules: tuple[str, ...]
    reason: str
    line: int
    column: int
    figure: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One article.

    text         what is checked, code points; newlines as they stand
    blocks       in text order, not overlapping
    segments     (text offset, source offset) pairs, ascending: from there on both run in step; empty = identical
    line_starts  source offsets at which source lines begin (the first is 0)
    places       (text offset, label) pairs for formats without lines, e.g. (120, "第12段")
    year         the year of the article where metadata or a dateline tell it
    track        which text of tracked changes this is, "final" or "original"; empty where there are none
    """

    path: str
    format: str
    encoding: str
    text: str
    blocks: tuple[Block, ...]
    script: str = "zh-Hans"
    segments: tuple[tuple[int, int], ...] = ()
    line_starts: tuple[int, ...] = (0,)
    places: tuple[tuple[int, str], ...] = ()
    year: int | None = None
    silences: tuple[Silence, ...] = ()
    notes: tuple[Note, ...] = ()
    track: str = ""

    def source_offset(self, offset: int) -> int:
        """The offset in the decoded file of a text offset."""
        if not self.segments:
            return offset
        i = bisect_right(self.segments, (offset, 1 << 60)) - 1
        if i < 0:
            return 0
        text_at, source_at = self.segments[i]
        return source_at + offset - text_at

    def source_position(self, offset: int) -> tuple[int, int]:
        """(line, column) in the file, both from 1, of a text offset."""
        at = self.source_offset(offset)
        line = bisect_right(self.line_starts, at)
        return line, at - self.line_starts[line - 1] + 1

    def place(self, offset: int) -> str:
        """A label such as 第12段 for formats without lines; empty elsewhere."""
        i = bisect_right(self.places, (offset, "\U0010ffff")) - 1
        return self.places[i][1] if i >= 0 else ""


class Kind(StrEnum):
    """The kinds of figure (CONTRACT.md)."""

    COUNT = "count"
    MONEY = "money"
    MEASURE = "measure"
    PERCENT = "percent"
    POINT = "percentage_point"
    MULTIPLE = "multiple"
    NUMBER = "number"
    ORDINAL = "ordinal"
    DATE = "date"
    WEEKDAY = "weekday"
    TIME = "time"
    DURATION = "duration"


class Hedge(StrEnum):
    """How the writer hedged a figure (CONTRACT.md)."""

    APPROXIMATELY = "approximately"
    NEARLY = "nearly"
    OVER = "over"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"
    ODD = "odd"


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity as written.

    start, end      text[start:end] in the document: number with scale word, unit or percent sign, without outer hedges
    view_start/end  the same span in the folded view (figures.view)
    value           in ``unit``, scale words applied: 2151.02亿元 → 215102000000 (CNY), 95% → 95, 3.5个百分点 → 7/2,
                    a year 2020, a month, a day and a weekday 1–7 as their number; None where nothing can be said
    factor          base units per unit: 95% → 1/100, 5‰ → 1/1000, 亩 → 2000/3 (m²); 1 for counts and money
    dimension       what may be compared: "count:家", "money:CNY", "area", "length", "ratio" (%, ‰, 成), "points",
                    "multiple", "date", "weekday", "duration", "ordinal:届", "number" (a bare number)
    place           one unit in the last written place, in ``unit``
    digits          significant digits as written (trailing zeros of round integers not counted): evidence, not value
    literal         the folded number as written, without unit or hedge: "2151.02亿", "三百", "4万1606"
    narrow, wide    DESIGN.md section 4, in ``unit``
    iso             dates and times in ISO 8601, unknown parts left out ("--07-10", "2020-03"); empty elsewhere
    metric          filled by framing
    """

    index: int
    start: int
    end: int
    view_start: int
    view_end: int
    text: str
    kind: Kind
    unit: str | None
    dimension: str
    value: Fraction | None
    factor: Fraction
    place: Fraction
    digits: int
    literal: str
    narrow: Interval
    wide: Interval
    hedge: Hedge | None = None
    iso: str = ""
    metric: str | None = None

    @property
    def id(self) -> str:
        """The figure's name in a report: f1, f2, … in text order."""
        return f"f{self.index + 1}"


class Verdict(StrEnum):
    """What the arithmetic says of a claim."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    OPEN = "open"


class Severity(StrEnum):
    """How much a finding weighs; the order of the values is the order of weight."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Name:
    """One of the listed names that a stated count counts."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Expected:
    """What a role would have to read given the others."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """Figures bound by a rule. ``roles`` maps a role to figure indexes, in the rule's order of roles.

    equation     readable: "266家 ÷ 280家 = 95%"
    severity     the severity a finding of this claim would have
    computed     the nominal result of the sum, as text ("124个"); allowed: the permitted interval ("94.5%–95.5%")
    readings     the other readings tried, as readable equations (for --explain)
    """

    rule: str
    roles: tuple[tuple[str, tuple[int, ...]], ...]
    verdict: Verdict
    equation: str
    severity: Severity = Severity.WARNING
    anchor: int = 0
    items: tuple[Name, ...] = ()
    expected: Expected | None = None
    computed: str = ""
    allowed: str = ""
    readings: tuple[str, ...] = ()

    def figures(self) -> tuple[int, ...]:
        """All figure indexes, each once, in the order of roles."""
        return tuple(dict.fromkeys(i for _, ids in self.roles for i in ids))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One single slip that would mend all claims of a figure."""

    figure: int
    replacement: str
    why: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What the user is told. start/end: text offsets of the likeliest culprit; claims: indexes, the main one first.

    message holds one sentence per language ("zh-Hans", "zh-Hant", "en"): the renderer picks.
    """

    rule: str
    code: str
    severity: Severity
    start: int
    end: int
    messages: tuple[tuple[str, str], ...]
    figures: tuple[int, ...]
    claims: tuple[int, ...]
    stated: str
    expected: str
    suggestions: tuple[Suggestion, ...] = ()
    fingerprint: str = ""
    silenced: str | None = None

    def message(self, language: str) -> str:
        """The sentence in a language, Simplified Chinese where there is none."""
        texts = dict(self.messages)
        return texts.get(language) or texts["zh-Hans"]


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of a report: what summaries, coverage lines and exit statuses need, without the report itself."""

    figures: int = 0
    claims: int = 0
    consistent: int = 0
    inconsistent: int = 0
    open: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    silenced: int = 0
    notes: int = 0

    @property
    def findings(self) -> int:
        """Findings that are told, silenced ones not counted."""
        return self.errors + self.warnings + self.infos


@dataclass(frozen=True, slots=True)
class Report:
    """All that is known of one document after a run. ``error``: why it could not be read; the rest is empty then."""

    path: str
    document: Document | None = None
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    error: str | None = None
    notes: tuple[Note, ...] = field(default=())

    @property
    def script(self) -> str:
        """The article's script (zh-Hans, zh-Hant); empty where it could not be read."""
        return self.document.script if self.document else ""

    @property
    def prepared(self) -> str:
        """Text that a renderer made of the report in an earlier run; only reports from the cache of results have it."""
        return ""

    @property
    def tally(self) -> Tally:
        """The counts; a report from the cache of results knows them without being decoded."""
        verdicts = [claim.verdict for claim in self.claims]
        told = [finding.severity for finding in self.findings if finding.silenced is None]
        return Tally(
            len(self.figures),
            len(verdicts),
            verdicts.count(Verdict.CONSISTENT),
            verdicts.count(Verdict.INCONSISTENT),
            verdicts.count(Verdict.OPEN),
            told.count(Severity.ERROR),
            told.count(Severity.WARNING),
            told.count(Severity.INFO),
            len(self.findings) - len(told),
            len(self.notes),
        )
