"""Expressions of templates, read strictly first and leniently where that fails, as Jekyll does.

Jekyll runs Liquid in the mode "warn": what the grammar refuses is searched for the first thing that
looks like an expression, and the rest is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from editor.core.liquid.conditions import Comparison, Condition
from editor.core.liquid.expressions import (
    Applied,
    Constant,
    Filtered,
    Lookup,
    Operand,
    Segment,
    Span,
)
from editor.core.liquid.failure import TemplateError
from editor.core.liquid.values import BLANK, EMPTY

QUOTED = r"\"[^\"]*\"|'[^']*'"
FRAGMENT = rf"(?:{QUOTED}|(?:[^\s,|'\"]|{QUOTED})+)"
_WORD = re.compile(r"\w+", re.ASCII)
_INTEGER = re.compile(r"-?\d+", re.ASCII)
_FLOAT = re.compile(r"-?\d[\d.]+", re.ASCII)
_RANGE = re.compile(r"\(\s*(\S+?)\s*\.\.\s*(\S+)\s*\)")
_LEADING_FLOAT = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_LITERALS: dict[str, object] = {
    "": None, "nil": None, "null": None, "true": True, "false": False, "blank": BLANK,
    "empty": EMPTY,
}  # fmt: skip
_PARTS = re.compile(r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]|[\w-]+\??", re.ASCII)
_FIRST = re.compile(rf"({FRAGMENT})(.*)", re.DOTALL)
_PIPED = re.compile(r"\|\s*(.*)", re.DOTALL)
_FILTER_PIECE = re.compile(rf"(?:\s+|{FRAGMENT}|,)+")
_FILTER_ARGUMENT = re.compile(rf"(?:\:|,)\s*((?:\w+\s*\:\s*)?{FRAGMENT}\s*)")
_KEYWORD = re.compile(rf"\A(\w[\w-]*)\s*\:\s*({FRAGMENT})\s*\Z")
_BOOLEAN = re.compile(
    rf"(?:\b(?:\s?and\s?|\s?or\s?)\b|(?:\s*(?!\b(?:\s?and\s?|\s?or\s?)\b)(?:{FRAGMENT}|\S+)\s*)+)"
)
_SIMPLE_CONDITION = re.compile(rf"({FRAGMENT})\s*([=!<>a-z_]+)?\s*({FRAGMENT})?")
_TOKEN = re.compile(
    r"\s*(?:(?P<op>==|!=|<>|<=|>=|<|>|contains(?=\s))|(?P<id>[a-zA-Z_][\w-]*\??)"
    r"|(?P<number>-?\d+(?:\.\d+)?)|(?P<string>\"[^\"]*\"|'[^']*')|(?P<dots>\.\.)"
    r"|(?P<mark>[|.:,\[\]()?-]))",
    re.ASCII,
)
OPERATORS = frozenset(("==", "!=", "<>", "<", ">", "<=", ">=", "contains"))


class _RefusedError(Exception):
    """The strict grammar does not take a text."""


def read_operand(markup: str) -> Operand:
    """One value: a literal, a range or a lookup."""
    markup = markup.strip()
    if len(markup) > 1 and markup[0] == markup[-1] and markup[0] in "\"'":
        return Constant(markup[1:-1])
    if markup in _LITERALS:
        return Constant(_LITERALS[markup])
    if _INTEGER.fullmatch(markup):
        return Constant(int(markup[:4000]))
    if (ends := _RANGE.fullmatch(markup)) is not None:
        return Span(read_operand(ends[1]), read_operand(ends[2]))
    if _FLOAT.fullmatch(markup) and (number := _LEADING_FLOAT.match(markup)) is not None:
        return Constant(float(number.group()))
    return _lookup(markup)


def _lookup(markup: str) -> Operand:
    parts = _PARTS.findall(markup)
    if not parts:
        return Constant(None)
    segments: list[Segment] = []
    for part in parts:
        if part.startswith("["):
            inner = read_operand(part[1:-1])
            segments.append(inner.value if isinstance(inner, Constant) else inner)
        else:
            segments.append(part)
    commands = tuple(not part.startswith("[") for part in parts)
    return Lookup(tuple(segments), commands)


def read_filtered(markup: str) -> Filtered:
    """What stands in ``{{ }}`` or behind ``assign x =``: a value and its filters."""
    try:
        return _Grammar(markup).filtered()
    except _RefusedError:
        return _lenient_filtered(markup)


def _lenient_filtered(markup: str) -> Filtered:
    found = _FIRST.search(markup)
    if found is None:
        return Filtered(Constant(None), ())
    filters: list[Applied] = []
    piped = _PIPED.search(found[2])
    for piece in _FILTER_PIECE.findall(piped[1]) if piped else ():
        name = _WORD.search(piece)
        if name is not None:
            filters.append(_applied(name.group(), _FILTER_ARGUMENT.findall(piece)))
    return Filtered(read_operand(found[1]), tuple(filters))


def _applied(name: str, arguments: Sequence[str]) -> Applied:
    placed: list[Operand] = []
    named: list[tuple[str, Operand]] = []
    for argument in arguments:
        keyword = _KEYWORD.match(argument)
        if keyword is None:
            placed.append(read_operand(argument))
        else:
            named.append((keyword[1], read_operand(keyword[2])))
    return Applied(name, tuple(placed), tuple(named))


def read_condition(markup: str) -> Condition:
    """What stands in ``if``, ``elsif`` and ``unless``.

    Raises:
        TemplateError: when it is no condition even leniently.
    """
    try:
        return _Grammar(markup).condition()
    except _RefusedError:
        return _lenient_condition(markup)


def read_strict_condition(markup: str) -> Condition:
    """The condition of ``where_exp`` and ``find_exp``, which Jekyll reads strictly alone.

    Raises:
        TemplateError: when the grammar does not take it.
    """
    try:
        return _Grammar(markup).condition()
    except _RefusedError:
        raise TemplateError("liquid.condition", {"text": markup}) from None


def _lenient_condition(markup: str) -> Condition:
    pieces = _BOOLEAN.findall(markup)
    if not pieces:
        raise TemplateError("liquid.condition", {"text": markup.strip()})
    condition = _comparison(pieces.pop(), markup)
    while pieces:
        operator = pieces.pop().strip()
        if operator not in {"and", "or"} or not pieces:
            raise TemplateError("liquid.condition", {"text": markup.strip()})
        comparison = _comparison(pieces.pop(), markup).first
        condition = Condition(comparison, operator, condition)
    return condition


def _comparison(piece: str, markup: str) -> Condition:
    found = _SIMPLE_CONDITION.search(piece)
    if found is None:
        raise TemplateError("liquid.condition", {"text": markup.strip()})
    right = read_operand(found[3]) if found[3] else Constant(None)
    return Condition(Comparison(read_operand(found[1]), found[2] or "", right))


class _Grammar:
    """Liquid's strict grammar over one text; methods raise :class:`_RefusedError`."""

    def __init__(self, markup: str) -> None:
        self._tokens: list[tuple[str, str]] = []
        self._at = 0
        at, end = 0, len(markup.rstrip())
        while at < end:
            found = _TOKEN.match(markup, at)
            if found is None or found.lastgroup is None:
                raise _RefusedError
            text = found[found.lastgroup]
            kind = text if found.lastgroup in {"mark", "dots"} else found.lastgroup
            self._tokens.append((kind, text))
            at = found.end()

    def _kind(self, ahead: int = 0) -> str:
        place = self._at + ahead
        return self._tokens[place][0] if place < len(self._tokens) else ""

    def _take(self, kind: str) -> str:
        if self._kind() != kind:
            raise _RefusedError
        self._at += 1
        return self._tokens[self._at - 1][1]

    def _maybe(self, kind: str) -> bool:
        if self._kind() != kind:
            return False
        self._at += 1
        return True

    def filtered(self) -> Filtered:
        if not self._tokens:
            return Filtered(Constant(None), ())
        left = read_operand(self._expression())
        filters: list[Applied] = []
        while self._maybe("|"):
            name = self._take("id")
            arguments: list[str] = []
            if self._maybe(":"):
                arguments.append(self._argument())
                while self._maybe(","):
                    arguments.append(self._argument())
            filters.append(_applied(name, arguments))
        self._end()
        return Filtered(left, tuple(filters))

    def condition(self) -> Condition:
        parts = [self._comparison()]
        operators: list[str] = []
        while self._kind() == "id" and self._tokens[self._at][1] in {"and", "or"}:
            operators.append(self._take("id"))
            parts.append(self._comparison())
        self._end()
        made = Condition(parts[-1])
        for part, operator in zip(reversed(parts[:-1]), reversed(operators), strict=True):
            made = Condition(part, operator, made)
        return made

    def _comparison(self) -> Comparison:
        left = read_operand(self._expression())
        if self._kind() != "op":
            return Comparison(left)
        operator = self._take("op")
        return Comparison(left, operator, read_operand(self._expression()))

    def _argument(self) -> str:
        name = ""
        if self._kind() == "id" and self._kind(1) == ":":
            name = self._take("id") + ": "
            self._take(":")
        return name + self._expression()

    def _expression(self) -> str:
        kind = self._kind()
        if kind == "id":
            return self._take("id") + self._lookups()
        if kind in {"string", "number"}:
            return self._take(kind)
        if kind == "[":
            self._take("[")
            inner = self._expression()
            self._take("]")
            return f"[{inner}]{self._lookups()}"
        if kind == "(":
            self._take("(")
            first = self._expression()
            self._take("..")
            last = self._expression()
            self._take(")")
            return f"({first}..{last})"
        raise _RefusedError

    def _lookups(self) -> str:
        made = ""
        while True:
            if self._maybe("["):
                made += f"[{self._expression()}]"
                self._take("]")
            elif self._maybe("."):
                made += "." + self._take("id")
            else:
                return made

    def _end(self) -> None:
        if self._at < len(self._tokens):
            raise _RefusedError
