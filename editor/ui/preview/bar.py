"""The preview's own bar: what is shown, how wide, and whether content from elsewhere is let in."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from editor.app.preview_views import View, Width
from editor.i18n.catalog import Messages
from editor.ui.icons import icon
from editor.ui.theme.tokens import Theme

_VIEW_ICONS = {
    View.PAGE: "app-window",
    View.ARTICLE: "file-text",
    View.SOURCE: "code-xml",
    View.ELSEWHERE: "newspaper",
}
_WIDTH_ICONS = {
    Width.PANE: "maximize-2",
    Width.PHONE: "smartphone",
    Width.TABLET: "tablet",
    Width.DESKTOP: "monitor",
}
_ROOM_FOR_WORDS = 470
"""Narrower, the buttons have icons alone."""


class PreviewBar(QFrame):
    """Buttons that tell what a user wants; what holds is set from outside.

    Signals:
        view_chosen(str), width_chosen(str), remote_chosen(str): as the user wants it now; content
            from elsewhere is "allow" or "block".
    """

    view_chosen = Signal(str)
    width_chosen = Signal(str)
    remote_chosen = Signal(str)

    def __init__(self, messages: Messages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._width = Width.PANE
        self._remote = False
        self.setObjectName("preview.bar")
        self.setProperty("role", "strip")
        self._views = QButtonGroup(self)
        self._views.setExclusive(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 3, 6, 3)
        line.setSpacing(2)
        self._buttons: dict[View, QToolButton] = {}
        for view in View:
            button = self._button(f"preview.view.{view.value}")
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.clicked.connect(partial(self._choose_view, view))
            self._views.addButton(button)
            self._buttons[view] = button
            line.addWidget(button)
        line.addStretch(1)
        self._shield = self._button("preview.remote")
        self._sizes = self._button("preview.width")
        for button in (self._shield, self._sizes):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setMenu(QMenu(button))
            line.addWidget(button)
        self._width_actions = self._fill_widths()
        self._remote_action = self._shield.menu().addAction("")
        self._remote_action.setCheckable(True)
        self._remote_action.triggered.connect(self._choose_remote)
        self.show_view(View.ARTICLE)
        self.retranslate(messages)

    def show_view(self, view: View) -> None:
        """Press the button of the view that is shown."""
        self._buttons[view].setChecked(True)

    def show_width(self, width: Width) -> None:
        """Tick the width that holds."""
        self._width = width
        self._width_actions[width].setChecked(True)
        self._refresh_icons()

    def show_remote(self, *, allowed: bool, available: bool) -> None:
        """Whether content from elsewhere is let in; ``available`` without a site it is not."""
        self._remote = allowed
        self._remote_action.setChecked(allowed)
        self._shield.setEnabled(available)
        self._shield.setProperty("state", "warning" if allowed else "")
        self._refresh_icons()

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of ``theme``."""
        self._theme = theme
        self._refresh_icons()

    def retranslate(self, messages: Messages) -> None:
        """Take all texts from ``messages``."""
        for view, button in self._buttons.items():
            title = messages.text(f"preview.view.{view.value}")
            button.setText(f" {title}")  # Qt leaves hardly a gap behind an icon
            button.setAccessibleName(title)
            button.setToolTip(messages.text(f"preview.view.{view.value}-tip"))
        for width, action in self._width_actions.items():
            action.setText(messages.text(f"preview.width.{width.value}"))
        self._sizes.setAccessibleName(messages.text("preview.width.name"))
        self._sizes.setToolTip(messages.text("preview.width.name"))
        self._shield.setAccessibleName(messages.text("preview.remote.name"))
        self._shield.setToolTip(messages.text("preview.remote.tip"))
        self._remote_action.setText(messages.text("preview.remote.allow"))
        self._refresh_icons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words where there is room for them."""
        style = Qt.ToolButtonStyle
        roomy = self.width() >= _ROOM_FOR_WORDS
        for button in self._buttons.values():
            button.setToolButtonStyle(
                style.ToolButtonTextBesideIcon if roomy else style.ToolButtonIconOnly
            )
        super().resizeEvent(event)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _fill_widths(self) -> dict[Width, QAction]:
        group = QActionGroup(self)
        actions = {}
        for width in Width:
            action = self._sizes.menu().addAction("")
            action.setCheckable(True)
            action.triggered.connect(partial(self._choose_width, width))
            group.addAction(action)
            actions[width] = action
        actions[Width.PANE].setChecked(True)
        return actions

    def _refresh_icons(self) -> None:
        color = self._theme.color("text_muted")
        for view, button in self._buttons.items():
            button.setIcon(icon(_VIEW_ICONS[view], color))
        for width, action in self._width_actions.items():
            action.setIcon(icon(_WIDTH_ICONS[width], color))
        self._sizes.setIcon(icon(_WIDTH_ICONS[self._width], color))
        shield = "shield" if self._remote else "shield-check"
        self._shield.setIcon(icon(shield, self._theme.color("warning") if self._remote else color))

    def _choose_view(self, view: View, *_checked: object) -> None:
        self.view_chosen.emit(view.value)

    def _choose_width(self, width: Width, *_checked: object) -> None:
        self.width_chosen.emit(width.value)

    def _choose_remote(self, *_checked: object) -> None:
        self.remote_chosen.emit("allow" if self._remote_action.isChecked() else "block")
