"""The window as a program: arguments in, an exit code out."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from editor import __version__
from editor.site.resources import resources_dir
from editor.site.user_dirs import own_root, user_dirs
from editor.ui.collecting import Collector
from editor.ui.environment import prepare
from editor.ui.file_open import FileOpen
from editor.ui.icons import app_icon
from editor.ui.looks import Looks
from editor.ui.preview.ahead import load_engine_library
from editor.ui.probe import Probe


def main(names: Sequence[str], language: str | None = None) -> int:
    """Start the editor on the folder or the posts ``names``, in ``language`` or the system's."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    if language:
        os.environ["LANGUAGE"] = language
    prepare(own_root())
    load_engine_library()
    # Here and not above: the window is most of what Python loads, and meant to be loaded beside.
    from editor.ui.shell import Shell  # noqa: PLC0415

    app = QApplication([sys.argv[0]])
    Collector(app)
    app.setApplicationName("genko")
    app.setApplicationDisplayName("Genko")
    app.setDesktopFileName("genko")
    app.setApplicationVersion(__version__)
    app.setWindowIcon(app_icon())
    shell = Shell(user_dirs(), Looks(app), resources_dir() / "sample")
    shell.show([Path(name).absolute() for name in names])
    if sys.platform == "darwin":
        # There what is opened from Finder is named by an event, not in the arguments. Elsewhere a
        # filter that every event passes would only cost time.
        app.installEventFilter(FileOpen(shell.files.open_path, app))
    if os.environ.get("GENKO_PROBE"):
        Probe(os.environ["GENKO_PROBE"], shell.probe_state().read, shell)
    code = int(app.exec())
    # The browser engine goes before the application, whatever order Python would choose.
    shell.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return code
