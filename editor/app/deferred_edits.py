"""Edits that wait until an input method is done."""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.text.edits import EditSet, TextEdit
from editor.core.text.span import Span


def rebased(edits: EditSet, change: EditSet) -> EditSet:
    """``edits`` for the text after ``change``, where both were made for the text before it.

    What ``change`` wrote is never deleted: an edit that replaces a range in which something was
    typed meanwhile replaces what is left of the range on both sides. One whose range is gone is
    dropped. An insertion at the very place of another one goes before it.
    """
    current = list(edits)
    for one in reversed(change.edits):
        current = [piece for edit in current for piece in _rebased_one(edit, one)]
    return EditSet.of(current)


def _rebased_one(edit: TextEdit, change: TextEdit) -> Iterator[TextEdit]:
    start, end = edit.span.start, edit.span.end
    shift = len(change.text) - len(change.span)
    if end <= change.span.start:
        yield edit
    elif start >= change.span.end:
        yield TextEdit(edit.span.shifted(shift), edit.text)
    else:
        text = edit.text
        if start < change.span.start:
            yield TextEdit(Span(start, change.span.start), text)
            text = ""
        if end > change.span.end:
            yield TextEdit(Span(change.span.end + shift, end + shift), text)


class DeferredEdits:
    """Edit sets in the order they were asked for, each for the text as it is now.

    None of them has been made yet, so each was made up by someone who saw the same text.
    """

    def __init__(self) -> None:
        self._waiting: list[EditSet] = []

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def add(self, edits: EditSet) -> None:
        """One more."""
        self._waiting.append(edits)

    def text_changed(self, change: EditSet) -> None:
        """The text was changed by somebody else (the input method's commit)."""
        self._waiting = [rebased(edits, change) for edits in self._waiting]

    def take_first(self) -> EditSet:
        """The first one, to be made now; the others are for the text after it from here on."""
        first = self._waiting.pop(0)
        self.text_changed(first)
        return first
