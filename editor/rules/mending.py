"""Edits of the front matter for fixes; None where the header's writer finds them unsafe."""

from __future__ import annotations

from collections.abc import Callable

from editor.core.header.parse import Entry, parse_header
from editor.core.header.values import Writable, same
from editor.core.header.write import Refused, remove_key, rename_key, set_value
from editor.core.post import Post
from editor.core.schema.model import Schema
from editor.core.text.edits import EditSet


def setting(post: Post, schema: Schema, key: str, value: Writable) -> EditSet | None:
    """Give ``key`` a value; where it is absent, at its place in the schema's order and style."""
    field = schema.field(key)
    style = field.style if field and post.header.get(key) is None else None
    return _unless_refused(
        lambda: set_value(post.text, key, value, style=style, after=schema.order)
    )


def removing(post: Post, key: str) -> EditSet | None:
    """Take ``key`` away with its lines."""
    return _unless_refused(lambda: remove_key(post.text, key))


def renaming(post: Post, old: str, new: str) -> EditSet | None:
    """Give the value of ``old`` to ``new``."""
    if post.header.get(new) is not None:
        return None
    return _unless_refused(lambda: rename_key(post.text, old, new))


def removing_entry(post: Post, entry: Entry) -> EditSet | None:
    """Take away the lines of one of several entries of a key, if nothing else changes by it."""
    edits = EditSet.replace(entry.lines.start, entry.lines.end, "")
    after = parse_header(edits.apply(post.text))
    if after.error is not None or len(after.entries) != len(post.header.entries) - 1:
        return None
    return edits if same(after.values, post.header.values) else None


def _unless_refused(edit: Callable[[], EditSet]) -> EditSet | None:
    try:
        return edit()
    except Refused:
        return None
