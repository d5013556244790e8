"""Short questions: save before closing, apply a risky fix, open a link, look for updates, about."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QMessageBox, QWidget

from editor import HOMEPAGE, __version__
from editor.i18n.catalog import Messages
from editor.ui.icons import app_icon

SHOWN_NAMES = 5
RELEASES = f"{HOMEPAGE}/releases"


class Unsaved(Enum):
    """What to do with texts that are not saved."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


def ask_unsaved(names: Sequence[str], messages: Messages, parent: QWidget) -> Unsaved:
    """Ask what shall become of unsaved texts."""
    box = _box("unsaved", messages.text("confirm.unsaved-title"), parent)
    shown = "\n".join(names[:SHOWN_NAMES]) + ("\n…" if len(names) > SHOWN_NAMES else "")
    box.setText(messages.text("confirm.unsaved-title"))
    box.setInformativeText(messages.text("confirm.unsaved", count=len(names), names=f"\n{shown}"))
    roles = QMessageBox.ButtonRole
    save = box.addButton(messages.text("confirm.choice.save"), roles.AcceptRole)
    discard = box.addButton(messages.text("confirm.choice.discard"), roles.DestructiveRole)
    cancel = box.addButton(messages.text("confirm.choice.cancel"), roles.RejectRole)
    for button, name in ((save, "save"), (discard, "discard"), (cancel, "cancel")):
        button.setObjectName(f"unsaved.{name}")
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    box.exec()
    clicked = box.clickedButton()
    if clicked is save:
        return Unsaved.SAVE
    return Unsaved.DISCARD if clicked is discard else Unsaved.CANCEL


class LinkAnswer(Enum):
    """Whether the browser may open a link; ALWAYS: this one and every other of the site."""

    NO = "no"
    ONCE = "once"
    ALWAYS = "always"


def ask_open_link(
    url: str, messages: Messages, parent: QWidget, *, in_site: bool = True
) -> LinkAnswer:
    """Ask whether a link of the preview may be opened in the system's browser.

    ``in_site`` offers not to be asked again for the site that is open.
    """
    box = _box("link", messages.text("confirm.link.title"), parent)
    box.setText(messages.text("confirm.link.text"))
    box.setInformativeText(url)
    roles = QMessageBox.ButtonRole
    go = box.addButton(messages.text("confirm.link.open"), roles.AcceptRole)
    go.setObjectName("link.open")
    cancel = box.addButton(messages.text("confirm.choice.cancel"), roles.RejectRole)
    box.setEscapeButton(cancel)
    always = QCheckBox(messages.text("confirm.link.always"), box)
    always.setObjectName("link.always")
    if in_site:
        box.setCheckBox(always)
    else:
        always.hide()
    box.exec()
    if box.clickedButton() is not go:
        return LinkAnswer.NO
    return LinkAnswer.ALWAYS if in_site and always.isChecked() else LinkAnswer.ONCE


def ask_open_releases(messages: Messages, parent: QWidget) -> bool:
    """Whether to look for a newer release, which the system's browser does and not the program."""
    box = _box("updates", messages.text("updates.title"), parent)
    box.setIconPixmap(app_icon().pixmap(64, 64))
    box.setText(messages.text("updates.text", version=__version__))
    box.setInformativeText(messages.text("updates.detail", url=RELEASES))
    roles = QMessageBox.ButtonRole
    go = box.addButton(messages.text("confirm.link.open"), roles.AcceptRole)
    go.setObjectName("updates.open")
    cancel = box.addButton(messages.text("about.close"), roles.RejectRole)
    box.setEscapeButton(cancel)
    box.exec()
    return box.clickedButton() is go


def show_about(messages: Messages, parent: QWidget) -> None:
    """Say what this is."""
    box = _box("about", messages.text("about.title"), parent)
    box.setIconPixmap(app_icon().pixmap(64, 64))
    box.setText(messages.text("about.text", version=__version__, qt=pyside_version))
    box.addButton(messages.text("about.close"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def _box(name: str, title: str, parent: QWidget) -> QMessageBox:
    box = QMessageBox(parent)
    box.setObjectName(name)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box
