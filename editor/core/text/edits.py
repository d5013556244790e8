"""Edits as data: what typing, form, fixes and commands all come down to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from editor.core.text.span import Span


@dataclass(frozen=True, slots=True, order=True)
class TextEdit:
    """Put ``text`` in the place of ``span`` (code points of the text before the edit)."""

    span: Span
    text: str


class OverlapError(ValueError):
    """Two edits of one set touch the same code points, so their order would matter."""


@dataclass(frozen=True, slots=True)
class EditSet:
    """Edits of one text that are applied together, as one undo step.

    Sorted and disjoint; all spans are code points of the text *before* any of them. Two insertions
    at one place keep the order in which they were given. Build it with :meth:`of`.
    """

    edits: tuple[TextEdit, ...] = ()

    @staticmethod
    def of(edits: Iterable[TextEdit]) -> EditSet:
        """A set of ``edits`` in order of place; empty ones that change nothing are left out.

        Raises:
            OverlapError: when two of them touch the same code points.
        """
        kept = [e for e in edits if len(e.span) or e.text]
        kept.sort(key=lambda e: (e.span.start, e.span.end))
        for before, after in pairwise(kept):
            if before.span.end > after.span.start:
                raise OverlapError(f"{before.span} overlaps {after.span}")
        return EditSet(tuple(kept))

    @staticmethod
    def replace(start: int, end: int, text: str) -> EditSet:
        """The set of one edit that puts ``text`` in the place of ``[start, end)``."""
        return EditSet.of([TextEdit(Span(start, end), text)])

    def __iter__(self) -> Iterator[TextEdit]:
        return iter(self.edits)

    def __bool__(self) -> bool:
        return bool(self.edits)

    def apply(self, text: str) -> str:
        """The text after the edits.

        Raises:
            ValueError: when an edit lies beyond the end of ``text``.
        """
        if self.edits and self.edits[-1].span.end > len(text):
            raise ValueError("an edit lies beyond the end of the text")
        parts: list[str] = []
        at = 0
        for edit in self.edits:
            parts += (text[at : edit.span.start], edit.text)
            at = edit.span.end
        parts.append(text[at:])
        return "".join(parts)

    def invert(self, text: str) -> EditSet:
        """The edits that lead back: ``s.invert(t).apply(s.apply(t)) == t``."""
        back: list[TextEdit] = []
        shift = 0
        for edit in self.edits:
            start = edit.span.start + shift
            back.append(TextEdit(Span(start, start + len(edit.text)), edit.span.of(text)))
            shift += len(edit.text) - len(edit.span)
        return _merged_touching(back)

    def map_offset(self, offset: int, *, after_insertion: bool = True) -> int:
        """Where ``offset`` of the old text stands in the new one.

        An offset inside replaced text goes to the end of what replaced it. ``after_insertion``
        decides for an offset exactly where something is inserted: behind it (as a caret) or before.
        """
        shift = 0
        for edit in self.edits:
            if edit.span.start > offset or (
                edit.span.start == offset and not after_insertion and len(edit.span) == 0
            ):
                break
            if edit.span.end > offset:
                if edit.span.start == offset and len(edit.span):
                    return offset + shift
                return edit.span.start + shift + len(edit.text)
            shift += len(edit.text) - len(edit.span)
        return offset + shift

    def map_span(self, span: Span) -> Span:
        """Where ``span`` stands in the new text; what is inserted at its edges stays out."""
        start = self.map_offset(span.start, after_insertion=True)
        end = self.map_offset(span.end, after_insertion=False)
        return Span(start, max(start, end))


def _merged_touching(edits: list[TextEdit]) -> EditSet:
    """A set of ``edits`` that are in order already; several at one empty place become one."""
    merged: list[TextEdit] = []
    for edit in edits:
        if merged and merged[-1].span.end == edit.span.start and len(edit.span) == 0:
            last = merged.pop()
            merged.append(TextEdit(last.span, last.text + edit.text))
        else:
            merged.append(edit)
    return EditSet.of(merged)
