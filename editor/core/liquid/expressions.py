"""Expressions of templates at run time: literals, lookups, filters, conditions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from liquid.context import RenderContext
from liquid.expression import Expression
from liquid.token import Token

from editor.core.liquid.context import Context
from editor.core.liquid.failure import TemplateError
from editor.core.liquid.values import (
    Drop,
    Emptiness,
    MarkedText,
    RubyRange,
    equal,
    order,
    text_to_integer,
    to_text,
    truthy,
)

_NO_TOKEN = Token("expression", "", 0, "")
_MAX_TEXT = 20_000_000
"""Code points that a text may have; more is taken for a template that grows without end."""


class Constant(Expression):
    """A literal."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        super().__init__(_NO_TOKEN)
        self.value = value

    def evaluate(self, context: RenderContext) -> object:
        """The value itself."""
        del context
        return self.value

    def children(self) -> Iterable[Expression]:
        """Nothing."""
        return ()


Segment: TypeAlias = object
"""A step of a lookup: a key, or an expression that gives one."""


class Lookup(Expression):
    """``page.tags[0].size``. ``commands``: which steps may be ``size``, ``first``, ``last``."""

    __slots__ = ("commands", "path")

    def __init__(self, path: tuple[Segment, ...], commands: tuple[bool, ...]) -> None:
        super().__init__(_NO_TOKEN)
        self.path = path
        self.commands = commands

    def evaluate(self, context: RenderContext) -> object:
        """What stands there; None where there is nothing."""
        assert isinstance(context, Context)
        name = self.path[0]
        if isinstance(name, Expression):
            name = name.evaluate(context)
        value = context.find(to_text(name)) if name is not None else None
        for key, command in zip(self.path[1:], self.commands[1:], strict=True):
            wanted = key.evaluate(context) if isinstance(key, Expression) else key
            value = step(value, wanted, command=command)
            if value is None:
                return None
        return value

    def children(self) -> Iterable[Expression]:
        """The steps that are expressions."""
        return [part for part in self.path if isinstance(part, Expression)]


def step(value: object, key: object, *, command: bool) -> object:
    """``value[key]`` as Liquid looks it up."""
    if isinstance(value, Drop):
        return value.get(key) if isinstance(key, str) and value.has(key) else None
    if isinstance(value, dict):
        if key in value:
            return value[key]
        return _of_mapping(value, key) if command else None
    if isinstance(value, list):
        if isinstance(key, int) and not isinstance(key, bool):
            return value[key] if -len(value) <= key < len(value) else None
        return _of_list(value, key) if command else None
    return _of_other(value, key) if command else None


def _of_mapping(value: dict[object, object], key: object) -> object:
    if key == "size":
        return len(value)
    return list(next(iter(value.items()))) if key == "first" and value else None


def _of_list(value: list[object], key: object) -> object:
    if key == "size":
        return len(value)
    if not value:
        return None
    return value[0] if key == "first" else value[-1] if key == "last" else None


def _of_other(value: object, key: object) -> object:
    if key == "size":
        if isinstance(value, str | RubyRange):
            return len(value)
        return 8 if isinstance(value, int) and not isinstance(value, bool) else None
    if isinstance(value, RubyRange):
        return value.first if key == "first" else value.last if key == "last" else None
    return None


class Span(Expression):
    """``(1..n)``."""

    __slots__ = ("first", "last")

    def __init__(self, first: Operand, last: Operand) -> None:
        super().__init__(_NO_TOKEN)
        self.first = first
        self.last = last

    def evaluate(self, context: RenderContext) -> RubyRange:
        """The range; what is no number is 0."""
        return RubyRange(_end(self.first.evaluate(context)), _end(self.last.evaluate(context)))

    def children(self) -> Iterable[Expression]:
        """Both ends."""
        return (self.first, self.last)


def _end(value: object) -> int:
    if isinstance(value, bool):
        return 0
    if isinstance(value, int | float):
        return int(value)
    return text_to_integer(value) if isinstance(value, str) else 0


_UNORDERED = (bool, list, dict, RubyRange, Drop, Emptiness)

Operand: TypeAlias = Constant | Lookup | Span


class Applied:
    """A filter with its arguments."""

    __slots__ = ("name", "named", "placed")

    def __init__(
        self, name: str, placed: tuple[Operand, ...], named: tuple[tuple[str, Operand], ...]
    ) -> None:
        self.name = name
        self.placed = placed
        self.named = named

    def apply(self, value: object, context: Context) -> object:
        """The filter's result; an unknown filter passes on what it is given, and is told of."""
        arguments = [argument.evaluate(context) for argument in self.placed]
        if self.named:
            arguments.append({name: one.evaluate(context) for name, one in self.named})
        result = context.apply(self.name, value, arguments)
        if isinstance(value, list):
            context.run.spend(len(value) >> 3, context.file)
        if isinstance(result, str) and len(result) > _MAX_TEXT:
            raise TemplateError("liquid.too-big", {})
        return result


class Filtered(Expression):
    """A value and the filters it goes through."""

    __slots__ = ("filters", "left")

    def __init__(self, left: Operand, filters: tuple[Applied, ...]) -> None:
        super().__init__(_NO_TOKEN)
        self.left = left
        self.filters = filters

    def evaluate(self, context: RenderContext) -> object:
        """The value behind the last filter."""
        value = self.left.evaluate(context)
        if self.filters:
            assert isinstance(context, Context)
            for one in self.filters:
                value = one.apply(value, context)
        return value

    def children(self) -> Iterable[Expression]:
        """The value and all arguments."""
        return (self.left, *(argument for one in self.filters for argument in one.placed))


class Comparison:
    """One comparison, or one value asked for its truth (no operator)."""

    __slots__ = ("left", "operator", "right")

    def __init__(self, left: Operand, operator: str = "", right: Operand | None = None) -> None:
        self.left = left
        self.operator = operator
        self.right = right

    def holds(self, context: RenderContext) -> bool:
        """Whether it is true.

        Raises:
            TemplateError: for an unknown operator, and for sides that have no order.
        """
        left = self.left.evaluate(context)
        if not self.operator:
            return truthy(left)
        right = None if self.right is None else self.right.evaluate(context)
        if isinstance(left, MarkedText) or isinstance(right, MarkedText):
            assert isinstance(context, Context)
            context.run.content_was_read = True
        return compare(left, self.operator, right)


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
        return right in left
    if isinstance(left, list | RubyRange):
        return any(equal(item, right) for item in left)
    return False


class Condition(Expression):
    """Comparisons joined by ``and`` and ``or``, which bind to the right alike."""

    __slots__ = ("first", "operator", "rest")

    def __init__(
        self, first: Comparison, operator: str = "", rest: Condition | None = None
    ) -> None:
        super().__init__(_NO_TOKEN)
        self.first = first
        self.operator = operator
        self.rest = rest

    def evaluate(self, context: RenderContext) -> bool:
        """Whether it is true."""
        held = self.first.holds(context)
        if self.rest is None or (held if self.operator == "or" else not held):
            return held
        return self.rest.evaluate(context)

    def children(self) -> Iterable[Expression]:
        """The sides of all comparisons."""
        sides = (self.first.left, self.first.right)
        yield from (side for side in sides if side is not None)
        if self.rest is not None:
            yield from self.rest.children()
