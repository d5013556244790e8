"""Expressions of templates: literals, lookups and filters, each made into a function once.

A layout is parsed once and evaluated for thousands of posts, so what is known when it is read is
decided then: every expression has ``evaluate``, a function of the context alone, made for the kind
of lookup or filter that it is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from editor.core.liquid.context import Context
from editor.core.liquid.failure import TemplateError
from editor.core.liquid.steps import step
from editor.core.liquid.values import (
    MAX_TEXT,
    Drop,
    MarkedText,
    RubyRange,
    text_to_integer,
    to_integer,
    to_text,
)

_KEEPING = frozenset(("push", "unshift"))
"""Filters that put what they are given into a list, which keeps it."""

Evaluate: TypeAlias = Callable[[Context], object]


class Constant:
    """A literal."""

    __slots__ = ("evaluate", "value")

    def __init__(self, value: object) -> None:
        self.value = value
        self.evaluate: Evaluate = lambda _: value


Segment: TypeAlias = object
"""A step of a lookup: a key, or an expression that gives one."""


class Lookup:
    """``page.tags[0].size``. ``commands``: which steps may be ``size``, ``first``, ``last``."""

    __slots__ = ("commands", "evaluate", "path")

    def __init__(self, path: tuple[Segment, ...], commands: tuple[bool, ...]) -> None:
        self.path = path
        self.commands = commands
        self.evaluate: Evaluate = _lookup(path, commands)


def _lookup(path: tuple[Segment, ...], commands: tuple[bool, ...]) -> Evaluate:
    if len(path) == 2 and isinstance(path[0], str) and isinstance(path[1], str):
        return _named_key(path[0], path[1], command=commands[1])
    value = _variable(path[0])
    for key, command in zip(path[1:], commands[1:], strict=True):
        value = _one_step(value, key, command=command)
    return value


def _evaluate_of(part: Segment) -> Evaluate | None:
    return part.evaluate if isinstance(part, Constant | Lookup | Span) else None


def _variable(name: Segment) -> Evaluate:
    evaluate = _evaluate_of(name)
    if evaluate is not None:
        named = evaluate

        def find_named(context: Context) -> object:
            key = named(context)
            return None if key is None else context.find(to_text(key))

        return find_named
    if name is None:
        return lambda _: None
    key = to_text(name)

    def find(context: Context) -> object:
        value = context.visible.get(key)
        return context.find(key) if value is None else value

    return find


def _named_key(name: str, key: str, *, command: bool) -> Evaluate:
    """``name.key``, the lookup that templates are full of, without a call for each half."""

    def look_up(context: Context) -> object:
        value = context.visible.get(name)
        if isinstance(value, Drop):
            known = value.known
            return known[key] if key in known else value.get(key)
        if value is None:
            value = context.find(name)
        return None if value is None else step(value, key, command=command)

    return look_up


def _one_step(start: Evaluate, key: Segment, *, command: bool) -> Evaluate:
    evaluate = _evaluate_of(key)
    if evaluate is not None:
        wanted = evaluate

        def index(context: Context) -> object:
            value, place = start(context), wanted(context)
            if type(value) is list and type(place) is int and 0 <= place < len(value):
                return value[place]
            return step(value, place, command=command)

        return index
    if not isinstance(key, str):
        return lambda context: step(start(context), key, command=command)

    def look_up(context: Context) -> object:
        value = start(context)
        if type(value) is dict:
            found = value.get(key)
            return step(value, key, command=command) if found is None else found
        if isinstance(value, Drop):
            return value.get(key)
        return None if value is None else step(value, key, command=command)

    return look_up


class Span:
    """``(1..n)``."""

    __slots__ = ("evaluate", "first", "last")

    def __init__(self, first: Operand, last: Operand) -> None:
        self.first = first
        self.last = last
        low, high = first.evaluate, last.evaluate
        self.evaluate: Evaluate = lambda context: RubyRange(_end(low(context)), _end(high(context)))


def _end(value: object) -> int:
    if isinstance(value, str):
        return text_to_integer(value)
    return 0 if value is None else to_integer(value)


Operand: TypeAlias = Constant | Lookup | Span


class Applied:
    """A filter with its arguments; ``apply`` gives what it makes of a value.

    An unknown filter passes on what it is given, and is told of.
    """

    __slots__ = ("apply", "name", "named", "placed")

    def __init__(
        self, name: str, placed: tuple[Operand, ...], named: tuple[tuple[str, Operand], ...]
    ) -> None:
        self.name = name
        self.placed = placed
        self.named = named
        self.apply: Callable[[object, Context], object] = _application(name, placed, named)


def _application(
    name: str, placed: tuple[Operand, ...], named: tuple[tuple[str, Operand], ...]
) -> Callable[[object, Context], object]:
    given = [operand.evaluate for operand in placed]
    by_name = [(key, operand.evaluate) for key, operand in named]
    if by_name:
        given.append(lambda context: {key: evaluate(context) for key, evaluate in by_name})
    fixed = all(isinstance(operand, Constant) for operand in placed) and not named
    keeps = name in _KEEPING
    constants = [operand.value for operand in placed if isinstance(operand, Constant)]
    known: Callable[..., object] | None = None
    in_context = False

    def apply(value: object, context: Context) -> object:
        nonlocal known, in_context
        arguments = constants if fixed else [evaluate(context) for evaluate in given]
        function = context.env.filters.get(name)
        if function is not known:
            known, in_context = function, getattr(function, "with_context", False)
        if function is None:
            context.tell("unknown-filter", {"name": name}, context.token)
            return value
        if type(value) is MarkedText:
            context.run.content_was_read = True
        elif type(value) is list:
            context.run.spend(len(value) >> 3, context.file)
        try:
            if in_context:
                result = function(value, *arguments, context=context)
            else:
                result = function(value, *arguments)
        except (TypeError, ValueError, AttributeError, LookupError, ArithmeticError) as error:
            # Values of any type come by, and Ruby too gives up on most of those mixtures.
            raise TemplateError("liquid.filter", {"name": name}) from error
        if type(result) is str and len(result) > MAX_TEXT:
            raise TemplateError("liquid.too-big", {})
        if keeps and arguments and type(arguments[0]) is str:
            context.run.hold(len(arguments[0]), context.file)
        return result

    return apply


class Filtered:
    """A value and the filters it goes through."""

    __slots__ = ("evaluate", "filters", "left")

    def __init__(self, left: Operand, filters: tuple[Applied, ...]) -> None:
        self.left = left
        self.filters = filters
        self.evaluate: Evaluate = _filtered(left.evaluate, [one.apply for one in filters])


def _filtered(evaluate: Evaluate, filters: list[Callable[[object, Context], object]]) -> Evaluate:
    if not filters:
        return evaluate
    if len(filters) == 1:
        apply = filters[0]
        return lambda context: apply(evaluate(context), context)

    def filtered(context: Context) -> object:
        value = evaluate(context)
        for one in filters:
            value = one(value, context)
        return value

    return filtered
