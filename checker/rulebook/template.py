"""A first rule to change: what ``zscheck rules new`` writes. It loads and passes its own tests as it is."""

from __future__ import annotations

import contextlib
import re
from itertools import count
from pathlib import Path

from checker.rulebook.keys import TABLES, Key

_RULE = """\
# A house rule of zscheck. Try it:  zscheck rules test {path}
# All keys that a rule can have are listed below.

id: {id}
code: {code}
title: {{zh-Hans: 千人床位数与床位、人口不符, en: Beds per thousand people}}
severity: warning
bind: figures
scope: sentence
roles:
  rate: {{anchor: true, kind: [count], units: [张], before: [每千人]}}
  beds: {{kind: [count], units: [张], before: [床位, 病床]}}
  people: {{kind: [count], units: [人], before: [人口], not_before: [每千]}}
cues:
  - {{role: rate, before: [每千人], weight: 4}}
  - {{role: beds, before: [床位, 病床], weight: 2}}
  - {{role: people, before: [人口], weight: 2}}
params: {{per: 1000}}
equation: beds / people * per == rate
message:
  zh-Hans: "床位{{beds}}、人口{{people}}，每千人应为{{rate.expected}}，文中写作{{rate}}"
  en: "{{beds}} for {{people}} make {{rate.expected}} per thousand, the text says {{rate}}"
why: 床位数、人口数和千人床位数往往来源不同，改了一个忘了另一个。
examples:
  ok:
    - 全市常住人口320万人，医院床位19200张，每千人拥有床位6.0张。
  bad:
    - {{text: 全市常住人口320万人，医院床位19200张，每千人拥有床位⟦6.6张⟧。, expected: 6.0张}}
"""


def free_code(folder: Path) -> str:
    """The first of HOUSE1, HOUSE2, … that no rule file at or below a folder has."""
    taken: set[str] = set()
    for file in folder.rglob("*.yaml"):
        with contextlib.suppress(OSError, UnicodeDecodeError):
            taken.update(re.findall(r"(?m)^code: *(HOUSE[0-9]+)", file.read_text(encoding="utf-8")))
    return next(code for code in map("HOUSE{}".format, count(1)) if code not in taken)


def new_rule(name: str, code: str, path: str) -> str:
    """The text of a rule file, with all keys as comments at its end."""
    return _RULE.format(id=name, code=code, path=path) + "\n" + "\n".join(_reference()) + "\n"


def _reference() -> list[str]:
    lines = []
    for section, keys in TABLES.items():
        lines.append(f"# --- keys of {'a rule' if section == 'rule' else section}")
        lines += [_line(key) for key in keys]
    return lines


def _line(key: Key) -> str:
    choices = f" ({' | '.join(key.choices)})" if key.choices else ""
    return f"# {key.name}{' *' if key.need else ''}: {key.doc}{choices}"
