"""Filters for lists: Liquid's and Jekyll's."""

from __future__ import annotations

import random
from datetime import date, datetime
from functools import cmp_to_key, partial
from operator import itemgetter
from typing import cast

from editor.core.liquid.failure import LimitError, TemplateError
from editor.core.liquid.steps import step
from editor.core.liquid.values import (
    Drop,
    RubyRange,
    equal,
    flat,
    joined,
    order,
    to_integer,
    to_text,
    truthy,
)

_MAX_ITEMS = 1_000_000


def items_of(value: object) -> list[object]:
    """What Liquid's list filters go over: lists are flattened, a mapping is one item.

    Of an object of the site, Ruby goes over the names of its keys.

    Raises:
        LimitError: for a range, or for lists within lists, longer than any page.
    """
    if isinstance(value, list):
        return flat(value)
    if value is None:
        return []
    if isinstance(value, RubyRange):
        if len(value) > _MAX_ITEMS:
            raise LimitError("liquid.too-big")
        return list(value)
    return list(value.names()) if isinstance(value, Drop) else [value]


class NoPropertyError(Exception):
    """An item that has no properties at all; some filters then give nil."""


def property_of(item: object, key: object) -> object:
    """``item[key]`` of Ruby: a mapping's value, a part of a text, a bit of a number.

    Raises:
        NoPropertyError: for nil, true, false, floats and dates.
        TemplateError: for a key that the item cannot be asked for.
    """
    if isinstance(item, dict):
        return item.get(key) if not isinstance(key, list | dict) else None
    if isinstance(item, Drop):
        return item.get(to_text(key))
    if isinstance(item, bool) or not isinstance(item, str | int | list):
        raise NoPropertyError
    index = _index_of(key)
    if isinstance(item, str) and isinstance(key, str):
        return key if key in item else None
    if index is None:
        raise TemplateError("liquid.property", {"name": to_text(key)})
    if isinstance(item, int):
        return (item >> index) & 1 if 0 <= index < _MAX_ITEMS else 0
    if isinstance(item, str):
        return item[index] if -len(item) <= index < len(item) else None
    listed = cast("list[object]", item)
    return listed[index] if -len(listed) <= index < len(listed) else None


def _index_of(key: object) -> int | None:
    """A number as Ruby takes it for an index; None for what is none."""
    return int(key) if isinstance(key, int | float) and not isinstance(key, bool) else None


def join(value: object, glue: object = " ") -> str:
    """All items as one text.

    Raises:
        LimitError: when it would be longer than any page.
    """
    return joined(items_of(value), to_text(glue))


def first(value: object) -> object:
    """The first item."""
    return (
        step(value, "first", command=True) if isinstance(value, list | dict | RubyRange) else None
    )


def last(value: object) -> object:
    """The last item."""
    return step(value, "last", command=True) if isinstance(value, list | RubyRange) else None


def size(value: object) -> object:
    """How many characters or items."""
    return len(value) if isinstance(value, dict) else step(value, "size", command=True) or 0


def reverse(value: object) -> list[object]:
    """The last item first."""
    return items_of(value)[::-1]


def concat(value: object, other: object) -> list[object]:
    """The items of both lists."""
    if not isinstance(other, list):
        raise TemplateError("liquid.filter", {"name": "concat"})
    return items_of(value) + other


def compact(value: object, key: object = None) -> list[object] | None:
    """Without nil; with ``key``, without the items whose property is nil."""
    items = items_of(value)
    if key is None:
        return [item for item in items if item is not None]
    try:
        return [item for item in items if property_of(item, key) is not None]
    except NoPropertyError:
        return None


def uniq(value: object, key: object = None) -> list[object] | None:
    """Each item once; with ``key``, each value of that property."""
    items = items_of(value)
    if key is None or len(items) < 2:
        return _once(items, items)
    try:
        return _once(items, [property_of(item, key) for item in items])
    except NoPropertyError:
        return None


def _once(items: list[object], marks: list[object]) -> list[object]:
    known: set[object] = set()
    seen: list[object] = []
    made: list[object] = []
    for item, mark in zip(items, marks, strict=True):
        if not isinstance(mark, list | dict):
            # 1 and 1.0 are two things here, and an object of the site is itself alone.
            name = id(mark) if isinstance(mark, Drop) else (type(mark), mark)
            if name in known:
                continue
            known.add(name)
        elif any(type(mark) is type(one) and equal(mark, one) for one in seen):
            continue
        else:
            seen.append(mark)
        made.append(item)
    return made


def mapped(value: object, key: object) -> list[object]:
    """``map``: one property of every item; nil for items without properties."""
    made: list[object] = []
    for item in items_of(value):
        try:
            made.append(property_of(item, key))
        except NoPropertyError:
            made.append(None)
    return made


def sort_natural(value: object, key: object = None) -> list[object] | None:
    """In the order of the alphabet, capitals as small letters; nil at the end."""
    items = items_of(value)
    if key is not None and any(
        item is None or isinstance(item, bool | float | date) for item in items
    ):
        return None
    if len(items) < 2:
        return items

    def rank(item: object) -> tuple[bool, str]:
        found = item if key is None else property_of(item, key)
        return found is None, _small(to_text(found))

    return sorted(items, key=rank)


def _small(text: str) -> str:
    """Ruby's ``casecmp`` folds ASCII alone."""
    return "".join(char.lower() if char.isascii() else char for char in text)


def sort(value: object, key: object = None, nils: object = "first") -> list[object]:
    """Jekyll's: by a property, which may have dots; nil in front, or at the end."""
    if value is None:
        raise TemplateError("liquid.sort-nothing")
    items = whole_items(value)
    if items is None:
        raise TemplateError("liquid.filter", {"name": "sort"})
    if key is None:
        if _have_an_order(items):
            return [*sorted(cast("list[str]", items))]
        return sorted(items, key=cmp_to_key(_strict_order))
    if nils not in {"first", "last"}:
        raise TemplateError("liquid.sort-nils", {"value": to_text(nils)})
    sign = -1 if nils == "first" else 1
    name = to_text(key)
    ranked = [(sort_value(item, name), item) for item in items]
    with_rank = [pair for pair in ranked if pair[0] is not None]
    if _have_an_order([rank for rank, _ in with_rank]):
        without = [item for rank, item in ranked if rank is None]
        with_rank.sort(key=itemgetter(0))
        listed = [item for _, item in with_rank]
        return without + listed if nils == "first" else listed + without
    order_of = cmp_to_key(partial(_nil_order, sign=sign))
    return [item for _, item in sorted(ranked, key=lambda pair: order_of(pair[0]))]


def _have_an_order(values: list[object]) -> bool:
    """Whether Python puts them in the same order as Ruby: all texts, whole numbers or times."""
    kinds = set(map(type, values))
    return len(kinds) <= 1 and kinds <= {str, int, datetime}


def _strict_order(one: object, other: object) -> int:
    found = order(one, other)
    if found is None:
        raise TemplateError("liquid.compare", {"left": to_text(one), "right": to_text(other)})
    return found


def _nil_order(one: object, other: object, *, sign: int) -> int:
    if one is None or other is None:
        return 0 if one is other else sign if one is None else -sign
    found = order(one, other)
    if found is not None:
        return found
    left, right = to_text(one), to_text(other)
    return (left > right) - (left < right)


def whole_items(value: object) -> list[object] | None:
    """The items of a list, range or mapping (pairs) as they are; None for what has none."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        return [[key, inner] for key, inner in value.items()]
    return items_of(value) if isinstance(value, RubyRange) else None


def sort_value(item: object, key: str) -> object:
    """Jekyll's property of an item: dots go deeper, and a text that is a number counts as one."""
    found: object = item
    if "." in key:
        for part in key.split("."):
            try:
                found = property_of(found, part)
            except NoPropertyError:
                found = False
    else:
        found = _asked(item, key)
    return _number_like(found)


def _asked(item: object, key: str) -> object:
    try:
        return property_of(item, key)
    except NoPropertyError:
        raise TemplateError("liquid.property", {"name": key}) from None


def _number_like(value: object) -> object:
    text = to_text(value) if isinstance(value, str | int | float) else ""
    stripped = text.strip(" \t\r\n\f\v")
    if not stripped or isinstance(value, bool) or not stripped.isascii():
        return value
    digits = stripped.removeprefix("-")
    if digits.isdigit():
        return int(stripped[:4000])
    whole, point, part = digits.partition(".")
    if point and (whole.isdigit() or not whole) and (part.isdigit() or not part) and whole + part:
        return float(stripped)
    return value


def push(value: object, item: object) -> object:
    """The list with one item more."""
    return [*value, item] if isinstance(value, list) else value


def unshift(value: object, item: object) -> object:
    """The list with one item more in front."""
    return [item, *value] if isinstance(value, list) else value


def pop(value: object, count: object = 1) -> object:
    """The list without its last items."""
    if not isinstance(value, list):
        return value
    return value[: max(0, len(value) - _count(count))]


def shift(value: object, count: object = 1) -> object:
    """The list without its first items."""
    return value[_count(count) :] if isinstance(value, list) else value


def _count(count: object) -> int:
    number = to_integer(count)
    if number < 0:
        raise TemplateError("liquid.not-a-number", {"value": number})
    return number


def sample(value: object, count: object = 1) -> object:
    """Some item, or some items. Jekyll's choice differs in every build."""
    if not isinstance(value, list):
        return value
    number = to_integer(count)
    chosen = random.sample(value, min(number, len(value)))
    return chosen if number != 1 else chosen[0] if chosen else None


def array_to_sentence_string(value: object, connector: object = "and") -> str:
    """``a, b, and c``."""
    if not isinstance(value, str | list) or (isinstance(value, str) and len(value) > 2):
        raise TemplateError("liquid.filter", {"name": "array_to_sentence_string"})
    items = list(value)
    word = to_text(connector)
    if len(items) < 3:
        return f" {word} ".join(map(to_text, items))
    return f"{joined(items[:-1], ', ')}, {word} {to_text(items[-1])}"


def default(value: object, other: object = "", options: object = None) -> object:
    """``other`` where there is nothing: nil, false, an empty text, list or mapping."""
    allow_false = isinstance(options, dict) and truthy(options.get("allow_false"))
    absent = value is None if allow_false else not truthy(value)
    empty = isinstance(value, str | list | dict) and not value
    return other if absent or empty else value
