"""The tags of a post as Jekyll takes them: a list, or a text parted at its blanks."""

from __future__ import annotations

from dataclasses import dataclass

from editor.core.header.parse import Entry
from editor.core.header.values import Value
from editor.core.jekyll.documents import words
from editor.core.post import Post
from editor.core.text.span import Span

TAGS = "tags"


@dataclass(frozen=True, slots=True)
class Tags:
    """What stands under ``tags``: ``values`` are those of the list that Jekyll makes of it."""

    entry: Entry
    values: tuple[Value, ...]

    def span(self, number: int) -> Span:
        """Where one of the values is written; the whole of a text."""
        items = self.entry.items
        return items[number].span if number < len(items) else self.entry.value_span


def tags_of(post: Post) -> Tags | None:
    """The tags of ``post``; None where it has none, or such that Jekyll can do nothing with."""
    entry = post.header.get(TAGS)
    if entry is None:
        return None
    if isinstance(entry.value, str):
        return Tags(entry, tuple(words(entry.value)))
    return Tags(entry, tuple(entry.value)) if isinstance(entry.value, list) else None
