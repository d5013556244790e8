"""Conditions of templates: comparisons, and what joins them, each made into a function once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import ge, gt, le, lt
from typing import TypeAlias

from editor.core.liquid.context import Context
from editor.core.liquid.expressions import Evaluate, Operand
from editor.core.liquid.failure import TemplateError
from editor.core.liquid.values import (
    Drop,
    Emptiness,
    MarkedText,
    RubyRange,
    equal,
    order,
    to_text,
    truthy,
)

_UNORDERED = (bool, list, dict, RubyRange, Drop, Emptiness)

Holds: TypeAlias = Callable[[Context], bool]


class Comparison:
    """One comparison, or one value asked for its truth (no operator).

    ``holds`` raises a TemplateError for an unknown operator, and for sides that have no order.
    """

    __slots__ = ("holds", "left", "operator", "right")

    def __init__(self, left: Operand, operator: str = "", right: Operand | None = None) -> None:
        self.left = left
        self.operator = operator
        self.right = right
        self.holds: Holds = _comparison(left, operator, right)


def _comparison(left: Operand, operator: str, right: Operand | None) -> Holds:
    one = left.evaluate
    if not operator:

        def is_true(context: Context) -> bool:
            value = one(context)
            return value is not None and value is not False

        return is_true
    other: Evaluate = (lambda _: None) if right is None else right.evaluate
    if operator in {"==", "!=", "<>"}:
        return _sameness(one, operator, other)
    if operator == "contains":
        return _containment(one, other)
    return _inequality(one, operator, other)


# What is compared most often is decided at once: two texts, two whole numbers, a text and a list.


def _sameness(one: Evaluate, operator: str, other: Evaluate) -> Holds:
    same = operator == "=="

    def holds(context: Context) -> bool:
        value, wanted = one(context), other(context)
        kind = type(value)
        if kind is type(wanted) and (kind is str or kind is int):
            return (value == wanted) is same
        return _compared(context, value, operator, wanted)

    return holds


def _containment(one: Evaluate, other: Evaluate) -> Holds:
    def holds(context: Context) -> bool:
        value, wanted = one(context), other(context)
        # `empty` alone equals a text that is not the same, and that is "".
        if type(wanted) is str and (type(value) is str or (type(value) is list and wanted)):
            return wanted in value
        return _compared(context, value, "contains", wanted)

    return holds


def _inequality(one: Evaluate, operator: str, other: Evaluate) -> Holds:
    def holds(context: Context) -> bool:
        value, wanted = one(context), other(context)
        if type(value) is int and type(wanted) is int and operator in _SIGNS:
            return _SIGNS[operator](value, wanted)
        return _compared(context, value, operator, wanted)

    return holds


_SIGNS: Mapping[str, Callable[[int, int], bool]] = {"<": lt, ">": gt, "<=": le, ">=": ge}


def _compared(context: Context, value: object, operator: str, wanted: object) -> bool:
    if isinstance(value, MarkedText) or isinstance(wanted, MarkedText):
        context.run.content_was_read = True
    return compare(value, operator, wanted)


def compare(left: object, operator: str, right: object) -> bool:
    """Liquid's comparisons."""
    if operator == "==":
        return equal(left, right)
    if operator in {"!=", "<>"}:
        return not equal(left, right)
    if operator == "contains":
        return contains(left, right)
    if operator not in {"<", ">", "<=", ">="}:
        raise TemplateError("liquid.operator", {"name": operator})
    if not (_ordered(left) and _ordered(right)):
        return False
    found = order(left, right)
    if found is None:
        raise TemplateError("liquid.compare", {"left": to_text(left), "right": to_text(right)})
    return (
        found < 0 if operator == "<" else found > 0 if operator == ">" else _with(operator, found)
    )


def _with(operator: str, found: int) -> bool:
    return found <= 0 if operator == "<=" else found >= 0


def _ordered(value: object) -> bool:
    """Whether Ruby's ``<`` is known to it."""
    return not (value is None or isinstance(value, _UNORDERED))


def contains(left: object, right: object) -> bool:
    """``left contains right``: a text a part, a list an element, a mapping a key."""
    if not truthy(left) or not truthy(right):
        return False
    if isinstance(left, str):
        return to_text(right) in left
    if isinstance(left, dict):
        return not isinstance(right, list | dict) and right in left
    if isinstance(left, list | RubyRange):
        return any(equal(item, right) for item in left)
    return False


class Condition:
    """Comparisons joined by ``and`` and ``or``, which bind to the right alike."""

    __slots__ = ("evaluate", "first", "operator", "rest")

    def __init__(
        self, first: Comparison, operator: str = "", rest: Condition | None = None
    ) -> None:
        self.first = first
        self.operator = operator
        self.rest = rest
        self.evaluate: Holds = first.holds if rest is None else _joined(first, operator, rest)


def _joined(first: Comparison, operator: str, rest: Condition) -> Holds:
    one, other = first.holds, rest.evaluate
    if operator == "or":
        return lambda context: one(context) or other(context)
    return lambda context: one(context) and other(context)
