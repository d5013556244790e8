"""Edits of the front matter for fixes; None where the header's writer finds them unsafe.

Proving an edit costs more than finding the fault. Where nobody is going to apply it (a check of the
whole site), NOT_WORKED_OUT stands for it.
"""

from __future__ import annotations

from collections.abc import Callable

from editor.core.header.parse import Entry, parse_header
from editor.core.header.values import Writable, same
from editor.core.header.write import Refused, remove_key, rename_key, replace_raw, set_value
from editor.core.post import Post
from editor.core.text.edits import EditSet
from editor.rules.model import NOT_WORKED_OUT, RuleContext


def setting(post: Post, cx: RuleContext, key: str, value: Writable) -> EditSet | None:
    """Give ``key`` a value; where it is absent, at its place in the schema's order and style."""
    field = cx.schema.field(key)
    style = field.style if field and post.header.get(key) is None else None
    return _proven(cx, lambda: set_value(post.text, key, value, style=style, after=cx.schema.order))


def writing(post: Post, cx: RuleContext, key: str, source: str) -> EditSet | None:
    """Write the value of ``key`` otherwise: ``source`` is YAML."""
    return _proven(cx, lambda: replace_raw(post.text, key, source))


def removing(post: Post, cx: RuleContext, key: str) -> EditSet | None:
    """Take ``key`` away with its lines."""
    return _proven(cx, lambda: remove_key(post.text, key))


def renaming(post: Post, cx: RuleContext, old: str, new: str) -> EditSet | None:
    """Give the value of ``old`` to ``new``."""
    if post.header.get(new) is not None:
        return None
    return _proven(cx, lambda: rename_key(post.text, old, new))


def removing_entry(post: Post, cx: RuleContext, entry: Entry) -> EditSet | None:
    """Take away the lines of one of several entries of a key, if nothing else changes by it."""
    if not cx.mend:
        return NOT_WORKED_OUT
    edits = EditSet.replace(entry.lines.start, entry.lines.end, "")
    after = parse_header(edits.apply(post.text))
    if after.error is not None or len(after.entries) != len(post.header.entries) - 1:
        return None
    return edits if same(after.values, post.header.values) else None


def _proven(cx: RuleContext, edit: Callable[[], EditSet]) -> EditSet | None:
    if not cx.mend:
        return NOT_WORKED_OUT
    try:
        return edit()
    except Refused:
        return None
