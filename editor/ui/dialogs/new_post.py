"""The questions before a new post: title, name in the address, category, date, draft or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, Qt, QTime
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from editor.app.new_post import NewPost, file_name, is_slug, slug_of
from editor.i18n.catalog import Messages
from editor.ui.dialogs.size import open_at_least
from editor.ui.line import Line


class NewPostDialog(QDialog):
    """Asks; ``answer()`` is what the user said once exec() was accepted."""

    def __init__(
        self,
        now: datetime,
        categories: Sequence[str],
        taken: Callable[[str], bool],
        messages: Messages,
        parent: QWidget,
        name_of: Callable[[NewPost], str] = file_name,
    ) -> None:
        """Ask; ``name_of`` is how the site names the file, ``taken`` whether there is one."""
        super().__init__(parent)
        self._name_of = name_of
        self._messages = messages
        self._now = now
        self._taken = taken
        self._slug_touched = False
        text = messages.text
        self.setObjectName("new-post")
        self.setWindowTitle(text("new-post.title"))
        open_at_least(self, 560)
        self._title = Line(self)
        self._title.setObjectName("new-post.title")
        self._slug = Line(self)
        self._slug.setObjectName("new-post.slug")
        hint = QLabel(text("new-post.slug-hint"), self)
        hint.setProperty("role", "faint")
        hint.setWordWrap(True)
        self._category = QComboBox(self)
        self._category.setObjectName("new-post.category")
        self._category.addItem("", None)
        for category in categories:
            self._category.addItem(category, category)
        self._date = QDateTimeEdit(_local(now), self)
        self._date.setObjectName("new-post.date")
        self._date.setDisplayFormat("yyyy-MM-dd HH:mm:ss")
        self._date.setCalendarPopup(True)
        self._draft = QCheckBox(text("new-post.as-draft"), self)
        self._draft.setObjectName("new-post.draft")
        self._file = QLabel(self)
        self._file.setObjectName("new-post.file")
        self._file.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        self._create = buttons.addButton(
            text("new-post.create"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._create.setObjectName("new-post.create")
        self._create.setDefault(True)
        cancel = buttons.addButton(text("new-post.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setObjectName("new-post.cancel")

        form = QFormLayout()
        form.setSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.addRow(text("new-post.heading"), self._title)
        form.addRow(text("new-post.slug"), self._slug)
        form.addRow("", hint)
        if categories:
            form.addRow(text("new-post.category"), self._category)
        else:
            self._category.hide()
        form.addRow(text("new-post.date"), self._date)
        form.addRow("", self._draft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(form)
        layout.addWidget(self._file)
        layout.addWidget(buttons)

        self._title.textChanged.connect(self._on_title_changed)
        self._slug.textEdited.connect(self._on_slug_edited)
        self._slug.textChanged.connect(self._check)
        self._date.dateTimeChanged.connect(self._check)
        self._draft.toggled.connect(self._check)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._check()

    def answer(self) -> NewPost:
        """What the user said; the date in the zone of ``now``."""
        moment = self._date.dateTime().toPython()
        assert isinstance(moment, datetime)
        return NewPost(
            title=self._title.text().strip(),
            slug=self._slug.text().strip(),
            when=moment.replace(tzinfo=self._now.tzinfo),
            category=self._category.currentData(),
            draft=self._draft.isChecked(),
        )

    def _on_title_changed(self, title: str) -> None:
        if not self._slug_touched:
            self._slug.setText(slug_of(title))
        self._check()

    def _on_slug_edited(self, _: str) -> None:
        self._slug_touched = True

    def _check(self) -> None:
        """Say which file it becomes, or what is missing."""
        answer = self.answer()
        problem = None
        if not is_slug(answer.slug):
            problem = "new-post.no-slug" if answer.title else ""
        elif self._taken(self._name_of(answer)):
            problem = "new-post.exists"
        if problem is None:
            shown = self._messages.text("new-post.file", name=self._name_of(answer))
        else:
            shown = self._messages.text(problem) if problem else ""
        self._file.setText(shown)
        self._file.setProperty("role", "warning" if problem else "muted")
        self._file.style().unpolish(self._file)
        self._file.style().polish(self._file)
        self._create.setEnabled(problem is None and bool(answer.title))


def _local(moment: datetime) -> QDateTime:
    """The clock time of ``moment`` as Qt shows it: the zone is the site's, and kept apart."""
    day = QDate(moment.year, moment.month, moment.day)
    return QDateTime(day, QTime(moment.hour, moment.minute, moment.second))
