"""How large a dialog is: as it likes, never beyond its screen, never too low for its texts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QDialog

_AROUND = QSize(24, 48)
"""What the frame of the window and its title take, in device-independent pixels."""


_PLAIN_LETTERS = 10.0
"""Points of the letters that sizes are given for."""


def open_at_most(dialog: QDialog, width: int, height: int) -> None:
    """Give a new ``dialog`` a size as :func:`resize_at_most`, and let it grow with its texts."""
    resize_at_most(dialog, width, height)
    keep_texts_whole(dialog)


def resize_at_most(dialog: QDialog, width: int, height: int) -> None:
    """Give ``dialog`` this size, larger for larger letters, but no more than the screen has."""
    scale = letter_scale(dialog)
    wanted = QSize(round(width * scale), round(height * scale))
    dialog.resize(wanted.boundedTo(_room(dialog)))


def open_at_least(dialog: QDialog, width: int) -> None:
    """Give ``dialog`` this width at least, more for larger letters; its height follows."""
    dialog.setMinimumWidth(min(round(width * letter_scale(dialog)), _room(dialog).width()))
    keep_texts_whole(dialog)


def keep_texts_whole(dialog: QDialog) -> None:
    """Let ``dialog`` grow where its wrapped texts need more lines than it has room for.

    Qt lays a window out in the height it has; how high texts are at this width counts only for
    widgets inside of it.
    """
    dialog.installEventFilter(_Grower(dialog))


def letter_scale(dialog: QDialog) -> float:
    """How much larger the letters of ``dialog`` are than those that sizes are given for."""
    return max(1.0, QFontInfo(dialog.font()).pointSizeF() / _PLAIN_LETTERS)


def _room(dialog: QDialog) -> QSize:
    parent = dialog.parentWidget()
    return (parent or dialog).screen().availableGeometry().size() - _AROUND


class _Grower(QObject):
    """Looks whenever the dialog is shown or something in it has changed."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow before the layout does its work."""
        if watched is self._dialog and event.type() in _MOMENTS:
            self._grow()
        return super().eventFilter(watched, event)

    def _grow(self) -> None:
        layout, size = self._dialog.layout(), self._dialog.size()
        if layout is None or not layout.hasHeightForWidth():
            return
        needed = min(layout.totalMinimumHeightForWidth(size.width()), _room(self._dialog).height())
        if needed > size.height():
            self._dialog.resize(size.width(), needed)


_MOMENTS = (QEvent.Type.Show, QEvent.Type.LayoutRequest)
