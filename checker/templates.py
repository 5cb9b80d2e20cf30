"""``__init__`` of a class and ``__new__`` of a named tuple with so many fields, for ``records`` and ``tuples``: to load
these costs a tenth of what it takes to compile them at every start. ``set0``, ``make`` come with each class's copy."""

# ruff: noqa: E702, F821
# mypy: ignore-errors

from __future__ import annotations

from types import FunctionType

MOST = 20
_MISSING = object()


def copied(template, name, made, names, defaults, space):
    """A template with the names of a class."""
    own = (template.co_varnames[0], *names)
    code = template.replace(co_varnames=own, co_name=name, co_qualname=f"{made.__qualname__}.{name}")
    return FunctionType(code, space, name, defaults)


def general(names, defaults, done):
    """What a template does, for any number of fields."""
    places = {name: at for at, name in enumerate(names)}
    needed = len(names) - len(defaults)
    blank = [_MISSING] * needed + list(defaults)

    def made(self, *given, **named):
        row = blank.copy()
        if len(given) > len(names) or (given and not named.keys().isdisjoint(names[: len(given)])):
            raise TypeError(f"expected {', '.join(names)}")
        row[: len(given)] = given
        try:
            for name, value in named.items():
                row[places[name]] = value
        except KeyError:
            raise TypeError(f"expected {', '.join(names)}") from None
        missing = [name for name, value in zip(names[:needed], row, strict=False) if value is _MISSING]
        if missing:
            raise TypeError(f"missing: {', '.join(missing)}")
        return done(self, row)

    return made


def init1(self, a0):
    set0(self, a0)


def init2(self, a0, a1):
    set0(self, a0); set1(self, a1)


def init3(self, a0, a1, a2):
    set0(self, a0); set1(self, a1); set2(self, a2)


def init4(self, a0, a1, a2, a3):
    set0(self, a0); set1(self, a1); set2(self, a2); set3(self, a3)


def init5(self, a0, a1, a2, a3, a4):
    set0(self, a0); set1(self, a1); set2(self, a2); set3(self, a3); set4(self, a4)


def init6(self, a0, a1, a2, a3, a4, a5):
    set0(self, a0); set1(self, a1); set2(self, a2); set3(self, a3); set4(self, a4); set5(self, a5)


def init7(self, a0, a1, a2, a3, a4, a5, a6):
    set0(self, a0); set1(self, a1); set2(self, a2); set3(self, a3); set4(self, a4); set5(self, a5)
    set6(self, a6)


def init8(self, a0, a1, a2, a3, a4, a5, a6, a7):
    set0(self, a0); set1(self, a1); set2(self, a2); set3(self, a3); set4(self, a4); set5(self, a5)
    set6(self, a6); set7(self, a7)


def init9(self, a0, a1, a2, a3, a4, a5, a6, a7, a8):
    set0(self, a0); set1(self, a1); set2(self, a2); set3(self, a3); set4(self, a4); set5(self, a5)
    set6(self, a6); set7(self, a7); set8(self, a8)


def init10(self, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9):
    set0(self, a0); set1(self, a1); set2(self, a2); set3(self, a3); set4(self, a4); set5(self, a5)
    set6(self, a6); set7(self, a7); set8(self, a8); set9(self, a9)


def init11(self, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10):
    set0(self, a0); set1(self, a1); set2(self, a2); set3(self, a3); set4(self, a4); set5(self, a5)
    set6(self, a6); set7(self, a7); set8(self, a8); set9(self, a9); set10(self, a10)


def init12(self, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11):
    set0(self, a0); set1(self, a1); set2(self, a2); set3(self, a3); set4(self, a4); set5(self, a5)
    set6(self, a6); set7(self, a7); set8(self, a8); set9(self, a9); set10(self, a10); set11(self, a11)


def init13(self, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12):
    set0(self, a0); set1(self, a1); set2(self, a2); set3(self, a3); set4(self, a4); set5(self, a5)
    set6(self, a6); set7(self, a7); set8(self, a8); set9(self, a9); set10(self, a10); set11(self, a11)
    set12(self, a12)


def init14(self, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13):
    set0(self, a0); set1(self, a1); set2(self, a2); set3(self, a3); set4(self, a4); set5(self, a5)
    set6(self, a6); set7(self, a7); set8(self, a8); set9(self, a9); set10(self, a10); set11(self, a11)
    set12(self, a12); set13(self, a13)


def init15(self, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14):
    set0(self, a0); set1(self, a1); set2(self, a2); set3(self, a3); set4(self, a4); set5(self, a5)
    set6(self, a6); set7(self, a7); set8(self, a8); set9(self, a9); set10(self, a10); set11(self, a11)
    set12(self, a12); set13(self, a13); set14(self, a14)


def init16(self, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15):
    set0(self, a0); set1(self, a1); set2(self, a2); set3(self, a3); set4(self, a4); set5(self, a5)
    set6(self, a6); set7(self, a7); set8(self, a8); set9(self, a9); set10(self, a10); set11(self, a11)
    set12(self, a12); set13(self, a13); set14(self, a14); set15(self, a15)


def init17(self, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16):
    set0(self, a0); set1(self, a1); set2(self, a2); set3(self, a3); set4(self, a4); set5(self, a5)
    set6(self, a6); set7(self, a7); set8(self, a8); set9(self, a9); set10(self, a10); set11(self, a11)
    set12(self, a12); set13(self, a13); set14(self, a14); set15(self, a15); set16(self, a16)


def init18(self, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17):
    set0(self, a0); set1(self, a1); set2(self, a2); set3(self, a3); set4(self, a4); set5(self, a5)
    set6(self, a6); set7(self, a7); set8(self, a8); set9(self, a9); set10(self, a10); set11(self, a11)
    set12(self, a12); set13(self, a13); set14(self, a14); set15(self, a15); set16(self, a16); set17(self, a17)


def init19(self, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18):
    set0(self, a0); set1(self, a1); set2(self, a2); set3(self, a3); set4(self, a4); set5(self, a5)
    set6(self, a6); set7(self, a7); set8(self, a8); set9(self, a9); set10(self, a10); set11(self, a11)
    set12(self, a12); set13(self, a13); set14(self, a14); set15(self, a15); set16(self, a16); set17(self, a17)
    set18(self, a18)


def init20(self, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19):
    set0(self, a0); set1(self, a1); set2(self, a2); set3(self, a3); set4(self, a4); set5(self, a5)
    set6(self, a6); set7(self, a7); set8(self, a8); set9(self, a9); set10(self, a10); set11(self, a11)
    set12(self, a12); set13(self, a13); set14(self, a14); set15(self, a15); set16(self, a16); set17(self, a17)
    set18(self, a18); set19(self, a19)


def new1(cls, a0):
    return make(cls, (a0,))


def new2(cls, a0, a1):
    return make(cls, (a0, a1))


def new3(cls, a0, a1, a2):
    return make(cls, (a0, a1, a2))


def new4(cls, a0, a1, a2, a3):
    return make(cls, (a0, a1, a2, a3))


def new5(cls, a0, a1, a2, a3, a4):
    return make(cls, (a0, a1, a2, a3, a4))


def new6(cls, a0, a1, a2, a3, a4, a5):
    return make(cls, (a0, a1, a2, a3, a4, a5))


def new7(cls, a0, a1, a2, a3, a4, a5, a6):
    return make(cls, (a0, a1, a2, a3, a4, a5, a6))


def new8(cls, a0, a1, a2, a3, a4, a5, a6, a7):
    return make(cls, (a0, a1, a2, a3, a4, a5, a6, a7))


def new9(cls, a0, a1, a2, a3, a4, a5, a6, a7, a8):
    return make(cls, (a0, a1, a2, a3, a4, a5, a6, a7, a8))


def new10(cls, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9):
    return make(cls, (a0, a1, a2, a3, a4, a5, a6, a7, a8, a9))


def new11(cls, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10):
    return make(cls, (a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10))


def new12(cls, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11):
    return make(cls, (a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11))


def new13(cls, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12):
    return make(cls, (a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12))


def new14(cls, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13):
    return make(cls, (a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13))


def new15(cls, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14):
    return make(cls, (a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14))


def new16(cls, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15):
    return make(cls, (a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15))


def new17(cls, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16):
    return make(cls, (a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16))


def new18(cls, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17):
    return make(cls, (a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17))


def new19(cls, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18):
    return make(cls, (a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18))


def new20(cls, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19):
    return make(cls, (a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19))


INITS = {count: globals()[f"init{count}"].__code__ for count in range(1, MOST + 1)}
NEWS = {count: globals()[f"new{count}"].__code__ for count in range(1, MOST + 1)}
