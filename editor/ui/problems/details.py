"""The chosen problem in full: what is wrong, why it matters, examples, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from editor.app.explaining import Explanation, explain
from editor.core.findings import Finding, Fix, Severity
from editor.i18n.catalog import Messages
from editor.ui.form.flow_layout import FlowLayout
from editor.ui.icons import icon
from editor.ui.link_button import LinkButton
from editor.ui.problems.rows import ProblemRow
from editor.ui.theme.tokens import Theme

FillMenu = Callable[[QMenu, Finding], None]


class ProblemDetails(QWidget):
    """Shows one problem; its buttons are real ones, for the keyboard and for screen readers.

    Signals:
        fix_requested(ProblemRow, Fix): a fix's button was pressed.
    """

    fix_requested = Signal(object, object)

    def __init__(self, messages: Messages, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._messages = messages
        self._theme = theme
        self._row: ProblemRow | None = None
        self._explained: tuple[str, str] | None = None
        self.fill_menu: FillMenu | None = None
        """Fills the menu of what else can be done; no button for it where this is None."""
        self.setObjectName("problems.details")
        self.setMinimumWidth(220)
        self._text = QTextBrowser(self)
        self._text.setObjectName("problems.explanation")
        self._text.setOpenLinks(False)
        self._text.document().setDocumentMargin(8)
        self._buttons = QWidget(self)
        self._flow = FlowLayout(self._buttons, gap=6)
        self._flow.setContentsMargins(6, 2, 8, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._buttons)
        self._text.setAccessibleName(messages.text("problems.details"))

    def retranslate(self, messages: Messages) -> None:
        """Take all texts from ``messages``; the row comes again in the new language."""
        self._messages = messages
        self._text.setAccessibleName(messages.text("problems.details"))
        self._row = None

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of ``theme``."""
        self._theme = theme
        row, self._row = self._row, None
        self._explained = None
        self.show_row(row)

    def show_row(self, row: ProblemRow | None) -> None:
        """Show a problem; one that reads the same is not drawn again, so that nothing scrolls."""
        if row == self._row:
            return
        self._row = row
        self._show_text(row)
        self._show_buttons(row)

    def focus_text(self) -> None:
        """Take the keyboard, to read and scroll."""
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_text(self, row: ProblemRow | None) -> None:
        if row is None:
            self._text.clear()
            self._explained = None
            return
        state = (row.message, row.finding.rule)
        if state != self._explained:
            self._explained = state
            self._text.setHtml(self._html(row, explain(row.finding.rule, self._messages)))

    def _show_buttons(self, row: ProblemRow | None) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            button = item.widget()
            if button is not None:
                button.hide()
                button.deleteLater()
        if row is not None:
            for fix, title in zip(row.finding.fixes, row.fixes, strict=False):
                button = self._button(f"problems.fix.{row.finding.rule}.{fix.id}", title)
                button.clicked.connect(partial(self._on_fix, row, fix))
            if self.fill_menu is not None:
                more = self._button("problems.more-actions", self._messages.text("problems.other"))
                more.setIcon(icon("chevron-down", self._theme.color("accent")))
                more.clicked.connect(partial(self._on_more, more, row.finding))
        self._buttons.setVisible(self._flow.count() > 0)

    def _button(self, name: str, title: str) -> QPushButton:
        button = LinkButton(title, self._buttons)
        button.setObjectName(name)
        self._flow.addWidget(button)
        button.show()
        return button

    def _on_fix(self, row: ProblemRow, fix: Fix, *_checked: object) -> None:
        self.fix_requested.emit(row, fix)

    def _on_more(self, button: QPushButton, finding: Finding, *_checked: object) -> None:
        if self.fill_menu is None:
            return
        menu = QMenu(self)
        menu.setObjectName("problems.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu, finding)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _html(self, row: ProblemRow, told: Explanation | None) -> str:
        theme = self._theme
        muted, faint = theme.hex("text_muted"), theme.hex("text_faint")
        parts = [f"<p style='margin:0 0 6px 0; font-weight:600'>{escape(row.message)}</p>"]
        if told is not None:
            parts.append(f"<p style='margin:0 0 8px 0; color:{muted}'>{escape(told.why)}</p>")
            examples = (("explain.bad", told.bad, "error"), ("explain.good", told.good, "success"))
            for title, code, token in examples:
                if code:
                    parts.append(_example(self._messages.text(title), code, token, theme))
        word = self._word(row.finding.severity)
        parts.append(f"<p style='margin:8px 0 0 0; color:{faint}'>{word} · {row.finding.rule}</p>")
        return "".join(parts)

    def _word(self, severity: Severity) -> str:
        return escape(self._messages.text(f"severity.{severity.value}"))


def _example(title: str, code: str, token: str, theme: Theme) -> str:
    ground = theme.hex("md_code_bg")
    lines = "<br>".join(
        escape(line).replace("  ", "&nbsp; ") or "&nbsp;" for line in code.split("\n")
    )
    return (
        f"<p style='margin:4px 0 2px 0; color:{theme.hex(token)}'>{escape(title)}</p>"
        f"<table width='100%' cellpadding=5><tr><td style='background:{ground}'>"
        f"<code>{lines}</code></td></tr></table>"
    )
