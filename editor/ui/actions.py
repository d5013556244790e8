"""Commands as QActions: one each, held by menus, toolbar, context menu and palette alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget

from editor.app.commands.catalog import MENUS, SUBMENUS
from editor.app.commands.model import Command, Context, Placement
from editor.app.commands.ports import Ports
from editor.i18n.catalog import LANGUAGES, Messages
from editor.site.resources import load_messages
from editor.ui.icons import icon

_MENU_ROLES = {
    "file.settings": QAction.MenuRole.PreferencesRole,
    "file.quit": QAction.MenuRole.QuitRole,
    "help.about": QAction.MenuRole.AboutRole,
}
"""What macOS puts into the menu of the program, by command; it would guess by titles else."""


class Actions:
    """The QActions of all commands; text, shortcut, enablement and check mark cannot diverge.

    ``settle`` is called before each: it ends what an input method composes, which is no text yet.
    """

    def __init__(
        self,
        commands: Iterable[Command],
        ports: Ports,
        window: QWidget,
        messages: Messages,
        settle: Callable[[], None],
    ) -> None:
        self._commands = tuple(commands)
        self._ports = ports
        self._settle = settle
        self._actions: dict[str, QAction] = {}
        self._context = Context()
        self._messages = messages
        for command in self._commands:
            action = QAction(window)
            action.setObjectName(f"action.{command.id}")
            action.setMenuRole(_MENU_ROLES.get(command.id, QAction.MenuRole.NoRole))
            action.setCheckable(command.checked is not None)
            action.triggered.connect(partial(self._run, command))
            # Held by the window itself: the key works also where menu and toolbar are hidden.
            window.addAction(action)
            self._actions[command.id] = action
        self.set_shortcuts({})
        self.refresh_icons()

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def retranslate(self, messages: Messages) -> None:
        """Take the titles from ``messages``."""
        self._messages = messages
        for command in self._commands:
            action = self._actions[command.id]
            title = messages.text(f"command.{command.id}")
            action.setText(title)
            tip = f"command.{command.id}.tip"
            shown = messages.text(tip) if tip in messages else title.rstrip("…")
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{shown} ({keys})" if keys else shown)
            action.setStatusTip("")

    def set_shortcuts(self, chosen: Mapping[str, str]) -> None:
        """Use keys that the user has chosen, by command; the others keep their own."""
        for command in self._commands:
            own = chosen.get(command.id)
            keys = command.keys if own is None else (own,) if own else ()
            self._actions[command.id].setShortcuts([QKeySequence(key) for key in keys])
        self.retranslate(self._messages)

    def refresh_icons(self, *_theme: object) -> None:
        """Draw the icons again, in the colours of the theme as it is now."""
        for command in self._commands:
            if command.icon:
                self._actions[command.id].setIcon(icon(command.icon))

    def update(self, context: Context) -> None:
        """Enable and check every action for ``context``."""
        if context == self._context:
            return
        self._context = context
        for command in self._commands:
            action = self._actions[command.id]
            enabled = command.enabled(context)
            if action.isEnabled() != enabled:  # asking is cheap, and most stay as they are
                action.setEnabled(enabled)
            if command.checked is not None:
                action.setChecked(command.checked(context))

    def palette_actions(self) -> list[tuple[QAction, str]]:
        """What the palette offers: all commands but those that make no sense from there.

        Each with what it is called in all languages: an editor may know a command by its English
        name from another program, or not have switched the input method on.
        """
        tables = [load_messages(language) for language in LANGUAGES]
        return [
            (self._actions[c.id], "\n".join(table.text(f"command.{c.id}") for table in tables))
            for c in self._commands
            if c.palette
        ]

    def fill_menu_bar(self, bar: QMenuBar, messages: Messages) -> dict[str, QMenu]:
        """Build the menus anew; the result holds them by name."""
        bar.clear()
        menus: dict[str, QMenu] = {}
        for name in MENUS:
            menus[name] = bar.addMenu(messages.text(f"menu.{name}"))
            menus[name].setObjectName(f"menu.{name}")
            self._fill(menus[name], name)
        for name, (parent, _group) in SUBMENUS.items():
            menus[parent].addSeparator()
            menus[name] = menus[parent].addMenu(messages.text(f"menu.{name}"))
            menus[name].setObjectName(f"menu.{name}")
            self._fill(menus[name], name)
        return menus

    def fill_toolbar(self, bar: QToolBar) -> None:
        """Build the toolbar anew."""
        bar.clear()
        self._fill(bar, "toolbar")
        for _, command in self._placed("toolbar"):
            bar.widgetForAction(self._actions[command.id]).setObjectName(f"tool.{command.id}")

    def context_actions(self) -> list[QAction]:
        """What the text pane's context menu shows, in order; separators are left to it."""
        return [self._actions[c.id] for _, c in self._placed("context")]

    def _fill(self, target: QMenu | QToolBar, menu: str) -> None:
        last: str | None = None
        for place, command in self._placed(menu):
            if last is not None and place.group != last:
                target.addSeparator()
            last = place.group
            target.addAction(self._actions[command.id])

    def _placed(self, menu: str) -> list[tuple[Placement, Command]]:
        """Placements in ``menu``: groups in the order of the catalogue, then by order within."""
        found = [(p, c) for c in self._commands for p in c.places if p.menu == menu]
        groups = list(dict.fromkeys(p.group for p, _ in found))
        return sorted(found, key=lambda pc: (groups.index(pc[0].group), pc[0].order))

    def _run(self, command: Command, *_checked: object) -> None:
        # A toggle shows the state, it does not make it: the command does, and update() follows.
        if command.checked is not None:
            self._actions[command.id].setChecked(command.checked(self._context))
        if command.enabled(self._context):
            self._settle()
            command.run(self._ports)
