"""The settings: pages made from their records, a search over all, exchange with another machine."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from editor.app.folding import folded
from editor.i18n.catalog import Messages
from editor.site.setting_catalog import (
    REMEMBERED,
    SETTING_GROUPS,
    SETTINGS,
    Remembered,
    Scope,
    SettingInfo,
)
from editor.site.settings import Layers
from editor.site.settings_exchange import Unusable, read_import, unchosen, write_export
from editor.ui.announcing import announce
from editor.ui.dialogs.size import letter_scale, open_at_most
from editor.ui.line import Line
from editor.ui.settings.keys import KeysPage
from editor.ui.settings.remembered import RememberedRow
from editor.ui.settings.row import SettingRow

KEYS = "keys"
"""The last page: not settings of one value, but a key for each command."""

_SIDE = 176
"""Width of the list of pages for letters of 10 points."""


class SettingsDialog(QDialog):
    """Shows settings and tells what is chosen; it changes nothing itself.

    What is chosen counts at once: there is no button to accept it, and each row has a way back.

    Signals:
        chosen(str, object): this setting is to have this value, where its value is now.
        moved(str, Source): this setting is to have its value there: mine, or the site's.
        taken_back(str, Source): mine, or the site's, is to be none any more.
        replaced(Settings): all of mine at once, from a file or as they were in the beginning.
    """

    chosen = Signal(str, object)
    moved = Signal(str, object)
    taken_back = Signal(str, object)
    replaced = Signal(object)

    def __init__(self, layers: Layers, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._layers = layers
        self.setObjectName("settings")
        open_at_most(self, 860, 620)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._build(messages)
        self.show_layers(layers)

    def show_layers(self, layers: Layers) -> None:
        """Show these values, and whose they are."""
        self._layers = layers
        for row in self._rows.values():
            row.show_value(layers)
        for note in self._notes:
            note.setVisible(layers.site is None)
        self._keys.show_keys(layers.mine.shortcuts)

    def show_page(self, name: str) -> None:
        """Turn to a page: a group of settings, or ``keys``."""
        self._nav.setCurrentRow((*SETTING_GROUPS, KEYS).index(name))

    def retranslate(self, messages: Messages) -> None:
        """Be made anew in another language, on the page that was open."""
        page = self._nav.currentRow()
        self._body.hide()
        self._body.deleteLater()
        self._column.removeWidget(self._body)
        self._build(messages)
        self.show_layers(self._layers)
        self._nav.setCurrentRow(page)
        self._nav.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- building ------------------------------------------------------------------------------

    def _build(self, messages: Messages) -> None:
        self._messages = messages
        text = messages.text
        self.setWindowTitle(text("settings.title"))
        self._body = QWidget(self)
        self._search = Line(self._body)
        self._search.setObjectName("settings.search")
        self._search.setPlaceholderText(text("settings.search"))
        self._search.setAccessibleName(text("settings.search"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._on_searched)
        self._nav = QListWidget(self._body)
        self._nav.setObjectName("settings.pages")
        self._nav.setAccessibleName(text("settings.pages"))
        self._nav.setProperty("role", "choices")
        self._nav.setFixedWidth(round(_SIDE * letter_scale(self)))
        self._pages = QStackedWidget(self._body)
        self._rows: dict[str, SettingRow | RememberedRow] = {}
        self._notes: list[QLabel] = []
        self._lines: dict[str, QFrame] = {}
        for group in SETTING_GROUPS:
            self._nav.addItem(text(f"setting-group.{group}"))
            self._pages.addWidget(self._page(group))
        self._nav.addItem(text("setting-group.keys"))
        self._keys = KeysPage(messages, self._pages)
        self._keys.chosen.connect(partial(self.chosen.emit, "shortcuts"))
        self._pages.addWidget(self._keys)
        self._none = QLabel(text("settings.none"), self._body)
        self._none.setProperty("role", "muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setWordWrap(True)
        self._pages.addWidget(self._none)
        self._nav.currentRowChanged.connect(self._on_page_chosen)
        self._lay_out()
        self._nav.setCurrentRow(0)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(self._nav)
        middle.addWidget(self._pages, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._button("import", self._import))
        foot.addWidget(self._button("export", self._export))
        foot.addWidget(self._button("reset-all", self._reset_all))
        foot.addStretch(1)
        close = self._button("close", self.accept)
        close.setDefault(True)
        foot.addWidget(close)
        self._told = QLabel(self._body)
        self._told.setObjectName("settings.told")
        self._told.setWordWrap(True)
        self._told.setProperty("role", "muted")
        self._told.hide()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._search)
        column.addLayout(middle, 1)
        column.addWidget(self._told)
        column.addLayout(foot)
        self._column.addWidget(self._body)

    def _page(self, group: str) -> QScrollArea:
        area = QScrollArea(self._pages)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(area)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(0)
        infos = [one for one in SETTINGS if one.group == group]
        if any(one.scope is Scope.SITE for one in infos):
            note = QLabel(self._messages.text("settings.no-site"), inside)
            note.setProperty("role", "note")
            note.setWordWrap(True)
            self._notes.append(note)
            column.addWidget(note)
        rows: list[tuple[str, SettingRow | RememberedRow]] = []
        rows += ((info.id, self._setting_row(info, inside)) for info in infos)
        kept = (one for one in REMEMBERED if one.group == group)
        rows += ((one.id, RememberedRow(one, self._messages, inside)) for one in kept)
        for number, (name, row) in enumerate(rows):
            row.chosen.connect(self.chosen)
            self._rows[name] = row
            if number:
                self._lines[name] = _line(inside)
                column.addWidget(self._lines[name])
            column.addWidget(row)
        column.addStretch(1)
        area.setWidget(inside)
        return area

    def _setting_row(self, info: SettingInfo, inside: QWidget) -> SettingRow:
        row = SettingRow(info, self._messages, inside)
        row.moved.connect(self.moved)
        row.taken_back.connect(self.taken_back)
        return row

    def _button(self, name: str, run: object) -> QPushButton:
        button = QPushButton(self._messages.text(f"settings.{name}"), self._body)
        button.setObjectName(f"settings.{name}")
        button.setAutoDefault(False)
        button.clicked.connect(run)
        return button

    # -- what is done --------------------------------------------------------------------------

    def _on_page_chosen(self, number: int) -> None:
        if number >= 0:
            self._pages.setCurrentIndex(number)

    def _on_searched(self, typed: str) -> None:
        """Leave what answers, and turn to a page that has any of it."""
        query = folded(typed)
        found = [False] * len(SETTING_GROUPS)
        infos: tuple[SettingInfo | Remembered, ...] = (*SETTINGS, *REMEMBERED)
        for info in infos:
            shown, at = self._rows[info.id].answers(query), SETTING_GROUPS.index(info.group)
            self._rows[info.id].setVisible(shown)
            if info.id in self._lines:
                self._lines[info.id].setVisible(shown and found[at])
            found[at] = found[at] or shown
        found.append(self._keys.filter(query))
        for number, any_left in enumerate(found):
            self._nav.item(number).setHidden(not any_left)
        if not any(found):
            self._pages.setCurrentWidget(self._none)
            return
        if not found[self._nav.currentRow()]:
            self._nav.setCurrentRow(found.index(True))
        self._pages.setCurrentIndex(self._nav.currentRow())

    def _import(self) -> None:
        text = self._messages.text
        name, _ = QFileDialog.getOpenFileName(
            self, text("settings.import"), "", text("settings.filter")
        )
        if not name:
            return
        file = Path(name).name
        read = read_import(Path(name), self._layers.mine)
        if isinstance(read, Unusable):
            self.say(text(f"settings.{read.reason}", name=file, **read.args))
            return
        self.replaced.emit(read.settings)
        text = self._messages.text  # perhaps of another language now
        if read.left_out:
            titles = "\n".join(self._title(one) for one in read.left_out)
            self.say(text("settings.left-out", name=file, titles=titles))
        else:
            self.say(text("settings.imported", name=file))

    def _title(self, name: str) -> str:
        """What a setting is called; its name in the file where it is none of ours."""
        title = f"setting.{name}.title"
        return self._messages.text(title) if title in self._messages else name

    def _export(self) -> None:
        text = self._messages.text
        name, _ = QFileDialog.getSaveFileName(
            self, text("settings.export"), "genko-settings.json", text("settings.filter")
        )
        if not name:
            return
        problem = write_export(Path(name), self._layers.mine)
        if problem is None:
            self.say(text("settings.exported", name=Path(name).name))
        else:
            self.say(text("settings.no-export", name=Path(name).name, reason=problem))

    def _reset_all(self) -> None:
        """All choices as at the first start."""
        self.replaced.emit(unchosen(self._layers.mine))
        self.say(self._messages.text("settings.all-reset"))

    def say(self, told: str) -> None:
        """Say what has come of something, below the pages."""
        self._told.setText(told)
        self._told.show()
        announce(self._told, told)


def _line(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setProperty("role", "separator")
    return line
