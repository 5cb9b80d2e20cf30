"""The text of an equation → a tree, by a small grammar of our own: nothing here can name or call anything of Python's.

relation := sum ("==" | "<=" | "<" | ">=" | ">") sum
sum      := product (("+" | "-") product)*          product := power (("*" | "/") power)*
power    := "-" power | atom ["**" (number | role)] atom    := number | role | function "(" … ")" | "(" sum ")"
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from checker.patterns import compiled
from checker.records import dataclass
from checker.rulebook.tree import Binary, Call, EquationError, Number, Ref, Relation, Tree, key_of

MAX_LENGTH = 400
MAX_DEPTH = 12
MAX_POWER = 4
RELATIONS = ("==", "<=", ">=", "<", ">")
GATHERING = ("sum", "count")  # over the figures of one role
FUNCTIONS = (*GATHERING, "min", "max", "abs", "days")

_TOKEN = compiled(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[^\W\d]\w*)|(?P<sign>\*\*|[=<>]=|[-+*/(),<>])|(?P<bad>\S))"
)
_SIGNS = {"=": "==", "×": "*", "÷": "/", "−": "-", "^": "**", "≤": "<=", "≥": ">=", "（": "(", "）": ")"}


@dataclass(frozen=True, slots=True)
class Token:
    """sort: number, name, sign or end."""

    sort: str
    text: str
    offset: int


def tokens(source: str) -> tuple[Token, ...]:
    """The tokens of an equation, an "end" last; EquationError where a character is no part of one."""
    if len(source) > MAX_LENGTH:
        raise EquationError(0, f"the equation is longer than {MAX_LENGTH} characters")
    found = []
    at = 0
    while match := _TOKEN.match(source, at):
        sort, text = match.lastgroup or "bad", match[match.lastgroup or 0]
        if sort == "bad":
            hint = f", write {_SIGNS[text]}" if text in _SIGNS else ""
            raise EquationError(match.start(sort), f"the equation cannot hold {text!r}{hint}")
        if sort == "number" and len(text) > 15:
            raise EquationError(match.start(sort), "a number in the equation has at most 15 digits")
        found.append(Token(sort, text, match.start(sort)))
        at = match.end()
    return (*found, Token("end", "", len(source)))


def parse(source: str, roles: Mapping[str, str]) -> Relation:
    """The tree of an equation over roles (name → "one", "many", "items" or "param"); EquationError at what is wrong."""
    return _Parser(tokens(source), roles).relation()


class _Parser:
    def __init__(self, found: tuple[Token, ...], roles: Mapping[str, str]) -> None:
        self.tokens = found
        self.roles = roles
        self.at = 0
        self.depth = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def take(self, *texts: str) -> Token | None:
        token = self.token
        if token.sort == "sign" and token.text in texts:
            self.at += 1
            return token
        return None

    def need(self, text: str) -> None:
        if not self.take(text):
            raise self.unexpected(f"{text!r}")

    def unexpected(self, wanted: str) -> EquationError:
        found = repr(self.token.text) if self.token.text else "the end of the equation"
        return EquationError(self.token.offset, f"found {found}, expected {wanted}")

    def relation(self) -> Relation:
        left = self.sum()
        sign = self.take(*RELATIONS)
        if not sign:
            raise self.unexpected("one of == <= < >= >")
        right = self.sum()
        if self.token.sort != "end":
            raise self.unexpected("the end of the equation, which is one relation")
        return Relation(sign.text, left, right, sign.offset)

    def sum(self) -> Tree:
        tree = self.product()
        while sign := self.take("+", "-"):
            tree = Binary(sign.text, tree, self.product(), sign.offset)
        return tree

    def product(self) -> Tree:
        tree = self.power()
        while sign := self.take("*", "/"):
            right = self.power()
            if sign.text == "/" and right == Number(Fraction(0), right.offset):
                raise EquationError(right.offset, "the equation divides by 0")
            tree = Binary(sign.text, tree, right, sign.offset)
        return tree

    def power(self) -> Tree:
        if sign := self.take("-"):
            self.deeper(sign)
            tree: Tree = Binary("-", Number(Fraction(0), sign.offset), self.power(), sign.offset)
            self.depth -= 1
            return tree
        tree = self.atom()
        if sign := self.take("**"):
            token = self.token
            exponent = self.atom()
            small = isinstance(exponent, Number) and exponent.value in range(1, MAX_POWER + 1)
            if not small and not (isinstance(exponent, Ref) and exponent.function in ("", "param")):
                raise EquationError(token.offset, f"a power must be a whole number from 1 to {MAX_POWER} or a role")
            tree = Binary("**", tree, exponent, sign.offset)
        return tree

    def atom(self) -> Tree:
        token = self.token
        if self.take("("):
            self.deeper(token)
            tree = self.sum()
            self.need(")")
            self.depth -= 1
            return tree
        if token.sort == "number":
            self.at += 1
            return Number(Fraction(token.text), token.offset)
        if token.sort != "name":
            raise self.unexpected("a role, a number or a bracket")
        self.at += 1
        if self.take("("):
            return self.call(token)
        return self.role(token, "")

    def deeper(self, token: Token) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise EquationError(token.offset, f"the equation is nested deeper than {MAX_DEPTH} levels")

    def role(self, token: Token, function: str) -> Ref:
        name = token.text
        if name not in self.roles:
            known = ", ".join(self.roles)
            raise EquationError(token.offset, f"the equation uses {name}, which is not a role (there are: {known})")
        sort = self.roles[name]
        if sort == "items" and function != "count":
            raise EquationError(token.offset, f"{name} is a list of names, expected count({name})")
        if sort == "many" and not function:
            raise EquationError(token.offset, f"{name} is many figures, expected sum({name})")
        if sort == "param":
            return Ref(name, "param", name, token.offset)
        if sort == "one" and function:
            raise EquationError(token.offset, f"{function}() needs a role with many: or items:, {name} is one figure")
        return Ref(name, function, key_of(name, function, self.roles), token.offset)

    def call(self, name: Token) -> Tree:
        function = name.text
        if function not in FUNCTIONS:
            known = ", ".join(FUNCTIONS)
            raise EquationError(name.offset, f"there is no function {function}(), expected one of {known}")
        token = self.token
        if function in GATHERING or (function in ("min", "max") and self.roles.get(token.text) in ("many", "items")):
            if token.sort != "name":
                raise self.unexpected("a role")
            self.at += 1
            tree: Tree = self.role(token, function)
        else:
            self.deeper(name)
            arguments = [self.sum()]
            while self.take(","):
                arguments.append(self.sum())
            wanted = {"abs": 1, "days": 2}.get(function)
            if len(arguments) != wanted if wanted else len(arguments) < 2:
                amount = wanted or "two or more"
                raise EquationError(name.offset, f"{function}() takes {amount} values, found {len(arguments)}")
            self.depth -= 1
            tree = Call(function, tuple(arguments), name.offset)
        self.need(")")
        return tree
