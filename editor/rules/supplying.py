"""Values for keys that are missing, where no thinking is needed: computed ones and defaults."""

from __future__ import annotations

from editor.core.header.values import Writable
from editor.core.post import Post
from editor.core.schema.computed import COMPUTED
from editor.core.schema.model import Schema
from editor.core.text.edits import EditSet
from editor.rules.mending import setting
from editor.rules.model import RuleContext


def supplied_value(post: Post, schema: Schema, key: str) -> Writable:
    """The one right value for a missing key; None where it has to be thought of."""
    field = schema.field(key)
    if field is None:
        return None
    if field.computed is not None:
        return COMPUTED[field.computed](post.body)
    if isinstance(field.default, str | int | float):
        return field.default
    return None


def supplying(post: Post, cx: RuleContext, key: str) -> EditSet | None:
    """The edits that write that value."""
    value = supplied_value(post, cx.schema, key)
    return None if value is None else setting(post, cx, key, value)
