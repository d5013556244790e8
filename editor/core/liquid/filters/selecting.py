"""Jekyll's filters that choose and group: ``where``, ``find``, ``group_by`` and their ``_exp``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from editor.core.liquid.context import Context
from editor.core.liquid.failure import TemplateError
from editor.core.liquid.filters.lists import sort_value, whole_items
from editor.core.liquid.reading import read_filtered, read_strict_condition
from editor.core.liquid.values import Emptiness, joined, to_text, truthy

# Layouts ask with the same few expressions on every page.
_condition = lru_cache(256)(read_strict_condition)
_filtered = lru_cache(256)(read_filtered)


def with_context(function: Callable[..., object]) -> Callable[..., object]:
    """Mark a filter that needs the context it runs in, as python-liquid marks them."""
    vars(function)["with_context"] = True
    return function


def _chosen_from(value: object) -> list[object] | None:
    """What is chosen from: of a mapping its values; None for what is no collection."""
    return list(value.values()) if isinstance(value, dict) else whole_items(value)


def _fits(found: object, target: object) -> bool:
    if target is None:
        return found is None
    if isinstance(target, Emptiness):
        return found == "" or joined(_as_list(found), "") == ""
    wanted = to_text(target)
    if isinstance(found, str):
        return found == wanted
    return any(to_text(one) == wanted for one in _as_list(found))


def _as_list(value: object) -> list[object]:
    if value is None:
        return []
    if isinstance(value, dict):
        return [[key, inner] for key, inner in value.items()]
    return value if isinstance(value, list) else [value]


def where(value: object, key: object, target: object) -> object:
    """The items whose property is ``target``, or has it among its values."""
    items = _chosen_from(value)
    if items is None or not truthy(key) or isinstance(target, list | dict):
        return value
    name = to_text(key)
    return [item for item in items if _fits(sort_value(item, name), target)]


def find(value: object, key: object, target: object) -> object:
    """The first item that ``where`` would choose."""
    items = _chosen_from(value)
    if items is None or not truthy(key) or isinstance(target, list | dict):
        return value
    name = to_text(key)
    return next((item for item in items if _fits(sort_value(item, name), target)), None)


def _held(
    items: list[object], variable: object, expression: object, context: Context
) -> Iterator[object]:
    condition = _condition(to_text(expression))
    name = to_text(variable)
    with context.nested(name) as scope:
        for item in items:
            scope[name] = item
            if condition.evaluate(context):
                yield item
    context.run.spend(len(items), context.file)


@with_context
def where_exp(value: object, variable: object, expression: object, *, context: Context) -> object:
    """The items for which the expression holds."""
    items = _chosen_from(value)
    return value if items is None else list(_held(items, variable, expression, context))


@with_context
def find_exp(value: object, variable: object, expression: object, *, context: Context) -> object:
    """The first item for which the expression holds."""
    items = _chosen_from(value)
    return value if items is None else next(_held(items, variable, expression, context), None)


def group_by(value: object, key: object) -> object:
    """The items by a property: names, items and their number."""
    items = whole_items(value)
    if items is None:
        return value
    name = to_text(key)
    if any(isinstance(item, list) for item in items):
        raise TemplateError("liquid.property", {"name": name})
    return _grouped((to_text(sort_value(item, name)), item) for item in items)


@with_context
def group_by_exp(
    value: object, variable: object, expression: object, *, context: Context
) -> object:
    """The items by the value of an expression."""
    items = whole_items(value)
    if items is None:
        return value
    filtered = _filtered(to_text(expression))
    name = to_text(variable)
    pairs: list[tuple[object, object]] = []
    with context.nested(name) as scope:
        for item in items:
            scope[name] = item
            pairs.append((filtered.evaluate(context), item))
    context.run.spend(len(items), context.file)
    return _grouped(pairs)


def _grouped(pairs: Iterator[tuple[object, object]] | list[tuple[object, object]]) -> list[object]:
    groups: dict[object, tuple[object, list[object]]] = {}
    for name, item in pairs:
        mark = name if isinstance(name, str) else (type(name), to_text(name))
        groups.setdefault(mark, (name, []))[1].append(item)
    return [{"name": name, "items": items, "size": len(items)} for name, items in groups.values()]
