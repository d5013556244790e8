"""The texts of a header that readers see as they are typed, and places within them."""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.header.parse import Entry
from editor.core.post import Post
from editor.core.schema.model import Field, Schema
from editor.core.text.span import Span

TITLE = "title"


def shown_texts(post: Post, schema: Schema) -> Iterator[tuple[Entry, str]]:
    """The title and what the schema calls ``plain_text``, each with its text."""
    for field in schema.fields_that(_is_shown):
        entry = post.header.get(field.key)
        if entry is not None and isinstance(entry.value, str) and entry.value:
            yield entry, entry.value


def _is_shown(field: Field) -> bool:
    return field.plain_text or field.key == TITLE


def title_of(post: Post) -> tuple[Entry, str] | None:
    """The title, where it is a text."""
    entry = post.header.get(TITLE)
    if entry is None or not isinstance(entry.value, str):
        return None
    return entry, entry.value


def place_in(entry: Entry, start: int, end: int) -> Span:
    """Where ``[start, end)`` of a text's value stands in the post.

    The whole value where it is written with escapes or over several lines: its characters then
    stand elsewhere than in the text.
    """
    text = str(entry.value)
    offset = entry.raw.find(text)
    if offset < 0:
        return entry.value_span
    first = entry.value_span.start + offset
    return Span(first + start, first + end)
