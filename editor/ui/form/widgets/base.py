"""What every widget of a form is: it shows a row and says what the user made of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from editor.app.form_edit import Change
from editor.app.form_model import Row
from editor.ui.form.context import FormContext
from editor.ui.form.field_keys import FieldKeys
from editor.ui.form.roles import set_style_property
from editor.ui.icons import icon


class FieldWidget(QWidget):
    """One field.

    It never edits the post: it says that something was typed (which may wait for a pause) or
    finished (which may not), and gives the change when it is asked. What the user has typed and
    what is being composed is not overwritten by :meth:`show_row`.

    Signals:
        stirred(): the user is changing something: what was said about the last try is past.
        typed(): there is a change that may grow: a letter was typed.
        finished(): what there is to change is complete: Enter, the focus left, a choice was made.
        gauged(Gauge | None): the count beside the label is another.
        message(str): something to say about what was tried just now (a duplicate tag).
    """

    stirred = Signal()
    typed = Signal()
    finished = Signal()
    gauged = Signal(object)
    message = Signal(str)

    def __init__(self, context: FormContext, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.row = row
        self.keys = FieldKeys(self)
        self._pending = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    # -- for the row

    @property
    def pending(self) -> bool:
        """Whether the user changed something that the post does not have yet."""
        return self._pending

    @property
    def composing(self) -> bool:
        """Whether an input method is composing in it."""
        return False

    @property
    def incomplete(self) -> bool:
        """Whether what was typed can be no value yet (half a date); it then stays as typed."""
        return False

    def show_row(self, row: Row) -> None:
        """Take what the post holds now, unless the user is in the middle of changing it."""
        self.row = row
        if not self._pending and not self.composing:
            self.refresh()

    def set_context(self, context: FormContext) -> None:
        """Take other facts of the site; nothing that is typed changes."""
        self.context = context

    def discard(self) -> None:
        """Forget what was typed and show what the post holds."""
        self._pending = False
        self.refresh()

    def taken(self) -> None:
        """The post has the change, or is about to."""
        self._pending = False

    def refused(self) -> None:
        """The post does not have it after all: what was typed stays."""
        self._pending = True

    def inputs(self) -> list[QWidget]:
        """The widgets that take the focus, in reading order; the first one stands for the field."""
        raise NotImplementedError

    def change(self) -> Change | None:
        """What the user has made of the row; None where that is nothing."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show the row's value; what is equal already is left alone, caret and all."""
        raise NotImplementedError

    def set_state(self, state: str) -> None:
        """Show "error", "warning" or "" at the inputs' borders."""
        for widget in self.bordered():
            set_style_property(widget, "state", state)

    def bordered(self) -> list[QWidget]:
        """The widgets whose border tells the state."""
        return self.inputs()

    def set_editable(self, editable: bool) -> None:  # noqa: FBT001 - a property's setter
        """Allow changes or not."""
        for widget in self.inputs():
            widget.setEnabled(editable)

    def describe(self, name: str, description: str) -> None:
        """Tell screen readers what the field is and what is wrong with it."""
        for widget in self.inputs():
            if not widget.accessibleName():
                widget.setAccessibleName(name)
            widget.setAccessibleDescription(description)

    # -- for the widgets

    def note_typed(self) -> None:
        """The user changed something that may go on changing."""
        self._pending = True
        self.stirred.emit()
        self.typed.emit()

    def note_waiting(self) -> None:
        """The user is in the middle of something that means nothing yet: no pause ends it."""
        self._pending = True
        self.stirred.emit()

    def note_finished(self) -> None:
        """The user made a change that is complete."""
        self._pending = True
        self.finished.emit()

    def part(self, name: str) -> str:
        """The object name of a part of this field."""
        return f"form.{self.row.key}.{name}"

    def tool(self, icon_name: str, message_id: str, part: str) -> QToolButton:
        """A small button of the field, named for screen readers."""
        button = QToolButton(self)
        button.setObjectName(self.part(part))
        button.setAutoRaise(True)
        button.setIcon(icon(icon_name, self.context.theme.color("text_muted")))
        button.setIconSize(QSize(16, 16))
        text = self.context.say(message_id)
        button.setToolTip(text)
        button.setAccessibleName(text)
        return button
