"""Texts that are shorter or longer than a range allows."""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import MessageArg
from editor.core.post import Post
from editor.core.schema.model import Field, Range
from editor.rules.model import Found


def outside(post: Post, field: Field, wanted: Range) -> Iterator[Found]:
    """``short`` or ``long``; an empty text is told by other rules, one against the schema too."""
    entry = post.header.get(field.key)
    if entry is None or not isinstance(entry.value, str):
        return
    count = len(entry.value.strip())
    if count == 0 or not field.length.holds(count) or wanted.holds(count):
        return
    args: dict[str, MessageArg] = {"field": field.key, "count": count}
    if wanted.below(count):
        args["limit"] = int(wanted.low or 0)
        yield Found("short", entry.value_span, args, field=field.key)
    else:
        args["limit"] = int(wanted.high or 0)
        yield Found("long", entry.value_span, args, field=field.key)
