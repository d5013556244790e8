"""The preview's own bar: what is shown, how wide, and how far the site is trusted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

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
_TRUSTED = ("remote", "scripts", "links")
_ROOM_FOR_WORDS = 470
"""Narrower, the buttons have icons alone."""


@dataclass(frozen=True, slots=True)
class Trust:
    """What a site is trusted with: content from elsewhere, its scripts, links without a question.

    The files of the computer are closed to it whatever stands here.
    """

    remote: bool = False
    scripts: bool = False
    links: bool = False

    @property
    def open(self) -> bool:
        """Whether a page may reach beyond the site."""
        return self.remote or self.scripts


class PreviewBar(QFrame):
    """Buttons that tell what a user wants; what holds is set from outside.

    While scripts of the site run, a line under the buttons says so.

    Signals:
        view_chosen(str), width_chosen(str): as the user wants it now.
        trust_chosen(str): the other way round from now on: "remote" (content from elsewhere),
            "scripts", or "links" (opened without a question).
    """

    view_chosen = Signal(str)
    width_chosen = Signal(str)
    trust_chosen = Signal(str)

    def __init__(self, messages: Messages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._width = Width.PANE
        self._trust = Trust()
        self.setObjectName("preview.bar")
        self.setProperty("role", "strip")
        self._views = QButtonGroup(self)
        self._views.setExclusive(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(8, 3, 6, 3)
        column.addLayout(line)
        self._warning = QLabel(self)
        self._warning.setObjectName("preview.scripts.warning")
        self._warning.setProperty("role", "caution")
        self._warning.setWordWrap(True)
        self._warning.hide()
        column.addWidget(self._warning)
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
        self._trust_actions = {kind: self._shield.menu().addAction("") for kind in _TRUSTED}
        for kind, action in self._trust_actions.items():
            action.setObjectName(f"preview.trust.{kind}")
            action.setCheckable(True)
            action.triggered.connect(partial(self._choose_trust, kind))
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

    def show_trust(self, trust: Trust | None) -> None:
        """What the site is trusted with; None where no site is open."""
        self._trust = trust or Trust()
        for kind, action in self._trust_actions.items():
            action.setChecked(getattr(self._trust, kind))
        self._shield.setEnabled(trust is not None)
        self._shield.setProperty("state", "warning" if self._trust.open else "")
        self._warning.setVisible(self._trust.scripts)
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
        for kind, action in self._trust_actions.items():
            action.setText(messages.text(f"preview.trust.{kind}"))
        self._warning.setText(messages.text("preview.trust.warning"))
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
        shield = "shield" if self._trust.open else "shield-check"
        warning = self._theme.color("warning")
        self._shield.setIcon(icon(shield, warning if self._trust.open else color))

    def _choose_view(self, view: View, *_checked: object) -> None:
        self.view_chosen.emit(view.value)

    def _choose_width(self, width: Width, *_checked: object) -> None:
        self.width_chosen.emit(width.value)

    def _choose_trust(self, kind: str, *_checked: object) -> None:
        self.trust_chosen.emit(kind)
