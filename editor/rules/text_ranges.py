"""Texts that are shorter or longer than a range allows."""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Fix, MessageArg
from editor.core.post import Post
from editor.core.schema.model import Field, Range
from editor.rules.mending import setting
from editor.rules.model import Found, Rule, RuleContext
from editor.rules.shortening import cut_to


def is_outside(post: Post, field: Field, wanted: Range) -> int | None:
    """How many characters the field's text has, where that is not within ``wanted``.

    An empty text is told by other rules, one against the schema too.
    """
    entry = post.header.get(field.key)
    if entry is None or not isinstance(entry.value, str):
        return None
    count = len(entry.value.strip())
    if count == 0 or not field.length.holds(count) or wanted.holds(count):
        return None
    return count


def outside(
    post: Post, cx: RuleContext, rule: Rule, field: Field, wanted: Range
) -> Iterator[Found]:
    """``short`` or ``long``; for a long one the fix ``shorten``, where a sentence ends in time."""
    count = is_outside(post, field, wanted)
    entry = post.header.get(field.key)
    if count is None or entry is None:
        return
    args: dict[str, MessageArg] = {"field": field.key, "count": count}
    if wanted.below(count):
        args["limit"] = int(wanted.low or 0)
        yield Found("short", entry.value_span, args, field=field.key)
        return
    args["limit"] = int(wanted.high or 0)
    text = str(entry.value)
    shorter = cut_to(text, field.wanted or wanted) or cut_to(text, field.accepted or wanted)
    fixes: tuple[Fix, ...] = ()
    if shorter is not None and wanted.holds(len(shorter)):
        edits = setting(post, cx, field.key, shorter)
        fixes = rule.offer("shorten", edits, count=len(shorter))
    yield Found("long", entry.value_span, args, field=field.key, fixes=fixes)
