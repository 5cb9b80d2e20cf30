"""The one table of keys of a rule file: what the loader accepts, what the JSON Schema says, what ``rules new`` prints.

A new optional key is one line here and one attribute in ``rule``. Shapes: ``checker.rulebook.shapes``.
"""

from __future__ import annotations

from dataclasses import dataclass

KINDS = (
    "count", "money", "measure", "percent", "percentage_point", "multiple",
    "number", "ordinal", "date", "weekday", "time", "duration",
)  # fmt: skip
KIND_GROUPS = {"quantity": ("count", "money", "measure", "number")}
SEVERITIES = ("error", "warning", "info")
SCOPES = ("clause", "sentence", "paragraph", "article")
LANGUAGES = ("zh-Hans", "zh-Hant", "en")
EXAMPLE_SORTS = ("ok", "bad", "known_miss", "known_noise")


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its shape, whether it must be there, what it may hold, and one sentence for people.

    section   the table of a nested mapping's keys (shapes "section", "sections", "named sections")
    """

    name: str
    shape: str
    doc: str
    need: bool = False
    choices: tuple[str, ...] = ()
    low: float = 0
    high: float = 100
    section: str = ""


_WHERE = (
    Key("role", "role", "The role beside which the words stand."),
    Key("between", "two roles", "The two roles between which the words stand."),
    Key("before", "words", "Words left of the role's figure in its clause."),
    Key("after", "words", "Words right of the role's figure in its clause."),
    Key("words", "words", "Words between two roles."),
    Key("only", "words", "All that stands between two roles."),
    Key("opens", "words", "What stands between two roles begins with one of these."),
    Key("ends", "words", "What stands between two roles ends with one of these."),
    Key("clause", "words", "Words anywhere in the clause of the role's figure."),
    Key("sentence", "words", "Words anywhere in the sentences of all figures."),
    Key("together", "words", "Sets of words, apart by spaces, of which each figure of the role has another one."),
    Key("touching", "words", "Words that end right before the role's figure."),
    Key("mixed", "words", "Words left of some of the role's figures, but not of all."),
    Key("tail", "words", "Words that follow a list at once or end its last clause: …、16亿元等."),
    Key("side", "choice", "The role's side of the other figures.", choices=("before", "after")),
)

TABLES: dict[str, tuple[Key, ...]] = {
    "rule": (
        Key("id", "id", "The rule's name: lower-case words with hyphens, the same as the file's.", need=True),
        Key("code", "code", "A short stable code, capitals and digits: ZS101.", need=True),
        Key("replaces", "ids", "Ids of the rules that this one takes the place of."),
        Key("title", "texts", "A few words for lists and reports.", need=True),
        Key("severity", "choice", "The most that a finding of this rule may be.", need=True, choices=SEVERITIES),
        Key("bind", "choice", "How figures are found: figures, one a role; series, a total and its parts; names, a "
            "stated count and listed names; mentions, the same fact twice.", need=True,
            choices=("figures", "series", "names", "mentions")),
        Key("scope", "choice", "How far from the anchor the others are looked for.", need=True, choices=SCOPES),
        Key("roles", "named sections", "The places of the equation and what may fill them.", need=True, section="role"),
        Key("cues", "sections", "Words that speak for a reading.", section="cue"),
        Key("blockers", "sections", "Words that speak against a reading.", section="blocker"),
        Key("thresholds", "section", "Word evidence needed.", section="thresholds"),
        Key("params", "params", "Numbers for the equation that a project may set in its configuration."),
        Key("equation", "equation", "One relation over role names: part / whole == rate.", need=True),
        Key("rounding", "choice", "How computed values may have been rounded.",
            choices=("written", "truncate", "exact")),
        Key("report", "role", "The role that is marked where nothing better is known; the anchor where absent."),
        Key("message", "message", "One sentence with {role}, {role.expected}, {role.allowed}, {role.sum}, "
            "{role.count} and {computed}.", need=True),
        Key("why", "texts", "Why the check is there and what it leaves alone, for people.", need=True),
        Key("examples", "section", "Texts that prove the rule.", need=True, section="examples"),
    ),
    "role": (
        Key("anchor", "flag", "Where the search for the other figures starts; one role has it."),
        Key("kind", "kinds", "Kinds of figure, or quantity for anything counted or measured."),
        Key("many", "flag", "Several figures fill the role: sum(role), count(role)."),
        Key("at_least", "whole", "How many figures or names there must be.", low=1, high=50),
        Key("items", "flag", "Listed names fill the role, not figures: count(role)."),
        Key("unit", "other role", "The role whose unit the figure must have."),
        Key("dimension", "other role", "The role with whose figure this one must be comparable."),
        Key("other_unit", "other role", "The role with whose figure it must be comparable, in another unit."),
        Key("follows", "other role", "The role whose figure must stand left of this one's."),
        Key("per", "other role", "The role behind the stroke of whose unit this one's stands: 股 for 元/股."),
        Key("of", "other role", "The role before the stroke of whose unit this one's stands: 元 for 元/股."),
        Key("gap", "whole", "At most so many characters between it and the figure that it follows.", low=1, high=100),
        Key("units", "texts list", "The only units allowed."),
        Key("not_units", "texts list", "Units that are not allowed."),
        Key("before", "words", "One of these must stand left of the figure in its clause."),
        Key("not_before", "words", "None of these may stand left of the figure."),
        Key("touching", "words", "One of these must stand right before the figure and its hedge."),
        Key("not_touching", "words", "None of these may stand right before the figure and its hedge."),
        Key("after", "words", "One of these must stand right of the figure in its clause."),
        Key("not_after", "words", "None of these may stand right of the figure."),
        Key("side", "choice", "On which side of the anchor.", choices=("before", "after", "either")),
        Key("within", "choice", "A narrower scope for this role.", choices=SCOPES),
        Key("reach", "whole", "How many candidates are tried, nearest first.", low=1, high=40),
        Key("take", "choice", "The part of a figure that counts: the year, month, day or weekday of a date, the days "
            "by which it overruns its month, its value in the unit as written, money at a plain rate, the limit "
            "itself of 不超过200元.",
            choices=("year", "month", "day", "weekday", "overrun", "unit", "yuan", "limit")),
        Key("signed", "flag", "A falling word before the figure makes it negative."),
        Key("down", "words", "The falling words of a signed role; $down where absent."),
        Key("filler", "words", "Words before the anchor that do not say what it measures."),
        Key("named_by", "words", "Words before the anchor that name this role (占总人口的5%): its figure must fit."),
        Key("common", "flag", "What stands beside it in the same way, again and again, is of one and the same figure."),
        Key("optional", "flag", "It may be left out and then counts as 0."),
        Key("closer", "words", "Words that mark the total of the parts before it, or end a name two mentions share."),
        Key("closing", "words", "Words that do so right before it: 计, 共; alone or after a few characters."),
        Key("several", "words", "Words before it by which it holds for several claims or parts: 甲和乙都占16%, 各5例."),
        Key("not_closing", "words", "Words that end like those and do not: 预计."),
        Key("heads", "words", "Words that begin or end the heading of a table's total: 合计."),
        Key("unsummed", "words", "Words in the heading of a row or column that does not add up: 增幅."),
        Key("opener", "words", "Words that open a run of parts or names."),
        Key("inner", "words", "Words that begin a deeper level of parts."),
        Key("drawn", "words", "Words between two figures of which the second is taken from the first: 选出."),
        Key("stopper", "words", "Words that end a run of parts."),
        Key("classes", "words", "Sets of words, apart by spaces, that name the classes of a breakdown: 男 女."),
        Key("starters", "words", "Words that begin an item of a list of names, or the rest of a whole: 另外."),
        Key("joiners", "words", "Words that join the last two names or parts."),
        Key("among", "words", "Words between a whole and the first of two parts: 十项工程中有7项，另外3个."),
        Key("etc", "words", "Words that leave a list of names open."),
        Key("links", "words", "Words between a list and its count, between figures, or that cast doubt on an opener."),
        Key("whole", "words", "Words in which a joining or leading word is a part only: 有限公司."),
        Key("marks", "words", "How numbered points begin, {n} for 一, 二 and {d} for 1, 2: {n}是."),
        Key("letters", "words", "Sets of characters of which each one is a name: 京津冀."),
        Key("closed", "words", "Openers after which a list of names or of two parts is complete: 分别为."),
        Key("nouns", "words", "Units that may belong to the last name alone: 拉美、中亚五国."),
    ),
    "cue": (*_WHERE, Key("weight", "number", "Digits of evidence; may be negative.", need=True, low=-20, high=20),
            Key("need", "choice", "What there is none of without these words: no reading at all, or no finding.",
                choices=("reading", "finding"))),
    "blocker": (*_WHERE, Key("effect", "choice", "drop: no such reading; open: undecidable; warn: never an error.",
                need=True, choices=("drop", "open", "warn"))),
    "thresholds": (
        Key("holds", "number", "To bind a reading that holds.", high=50),
        Key("fails", "number", "To report one that fails.", high=50),
        Key("error", "number", "To report it as an error.", high=50),
    ),
    "examples": (
        Key("ok", "examples", "Consistent texts in which the rule binds.", need=True, section="example"),
        Key("bad", "examples", "Texts with one faulty figure between ⟦ and ⟧.", need=True, section="example"),
        Key("known_miss", "examples", "Faulty texts that are not found today.", section="example"),
        Key("known_noise", "examples", "Fine texts that are reported today.", section="example"),
    ),
    "example": (
        Key("text", "text", "The text.", need=True),
        Key("expected", "perhaps text", "What the marked figure would have to read; \"\" where that is open."),
    ),
}  # fmt: skip


def keys_of(section: str) -> dict[str, Key]:
    """The keys of a section by their names."""
    return {key.name: key for key in TABLES[section]}
