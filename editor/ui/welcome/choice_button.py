"""A large button for a page to begin with: what it does, and a line on what that is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from editor.ui.icons import icon
from editor.ui.theme.tokens import Theme

_ICON = 20


class ChoiceButton(QPushButton):
    """Icon, title and description as one button; as high as its texts need where it stands.

    ``primary``: what most people want here, filled with the accent. Qt's own command link draws
    its texts past the style sheet, and cuts them when they wrap.
    """

    def __init__(
        self,
        symbol: str,
        title: str,
        description: str,
        theme: Theme,
        parent: QWidget,
        *,
        primary: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "choice")
        self.setProperty("state", "primary" if primary else "")
        self.setAccessibleName(title)
        self.setAccessibleDescription(description)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        mark = QLabel(self)
        color = theme.color("accent_text" if primary else "accent")
        mark.setPixmap(icon(symbol, color).pixmap(QSize(_ICON, _ICON), self.devicePixelRatio()))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._label(title, "heading"))
        if description:
            texts.addWidget(self._label(description, "muted"))
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(14)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(texts, 1)

    def sizeHint(self) -> QSize:
        """What the texts need."""
        return self._row.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """What the texts need where they wrap."""
        return self._row.totalMinimumSize()

    def hasHeightForWidth(self) -> bool:
        """The description wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that the texts need at that width, in device-independent pixels."""
        return self._row.totalHeightForWidth(width)

    def _label(self, text: str, role: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return label
