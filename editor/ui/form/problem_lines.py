"""The findings of a row below its field: what is wrong, and a button for each way to mend it."""

from __future__ import annotations

from functools import partial
from html import escape

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from editor.app.finding_texts import breakable, finding_text, fix_title
from editor.core.findings import Finding, Fix
from editor.ui.form.context import FormContext
from editor.ui.form.edit_menu import open_at
from editor.ui.form.flow_layout import FlowLayout
from editor.ui.icons import icon
from editor.ui.link_button import LinkButton
from editor.ui.severities import SEVERITY_ICONS

_ICON = 14
_GAP = 6
_BUTTON_PADDING = 5
"""Border and padding of a link button in the style sheet."""
_FIXES = 3


class NoteLine(QWidget):
    """An icon, a sentence and perhaps buttons below it."""

    def __init__(self, icon_name: str, color: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._mark = QLabel(self)
        self._mark.setFixedSize(QSize(_ICON, 20))
        self.text = QLabel(self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._color = color
        line = QHBoxLayout()
        line.setSpacing(_GAP)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.text, 1)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addLayout(line)

    def say(self, text: str, context: FormContext, color: str | None = None) -> None:
        """Show a sentence, in a colour of the theme."""
        self._color = color or self._color
        self.text.setText(text)
        self.text.setProperty("role", self._color if self._color != "hint" else "muted")
        self.text.style().polish(self.text)
        drawn = icon(self._icon_name, context.theme.color(self._color))
        self._mark.setPixmap(drawn.pixmap(_ICON, _ICON))

    def add_buttons(self, buttons: QWidget) -> None:
        """Put a widget with buttons below the sentence, their texts in line with it."""
        self._rows.addWidget(buttons)


class ProblemLines(QWidget):
    """All findings of a row, gravest first.

    Signals:
        fix_requested(Finding, Fix): a fix's button was pressed.
    """

    fix_requested = Signal(object, object)

    def __init__(self, context: FormContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._findings: tuple[Finding, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self.hide()

    @property
    def texts(self) -> list[str]:
        """What is said now."""
        return [self._say(finding) for finding in self._findings]

    def buttons(self) -> list[QWidget]:
        """The buttons of the fixes, in order."""
        return [b for b in self.findChildren(QPushButton) if b.isVisibleTo(self)]

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Say what is wrong. The buttons of a finding that stays are made anew with its edits."""
        if findings == self._findings:
            return
        self._findings = findings
        while (item := self._layout.takeAt(0)) is not None:
            line = item.widget()
            if line is not None:
                line.hide()
                line.deleteLater()
        for finding in findings:
            self._layout.addWidget(self._line(finding))
        self.setVisible(bool(findings))

    def _line(self, finding: Finding) -> NoteLine:
        severity = finding.severity
        line = NoteLine(SEVERITY_ICONS[severity], severity.value, self)
        line.say(self._say(finding), self._context)
        line.setToolTip(self._why(finding))
        line.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        line.customContextMenuRequested.connect(partial(self._on_menu_wanted, line, finding))
        word = self._context.say(f"severity.{severity.value}")
        line.text.setAccessibleName(f"{word}: {line.text.text()}")
        if finding.fixes:
            buttons = QWidget(line)
            flow = FlowLayout(buttons, gap=4)
            flow.setContentsMargins(_ICON + _GAP - _BUTTON_PADDING, 0, 0, 2)
            for fix in finding.fixes[:_FIXES]:
                flow.addWidget(self._button(finding, fix, buttons))
            line.add_buttons(buttons)
        return line

    def _button(self, finding: Finding, fix: Fix, parent: QWidget) -> QPushButton:
        button = LinkButton(fix_title(finding, fix, self._context.messages), parent)
        button.setObjectName(f"form.fix.{finding.rule}.{fix.id}")
        button.setAccessibleDescription(self._say(finding))
        button.clicked.connect(partial(self._on_fix, finding, fix))
        return button

    def _on_fix(self, finding: Finding, fix: Fix) -> None:
        self.fix_requested.emit(finding, fix)

    def _on_menu_wanted(self, line: NoteLine, finding: Finding, place: QPoint) -> None:
        if self._context.fill_problem_menu is not None:
            menu = QMenu(line)
            menu.setObjectName("problems.menu")
            self._context.fill_problem_menu(menu, finding)
            open_at(menu, line.mapToGlobal(place))

    def _say(self, finding: Finding) -> str:
        return breakable(finding_text(finding, self._context.messages, self._context.schema))

    def _why(self, finding: Finding) -> str:
        """Why it matters, as rich text: a tip of plain text would be one long line."""
        return f"<p>{escape(self._context.say(f'rule.{finding.rule}.why'))}</p>"
