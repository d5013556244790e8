"""The controls of the settings: one for each kind of value, all used in the same way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QWidget

from editor.i18n.catalog import Messages
from editor.site.setting_catalog import SettingInfo
from editor.ui.form.line_edit import LineEdit
from editor.ui.form.text_edit import TextEdit

_FINE = 100
"""From this highest number on, the arrows go in hundreds."""

_LINES = (5, 14)
"""Fewest and most lines that a long text shows at once."""


@dataclass(frozen=True, slots=True)
class Control:
    """What changes a value. ``show`` shows one (and may be heard as chosen)."""

    widget: QWidget
    show: Callable[[Any], None]


def make_control(
    info: SettingInfo,
    default: object,
    messages: Messages,
    parent: QWidget,
    chosen: Callable[[object], None],
) -> Control:
    """The control of a setting; ``chosen`` is called with the value that it is to have."""
    if isinstance(default, bool):
        return _switch(info, messages, parent, chosen)
    if isinstance(default, int):
        return _number(info, messages, parent, chosen)
    if info.long:
        return _long_text(messages, parent, chosen)
    if info.font or info.choices:
        return _choice(info, messages, parent, chosen)
    return _text(messages, parent, chosen)


def _switch(
    info: SettingInfo, messages: Messages, parent: QWidget, chosen: Callable[[object], None]
) -> Control:
    box = QCheckBox(messages.text(f"setting.{info.id}.title"), parent)
    box.toggled.connect(chosen)
    return Control(box, box.setChecked)


def _number(
    info: SettingInfo, messages: Messages, parent: QWidget, chosen: Callable[[object], None]
) -> Control:
    spin = QSpinBox(parent)
    spin.setRange(info.lowest or 0, info.highest or 0)
    spin.setSingleStep(1 if spin.maximum() <= 2 * _FINE else _FINE)
    spin.setKeyboardTracking(False)
    unit, zero = f"setting.{info.id}.unit", f"setting.{info.id}.zero"
    spin.setSuffix(f" {messages.text(unit)}" if unit in messages else "")
    spin.setSpecialValueText(messages.text(zero) if zero in messages else "")
    spin.valueChanged.connect(chosen)
    spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return Control(spin, spin.setValue)


def _choice(
    info: SettingInfo, messages: Messages, parent: QWidget, chosen: Callable[[object], None]
) -> Control:
    combo = QComboBox(parent)
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
    combo.currentIndexChanged.connect(partial(_on_index_changed, combo, chosen))
    return Control(combo, partial(_show_choice, combo))


def _on_index_changed(combo: QComboBox, chosen: Callable[[object], None], index: int) -> None:
    chosen(combo.itemData(index))


def _show_choice(combo: QComboBox, value: str) -> None:
    if combo.findData(value) < 0:  # a font of another machine
        combo.addItem(value, value)
    combo.setCurrentIndex(combo.findData(value))


def _text(messages: Messages, parent: QWidget, chosen: Callable[[object], None]) -> Control:
    edit = LineEdit(messages, parent)

    def finished() -> None:
        chosen(edit.text().strip())

    edit.editingFinished.connect(finished)
    return Control(edit, edit.show_text)


def _long_text(messages: Messages, parent: QWidget, chosen: Callable[[object], None]) -> Control:
    edit = TextEdit(messages, _LINES, parent)
    edit.setUndoRedoEnabled(True)  # no post behind it whose undo would be meant

    def finished() -> None:
        text = edit.text()
        chosen(text if not text or text.endswith("\n") else f"{text}\n")

    edit.left.connect(finished)
    return Control(edit, edit.show_text)
