"""One row of the form: label, field, count, problems, and a menu of what else can be done."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.app.form_counts import Gauge
from editor.app.form_model import Row
from editor.app.form_shape import RAW
from editor.core.findings import Severity
from editor.ui.form.context import FormContext
from editor.ui.form.edit_menu import open_at
from editor.ui.form.problem_lines import NoteLine, ProblemLines
from editor.ui.form.requests import RowRequests
from editor.ui.form.roles import set_style_property
from editor.ui.form.widgets import widget_class
from editor.ui.form.widgets.base import FieldWidget
from editor.ui.form.widgets.image import ImageField
from editor.ui.icons import icon

PAUSE_MS = 400
"""Typing that pauses this long is one step of undo."""


class RowFrame(QWidget):
    """Shows one :class:`Row` and tells what the user wants of it.

    The field's widget is kept as long as it can show the row's value; while it has the focus it is
    never exchanged.
    """

    def __init__(
        self, context: FormContext, row: Row, requests: RowRequests, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.context = context
        self._requests = requests
        self.row = row
        self._as_yaml = False
        self._note_lasts = False
        self._fresh = False
        self._wide: bool | None = None
        self.setProperty("role", "row")
        self.setObjectName(f"form.row.{row.key}")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self._make_head()
        self._make_actions()
        self.problems = ProblemLines(context, self)
        self.problems.fix_requested.connect(requests.fix_requested)
        self.note = NoteLine("info", "warning", self)
        self.note.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._body = QWidget(self)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.problems)
        self._column.addWidget(self.note)
        self.widget = self._make_widget(row.widget)
        self.set_wide(wide=False, label_width=0)
        self.update_row(row)

    # -- the row

    def update_row(self, row: Row) -> None:
        """Show what the post holds now."""
        self.row = row
        wanted = RAW if self._as_yaml else row.widget
        fits = isinstance(self.widget, widget_class(wanted)) and (
            type(self.widget) is widget_class(wanted)
        )
        if self._fresh:
            self.widget.taken()
        if not fits and (self._fresh or not self._is_being_used()):
            self._exchange(wanted)
        self._fresh = False
        if fits or self.widget.pending:
            self.widget.show_row(row)
        self.widget.set_editable(row.editable)
        self._label.setText(row.titled(self.context.messages.language))
        self.problems.show_findings(row.problems)
        self._show_refusal()
        self._show_state()
        self._yaml.setEnabled(row.editable and (self._as_yaml or row.widget != RAW))
        word = "field" if self._as_yaml else "yaml"
        self._yaml.setText(self.context.say(f"form.row.edit-as-{word}"))
        self._remove.setEnabled(row.editable and row.present)
        self._source.setEnabled(row.span is not None)
        self._copy.setEnabled(row.present)

    def commit(self, *, whole: bool = False) -> None:
        """Hand on what was typed.

        ``whole``: also while an input method composes.
        """
        self._pause.stop()
        widget = self.widget
        if not widget.pending or (widget.composing and not whole):
            return
        change = widget.change()
        if change is not None:
            widget.taken()
            self._requests.change_made.emit(self.row.key, change)
        elif not widget.incomplete:
            widget.taken()
            widget.show_row(self.row)

    def discard(self) -> None:
        """Forget what was typed and not taken yet, and show what the post holds."""
        self._pause.stop()
        self._on_stirred()
        self.widget.discard()

    def refuse(self, text: str) -> None:
        """The change cannot be made: say why; what was typed stays."""
        self.widget.refused()
        self._say(text, "error", lasts=False)

    def say(self, text: str) -> None:
        """Say something about what was tried just now; it goes when the user goes on."""
        self._say(text, "warning", lasts=True)

    def set_context(self, context: FormContext) -> None:
        """Take other facts of the site (the language and the colours are the same)."""
        self.context = context
        self.widget.set_context(context)

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in reading order: the field, then the buttons of its problems."""
        return [*self.widget.inputs(), *self.problems.buttons()]

    def forget(self) -> None:
        """Another post comes: nothing of this one stays, not even a field kept for its caret."""
        self._pause.stop()
        self._as_yaml = False
        self._on_stirred()
        self._fresh = True

    def focus(self) -> None:
        """Take the keyboard focus."""
        self.widget.inputs()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_wide(self, *, wide: bool, label_width: int) -> None:
        """Put the label beside the field or above it."""
        self._head.setFixedWidth(label_width) if wide else self._head.setMaximumWidth(16777215)
        if not wide:
            self._head.setMinimumWidth(0)
        if wide == self._wide:
            return
        self._wide = wide
        self._head_layout.setDirection(
            QBoxLayout.Direction.TopToBottom if wide else QBoxLayout.Direction.LeftToRight
        )
        self._head_layout.setContentsMargins(0, 6 if wide else 0, 0, 0)
        self._head_layout.setStretchFactor(self._title, 0 if wide else 1)
        self._gauge.setAlignment(
            Qt.AlignmentFlag.AlignLeft if wide else Qt.AlignmentFlag.AlignRight
        )
        self._arrange()

    def label_width(self) -> int:
        """The width that the label wants."""
        return self._title.sizeHint().width()

    # -- Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape forgets what was typed and not taken yet."""
        if event.key() == Qt.Key.Key_Escape and self.widget.pending and not self.widget.composing:
            self.discard()
            event.accept()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The row's menu, where the field has none of its own."""
        self._open_menu_at(event)

    # -- parts

    def _make_head(self) -> None:
        row = self.row
        self._head = QWidget(self)
        self._title = QWidget(self._head)
        self._label = QLabel(row.titled(self.context.messages.language), self._title)
        self._label.setObjectName(f"form.label.{row.key}")
        self._label.setProperty("role", "label")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        helped = row.field.helped(self.context.messages.language) if row.field else ""
        self._label.setToolTip(f"{row.key}\n{helped}" if helped else row.key)
        star = QLabel("*", self._title)
        star.setProperty("role", "required")
        star.setVisible(row.required)
        star.setToolTip(self.context.say("form.row.required"))
        title = QHBoxLayout(self._title)
        title.setContentsMargins(0, 0, 0, 0)
        title.setSpacing(3)
        title.addWidget(self._label)
        title.addWidget(star)
        title.addStretch(1)
        self._gauge = QLabel(self._head)
        self._gauge.setObjectName(f"form.count.{row.key}")
        self._gauge.setProperty("role", "faint")
        self._head_layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._head)
        self._head_layout.setSpacing(2)
        self._head_layout.addWidget(self._title)
        self._head_layout.addWidget(self._gauge, 0)
        self._menu_button = QToolButton(self)
        self._menu_button.setObjectName(f"form.menu.{row.key}")
        self._menu_button.setProperty("role", "quiet")
        self._menu_button.setIcon(icon("ellipsis", self.context.theme.color("text_faint")))
        self._menu_button.setIconSize(QSize(16, 16))
        self._menu_button.setFixedSize(QSize(24, 24))
        # Reached by the menu key in the field: a tab stop of its own would double the way.
        self._menu_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._menu_button.setAccessibleName(
            self.context.say("form.row.menu", field=self._label.text())
        )
        self._menu_button.clicked.connect(self._on_menu_button)

    def _make_actions(self) -> None:
        self._yaml = self._action("edit-as-yaml", "code", self._on_yaml)
        self._copy = self._action("copy", "copy", self._on_copy)
        self._source = self._action("source", "braces", self._on_source)
        self._remove = self._action("remove", "trash-2", self._on_remove)

    def _action(self, name: str, icon_name: str, run: object) -> QAction:
        action = QAction(icon(icon_name), self.context.say(f"form.row.{name}"), self)
        action.setObjectName(f"form.{self.row.key}.{name}")
        action.triggered.connect(run)
        self.addAction(action)
        return action

    def _make_widget(self, kind: str) -> FieldWidget:
        widget = widget_class(kind)(self.context, self.row, self._body)
        self._column.insertWidget(0, widget)
        widget.stirred.connect(self._on_stirred)
        widget.typed.connect(self._pause.start)
        widget.finished.connect(self.commit)
        widget.gauged.connect(self._on_gauged)
        widget.message.connect(self.say)
        widget.keys.undo_requested.connect(self._on_undo)
        widget.keys.redo_requested.connect(self._on_redo)
        if isinstance(widget, ImageField):
            widget.choose_requested.connect(self._on_choose_image)
            widget.images_offered.connect(self._on_images_offered)
        self._label.setBuddy(widget.inputs()[0])
        self._on_gauged(None)
        widget.refresh()
        return widget

    def _exchange(self, kind: str) -> None:
        old = self.widget
        self._column.removeWidget(old)
        old.hide()
        old.deleteLater()
        self.widget = self._make_widget(kind)

    def _arrange(self) -> None:
        grid = self._grid
        for part in (self._head, self._menu_button, self._body):
            grid.removeWidget(part)
        top = Qt.AlignmentFlag.AlignTop
        self._menu_button.setFixedHeight(30 if self._wide else 20)
        if self._wide:
            grid.addWidget(self._head, 0, 0, top)
            grid.addWidget(self._body, 0, 1, top)
            grid.addWidget(self._menu_button, 0, 2, top)
        else:
            grid.addWidget(self._head, 0, 0)
            grid.addWidget(self._menu_button, 0, 1)
            grid.addWidget(self._body, 1, 0, 1, 2)
        grid.setColumnStretch(0, 0 if self._wide else 1)
        grid.setColumnStretch(1, 1 if self._wide else 0)

    # -- states

    def _is_being_used(self) -> bool:
        focused = QApplication.focusWidget()
        inside = focused is not None and self.widget.isAncestorOf(focused)
        return self.widget.pending or self.widget.composing or inside

    def _show_state(self) -> None:
        severities = {finding.severity for finding in self.row.problems}
        grave = next((s for s in (Severity.ERROR, Severity.WARNING) if s in severities), None)
        self.widget.set_state(grave.value if grave else "")
        parts = [*self.problems.texts]
        if self.row.required:
            parts.insert(0, self.context.say("form.row.required"))
        self.widget.describe(self._label.text(), " ".join(parts))

    def _show_refusal(self) -> None:
        if self.row.refused is not None:
            self._say(self.context.tell(self.row.refused), "hint", lasts=False)
        elif not self.widget.pending and not self._note_lasts:
            self.note.hide()

    def _say(self, text: str, color: str, *, lasts: bool) -> None:
        """Show a note; one that ``lasts`` is not hidden by the change that it speaks of."""
        self._note_lasts = lasts
        self.note.say(text, self.context, color)
        self.note.show()

    def _on_gauged(self, gauge: Gauge | None) -> None:
        self._gauge.setVisible(gauge is not None)
        if gauge is not None:
            self._gauge.setText(gauge.label)
            level = "faint" if gauge.level == "ok" else gauge.level
            set_style_property(self._gauge, "role", level)

    # -- what the user does

    def _on_stirred(self) -> None:
        self._note_lasts = False
        self.note.hide()

    def _on_undo(self) -> None:
        if not self.widget.composing:
            self.commit()
            self._requests.undo_requested.emit()

    def _on_redo(self) -> None:
        if not self.widget.composing:
            self.commit()
            self._requests.redo_requested.emit()

    def _on_menu_button(self) -> None:
        menu = QMenu(self)
        menu.addActions(self.actions())
        open_at(menu, self._menu_button.mapToGlobal(self._menu_button.rect().bottomLeft()))

    def _open_menu_at(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addActions(self.actions())
        open_at(menu, event.globalPos())

    def _on_yaml(self) -> None:
        self.commit()
        self._as_yaml = not self._as_yaml
        self._exchange(RAW if self._as_yaml else self.row.widget)
        self.update_row(self.row)
        self.focus()

    def _on_copy(self) -> None:
        self.commit()
        QGuiApplication.clipboard().setText(self.row.text or self.row.raw)

    def _on_source(self) -> None:
        self.commit()
        self._requests.source_requested.emit(self.row.key)

    def _on_remove(self) -> None:
        self.widget.taken()
        self._pause.stop()
        self._requests.remove_requested.emit(self.row.key)

    def _on_choose_image(self) -> None:
        self._requests.choose_image_requested.emit(self.row.key)

    def _on_images_offered(self, images: object) -> None:
        self._requests.images_offered.emit(self.row.key, images)
