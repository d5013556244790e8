"""One setting in the dialog: its title, what it means, its control, and the way back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QSpinBox,
    QToolButton,
    QWidget,
)

from editor.app.folding import folded
from editor.i18n.catalog import Messages
from editor.site.settings import SettingInfo, Settings
from editor.ui.icons import icon

Control = QCheckBox | QComboBox | QSpinBox

_CONTROL_WIDTH = 220
"""The same for all, in pixels; more where letters are large."""
_BESIDE_BOX = 23
"""Where the title of a check box begins, in pixels."""

_FINE = 100
"""From this highest number on, the arrows go in hundreds."""


class SettingRow(QWidget):
    """Shows the value of one setting and lets it be changed.

    Signals:
        chosen(str, object): this setting is to have this value.
    """

    chosen = Signal(str, object)

    def __init__(self, info: SettingInfo, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._info = info
        self._default: object = getattr(Settings(), info.id)
        self._showing = False
        self.setObjectName(f"setting.{info.id}")
        title = messages.text(f"setting.{info.id}.title")
        hint = messages.text(f"setting.{info.id}.hint")
        self._control = self._make_control(title, messages)
        self._control.setObjectName(f"setting.{info.id}.control")
        self._control.setAccessibleName(title)
        self._control.setAccessibleDescription(hint)
        self._control.installEventFilter(self)
        self._reset = QToolButton(self)
        self._reset.setObjectName(f"setting.{info.id}.reset")
        self._reset.setIcon(icon("rotate-ccw"))
        back = messages.text("settings.reset-one", title=title)
        self._reset.setToolTip(back)
        self._reset.setAccessibleName(back)
        policy = self._reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._reset.setSizePolicy(policy)
        self._reset.clicked.connect(partial(self._choose, self._default))
        self._lay_out(title, hint)
        words = [title, hint, info.id]
        words += [messages.text(f"setting.{info.id}.{choice}") for choice in info.choices]
        self._words = folded(" ".join(words))

    def show_value(self, settings: Settings) -> None:
        """Show what is set; nobody is told."""
        value = getattr(settings, self._info.id)
        self._showing = True
        control = self._control
        if isinstance(control, QCheckBox):
            control.setChecked(value)
        elif isinstance(control, QSpinBox):
            control.setValue(value)
        else:
            if control.findData(value) < 0:  # a font of another machine
                control.addItem(value, value)
            control.setCurrentIndex(control.findData(value))
        self._showing = False
        self._reset.setVisible(value != self._default)

    def answers(self, query: str) -> bool:
        """Whether the words of a (folded) query are all in its texts."""
        return all(word in self._words for word in query.split())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the page: it must not change what happens to lie under it."""
        if event.type() == QEvent.Type.Wheel and watched is self._control:
            event.ignore()
            return not self._control.hasFocus()
        return super().eventFilter(watched, event)

    def _make_control(self, title: str, messages: Messages) -> Control:
        info = self._info
        if isinstance(self._default, bool):
            box = QCheckBox(title, self)
            box.toggled.connect(self._choose)
            return box
        if isinstance(self._default, int):
            spin = QSpinBox(self)
            spin.setRange(info.lowest or 0, info.highest or 0)
            spin.setSingleStep(1 if spin.maximum() < _FINE else _FINE)
            spin.setKeyboardTracking(False)
            unit = f"setting.{info.id}.unit"
            spin.setSuffix(f" {messages.text(unit)}" if unit in messages else "")
            spin.valueChanged.connect(self._choose)
            spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            return spin
        combo = QComboBox(self)
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if info.font:  # the names of fonts may be longer than a window is wide
            policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            combo.setSizeAdjustPolicy(policy)
            combo.setMinimumContentsLength(16)
            combo.addItem(messages.text(f"setting.{info.id}.same"), "")
            for family in QFontDatabase.families():
                if not QFontDatabase.isPrivateFamily(family):
                    combo.addItem(family, family)
        for choice in info.choices:
            combo.addItem(messages.text(f"setting.{info.id}.{choice}"), choice)
        combo.currentIndexChanged.connect(self._on_index_changed)
        return combo

    def _lay_out(self, title: str, hint: str) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        if isinstance(self._control, QCheckBox):
            grid.addWidget(self._control, 0, 0, 1, 2)
        else:
            label = QLabel(title, self)
            label.setBuddy(self._control)
            grid.addWidget(label, 0, 0)
            self._control.setFixedWidth(max(_CONTROL_WIDTH, self._control.sizeHint().width()))
            grid.addWidget(self._control, 0, 1)
        grid.addWidget(self._reset, 0, 2)
        told = QLabel(hint, self)
        told.setProperty("role", "muted")
        told.setWordWrap(True)
        if isinstance(self._control, QCheckBox):
            told.setIndent(_BESIDE_BOX)
        grid.addWidget(told, 1, 0, 1, 2)

    def _on_index_changed(self, index: int) -> None:
        assert isinstance(self._control, QComboBox)
        self._choose(self._control.itemData(index))

    def _choose(self, value: object, *_checked: object) -> None:
        if not self._showing:
            self.chosen.emit(self._info.id, value)
