"""The text widget: painting and events; what is done with them stands in the modules beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from editor.app.text_state import TextChange, TextState
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.ui.composition import Composition
from editor.ui.image_data import has_files, images_of
from editor.ui.qt_buffer import QtBuffer
from editor.ui.text.behaviours.model import Behaviour, pressed
from editor.ui.text.grounds import Grounds
from editor.ui.text.header_fold import HeaderFold
from editor.ui.text.input_method import (
    answer,
    belongs_to_composition,
    held_back,
    is_in_preedit,
    one_step,
)
from editor.ui.text.margins import margins
from editor.ui.text.pasted import pasted_text
from editor.ui.text.tips import show_tip
from editor.ui.word_wise import WordWise

_PAUSE = 2000
"""Milliseconds without a key after which typing begins a new undo step."""

_KEEP = QTextCursor.MoveMode.KeepAnchor


class TextView(QPlainTextEdit):
    """Shows a buffer and lets the user edit it, the header folded away.

    ``apply_edits`` is how a change of several places is made: the session's own, which refuses
    where the post is read-only. Offsets are code points of the whole text.
    """

    composing_changed = Signal(bool)
    focus_changed = Signal(bool)
    zoom_wanted = Signal(int)
    images_pasted = Signal(object)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(True)
        self.setCursorWidth(2)
        self.setCenterOnScroll(False)
        self.setAcceptDrops(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.behaviours: Sequence[Behaviour] = ()
        self.grounds = Grounds(self)
        self._step = 2
        self._line_width = 0
        self._makes_room = False
        self._composition = Composition(self)
        self._words = WordWise(self)
        self.tooltip_at: Callable[[int], str] = lambda _offset: ""
        self._buffer: QtBuffer | None = None
        self._fold: HeaderFold | None = None
        self._apply_edits: Callable[[EditSet], None] = lambda _edits: None
        self._since_key = QElapsedTimer()
        self._leave: Callable[[], None] = lambda: None
        self.cursorPositionChanged.connect(self._clamp)
        self.selectionChanged.connect(self._clamp)

    # -- how it is shown ---------------------------------------------------------------------------

    def set_tab_width(self, spaces: int) -> None:
        """Indent by this many spaces. A tab in the text is shown as kramdown reads it: as four."""
        self._step = spaces

    def set_line_width(self, characters: int) -> None:
        """Wrap lines after this many full-width characters at the latest; 0: at the pane's edge."""
        self._line_width = characters
        self.leave_margin(self.viewportMargins().left())

    def leave_margin(self, left: int) -> None:
        """Keep ``left`` pixels free for who stands there, and on the right what no line needs."""
        wanted = margins(self, left, self._line_width)
        if self.viewportMargins() != wanted:
            self.setViewportMargins(wanted)

    # -- the text shown ---------------------------------------------------------------------------

    def show_buffer(self, buffer: QtBuffer, apply_edits: Callable[[EditSet], None]) -> HeaderFold:
        """Show ``buffer`` from its body's first line on; what was shown before is left."""
        self.release()
        buffer.document.setDefaultFont(self.font())
        self.setDocument(buffer.document)
        self._buffer = buffer
        self._apply_edits = apply_edits
        self._fold = HeaderFold(self, buffer)
        self._leave = buffer.stepped.subscribe(self._on_stepped)
        return self._fold

    def release(self) -> None:
        """Show nothing any more; an unfinished composition is given to the text first."""
        if self._fold is not None:
            self.finish_composition()
            self._leave()
            self._fold.close()
            self._fold = None
        self._buffer = None

    @property
    def buffer(self) -> QtBuffer | None:
        """The buffer shown."""
        return self._buffer

    @property
    def fold(self) -> HeaderFold | None:
        """The fold of the header of the buffer shown."""
        return self._fold

    @property
    def composing(self) -> bool:
        """Whether an input method composes here."""
        return self._buffer is not None and self._buffer.composing

    @property
    def preedit(self) -> str:
        """What an input method composes here and has not given to the text yet."""
        return self._composition.preedit

    def state(self) -> TextState | None:
        """The text, selection and body as commands see them; None where nothing is shown."""
        if self._buffer is None or self._fold is None:
            return None
        return TextState(self._buffer.text, self.selection(), self._fold.body_start, self._step)

    def selection(self) -> Span:
        """What is selected; empty at the caret."""
        if self._buffer is None:
            return Span(0, 0)
        cursor = self.textCursor()
        return Span(
            self._buffer.to_offset(cursor.selectionStart()),
            self._buffer.to_offset(cursor.selectionEnd()),
        )

    def go_to_place(self, place: QPoint) -> None:
        """Put the caret at a place of the screen; above the body, at its first letter."""
        if self._fold is not None and not self.composing:
            cursor = self.cursorForPosition(self.viewport().mapFromGlobal(place))
            cursor.setPosition(max(cursor.position(), self._fold.floor))
            self.setTextCursor(cursor)

    def select(self, span: Span) -> None:
        """Select ``span`` and bring its end into view; not while composing."""
        if self._buffer is not None and not self._buffer.composing:
            cursor = self.textCursor()
            cursor.setPosition(self._buffer.to_document(span.start))
            cursor.setPosition(self._buffer.to_document(span.end), _KEEP)
            self.setTextCursor(cursor)

    def change(self, make: Callable[[TextState], TextChange | None]) -> bool:
        """Apply what ``make`` gives for the text as it is; whether it gave anything."""
        state = self.state()
        if state is None or self.composing or self.isReadOnly():
            return False
        change = make(state)
        if change is None:
            return False
        self._apply_edits(change.edits)
        if change.selection is not None:
            self.select(change.selection)
        self.ensureCursorVisible()
        return True

    # -- keys and input methods -------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Guards first, then typing behaviours, then Qt."""
        if self.composing and belongs_to_composition(event.key()):
            return
        self._makes_room = False
        if self._on_history_key(event):
            return
        if self._buffer is not None and self._fold is not None:
            fold, words = self._fold, self._words
            if fold.key_press(event) or words.key_press(event, self._buffer, fold.floor):
                return
        key = pressed(event)
        if key is not None and self._first_change(
            partial(behaviour.on_key, key) for behaviour in self.behaviours if behaviour.on_key
        ):
            return
        self._part_typing()
        if event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            # Qt would put a U+2028 into the file; a plain line end, without going on with a list.
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Keep the composing flag; a commit may be changed by a typing behaviour (pairs)."""
        buffer, fold = self._buffer, self._fold
        if buffer is None or fold is None or self.isReadOnly():
            event.ignore()  # Qt would take the text in although it is read-only
            return
        self._composition.note(event)
        held = held_back(event, self.textCursor(), fold.floor)
        was = buffer.composing
        if held.preeditString():
            # Qt takes the selection out of the text now; the commit comes later.
            self._makes_room |= self.textCursor().hasSelection()
            buffer.set_composing(composing=True)
            super().inputMethodEvent(held)
        else:
            joins = self._makes_room and bool(held.commitString())
            with buffer.committing(), one_step(self.textCursor(), joins=joins):
                super().inputMethodEvent(held)
            self._makes_room = held.replacementLength() > 0 and not held.commitString()
            self._on_committed(held)
        if buffer.composing != was:
            self.composing_changed.emit(buffer.composing)

    def inputMethodQuery(self, query: Qt.InputMethodQuery, *argument: Any) -> Any:  # noqa: ANN401 - Qt's
        """Qt's answer, put right for the margins and without the hidden header."""
        value = super().inputMethodQuery(query, *argument)
        return answer(self, query, value, self._fold.floor if self._fold is not None else 0)

    def finish_composition(self) -> None:
        """Give what is being composed to the text: before saving, and when the focus goes."""
        self._composition.finish()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside what is being composed ends that, where it stands."""
        if self.composing and not is_in_preedit(self, event.position().toPoint()):
            self.finish_composition()
        self._words.press()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word; Qt hears of it for the sake of a third click."""
        super().mouseDoubleClickEvent(event)
        if self._buffer is not None and event.button() == Qt.MouseButton.LeftButton:
            self._words.double_click(event.position().toPoint(), self._buffer)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select further words after a double click."""
        if self._buffer is None or not self._words.drag(event, self._buffer):
            super().mouseMoveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A composition ends with the focus, also where the input method does not say so.

        A popup or another window does not take the composition away.
        """
        super().focusOutEvent(event)
        self._composition.left()
        kept = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in kept:
            self.finish_composition()
        self.focus_changed.emit(False)  # noqa: FBT003 - a signal's value

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the text has the keyboard."""
        super().focusInEvent(event)
        self.focus_changed.emit(True)  # noqa: FBT003 - a signal's value

    def _first_change(self, makers: Iterable[Callable[[TextState], TextChange | None]]) -> bool:
        return any(self.change(make) for make in makers)

    def _on_committed(self, event: QInputMethodEvent) -> None:
        text = event.commitString()
        if text:
            self._first_change(
                partial(behaviour.on_commit, text)
                for behaviour in self.behaviours
                if behaviour.on_commit
            )

    def _on_history_key(self, event: QKeyEvent) -> bool:
        """Undo and redo are the buffer's, as the form's and the window's are."""
        undo = event.matches(QKeySequence.StandardKey.Undo)
        if self._buffer is None or not (undo or event.matches(QKeySequence.StandardKey.Redo)):
            return False
        if not self.isReadOnly():
            (self._buffer.undo if undo else self._buffer.redo)()
        return True

    def _part_typing(self) -> None:
        """Typing after a pause is an undo step of its own."""
        paused = self._since_key.isValid() and self._since_key.elapsed() > _PAUSE
        if paused and self._buffer is not None:
            self._buffer.end_step()
        self._since_key.start()

    def _on_stepped(self, position: int) -> None:
        """Show where something was undone, unless it is hidden."""
        if self._fold is not None and position >= self._fold.floor:
            cursor = self.textCursor()
            cursor.setPosition(position)
            self.setTextCursor(cursor)

    def _clamp(self) -> None:
        if self._fold is not None:
            self._fold.clamp()

    # -- clipboard and mouse ----------------------------------------------------------------------

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selection as it stands: Qt's own way turns U+00A0 into a space."""
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Some browsers give HTML without its plain text."""
        return super().canInsertFromMimeData(source) or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop plain text, its line ends made ours; a behaviour may make more of it.

        Images are told of, for somebody who can put them into the site.
        """
        images = images_of(source)
        if images:
            self.images_pasted.emit(images)
            return
        text = pasted_text(source)
        self._clamp()
        wishes = (partial(one.on_paste, text) for one in self.behaviours if one.on_paste)
        if text and not self._first_change(wishes):
            self.textCursor().insertText(text)
            self.ensureCursorVisible()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are the window's to open: their addresses are not dropped into the text."""
        if has_files(event.mimeData()):
            event.ignore()
            return
        super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Nothing is dropped into the hidden header."""
        if self._fold is not None and not self._fold.accepts_drop(event.position().toPoint()):
            event.ignore()
            return
        super().dropEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel change the size of the text."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y()
            if steps:
                self.zoom_wanted.emit(1 if steps > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Below the text, the grounds of code and of the caret's line."""
        painter = QPainter(self.viewport())
        self.grounds.paint(painter, event.rect())
        painter.end()
        super().paintEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show what is known about the place under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            show_tip(self, event, self._tooltip)
            return True
        return super().viewportEvent(event)

    def _tooltip(self, position: int) -> str:
        return self.tooltip_at(self._buffer.to_offset(position)) if self._buffer else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell who stands in the margins."""
        super().resizeEvent(event)
        self.resized.emit()
