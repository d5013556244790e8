"""The web engine's library, on its way into memory while Python loads the window.

It is 200 MB to be mapped and linked: as long as a tenth of the window takes, and on another
processor, as Qt lets the interpreter go meanwhile; ``ctypes`` or an import would hold it.
"""

from __future__ import annotations

import logging
from importlib.util import find_spec
from threading import Thread

from PySide6.QtCore import QLibrary

log = logging.getLogger(__name__)

MODULE = "PySide6.QtWebEngineCore"


def load_engine_library() -> Thread:
    """Begin to load it, on the thread that is given back; a failure is for the preview to tell."""
    thread = Thread(target=_load, name="engine library", daemon=True)
    thread.start()
    return thread


def _load() -> None:
    spec = find_spec(MODULE)
    if spec is None or spec.origin is None:
        return
    library = QLibrary(spec.origin)
    if not library.load():
        log.info("%s: %s", spec.origin, library.errorString())
