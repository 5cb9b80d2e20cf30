"""Side by side on the forms of forms.py: zscheck, cn2an, JioNLP, Recognizers-Text (those that are installed).

    python -m tests.bench.peers            prints counts, then every form somebody got wrong

To install the others, best in an environment of their own: pip install cn2an==0.5.24 jionlp emoji==1.7.0 regex
multipledispatch grapheme datedelta python-dateutil, then pip install --no-deps recognizers-text
recognizers-text-number recognizers-text-number-with-unit recognizers-text-date-time recognizers-text-sequence
recognizers-text-choice recognizers-text-suite (their pinned dependencies no longer build).

Peers answer through the call their documentation offers for one number; an exception counts as no answer.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from tests.bench.forms import FORMS, Between, Nothing
from tests.bench.ours import Answer, answer, right


def cn2an() -> Callable[[str], Answer]:
    module: Any = importlib.import_module("cn2an")
    return lambda form: Fraction(str(module.cn2an(form, "smart")))


def jionlp() -> Callable[[str], Answer]:
    module: Any = importlib.import_module("jionlp")

    def ask(form: str) -> Answer:
        found = module.parse_money(form + "元")["num"]
        if isinstance(found, list):
            return Fraction(found[0]), Fraction(found[1])
        return Fraction(found)

    return ask


def recognizers() -> Callable[[str], Answer]:
    number: Any = importlib.import_module("recognizers_number")
    suite: Any = importlib.import_module("recognizers_suite")

    def ask(form: str) -> Answer:
        for recognize in (number.recognize_percentage, number.recognize_number):
            found = recognize(form, suite.Culture.Chinese)
            if len(found) == 1:
                value = str(found[0].resolution["value"])
                return Fraction(value.rstrip("%")) / (100 if value.endswith("%") else 1)
        return None

    return ask


PEERS: dict[str, Callable[[], Callable[[str], Answer]]] = {
    "zscheck": lambda: answer,
    "cn2an": cn2an,
    "JioNLP": jionlp,
    "Recognizers-Text": recognizers,
}


def asked(ask: Callable[[str], Answer], form: str) -> Answer:
    """The answer; None where there is none."""
    try:
        return ask(form)
    except Exception:  # what a peer raises on a numeral is its way to say no
        return None


def close(answered: Answer, expected: Fraction | Between | Nothing) -> bool:
    """Right, and a float's last digit forgiven."""
    if isinstance(answered, Fraction) and isinstance(expected, Fraction) and expected:
        return abs(answered / expected - 1) < Fraction(1, 10**9)
    return right(answered, expected)


def main() -> None:
    """Print the table."""
    rows: dict[str, dict[str, str]] = {}
    print(f"{'':18}right  wrong  no answer   of {len(FORMS)}")
    for name, make in PEERS.items():
        try:
            ask = make()
        except ImportError as error:
            print(f"{name:18}not installed ({error.name})")
            continue
        counts = {"right": 0, "wrong": 0, "none": 0}
        for form, expected in FORMS:
            answered = ask(form) if name == "zscheck" else asked(ask, form)
            verdict = "right" if close(answered, expected) else "none" if answered is None else "wrong"
            counts[verdict] += 1
            if verdict != "right":
                rows.setdefault(form, {})[name] = "-" if answered is None else str(answered)
        print(f"{name:18}{counts['right']:5}  {counts['wrong']:5}  {counts['none']:9}")
    for form, wrong in rows.items():
        print(f"  {form}: " + ", ".join(f"{name} {said}" for name, said in wrong.items()))


if __name__ == "__main__":
    main()
