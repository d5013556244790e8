"""What a typing behaviour is: one record of pure functions; the view asks them in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from editor.app.text_state import TextChange, TextState


class KeyName(Enum):
    """Keys that mean something beside their character."""

    ENTER = "enter"
    TAB = "tab"
    BACKTAB = "backtab"
    BACKSPACE = "backspace"
    CHARACTER = "character"


@dataclass(frozen=True, slots=True)
class Key:
    """A key as behaviours see it; ``text`` is what it types."""

    name: KeyName
    text: str = ""


@dataclass(frozen=True, slots=True)
class Behaviour:
    """One thing that happens while typing.

    ``id`` is the name of its switch in the settings. Each function gives the change to make in the
    place of Qt's own doing, or None to leave it. ``on_commit`` is called after an input method's
    commit, with the text as it then is.
    """

    id: str
    on_key: Callable[[Key, TextState], TextChange | None] | None = None
    on_commit: Callable[[str, TextState], TextChange | None] | None = None
    on_paste: Callable[[str, TextState], TextChange | None] | None = None


_NAMED: dict[int, KeyName] = {
    Qt.Key.Key_Return: KeyName.ENTER,
    Qt.Key.Key_Enter: KeyName.ENTER,
    Qt.Key.Key_Tab: KeyName.TAB,
    Qt.Key.Key_Backtab: KeyName.BACKTAB,
    Qt.Key.Key_Backspace: KeyName.BACKSPACE,
}
_SHORTCUT = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def pressed(event: QKeyEvent) -> Key | None:
    """The key of an event, or None for one that no behaviour cares about.

    AltGr gives Ctrl+Alt on Windows and types a character all the same, so a printable text counts.
    Shift+Enter is the view's: a line end and no more.
    """
    name = _NAMED.get(event.key())
    if name is KeyName.ENTER and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        return None
    if name is not None:
        return None if event.modifiers() & _SHORTCUT else Key(name)
    text = event.text()
    if len(text) == 1 and text.isprintable() and text != " ":
        return Key(KeyName.CHARACTER, text)
    return None
