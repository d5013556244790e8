"""One setting in the dialog: its title, what it means, its control, whose value it is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from editor.app.folding import folded
from editor.i18n.catalog import Messages
from editor.site.setting_catalog import Scope, SettingInfo, fault_of
from editor.site.settings import Layers, Settings, Source, effective, source_of
from editor.ui.announcing import announce
from editor.ui.icons import icon
from editor.ui.settings.controls import make_control

_CONTROL_WIDTH = 220
"""The same for all, in pixels; more where letters are large."""
_BESIDE_BOX = 23
"""Where the title of a check box begins, in pixels."""
_BESIDE_SOURCE = 8
"""Where the word for a value's source begins."""
_BLANK = "\u2002"
"""In front of that word in a button: with a menu, Qt puts the text on the border, not inside."""
_AROUND_SOURCE = 40
"""What stands beside that word: padding and the arrow of the menu."""


class SettingRow(QWidget):
    """Shows the value of one setting and whose it is, and lets both be changed.

    Signals:
        chosen(str, object): this setting is to have this value, where its value is now.
        moved(str, Source): this setting is to have its value there: mine, or the site's.
        taken_back(str, Source): mine, or the site's, is to be none any more.
    """

    chosen = Signal(str, object)
    moved = Signal(str, object)
    taken_back = Signal(str, object)

    def __init__(self, info: SettingInfo, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._info = info
        self._messages = messages
        self._default: object = getattr(Settings(), info.id)
        self._value = self._default
        self._source = Source.DEFAULT
        self._shadowed = False
        self._showing = False
        self.setObjectName(f"setting.{info.id}")
        title = self._title = messages.text(f"setting.{info.id}.title")
        hint = messages.text(f"setting.{info.id}.hint")
        self._made = make_control(info, self._default, messages, self, self._choose)
        self._control = self._made.widget
        self._control.setObjectName(f"setting.{info.id}.control")
        self._control.setAccessibleName(title)
        self._control.setAccessibleDescription(hint)
        self._control.installEventFilter(self)
        self._whose = self._make_whose()
        self._reset = self._make_reset()
        self._fault = QLabel(self)
        self._fault.setProperty("role", "error")
        self._fault.setWordWrap(True)
        self._fault.hide()
        self._lay_out(title, hint)
        words = [title, hint, info.id, messages.text(f"setting.{info.id}.words")]
        words += [messages.text(f"setting.{info.id}.{choice}") for choice in info.choices]
        self._words = folded(" ".join(words))

    def show_value(self, layers: Layers) -> None:
        """Show what counts, and whose value it is; nobody is told."""
        name = self._info.id
        self._value = getattr(effective(layers), name)
        self._source = source_of(name, layers)
        self._shadowed = layers.site is not None and name in layers.site
        self._showing = True
        self._made.show(self._value)
        self._showing = False
        self._fault.hide()
        of_site = self._info.scope is Scope.SITE
        self._control.setEnabled(layers.site is not None or not of_site)
        source = self._messages.text(f"settings.source.{self._source}")
        told = self._messages.text(f"settings.source.tip-{self._source}")
        button = isinstance(self._whose, QPushButton)
        self._whose.setText(f"{_BLANK}{source}" if button else source)
        self._whose.setToolTip(told)
        self._whose.setAccessibleName(
            self._messages.text("settings.source.name", title=self._title, source=source)
        )
        self._whose.setEnabled(layers.site is not None or self._info.scope is not Scope.SHARED)
        self._reset.setVisible(self._source is not Source.DEFAULT)
        back = "to-below" if self._source is Source.SITE else "to-default"
        if self._source is Source.MINE and self._shadowed:
            back = "to-shared"
        label = self._messages.text(f"settings.source.{back}")
        self._reset.setToolTip(label)
        self._reset.setAccessibleName(
            self._messages.text("settings.source.name", title=self._title, source=label)
        )

    def answers(self, query: str) -> bool:
        """Whether the words of a (folded) query are all in its texts."""
        return all(word in self._words for word in query.split())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the page: it must not change what happens to lie under it."""
        if event.type() == QEvent.Type.Wheel and watched is self._control:
            event.ignore()
            return not self._control.hasFocus()
        return super().eventFilter(watched, event)

    # -- building ------------------------------------------------------------------------------

    def _make_whose(self) -> QLabel | QPushButton:
        """Whose value counts; a menu to change that, where it can be mine or the site's."""
        name = f"setting.{self._info.id}.source"
        if self._info.scope is not Scope.SHARED:
            label = QLabel(self)
            label.setObjectName(name)
            label.setProperty("role", "muted")
            label.setIndent(_BESIDE_SOURCE)
            return label
        button = QPushButton(self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.setProperty("role", "source")
        menu = QMenu(button)
        menu.aboutToShow.connect(partial(self._fill, menu))
        button.setMenu(menu)
        return button

    def _make_reset(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"setting.{self._info.id}.reset")
        button.setIcon(icon("rotate-ccw"))
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        button.clicked.connect(self._on_reset)
        return button

    def _lay_out(self, title: str, hint: str) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        told = QLabel(hint, self)
        told.setProperty("role", "muted")
        told.setWordWrap(True)
        if isinstance(self._control, QCheckBox):
            grid.addWidget(self._control, 0, 0, 1, 2)
            told.setIndent(_BESIDE_BOX)
        else:
            label = QLabel(title, self)
            label.setBuddy(self._control)
            label.setWordWrap(True)
            if self._info.long:
                grid.addWidget(label, 0, 0, 1, 2)
                grid.addWidget(self._control, 2, 0, 1, 4)
            else:
                grid.addWidget(label, 0, 0)
                self._control.setFixedWidth(max(_CONTROL_WIDTH, self._control.sizeHint().width()))
                grid.addWidget(self._control, 0, 1)
        # One width in all rows, or their controls would not stand below each other.
        words = (self._messages.text(f"settings.source.{source}") for source in Source)
        widest = max(self.fontMetrics().horizontalAdvance(word) for word in words)
        self._whose.setFixedWidth(widest + _AROUND_SOURCE)
        grid.addWidget(self._whose, 0, 2)
        grid.addWidget(self._reset, 0, 3)
        grid.addWidget(told, 1, 0, 1, 4)
        grid.addWidget(self._fault, 3, 0, 1, 4)

    # -- what is done --------------------------------------------------------------------------

    def _fill(self, menu: QMenu) -> None:
        """What can be done about whose value it is."""
        menu.clear()
        text = self._messages.text
        if self._source is not Source.MINE:
            action = menu.addAction(text("settings.source.to-mine"))
            action.triggered.connect(partial(self._move, Source.MINE))
        if self._source is not Source.SITE:
            action = menu.addAction(text("settings.source.to-site"))
            action.triggered.connect(partial(self._move, Source.SITE))
        if self._source is Source.MINE and self._shadowed:
            action = menu.addAction(text("settings.source.to-shared"))
            action.triggered.connect(self._on_reset)
        if self._source is Source.SITE:
            action = menu.addAction(text("settings.source.to-below"))
            action.triggered.connect(self._on_reset)

    def _move(self, to: Source, *_checked: object) -> None:
        self.moved.emit(self._info.id, to)

    def _on_reset(self, *_checked: object) -> None:
        self.taken_back.emit(self._info.id, self._source)

    def _choose(self, value: object, *_: object) -> None:
        if self._showing or value == self._value:
            return
        fault = fault_of(self._info, value, self._default)
        if fault is None:
            self._fault.hide()
            self.chosen.emit(self._info.id, value)
            return
        told = self._messages.text(
            f"rule.config/settings.{fault.reason}", **{**fault.args, "key": self._title}
        )
        self._fault.setText(told)
        self._fault.show()
        announce(self._fault, told)
