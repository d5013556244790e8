"""The problems of the open post as a list; or what there is to say where there are none."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QVBoxLayout, QWidget

from editor.app.finding_walk import same_problem
from editor.core.findings import Finding
from editor.core.schema.model import Schema
from editor.i18n.catalog import Messages
from editor.ui.problems.delegate import ProblemDelegate
from editor.ui.problems.hands import ProblemHands
from editor.ui.problems.post_model import PostProblemsModel
from editor.ui.problems.rows import ROW_ROLE, ProblemRow
from editor.ui.theme.tokens import Theme


class PostPage(QWidget):
    """Lists findings, the gravest first.

    Signals:
        activated(ProblemRow): go to its place.
        fix_pressed(ProblemRow, int): make the fix of that number.
        menu_wanted(ProblemRow, QPoint): open its menu there on the screen.
        row_changed(): another row is chosen, or the rows are others.
    """

    activated = Signal(object)
    fix_pressed = Signal(object, int)
    menu_wanted = Signal(object, object)
    row_changed = Signal()

    def __init__(self, messages: Messages, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._messages = messages
        self._text = ""
        self._schema: Schema | None = None
        self.when_empty = "problems.no-post"
        """The message that stands in the place of findings."""
        self._model = PostProblemsModel(messages, self)
        self._list = QListView(self)
        self._list.setObjectName("problems.list")
        self._list.setModel(self._model)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._delegate = ProblemDelegate(theme, self._list, wraps=True)
        hands = ProblemHands(self._list, self._delegate)
        hands.activated.connect(self.activated)
        hands.fix_pressed.connect(self.fix_pressed)
        hands.menu_wanted.connect(self._on_menu_wanted)
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._empty = QLabel(self)
        self._empty.setObjectName("problems.empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setProperty("role", "faint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._empty, 1)
        self.retranslate(messages)

    def retranslate(self, messages: Messages) -> None:
        """Take all texts from ``messages``."""
        self._messages = messages
        self._list.setAccessibleName(messages.text("problems.title"))
        self._show(self._model.findings)

    def apply_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._delegate.theme = theme
        self._list.viewport().update()

    def set_findings(
        self, findings: tuple[Finding, ...], text: str, schema: Schema | None, *, checked: bool
    ) -> bool:
        """Show the findings of ``text``; whether these are other problems."""
        when_empty = "problems.none" if checked else "problems.unchecked"
        # The very same ones: comparing hundreds takes as long as showing them.
        same = findings is self._model.findings and schema is self._schema
        if self.when_empty == when_empty and same and text == self._text:
            return False
        self.when_empty = when_empty
        self._text, self._schema = text, schema
        return self._show(findings)

    def clear(self) -> None:
        """No post is open."""
        self.when_empty = "problems.no-post"
        self._text = ""
        self._show(())

    def focus_list(self) -> None:
        """Take the keyboard focus, with a row chosen."""
        if not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(self._model.index(0))
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def select(self, finding: Finding) -> None:
        """Choose the row of ``finding``."""
        row = self._model.row_of(finding)
        if row >= 0:
            self._list.setCurrentIndex(self._model.index(row))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that is listed."""
        return self._model.findings

    @property
    def current(self) -> ProblemRow | None:
        """The row that is chosen."""
        return _row(self._list.currentIndex())

    @property
    def foremost(self) -> ProblemRow | None:
        """The row that is chosen, else the first, which is the gravest."""
        if self.current is None and self._model.rowCount():
            return _row(self._model.index(0))
        return self.current

    def _show(self, findings: tuple[Finding, ...]) -> bool:
        """Show other findings; the chosen row and the place scrolled to stay.

        Whether they are other problems than before, not the same at other places.
        """
        row, scrolled = self.current, self._list.verticalScrollBar().value()
        before = self._model.findings
        if not self._model.set_findings(findings, self._text, self._schema, self._messages):
            self.row_changed.emit()
            return False
        kept = same_problem(findings, row.finding, before) if row is not None else None
        if kept is not None:
            self._list.setCurrentIndex(self._model.index(self._model.row_of(kept)))
        self._list.verticalScrollBar().setValue(scrolled)
        self._list.setVisible(bool(findings))
        self._empty.setVisible(not findings)
        self._empty.setText(self._messages.text(self.when_empty))
        self.row_changed.emit()
        return True

    def _on_current_changed(self, _new: QModelIndex, _old: QModelIndex) -> None:
        self.row_changed.emit()

    def _on_menu_wanted(self, index: QModelIndex, place: QPoint) -> None:
        row = _row(index)
        if row is not None:
            self.menu_wanted.emit(row, place)


def _row(index: QModelIndex) -> ProblemRow | None:
    row = index.data(ROW_ROLE) if index.isValid() else None
    return row if isinstance(row, ProblemRow) else None
