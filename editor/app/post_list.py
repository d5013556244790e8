"""Which posts the list shows: search as you type, and filters."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from editor.site.rows import PostRow

STATES = ("all", "published", "scheduled", "draft", "hidden", "problems")
"""What the state filter offers; "problems" are posts with a finding of error severity."""

_FEW = 16
"""Rows that are sooner replaced one by one than all together."""


@dataclass(frozen=True, slots=True)
class PostFilter:
    """What to show. Empty parts ask for nothing; all parts must hold."""

    query: str = ""
    state: str = "all"
    category: str | None = None
    tag: str | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The words searched for; each must occur. Width and case make no difference."""
        return tuple(unicodedata.normalize("NFKC", self.query).casefold().split())


def rows_in_place(before: Sequence[PostRow], rows: Sequence[PostRow]) -> list[PostRow] | None:
    """The few of ``rows`` that are others than ``before``, where all choices stay as they are.

    None where the list has to be made anew: posts came or went, moved, or are found by other words
    or under another heading. A save of a body changes one row's size and time.
    """
    if not rows or len(before) != len(rows):
        return None
    changed = [pair for pair in zip(before, rows, strict=True) if pair[0] is not pair[1]]
    if len(changed) > _FEW or any(_chosen_by(old) != _chosen_by(new) for old, new in changed):
        return None
    return [new for _, new in changed]


def _chosen_by(row: PostRow) -> tuple[object, ...]:
    return (row.path, row.state, row.categories, row.tags, row.search_text)


def filter_posts(
    rows: Iterable[PostRow], wanted: PostFilter, with_problems: Collection[str] = ()
) -> list[PostRow]:
    """The rows that pass, in their order. ``with_problems`` holds ``rel`` of posts with errors.

    A linear search: 1,219 titles, tags and file names take about a millisecond, an index would
    need upkeep and would answer short Japanese words wrongly.
    """
    words = wanted.words
    kept = []
    for row in rows:
        if wanted.state == "problems":
            if row.rel not in with_problems:
                continue
        elif wanted.state not in ("all", row.state):
            continue
        if wanted.category is not None and wanted.category not in row.categories:
            continue
        if wanted.tag is not None and wanted.tag not in row.tags:
            continue
        if all(word in row.search_text for word in words):
            kept.append(row)
    return kept
