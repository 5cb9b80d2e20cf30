"""Reports made by hand, so that renderers are tested for what they are given and for nothing else."""

from __future__ import annotations

from fractions import Fraction

from checker.interval import Interval, point
from checker.model import (
    Block,
    BlockKind,
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
    Suggestion,
    Verdict,
)
from checker.render.context import RuleInfo

RULES = {
    info.id: info
    for info in (
        RuleInfo(
            "percent-of-count",
            "ZS101",
            {"zh-Hans": "占比与数量不符", "zh-Hant": "佔比與數量不符", "en": "Share does not match its counts"},
            {"zh-Hans": "比率由两个数量算出，三者必须相合。", "en": "A share follows from its two counts."},
        ),
        RuleInfo(
            "subtotal-total",
            "ZS201",
            {
                "zh-Hans": "分项之和与合计不符",
                "zh-Hant": "分項之和與合計不符",
                "en": "Parts do not add up to the total",
            },
            {"zh-Hans": "写明合计的列举必须加得起来。", "en": "A closed list must add up."},
        ),
        RuleInfo(
            "unit-conversion",
            "ZS301",
            {"zh-Hans": "单位换算有误", "zh-Hant": "單位換算有誤", "en": "Units do not convert"},
            {"zh-Hans": "亩与公顷最易差十倍。", "en": "Units slip by powers of ten."},
            severity="warning",
        ),
        RuleInfo(
            "listed-names-count",
            "ZS501",
            {
                "zh-Hans": "列名个数与总数不符",
                "zh-Hant": "列名個數與總數不符",
                "en": "Names listed do not match the count",
            },
            {"zh-Hans": "数一数列出的名字。", "en": "Count the names."},
        ),
        RuleInfo(
            "repeated-figure",
            "ZS601",
            {"zh-Hans": "前后数字不一", "zh-Hant": "前後數字不一", "en": "The same fact has two figures"},
            {"zh-Hans": "标题与正文说的是同一件事。", "en": "Title and body tell the same fact."},
        ),
    )
}

ARTICLE = """云溪市312个重点项目开工过半

本报云溪3月12日讯（记者林晓）记者今天从云溪市发展和改革委员会获悉，今年全市共安排重点项目312个，总投资1864.5亿元。\
截至目前，已开工266个，开工率95%；其中省级重点项目48个，已开工46个，开工率95.83%。

分领域看，产业项目142个、基础设施项目97个、民生项目58个、生态环保项目14个，合计312个。

白塔、清河、青山、柳林四个县区进度较快，新建绿地1500亩，约合100公顷。

青山、柳林等三个县区提前完成征地任务，共腾出土地超2000亩。
"""

CLEAN = """溪口鄉農民合作社增至85家

溪口鄉現有農民合作社85家，其中示範社34家，佔40%。
"""

HOSTILE = (
    "通报<script>alert(1)</script>&amp;[bold]开工[/bold]\x1b[31m红\x1b[0m\u202e倒\u2028共10个，占\t\x0750%，::error::假%0A]]>"
    "-->完成[5个](http://example.org)。\n"
)


class Builder:
    """Collects the parts of a report; figures are found in the text from left to right."""

    def __init__(self, path: str, text: str, script: str = "zh-Hans", file_format: str = "text") -> None:
        self.path, self.text, self.script, self.format = path, text, script, file_format
        self.figures: list[Figure] = []
        self.claims: list[Claim] = []
        self.findings: list[Finding] = []
        self.notes: tuple[Note, ...] = ()
        self.at = 0

    def figure(
        self,
        text: str,
        value: str | None,
        kind: Kind = Kind.COUNT,
        unit: str | None = "个",
        place: str = "0",
        hedge: Hedge | None = None,
        iso: str = "",
    ) -> int:
        start = self.text.index(text, self.at)
        self.at = start + len(text)
        number = Fraction(value) if value is not None else None
        half = Fraction(place) / 2
        narrow = point(number).widened_by(half) if number is not None else Interval(None, None)
        wide = Interval(narrow.low, narrow.high, bool(half), bool(half))
        self.figures.append(
            Figure(
                index=len(self.figures), start=start, end=self.at, view_start=start, view_end=self.at, text=text,
                kind=kind, unit=unit, dimension=f"{kind}:{unit}", value=number, factor=Fraction(1),
                place=Fraction(place), digits=len(text), literal=text, narrow=narrow, wide=wide, hedge=hedge, iso=iso,
            )
        )  # fmt: skip
        return len(self.figures) - 1

    def claim(self, rule: str, verdict: Verdict, equation: str, anchor: int, **roles: tuple[int, ...]) -> int:
        self.claims.append(Claim(rule, tuple(roles.items()), verdict, equation, severity=Severity.ERROR, anchor=anchor))
        return len(self.claims) - 1

    def change(self, index: int, **fields: object) -> None:
        values = {name: getattr(self.claims[index], name) for name in Claim.__dataclass_fields__}
        self.claims[index] = Claim(**(values | fields))  # type: ignore[arg-type]

    def finding(
        self,
        claim: int,
        culprit: int,
        messages: dict[str, str],
        expected: str,
        *suggestions: Suggestion,
        severity: Severity = Severity.ERROR,
        silenced: str | None = None,
        others: tuple[int, ...] = (),
    ) -> None:
        bound, figure = self.claims[claim], self.figures[culprit]
        self.findings.append(
            Finding(
                rule=bound.rule, code=RULES[bound.rule].code, severity=severity, start=figure.start, end=figure.end,
                messages=tuple(messages.items()), figures=bound.figures(), claims=(claim, *others), stated=figure.text,
                expected=expected, suggestions=suggestions, fingerprint=f"{bound.rule[:4]}{figure.start:08x}",
                silenced=silenced,
            )
        )  # fmt: skip

    def report(self) -> Report:
        starts = [0] + [i + 1 for i, c in enumerate(self.text) if c == "\n"]
        blocks, at = [], 0
        for line in self.text.split("\n"):
            if line.strip():
                kind = BlockKind.PARAGRAPH if blocks else BlockKind.TITLE
                blocks.append(Block(kind, at, at + len(line)))
            at += len(line) + 1
        document = Document(
            self.path, self.format, "utf-8", self.text, tuple(blocks), script=self.script,
            line_starts=tuple(starts), notes=self.notes,
        )  # fmt: skip
        parts = tuple(self.figures), tuple(self.claims), tuple(self.findings)
        return Report(self.path, document, *parts, notes=self.notes)


def faulty(path: str = "news/yunxi.txt") -> Report:
    """Two errors, one warning; relations that hold, one that cannot be decided."""
    b = Builder(path, ARTICLE)
    title = b.figure("312个", "312")
    b.figure("3月12日", None, Kind.DATE, None, iso="--03-12")
    total = b.figure("312个", "312")
    b.figure("1864.5亿元", "186450000000", Kind.MONEY, "CNY", place="10000000")
    begun = b.figure("266个", "266")
    rate = b.figure("95%", "95", Kind.PERCENT, "%", place="1")
    part = (b.figure("48个", "48"), b.figure("46个", "46"))
    fine = b.figure("95.83%", "9583/100", Kind.PERCENT, "%", place="1/100")
    fields = tuple(b.figure(text, text[:-1]) for text in ("142个", "97个", "58个", "14个"))
    together = b.figure("312个", "312")
    four = b.figure("四个", "4")
    mu = b.figure("1500亩", "1500", Kind.MEASURE, "亩")
    hectare = b.figure("100公顷", "100", Kind.MEASURE, "hectare", hedge=Hedge.APPROXIMATELY)
    three = b.figure("三个", "3")
    b.figure("2000亩", "2000", Kind.MEASURE, "亩", hedge=Hedge.OVER)

    share = b.claim("percent-of-count", Verdict.INCONSISTENT, "266个 ÷ 312个 = 95%", rate,
                    part=(begun,), whole=(total,), rate=(rate,))  # fmt: skip
    b.change(share, expected=Expected("rate", "85%"), computed="85.26%", allowed="84.5%–85.5%",
             readings=("266个 ÷ 312个 = 95%", "46个 ÷ 48个 = 95%"))  # fmt: skip
    b.claim("percent-of-count", Verdict.CONSISTENT, "46个 ÷ 48个 = 95.83%", fine,
            part=(part[1],), whole=(part[0],), rate=(fine,))  # fmt: skip
    total_claim = b.claim("subtotal-total", Verdict.INCONSISTENT, "142个 + 97个 + 58个 + 14个 = 312个", together,
                          parts=fields, total=(together,))  # fmt: skip
    b.change(total_claim, expected=Expected("total", "311个"), computed="311个", allowed="311个")
    names = b.claim("listed-names-count", Verdict.CONSISTENT, "白塔、清河、青山、柳林 = 4", four, count=(four,))
    b.change(names, items=tuple(_names(b.text, "白塔", "清河", "青山", "柳林")))
    b.claim("unit-conversion", Verdict.CONSISTENT, "1500亩 = 100公顷", hectare, given=(mu,), same=(hectare,))
    open_names = b.claim("listed-names-count", Verdict.OPEN, "青山、柳林等 ≤ 3", three, count=(three,))
    start = b.text.index("青山、柳林等")
    b.change(open_names, items=(Name(start, start + 2, "青山"), Name(start + 3, start + 5, "柳林")))
    b.claim("repeated-figure", Verdict.CONSISTENT, "312个 = 312个", title, first=(title,), second=(total,))

    b.finding(
        share, rate,
        {
            "zh-Hans": "266个÷312个=85.26%，文中写作95%",
            "zh-Hant": "266個÷312個=85.26%，文中寫作95%",
            "en": "266个 ÷ 312个 = 85.26 %, the text says 95%",
        },
        "85%", Suggestion(rate, "85%", "digit"), Suggestion(begun, "296个", "digit"),
    )  # fmt: skip
    b.finding(
        total_claim, together,
        {"zh-Hans": "4个分项相加为311个，与合计312个不符", "en": "The 4 parts add up to 311个, the total says 312个"},
        "311个", Suggestion(fields[3], "15个", "digit"), Suggestion(together, "311个", "digit"),
        severity=Severity.WARNING,
    )  # fmt: skip
    return b.report()


def _names(text: str, *names: str) -> list[Name]:
    found, at = [], 0
    for name in names:
        at = text.index(name, at)
        found.append(Name(at, at + len(name), name))
        at += len(name)
    return found


def clean(path: str = "news/xikou.txt") -> Report:
    """Nothing wrong, in Traditional script; one finding that a directive silenced."""
    b = Builder(path, CLEAN, script="zh-Hant")
    first, whole = b.figure("85家", "85", unit="家"), b.figure("85家", "85", unit="家")
    part = b.figure("34家", "34", unit="家")
    rate = b.figure("40%", "40", Kind.PERCENT, "%", place="1")
    b.claim("percent-of-count", Verdict.CONSISTENT, "34家 ÷ 85家 = 40%", rate,
            part=(part,), whole=(whole,), rate=(rate,))  # fmt: skip
    same = b.claim("repeated-figure", Verdict.INCONSISTENT, "85家 = 85家", first, first=(first,), second=(whole,))
    b.finding(same, first, {"zh-Hans": "85家=85家", "zh-Hant": "85家=85家"}, "85家", silenced="原文如此")
    return b.report()


def hostile(path: str = "news/<b>&\"'%\n::x.txt") -> Report:
    """An article that tries to inject markup, escape codes, workflow commands and links."""
    b = Builder(path, HOSTILE)
    whole = b.figure("10个", "10")
    rate = b.figure("50%", "50", Kind.PERCENT, "%", place="1")
    part = b.figure("5个", "5")
    claim = b.claim("percent-of-count", Verdict.INCONSISTENT, "<i>5个</i> ÷ 10个 = 50%\x1b[1m", rate,
                    part=(part,), whole=(whole,), rate=(rate,))  # fmt: skip
    message = "</script><script>alert(2)</script>\x1b[31m[5个](http://example.org)÷10个\n::error::50%]]> \u202e"
    b.finding(claim, rate, {"zh-Hans": message}, "<b>", Suggestion(rate, "<u>51%</u>", "\x1b]0;x\x07"))
    b.notes = (Note("undecodable", "第1行有1个字节\x1b[2J无法解码", 1, 3),)
    return b.report()


def unread(path: str = "news/none.txt") -> Report:
    """A document that could not be read."""
    return Report(path, error=f"{path}: 没有这个文件")


def all_reports() -> list[Report]:
    """One of each."""
    return [faulty(), clean(), hostile(), unread()]
