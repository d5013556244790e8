"""Where the keyboard is can be seen, whatever else a control shows: an error, the default."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from editor.site.resources import resources_dir
from editor.ui.theme.stylesheet import style_sheet
from editor.ui.theme.tokens import load_theme

MARKS = (resources_dir() / "themes" / "marks").as_posix()


def _ticked() -> QWidget:
    box = QCheckBox()
    box.setChecked(True)
    return box


def _with(name: str, value: object, widget: QWidget) -> QWidget:
    widget.setProperty(name, value)
    return widget


CONTROLS: dict[str, Callable[[], QWidget]] = {
    "line": lambda: QLineEdit("a"),
    "line with an error": lambda: _with("state", "error", QLineEdit("a")),
    "line with a warning": lambda: _with("state", "warning", QLineEdit("a")),
    "choice with an error": lambda: _with("state", "error", QComboBox()),
    "number with an error": lambda: _with("state", "error", QSpinBox()),
    "button": lambda: QPushButton("a"),
    "primary button": lambda: _with("role", "primary", QPushButton("a")),
    "check box": QCheckBox,
    "ticked check box": _ticked,
    "link": lambda: _with("role", "link", QPushButton("a")),
    "source of a value": lambda: _with("role", "source", QPushButton("a")),
}


@pytest.mark.parametrize("theme", ["light", "dark", "contrast_light", "contrast_dark"])
@pytest.mark.parametrize("control", CONTROLS)
def test_the_focus_is_seen_all_around_and_moves_nothing(qtbot, control: str, theme: str) -> None:
    window = QWidget()
    window.setStyleSheet(style_sheet(load_theme(theme), MARKS))
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    shown, other = CONTROLS[control](), QLineEdit()
    row.addWidget(shown)
    row.addWidget(other)
    window.show()
    window.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    before, size, hint = _picture(shown), shown.size(), shown.sizeHint()
    shown.setFocus()
    qtbot.waitUntil(shown.hasFocus)
    after = _picture(shown)
    middle = before.height() // 2
    left, right = range(4), range(before.width() - 4, before.width())
    # The box of a check box stands at the left.
    for edge in (left,) if isinstance(shown, QCheckBox) else (left, right):
        columns = [x for x in edge if before.pixel(x, middle) != after.pixel(x, middle)]
        assert columns, "no difference at one side"
    assert (shown.size(), shown.sizeHint()) == (size, hint)


def _picture(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()
