"""``__init__`` of a class with so many fields, for ``checker.records``: to load these costs a tenth of what it takes to
compile them at every start. ``set0`` and its like are given to each class's own copy."""

# ruff: noqa: E702, F821
# mypy: ignore-errors

from __future__ import annotations


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


TEMPLATES = {count: globals()[f"init{count}"].__code__ for count in range(1, 21)}
