"""The rows of a form, one below the other: made and dropped as keys come and go in the header."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from editor.app.form_model import Row
from editor.ui.form.context import FormContext
from editor.ui.form.labels import arrange_labels
from editor.ui.form.requests import RowRequests
from editor.ui.form.row import RowFrame
from editor.ui.theme.tokens import SPACE


@dataclass(frozen=True, slots=True)
class Untaken:
    """A field in which something stands that can be no value (2026-13-45), so no text has it.

    ``show`` goes to the field, ``discard`` puts back what the post holds.
    """

    title: str
    show: Callable[[], None]
    discard: Callable[[], None]


class RowList(QWidget):
    """Keeps a row for each key shown, its widgets while the key stays."""

    def __init__(self, context: FormContext, requests: RowRequests, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._requests = requests
        self._rows: dict[str, RowFrame] = {}
        self._tab_stops: list[QWidget] = []
        self._wide = False
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)

    def __iter__(self) -> Iterator[RowFrame]:
        return iter(tuple(self._rows.values()))

    def get(self, key: str) -> RowFrame | None:
        """The row of a key, None where it has none."""
        return self._rows.get(key)

    @property
    def focused_key(self) -> str | None:
        """The key in whose row the keyboard is."""
        focused = QApplication.focusWidget()
        if focused is None:
            return None
        return next((key for key, row in self._rows.items() if row.isAncestorOf(focused)), None)

    @property
    def composing(self) -> bool:
        """Whether an input method is composing in one of the fields."""
        return any(row.widget.composing for row in self._rows.values())

    @property
    def untaken(self) -> Untaken | None:
        """The first field that holds what the post has not taken."""
        left = next((row for row in self if row.widget.pending), None)
        if left is None:
            return None
        title = left.row.titled(self._context.messages.language)
        return Untaken(title, left.focus, left.discard)

    def show_rows(self, rows: tuple[Row, ...], last: QWidget) -> None:
        """Have exactly these rows, in order; ``last`` is what the Tab key reaches behind them."""
        keys = [row.key for row in rows]
        for key in [key for key in self._rows if key not in keys]:
            self._drop(self._rows.pop(key))
        shown: dict[str, RowFrame] = {}
        for index, row in enumerate(rows):
            frame = self._rows.get(row.key)
            if frame is None:
                frame = RowFrame(self._context, row, self._requests, self)
            else:
                frame.update_row(row)
            if self._list.indexOf(frame) != index:
                self._list.insertWidget(index, frame)
                frame.show()  # at once, so that it can take the focus
            shown[row.key] = frame
        if list(shown) != list(self._rows):
            self._rows = shown
            self.arrange(wide=self._wide)
        self._order_tabs(last)

    def clear(self) -> None:
        """Have no rows."""
        self.hide()  # rows that are made in a hidden parent are laid out once
        for row in self:
            self._drop(row)
        self._rows = {}
        self._tab_stops = []

    def set_context(self, context: FormContext) -> None:
        """Other facts of the site, another post: rows that are there take it over."""
        self._context = context
        for row in self:
            row.set_context(context)

    def arrange(self, *, wide: bool) -> None:
        """Labels beside their fields (``wide``) or above them."""
        self._wide = wide
        arrange_labels(self._rows.values(), wide=wide)
        self._list.setSpacing(SPACE + SPACE // 2)

    def _drop(self, frame: RowFrame) -> None:
        self._list.removeWidget(frame)
        frame.hide()
        frame.deleteLater()

    def _order_tabs(self, last: QWidget) -> None:
        """Tab goes down the form, whatever order the rows were made in."""
        inputs = [w for row in self._rows.values() for w in row.tab_stops()]
        if inputs == self._tab_stops:
            return
        self._tab_stops = inputs
        for before, after in zip(inputs, [*inputs[1:], last], strict=True):
            QWidget.setTabOrder(before, after)
