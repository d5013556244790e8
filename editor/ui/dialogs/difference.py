"""Two texts side by side, the lines that differ marked."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from editor.app.differences import Gap, LinePair, Part, compare, parts
from editor.i18n.catalog import Messages
from editor.ui.dialogs.size import open_at_most
from editor.ui.theme.tokens import Theme


class DifferenceDialog(QDialog):
    """Shows two texts; the user reads and closes, or presses the button named ``accept``.

    With ``accept`` given, the dialog asks a question: exec() is true when that button was pressed.
    """

    def __init__(
        self,
        title: str,
        sides: tuple[tuple[str, str], tuple[str, str]],
        messages: Messages,
        theme: Theme,
        parent: QWidget | None,
        *,
        accept: str | None = None,
        lead: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName("difference")
        self.setWindowTitle(title)
        open_at_most(self, 960, 620)
        browser = QTextBrowser(self)
        browser.setObjectName("difference.text")
        browser.setAccessibleName(title)
        browser.setOpenLinks(False)
        browser.setHtml(difference_table(sides, theme, lead))
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(
            messages.text("confirm.choice.cancel" if accept else "difference.close"),
            QDialogButtonBox.ButtonRole.RejectRole,
        )
        close.setObjectName("difference.close")
        if accept:
            button = buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
            button.setObjectName("difference.accept")
            button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(browser, 1)
        layout.addWidget(buttons)
        close.setFocus(Qt.FocusReason.OtherFocusReason)


def difference_table(
    sides: tuple[tuple[str, str], tuple[str, str]], theme: Theme, lead: str = ""
) -> str:
    """Two texts with their titles as a table of rich text: where they differ, and a little around.

    Within a line that has another version beside it, the parts that differ are marked.
    """
    (left_title, left), (right_title, right) = sides
    faint = f"color:{theme.hex('text_faint')}"
    rows = []
    for row in compare(left, right):
        match row:
            case Gap(count):
                rows.append(f"<td colspan=2 style='{faint}' align=center>⋯ {count}</td>")
            case LinePair(one, two, same):
                around = _around(one, theme) + _around(two, theme)
                rows.append(around if same else _pair(one, two, theme))
    head = f"<p>{escape(lead)}</p>" if lead else ""
    titles = "".join(f"<th align=left>{escape(title)}</th>" for title in (left_title, right_title))
    body = "".join(f"<tr>{row}</tr>" for row in (titles, *rows))
    return f"{head}<table width='100%' cellspacing=0 cellpadding=4>{body}</table>"


def _pair(one: str | None, two: str | None, theme: Theme) -> str:
    if one is None or two is None:
        return _cell(one and escape(one), "error_soft", theme) + _cell(
            two and escape(two), "accent_soft", theme
        )
    ours, theirs = parts(one, two)
    gone = f"color:{theme.hex('error')};text-decoration:line-through"
    new = f"color:{theme.hex('success')};font-weight:600"
    return _cell(_marked(ours, gone), "error_soft", theme) + _cell(
        _marked(theirs, new), "accent_soft", theme
    )


def _marked(pieces: list[Part], style: str) -> str:
    return "".join(
        f"<span style='{style}'>{escape(part.text)}</span>" if part.changed else escape(part.text)
        for part in pieces
    )


def _around(text: str | None, theme: Theme) -> str:
    """A line that is the same on both sides: there to find one's way, not to be read."""
    style = f"color:{theme.hex('text_muted')}"
    return f"<td width='50%' valign=top style='{style}'>{escape(text or '')}</td>"


def _cell(html: str | None, token: str, theme: Theme) -> str:
    style = f" style='background:{theme.hex(token)}'" if html is not None else ""
    return f"<td width='50%' valign=top{style}>{html or ''}</td>"
