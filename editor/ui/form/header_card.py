"""What stands in the form's place where the header cannot be read, or there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.app.form_model import FormModel
from editor.ui.form.context import FormContext
from editor.ui.form.flow_layout import FlowLayout
from editor.ui.form.problem_lines import ProblemLines
from editor.ui.form.roles import set_style_property
from editor.ui.icons import icon

_LONGEST = 120
"""Characters of the quoted line that are shown."""


class HeaderCard(QFrame):
    """Says calmly what is the matter and what can be done.

    Signals:
        source_requested(): show the header's source at the fault.
        header_requested(): give the post a header.
        fix_requested(Finding, Fix): a fix's button was pressed.
    """

    source_requested = Signal()
    header_requested = Signal()
    fix_requested = Signal(object, object)

    def __init__(self, context: FormContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("form.card")
        self.setProperty("role", "card")
        self._mark = QLabel(self)
        self.title = QLabel(self)
        self.title.setProperty("role", "heading")
        self.title.setWordWrap(True)
        self.cause = self._text("form.card.cause")
        self.quoted = self._text("form.card.line")
        self.quoted.setProperty("role", "code")
        self.comfort = self._text("form.card.comfort")
        self.comfort.setProperty("role", "muted")
        self.source = QPushButton(context.say("form.card.source"), self)
        self.source.setObjectName("form.card.source")
        self.source.clicked.connect(self.source_requested)
        self.add = QPushButton(context.say("form.card.add"), self)
        self.add.setObjectName("form.card.add")
        self.add.setProperty("role", "primary")
        self.add.clicked.connect(self.header_requested)
        self.problems = ProblemLines(context, self)
        self.problems.fix_requested.connect(self.fix_requested)
        self._lay_out()
        self.hide()

    def show_model(self, model: FormModel, text: str) -> None:
        """Show what is the matter with the header of ``text``; hide where nothing is."""
        error = model.error
        self.setVisible(error is not None or not model.has_header)
        set_style_property(self, "state", "warning" if error is not None else "")
        self.quoted.setVisible(error is not None)
        self.source.setVisible(error is not None)
        self.add.setVisible(error is None)
        self._show_icon(
            "triangle-alert" if error else "file-text", "warning" if error else "accent"
        )
        say = self._context.say
        if error is not None:
            line = error.args["line"]
            self.title.setText(say("form.card.title", line=line))
            self.cause.setText(say(error.reason, **dict(error.args)))
            self.quoted.setText(_line_at(text, error.span.start))
            self.comfort.setText(say("form.card.comfort"))
            self.problems.show_findings(tuple(f for f in model.other_findings if f.fixes))
        elif not model.has_header:
            self.title.setText(say("form.card.no-header"))
            self.cause.setText(say("form.card.no-header-cause"))
            self.comfort.setText("")
            self.problems.show_findings(())
        self.comfort.setVisible(bool(self.comfort.text()))

    def focus_button(self) -> None:
        """Take the keyboard focus."""
        (self.source if self.source.isVisibleTo(self) else self.add).setFocus()

    def _text(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _show_icon(self, name: str, token: str) -> None:
        self._mark.setPixmap(icon(name, self._context.theme.color(token)).pixmap(20, 20))

    def _lay_out(self) -> None:
        buttons = QWidget(self)
        flow = FlowLayout(buttons, gap=8)
        flow.setContentsMargins(0, 4, 0, 0)
        flow.addWidget(self.source)
        flow.addWidget(self.add)
        right = QVBoxLayout()
        right.setSpacing(8)
        for part in (self.title, self.cause, self.quoted, self.problems, self.comfort, buttons):
            right.addWidget(part)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(right, 1)


def _line_at(text: str, offset: int) -> str:
    """The line of an offset, cut where it is very long."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = text[start : len(text) if end < 0 else end].strip()
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
