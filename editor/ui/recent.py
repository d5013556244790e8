"""The menu of sites opened lately."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from editor.i18n.catalog import Messages


class RecentSites:
    """Makes the menu and fills it each time it is opened.

    ``names`` gives the folders, the latest first; ``open_site`` opens one.
    """

    def __init__(
        self, names: Callable[[], Sequence[str]], open_site: Callable[[Path], object]
    ) -> None:
        self._names = names
        self._open_site = open_site

    def menu(self, messages: Messages, parent: QWidget) -> QMenu:
        """A menu for the menu bar."""
        menu = QMenu(messages.text("menu.recent"), parent)
        menu.setObjectName("menu.recent")
        menu.aboutToShow.connect(partial(self._fill, menu))
        self._fill(menu)
        return menu

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        folders = [Path(name) for name in self._names() if Path(name).is_dir()]
        for folder in folders:
            # "&" would make a mnemonic of the letter behind it.
            action = menu.addAction(str(folder).replace("&", "&&"))
            action.triggered.connect(partial(self._chosen, folder))
        menu.setEnabled(bool(folders))

    def _chosen(self, folder: Path, *_checked: object) -> None:
        self._open_site(folder)
