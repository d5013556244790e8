"""The bar below the text that finds and replaces."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QWidget,
)

from editor.app.search import LIMIT, Query, SearchError, find_all, replace_all, replace_one
from editor.app.text_state import TextChange, TextState
from editor.core.text.span import Span
from editor.i18n.catalog import Messages
from editor.ui.icons import icon
from editor.ui.line import Line
from editor.ui.text.ranges import Ranged
from editor.ui.text.view import TextView
from editor.ui.theme.tokens import Theme

_TOGGLES = (
    ("case", "case-sensitive"),
    ("whole_word", "whole-word"),
    ("pattern", "regex"),
    ("any_width", ""),
)


class FindBar(QFrame):
    """Looks in the body, and in the header too while that is unfolded.

    Signals:
        hits_changed(list): what to mark, as ranges of the document.
        closed(): the user is done; the text should have the focus.
    """

    hits_changed = Signal(list)
    closed = Signal()

    def __init__(
        self, view: TextView, messages: Messages, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._messages = messages
        self._theme = theme
        self._hits: tuple[Span, ...] = ()
        self._version = -1
        self._error: SearchError | None = None
        self.setObjectName("text.find")
        self.setProperty("role", "strip")
        self._buttons: dict[str, QToolButton] = {}
        self._needle = self._field("needle")
        self._replacement = self._field("replacement")
        self._count = QLabel(self)
        self._count.setObjectName("text.find.count")
        self._count.setProperty("role", "muted")
        self._replace_row = QWidget(self)
        self._arrange()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(60)
        self._later.timeout.connect(self._on_text_settled)
        self._needle.textChanged.connect(self._on_query_changed)
        for field in (self._needle, self._replacement):
            field.installEventFilter(self)
        self.retranslate(messages)
        self.apply_theme(theme)
        self.hide()

    # -- what others call -------------------------------------------------------------------------

    def open(self, *, replace: bool) -> None:
        """Show the bar; what is selected in one line becomes what is looked for."""
        span = self._view.selection()
        buffer = self._view.buffer
        selected = span.of(buffer.text) if buffer is not None else ""
        self._replace_row.setVisible(replace)
        self._replacement.setVisible(replace)
        self.show()
        if selected and "\n" not in selected:
            self._needle.setText(selected)
        self._needle.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._needle.selectAll()
        self.search()

    def close_bar(self) -> None:
        """Hide it, take the marks away and give the focus back."""
        self.hide()
        self._hits = ()
        self.hits_changed.emit([])
        self.closed.emit()

    def find_again(self, *, backwards: bool) -> None:
        """Go to the next or previous hit, round the end; without a query open the bar."""
        if self._needle.composing:
            self._needle.finish_composition()  # which goes to the first hit of it
            if not backwards:
                return
        if not self._needle.text():
            self.open(replace=False)
            return
        self._update_hits()
        if not self._hits or self._view.composing:
            return
        selection = self._view.selection()
        starts = [hit.start for hit in self._hits]
        if backwards:
            index = bisect_left(starts, selection.start) - 1
        else:
            after = selection.end if selection in self._hits else selection.start
            index = bisect_left(starts, after)
        self._go_to(index % len(self._hits))

    def text_changed(self) -> None:
        """The text is another one: look again once the typing rests."""
        if self.isVisible():
            self._later.start()

    def search(self) -> None:
        """Look again now, and mark what is found."""
        self._update_hits()
        self._show_state()

    @property
    def query(self) -> Query:
        """What is looked for."""
        on = {name: button.isChecked() for name, button in self._buttons.items() if name in _NAMES}
        return Query(self._needle.text(), **on)

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of ``theme``."""
        self._theme = theme
        color = theme.color("text_muted")
        names = dict(_TOGGLES) | {"previous": "arrow-up", "next": "arrow-down", "close": "x"}
        for name, image in names.items():
            if image:
                self._buttons[name].setIcon(icon(image, color))

    def retranslate(self, messages: Messages) -> None:
        """Take all texts from ``messages``."""
        self._messages = messages
        for name, field in (("needle", self._needle), ("replacement", self._replacement)):
            text = messages.text(f"text.find.{name}")
            field.setPlaceholderText(text)
            field.setAccessibleName(text)
        for name, button in self._buttons.items():
            text = messages.text(f"text.find.{name}")
            button.setToolTip(text)
            button.setAccessibleName(text)
            if name in {"replace", "replace_all"}:
                button.setText(text)
        self._buttons["any_width"].setText(messages.text("text.find.any_width_short"))
        self._show_state()

    # -- finding and replacing --------------------------------------------------------------------

    def _update_hits(self) -> None:
        state = self._view.state()
        self._error = None
        self._hits = ()
        if state is None:
            return
        self._version = self._view.buffer.version if self._view.buffer else -1
        try:
            self._hits = find_all(state.text, self.query, self._start(state))
        except SearchError as error:
            self._error = error

    def _start(self, state: TextState) -> int:
        fold = self._view.fold
        return 0 if fold is not None and fold.unfolded else state.body_start

    def _go_to(self, index: int) -> None:
        self._view.select(self._hits[index])
        self._view.ensureCursorVisible()
        self._show_state()

    def _on_query_changed(self) -> None:
        """Go to the first hit from where the selection begins, as far as typed."""
        self.search()
        if self._hits and not self._view.composing:
            starts = [hit.start for hit in self._hits]
            self._go_to(bisect_left(starts, self._view.selection().start) % len(starts))

    def _on_text_settled(self) -> None:
        if self.isVisible():
            self.search()

    def _replace(self) -> None:
        """Replace the hit that is selected and go to the next; else only go to it."""
        self._settle()
        self._update_hits()
        selection = self._view.selection()
        if selection not in self._hits:
            self.find_again(backwards=False)
            return
        self._change(
            lambda state: TextChange(
                replace_one(
                    state.text, self.query, self._replacement.text(), selection, self._start(state)
                )
            )
        )
        self.find_again(backwards=False)
        self._show_state()

    def _replace_all(self) -> None:
        self._settle()
        count = 0

        def make(state: TextState) -> TextChange | None:
            nonlocal count
            edits = replace_all(
                state.text, self.query, self._replacement.text(), self._start(state)
            )
            count = len(edits.edits)
            return TextChange(edits) if edits else None

        if self._change(make):
            self.search()
            self._count.setText(self._messages.text("text.find.replaced", count=count))

    def _settle(self) -> None:
        """The buttons leave the keyboard in the field: no change of focus ends a composition."""
        for field in (self._needle, self._replacement):
            field.finish_composition()

    def _change(self, make: Callable[[TextState], TextChange | None]) -> bool:
        try:
            return self._view.change(make)
        except SearchError as error:
            self._error = error
            self._show_error()
            return False

    # -- showing ----------------------------------------------------------------------------------

    def _show_state(self) -> None:
        if self._error is not None:
            self._show_error()
        else:
            self._set_state("", self._count_text())
        if self.isVisible():
            self.hits_changed.emit(self._ranges())

    def _show_error(self) -> None:
        assert self._error is not None
        text = self._messages.text(self._error.message, position=self._error.position)
        self._set_state("error", text)

    def _set_state(self, state: str, text: str) -> None:
        self._count.setText(text)
        nothing = not state and bool(self._needle.text()) and not self._hits
        shown = state or ("warning" if nothing else "")
        if self._needle.property("state") != shown:
            self._needle.setProperty("state", shown)
            self._needle.style().polish(self._needle)

    def _count_text(self) -> str:
        if not self._needle.text():
            return ""
        if not self._hits:
            return self._messages.text("text.find.none")
        selection = self._view.selection()
        total = len(self._hits)
        if total >= LIMIT:
            return self._messages.text("text.find.many", count=total)
        if selection in self._hits:
            number = self._hits.index(selection) + 1
            return self._messages.text("text.find.place", number=number, count=total)
        return self._messages.text("text.find.hits", count=total)

    def _ranges(self) -> list[Ranged[str]]:
        buffer = self._view.buffer
        if buffer is None:
            return []
        selection = self._view.selection()
        return [
            Ranged(
                buffer.to_document(hit.start),
                buffer.to_document(hit.end),
                "hit" if hit == selection else "hits",
            )
            for hit in self._hits
        ]

    # -- keys and parts ---------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter finds or replaces, with Shift backwards; Esc closes."""
        composing = isinstance(watched, Line) and watched.composing
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not composing:
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                if watched is self._replacement:
                    self._replace()
                else:
                    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                    self.find_again(backwards=shift)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc on a button closes too."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _field(self, name: str) -> Line:
        field = Line(self)
        field.setObjectName(f"text.find.{name}")
        field.setMinimumWidth(120)
        return field

    def _button(self, name: str, clicked: Callable[[], None] | None) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"text.find.{name}")
        button.setIconSize(QSize(16, 16))
        button.setAutoRaise(True)
        if clicked is None:
            button.setCheckable(True)
            button.toggled.connect(self._on_query_changed)
        else:
            button.clicked.connect(clicked)
        self._buttons[name] = button
        return button

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2)
        for name, _ in _TOGGLES:
            top.addWidget(self._button(name, None))
        top.addSpacing(6)
        top.addWidget(self._count, 1)
        top.addWidget(self._button("previous", lambda: self.find_again(backwards=True)))
        top.addWidget(self._button("next", lambda: self.find_again(backwards=False)))
        top.addWidget(self._button("close", self.close_bar))
        bottom = QHBoxLayout(self._replace_row)
        bottom.setContentsMargins(0, 0, 0, 0)
        bottom.setSpacing(2)
        bottom.addWidget(self._button("replace", self._replace))
        bottom.addWidget(self._button("replace_all", self._replace_all))
        bottom.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 6, 8, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.addWidget(self._needle, 0, 0)
        grid.addLayout(top, 0, 1)
        grid.addWidget(self._replacement, 1, 0)
        grid.addWidget(self._replace_row, 1, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 4)


_NAMES = frozenset(name for name, _ in _TOGGLES)
