"""The text of a post in a QTextDocument: the one place where Qt's way of counting meets ours.

Qt counts UTF-16 units and ends paragraphs with U+2029. ``toPlainText`` is never used: it turns
U+00A0 into a space and U+2028 into a line feed, and so would change the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtGui import QTextCursor, QTextDocument

from editor.app.buffer import replacement
from editor.app.deferred_edits import DeferredEdits
from editor.app.events import Event
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.core.text.utf16 import Utf16Map
from editor.ui.qt_text_layout import TextLayout

MARGIN = 16
"""Room around the text in the pane, in device-independent pixels."""

_PARAGRAPH_ENDS = str.maketrans({"\u2029": "\n", "\ufdd0": "\n", "\ufdd1": "\n"})


def as_lines(text: str) -> str:
    """``text`` from outside (a clipboard) with LF as its only line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_PARAGRAPH_ENDS)


class QtBuffer:
    """A TextBuffer over a QTextDocument that a text pane shows.

    The document tells of many changes that are none: a preedit, a format. The version grows only
    when the text differs; the text is read out at most once for each of Qt's notices.
    """

    def __init__(self, text: str) -> None:
        self.changed: Event[int] = Event()
        self.stepped: Event[int] = Event()
        """Told after an undo or redo, with the place of it in UTF-16 units."""
        self.document = QTextDocument()
        self._layout = TextLayout(self.document)
        self.document.setDocumentLayout(self._layout)
        self.document.setUndoRedoEnabled(False)
        # Here, because it would be an undo step later.
        self.document.setDocumentMargin(MARGIN)
        self.document.setPlainText(text)
        self.document.setUndoRedoEnabled(True)
        self._text = text
        self._version = 0
        self._told = 0
        self._stale = False
        self._map: Utf16Map | None = None
        self._composing = False
        self._holding = False
        self._deferred = DeferredEdits()
        self._rebasing = True  # whether waiting edits must be told of a change of the text
        self.document.contentsChange.connect(self._on_contents_change)
        self.document.contentsChanged.connect(self._on_contents_changed)

    def close(self) -> None:
        """Give the document up; to be called when no view shows it any more.

        Each QPlainTextEdit that was given a document leaves a reference to it behind (PySide 6.11):
        Python alone would keep every post that was ever open, with its undo history and its styles.
        """
        self.document.deleteLater()

    @property
    def text(self) -> str:
        """The text now, without what an input method is composing."""
        self._sync()
        return self._text

    @property
    def version(self) -> int:
        """The number of the text as it is now."""
        self._sync()
        return self._version

    @property
    def composing(self) -> bool:
        """Whether an input method is composing in the pane."""
        return self._composing

    def set_composing(self, composing: bool) -> None:  # noqa: FBT001 - a property's setter
        """The pane says whether an input method composes; at its end, waiting edits are made."""
        self._composing = composing
        if not composing:
            self._make_deferred()

    @contextmanager
    def committing(self) -> Iterator[None]:
        """While Qt handles a commit: no longer composing, but edits of others still wait.

        So ``changed`` is told with ``composing`` off, and Qt's own handling is not disturbed.
        """
        self._composing = False
        self._holding = True
        try:
            yield
        finally:
            self._holding = False
            self._make_deferred()

    def apply(self, edits: EditSet) -> None:
        """Make the edits as one undo step, or keep them until the input method is done."""
        if not edits:
            return
        if edits.edits[-1].span.end > len(self.text):
            raise ValueError("an edit lies beyond the end of the text")
        if self._composing or self._holding:
            self._deferred.add(edits)
        else:
            self._make(edits)

    def undo(self) -> None:
        """Take the last step back; not while composing."""
        if not self._composing and self.can_undo:
            cursor = QTextCursor(self.document)
            self.document.undo(cursor)
            self.stepped.tell(cursor.position())

    def redo(self) -> None:
        """Make the step again that was taken back last; not while composing."""
        if not self._composing and self.can_redo:
            cursor = QTextCursor(self.document)
            self.document.redo(cursor)
            self.stepped.tell(cursor.position())

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self.document.isUndoAvailable()

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to make again."""
        return self.document.isRedoAvailable()

    def end_step(self) -> None:
        """What is typed from here on is an undo step of its own.

        Qt joins a typed character to an insertion right before it, whoever made that, unless the
        document counts as unmodified. That flag has no other use here: whether a post is dirty is
        asked of its text.
        """
        self.document.setModified(False)

    def to_document(self, offset: int) -> int:
        """The document's position (UTF-16 units) of an offset, held within the text."""
        return self._offsets().to_utf16(min(offset, len(self.text)))

    def positions(self) -> Callable[[int], int]:
        """:meth:`to_document` of the text as it is now, for many offsets."""
        offsets, end = self._offsets(), len(self.text)
        return lambda offset: offsets.to_utf16(min(offset, end))

    def to_offset(self, position: int) -> int:
        """The offset (code points) of a document's position."""
        return self._offsets().to_code_points(position)

    def cursor(self, span: Span) -> QTextCursor:
        """A cursor that selects ``span``, its position at the end."""
        cursor = QTextCursor(self.document)
        cursor.setPosition(self.to_document(span.start))
        cursor.setPosition(self.to_document(span.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _make(self, edits: EditSet) -> None:
        offsets = self._offsets()
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        for edit in reversed(edits.edits):
            cursor.setPosition(offsets.to_utf16(edit.span.start))
            cursor.setPosition(offsets.to_utf16(edit.span.end), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(as_lines(edit.text))
        cursor.endEditBlock()
        self.end_step()

    def _offsets(self) -> Utf16Map:
        text = self.text
        if self._map is None:
            self._map = Utf16Map(text)
        return self._map

    def _on_contents_change(self, _position: int, _removed: int, _added: int) -> None:
        self._stale = True

    def _on_contents_changed(self) -> None:
        """The layout knows of the change by now, so whoever is told may look at the document."""
        version = self.version
        if version != self._told:
            self._told = version
            self.changed.tell(version)

    def _sync(self) -> None:
        if not self._stale:
            return
        self._stale = False
        text = self.document.toRawText().replace("\u2029", "\n")
        if text == self._text:
            return
        if self._deferred and self._rebasing:
            self._deferred.text_changed(replacement(self._text, text))
        self._text = text
        self._version += 1
        self._map = None

    def _make_deferred(self) -> None:
        """Make what waited, in order; what others ask for meanwhile queues behind it."""
        self._holding = True
        try:
            while self._deferred:
                edits = self._deferred.take_first()
                self._rebasing = False
                self._make(edits)
                self._rebasing = True
        finally:
            self._holding = False
            self._rebasing = True
