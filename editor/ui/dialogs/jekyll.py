"""The post's page beside the one that Jekyll builds: its progress, its outcome, what differs."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from editor.app.jekyll_outcome import Compared, Missing, NotBuilt, Outcome, Progress
from editor.app.jekyll_texts import address_text, headline, notice_text, place_text
from editor.core.page.difference import Difference
from editor.i18n.catalog import Messages
from editor.ui.dialogs.difference import difference_table
from editor.ui.dialogs.size import keep_texts_whole, resize_at_most
from editor.ui.theme.tokens import Theme

_WIDE = 980, 640
_NARROW = 640, 180
"""Of the dialog that has only a sentence to say."""
_DIFFERENCE = Qt.ItemDataRole.UserRole


class JekyllDialog(QDialog):
    """Shows a build while it goes on and what came of it; the window can be used meanwhile.

    Signals:
        again_wanted(): build once more, with the text as it is now.
        line_chosen(int): go to that line of the post (from 0).
        finished(int): as every dialog; a build that goes on is no longer wanted then.
    """

    again_wanted = Signal()
    line_chosen = Signal(int)

    def __init__(self, messages: Messages, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._messages = messages
        self._theme = theme
        self._outcome: Compared | None = None
        text = messages.text
        self.setObjectName("jekyll")
        keep_texts_whole(self)
        self.setWindowTitle(text("jekyll.title"))
        self._head = self._label("jekyll.headline", "heading")
        self._lead = self._label("jekyll.lead", "muted")
        self._notices = self._label("jekyll.notices", "warning")
        self._notices.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("jekyll.progress")
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(text("jekyll.title"))
        self._log = QPlainTextEdit(self)
        self._log.setObjectName("jekyll.log")
        self._log.setReadOnly(True)
        self._log.setProperty("role", "field")
        self._log.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._log.setAccessibleName(text("jekyll.log"))
        self._places = QListWidget(self)
        self._places.setObjectName("jekyll.places")
        self._places.setAccessibleName(text("jekyll.differences"))
        self._places.setProperty("role", "choices")
        self._places.currentItemChanged.connect(self._on_place)
        self._places.itemActivated.connect(self._on_activated)
        self._sides = QTextBrowser(self)
        self._sides.setObjectName("jekyll.sides")
        self._sides.setAccessibleName(text("jekyll.difference"))
        self._sides.setOpenLinks(False)
        self._split = split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setHandleWidth(9)
        split.setChildrenCollapsible(False)
        split.addWidget(self._places)
        split.addWidget(self._sides)
        split.setSizes([320, 620])
        split.hide()
        self._tabs = QTabWidget(self)
        self._tabs.setObjectName("jekyll.tabs")
        self._tabs.addTab(self._log, text("jekyll.log"))
        self._buttons = QDialogButtonBox(self)
        self._again = QPushButton(text("jekyll.again"), self)
        self._again.setObjectName("jekyll.again")
        self._again.clicked.connect(self.again_wanted)
        self._buttons.addButton(self._again, QDialogButtonBox.ButtonRole.ActionRole)
        self._close = self._buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self._close.setObjectName("jekyll.close")
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        for part in (self._head, self._lead, self._bar, self._notices):
            layout.addWidget(part)
        layout.addWidget(self._tabs, 1)
        layout.addStretch()
        layout.addWidget(self._buttons)
        stops = (
            self._tabs.tabBar(),
            self._places,
            self._sides,
            self._log,
            self._again,
            self._close,
        )
        for one, other in pairwise(stops):
            self.setTabOrder(one, other)
        self.start()

    def start(self) -> None:
        """A build begins: nothing is known yet."""
        self._outcome = None
        self._head.setText(self._messages.text("jekyll.step.copy"))
        self._set_role("heading")
        self._lead.setText(self._messages.text("jekyll.lead"))
        self._log.clear()
        self._places.clear()
        self._sides.clear()
        self._notices.hide()
        self._bar.show()
        self._lead.show()
        self._tabs.show()
        resize_at_most(self, *_WIDE)
        self._tabs.removeTab(self._tabs.indexOf(self._split))
        self._again.setEnabled(False)
        self._close.setText(self._messages.text("jekyll.cancel"))

    def show_progress(self, progress: Progress) -> None:
        """What is being done, and what Jekyll says meanwhile."""
        self._head.setText(self._messages.text(f"jekyll.step.{progress.step}"))
        if progress.line:
            self._log.appendPlainText(progress.line)

    def show_outcome(self, outcome: Outcome) -> None:
        """What came of it."""
        self._bar.hide()
        self._again.setEnabled(True)
        self._close.setText(self._messages.text("jekyll.close"))
        self._head.setText(headline(outcome, self._messages))
        equal = isinstance(outcome, Compared) and outcome.equal
        self._set_role("success" if equal else "warning")
        if isinstance(outcome, Missing):
            self._tabs.hide()
            self._lead.hide()
            resize_at_most(self, *_NARROW)
            return
        notes = [notice_text(notice, self._messages) for notice in outcome.notices]
        if isinstance(outcome, NotBuilt):
            notes[:0] = [self._messages.text("jekyll.not-built.reasons")] if notes else []
        else:
            self._outcome = outcome
            self._lead.setText(self._messages.text("jekyll.not-compared"))
            elsewhere = address_text(outcome, self._messages)
            if elsewhere and not outcome.comparison.equal:
                notes.insert(0, elsewhere)
            self._fill_places(outcome)
        self._notices.setText("\n".join(notes))
        self._notices.setVisible(bool(notes))

    def show_crash(self, error: str) -> None:
        """Something of ours failed over it."""
        self._bar.hide()
        self._again.setEnabled(True)
        self._close.setText(self._messages.text("jekyll.close"))
        self._head.setText(self._messages.text("crash.job", error=error))
        self._set_role("error")

    def _label(self, name: str, role: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _set_role(self, role: str) -> None:
        self._head.setProperty("role", role)
        self._head.style().polish(self._head)

    def _fill_places(self, outcome: Compared) -> None:
        for difference in outcome.comparison.differences:
            item = QListWidgetItem(place_text(difference, self._messages))
            item.setToolTip(item.text())
            item.setData(_DIFFERENCE, difference)
            self._places.addItem(item)
        if self._places.count():
            self._tabs.insertTab(0, self._split, self._messages.text("jekyll.differences"))
            self._tabs.setCurrentIndex(0)
            self._places.setCurrentRow(0)
            self._places.setFocus()

    def _on_place(self, item: QListWidgetItem | None, _before: object) -> None:
        difference = item.data(_DIFFERENCE) if item is not None else None
        if not isinstance(difference, Difference):
            return
        text, nothing = self._messages.text, self._messages.text("jekyll.nothing")
        sides = (
            (text("jekyll.ours"), difference.ours or nothing),
            (text("jekyll.theirs"), difference.theirs or nothing),
        )
        self._sides.setHtml(difference_table(sides, self._theme))

    def _on_activated(self, item: QListWidgetItem) -> None:
        difference = item.data(_DIFFERENCE)
        if isinstance(difference, Difference) and difference.line is not None:
            self.line_chosen.emit(difference.line)
