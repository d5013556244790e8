"""Files dropped on the window: a site or a post opens, an image goes where it was dropped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPoint

from editor.app.image_copies import SUFFIXES
from editor.ui.desk import Desk
from editor.ui.form.view import FormView
from editor.ui.main_window import MainWindow
from editor.ui.ports.files import Files
from editor.ui.ports.images import Images
from editor.ui.text.pane import TextPane

POSTS = frozenset({".md", ".markdown"})


def usable(data: QMimeData) -> list[Path]:
    """The folders, posts and images among the files of ``data``; empty for text and all else."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return [path for path in paths if path.is_dir() or path.suffix.lower() in POSTS | SUFFIXES]


class Dropping(QObject):
    """Does with dropped and pasted files what the commands for them do."""

    def __init__(
        self, window: MainWindow, files: Files, images: Images, desk: Desk, form: FormView
    ) -> None:
        super().__init__(window)
        self._files = files
        self._images = images
        self._desk = desk
        window.usable = usable
        window.files_dropped.connect(self._on_dropped)
        form.choose_image_requested.connect(images.choose_for_field)
        form.images_offered.connect(images.give_field)
        desk.pane_opened.connect(self._on_pane_opened)

    def _on_pane_opened(self, pane: TextPane) -> None:
        pane.view.images_pasted.connect(partial(self._images.insert, pane))

    def _on_dropped(self, paths: Sequence[Path], place: QPoint) -> None:
        images = [path for path in paths if path.suffix.lower() in SUFFIXES and path.is_file()]
        for path in paths:
            if path not in images:
                self._files.open_path(path)
        pane = self._desk.text
        if images and pane is not None:
            view = pane.view
            if view.viewport().rect().contains(view.viewport().mapFromGlobal(place)):
                view.go_to_place(place)
            self._images.insert(pane, images)
