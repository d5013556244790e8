"""header/field-type: every value is of the type that the schema asks for.

Why: YAML decides by the look of a value: 2026 is a number, yes is true, and templates that expect
text or a list then show nothing or stop.

Bad::

    title: 2026
    reading_time: "7"

Good::

    title: "2026"
    reading_time: 7

Fix: safe - writes the same value in the type asked for: in quotes, as a number, as true or false,
as a list of one. Unsafe - parts a text at its commas into a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from editor.core.findings import Applicability, Fix, MessageArg, Severity
from editor.core.header.parse import Entry, Item
from editor.core.header.values import Value, Writable
from editor.core.post import Post
from editor.core.schema.model import Field, Schema
from editor.core.schema.types import field_type
from editor.core.schema.types.base import Invalid, split_items
from editor.core.schema.validate import BEYOND_JSON_SCHEMA, Violation
from editor.rules.mending import setting
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.unusable import unusable_entry

DATE = "date"
"""Jekyll's own date: header/date-unreadable has more to say about it."""


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """The keys' own types; of values within lists and mappings the place is told.

    Where Jekyll itself stops over a value, header/unusable-value has more to say about it.
    """
    stopped = unusable_entry(post, cx)
    for violation in cx.reading.of(("type", BEYOND_JSON_SCHEMA)):
        key = violation.key
        entry = post.header.get(key) if key else None
        field = cx.schema.field(key) if key else None
        if key is None or entry is None or field is None or key == DATE:
            continue
        if stopped is not None and key == stopped.key:
            continue
        if violation.path:
            yield _inner(post, cx, entry, violation)
            continue
        yield Found(
            field.type,
            entry.value_span,
            {"field": key, "value": entry.raw},
            field=key,
            fixes=_fixes(post, cx, entry, field),
        )


def _inner(post: Post, cx: RuleContext, entry: Entry, violation: Violation) -> Found:
    """Something within the value; an item that should be text can be put in quotes."""
    args: dict[str, MessageArg] = {"place": violation.place, "value": str(violation.value)}
    index = violation.path[0]
    if not isinstance(index, int) or index >= len(entry.items):
        return Found("inner", entry.value_span, args, field=entry.key)
    item = entry.items[index]
    slip = violation.path == (index,) and _slip(violation, item)
    fixes: tuple[Fix, ...] = ()
    if slip or (violation.path == (index,) and _wants_text(violation, item)):
        values = [item.raw if n == index else v.value for n, v in enumerate(entry.items)]
        fixes = RULE.offer("quote", setting(post, cx, entry.key, values))
    if slip:
        return Found("colon", item.span, {"value": item.raw}, field=entry.key, fixes=fixes)
    return Found("inner", item.span, args, field=entry.key, fixes=fixes)


def _slip(violation: Violation, item: Item) -> bool:
    """Whether only a colon makes a mapping of it, which the author took for text."""
    return isinstance(violation.value, dict) and item.raw[:1] != "{" and "\n" not in item.raw


def _wants_text(violation: Violation, item: Item) -> bool:
    return violation.expected == "string" and item.style == "plain"


def _fixes(post: Post, cx: RuleContext, entry: Entry, field: Field) -> tuple[Fix, ...]:
    key, value = field.key, entry.value
    if isinstance(value, list | dict):
        return ()
    if field.type in ("text", "multiline") and entry.style == "plain":
        return RULE.offer("quote", setting(post, cx, key, entry.raw))
    if _wants_list(cx.schema, key) and field.type == "tags" and isinstance(value, str):
        return RULE.offer("split", setting(post, cx, key, _items(value)))
    if _wants_list(cx.schema, key):
        return RULE.offer("wrap", setting(post, cx, key, [_as_text(value)]))
    if field.type in ("number", "boolean") and isinstance(value, str):
        meant = field_type(field.type).parse(value)
        if meant is not None and not isinstance(meant, Invalid):
            return RULE.offer("convert", setting(post, cx, key, meant))
    return ()


def _wants_list(schema: Schema, key: str) -> bool:
    properties = schema.raw.get("properties")
    node = properties.get(key) if isinstance(properties, Mapping) else None
    return isinstance(node, Mapping) and node.get("type") == "array"


def _items(text: str) -> Writable:
    """By commas where there are any, else as Jekyll does: by blanks."""
    items = split_items(text)
    return items if len(items) > 1 else text.split()


def _as_text(value: Value) -> Writable:
    return field_type("any").show(value)


RULE = Rule(
    id="header/field-type",
    severity=Severity.ERROR,
    needs=Need.HEADER,
    check=check,
    fixes={
        "quote": Applicability.SAFE,
        "convert": Applicability.SAFE,
        "wrap": Applicability.SAFE,
        "split": Applicability.UNSAFE,
    },
)
