"""Files dropped on the window: a site or a post opens, an image goes into the text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject

from editor.ui.desk import Desk
from editor.ui.main_window import MainWindow
from editor.ui.ports.files import Files
from editor.ui.ports.inserting import Inserting

POSTS = frozenset({".md", ".markdown"})
IMAGES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif"})


def usable(data: QMimeData) -> list[Path]:
    """The folders, posts and images among the files of ``data``; empty for text and all else."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return [path for path in paths if path.is_dir() or path.suffix.lower() in POSTS | IMAGES]


class Dropping(QObject):
    """Does with dropped files what the commands for them do."""

    def __init__(self, window: MainWindow, files: Files, inserting: Inserting, desk: Desk) -> None:
        super().__init__(window)
        self._files = files
        self._inserting = inserting
        self._desk = desk
        window.usable = usable
        window.files_dropped.connect(self._on_dropped)

    def _on_dropped(self, paths: Iterable[Path]) -> None:
        for path in paths:
            if path.is_dir() or path.suffix.lower() in POSTS:
                self._files.open_path(path)
            elif self._desk.text is not None:
                self._inserting.insert_image(self._desk.text, path)
