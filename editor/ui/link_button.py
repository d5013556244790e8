"""A button that looks like a link and may be narrower than its text, which is then cut with "…"."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

_LEAST = 12
"""As narrow as it lets itself be made, in average letters: a verb and the beginning of the rest."""
_ICON_GAP = 4
"""Between icon and text, as Qt's style sheets draw it."""


class LinkButton(QPushButton):
    """Fixes name what they write, which may be a whole title: wider than the pane that offers them.

    An ordinary button would keep its width, and all that stands above and below it in a scrolled
    pane would be as wide and reach out of sight. ``text`` stays whole, for screen readers; where
    it is cut, the tip has it.
    """

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setProperty("role", "link")
        # Qt's own policy for buttons forbids less than the hint.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Narrower than the text."""
        hint = self.sizeHint()
        least = _LEAST * self.fontMetrics().averageCharWidth()
        return QSize(min(hint.width(), least), hint.height())

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Draw as much of the text as there is room for."""
        super().initStyleOption(option)
        contents = QStyle.SubElement.SE_PushButtonContents
        room = self.style().subElementRect(contents, option, self).width()
        if not self.icon().isNull():
            room -= self.iconSize().width() + _ICON_GAP
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the text is cut, the tip has all of it."""
        super().resizeEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        self.setToolTip(self.text() if option.text != self.text() else "")
