"""The context menu of a text field: without the field's own undo, with the row's actions."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QWidget

from editor.i18n.catalog import Messages

_TEXTS = {
    "edit-cut": "form.menu.cut",
    "edit-copy": "form.menu.copy",
    "edit-paste": "form.menu.paste",
    "edit-delete": "form.menu.delete",
    "select-all": "form.menu.select-all",
}
"""Qt's names of the standard actions and our texts: Qt's own follow the system's language."""


def edit_menu(
    edit: QLineEdit | QPlainTextEdit, messages: Messages, actions: list[QAction]
) -> QMenu:
    """The standard menu of ``edit`` in the window's language, with ``actions`` behind it.

    Its undo and redo are taken out: they are the post's and stand in the window's menus.
    """
    menu = edit.createStandardContextMenu()
    for action in menu.actions():
        name = action.objectName()
        if name in {"edit-undo", "edit-redo"}:
            menu.removeAction(action)
        elif name in _TEXTS:
            keys = action.text().partition("\t")[2]
            text = messages.text(_TEXTS[name])
            action.setText(f"{text}\t{keys}" if keys else text)
    first = menu.actions()
    if first and first[0].isSeparator():
        menu.removeAction(first[0])
    if actions:
        menu.addSeparator()
        menu.addActions(actions)
    return menu


def row_actions(widget: QWidget) -> list[QAction]:
    """The actions of the row that ``widget`` is in: they are the row's own (QWidget.actions)."""
    above: QWidget | None = widget
    while above is not None:
        if above.property("role") == "row":
            return above.actions()
        above = above.parentWidget()
    return []


def open_at(menu: QMenu, place: QPoint) -> None:
    """Open ``menu`` at a place of the screen; it goes away when it is closed."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)
