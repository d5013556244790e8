"""The one text of a post: one buffer, one undo history, one version number."""

from __future__ import annotations

from typing import Protocol

from editor.app.events import Event
from editor.core.text.edits import EditSet, TextEdit
from editor.core.text.ends import common_ends
from editor.core.text.span import Span


class TextBuffer(Protocol):
    """What the program asks of a text, whoever keeps it (a QTextDocument in the window).

    Offsets are code points of the whole text, header and body. ``version`` grows with every change
    of the text, undo and redo included, and with nothing else (no preedit, no formats).
    """

    changed: Event[int]
    """Told after a change, with the new version."""

    @property
    def text(self) -> str:
        """The text now, LF line ends; what an input method is composing is not in it."""

    @property
    def version(self) -> int:
        """The number of the text as it is now."""

    @property
    def composing(self) -> bool:
        """Whether an input method is composing: nobody moves the caret or replaces text then."""

    def apply(self, edits: EditSet) -> None:
        """Make the edits as one undo step. An empty set does nothing and makes no step.

        While an input method composes, the edits wait and are made when it is done, mapped through
        what it committed.

        Raises:
            ValueError: when an edit lies beyond the text.
        """

    def undo(self) -> None:
        """Take the last step back, wherever it was made. Does nothing when there is none."""

    def redo(self) -> None:
        """Make the step again that was taken back last."""

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to make again."""


class MemoryBuffer:
    """A buffer without a window: for the command line and for tests."""

    def __init__(self, text: str) -> None:
        self.changed: Event[int] = Event()
        self._text = text
        self._version = 0
        self._undo: list[EditSet] = []
        self._redo: list[EditSet] = []

    @property
    def text(self) -> str:
        """The text now."""
        return self._text

    @property
    def version(self) -> int:
        """The number of the text as it is now."""
        return self._version

    @property
    def composing(self) -> bool:
        """Never: there is no input method without a window."""
        return False

    def apply(self, edits: EditSet) -> None:
        """Make the edits as one undo step."""
        if not edits:
            return
        inverse = edits.invert(self._text)
        self._set(edits.apply(self._text))
        self._undo.append(inverse)
        self._redo.clear()
        self.changed.tell(self._version)

    def undo(self) -> None:
        """Take the last step back."""
        self._step(self._undo, self._redo)

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        self._step(self._redo, self._undo)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to make again."""
        return bool(self._redo)

    def _step(self, source: list[EditSet], target: list[EditSet]) -> None:
        if not source:
            return
        edits = source.pop()
        target.append(edits.invert(self._text))
        self._set(edits.apply(self._text))
        self.changed.tell(self._version)

    def _set(self, text: str) -> None:
        self._text = text
        self._version += 1


def replacement(old: str, new: str) -> EditSet:
    """The smallest single edit that leads from ``old`` to ``new``.

    For texts that come from elsewhere (a reload): caret, folds and undo of all that is common stay.
    """
    if old == new:
        return EditSet()
    head, tail = common_ends(old, new)
    return EditSet.of([TextEdit(Span(head, len(old) - tail), new[head : len(new) - tail])])
