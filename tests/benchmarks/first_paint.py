"""One start of the program that tells when its window and its preview were painted.

    python tests/benchmarks/first_paint.py REPORT PHRASE [--without-preview] POST

Run by start_time.py. ``REPORT`` gets a line of JSON: for "window", "text" (``PHRASE`` of the post
is in the preview) and "page" (it is there within the site's page) the moment on the monotonic clock
and the CPU seconds of the program's own process by then. With ``--without-preview`` the same window
has an empty pane in the preview's place, and nothing of the preview is loaded. Then it ends.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))


class Report:
    """What has been painted, and when."""

    def __init__(self, path: Path, wanted: set[str]) -> None:
        self._path = path
        self._wanted = wanted
        self._marks: dict[str, tuple[float, float]] = {}

    def mark(self, name: str) -> None:
        """Take the time, and end the program when all is there."""
        self._marks.setdefault(name, (time.monotonic(), time.process_time()))
        if self._wanted <= set(self._marks):
            self._path.write_text(json.dumps(self._marks), encoding="utf-8")
            from PySide6.QtWidgets import QApplication

            QApplication.exit(0)


def leave_out_the_preview() -> None:
    """Put stand-ins where the window looks for the preview, before it is loaded."""
    from PySide6.QtCore import QCoreApplication, Qt, Signal
    from PySide6.QtWidgets import QWidget

    from editor.app.preview_views import View

    class Bare(QWidget):
        view = View.PAGE
        ready = Signal()
        painted = Signal(int)
        scrolled_to_line = Signal(float)
        line_clicked = Signal(int)
        link_clicked = Signal(str, str)
        link_hovered = Signal(str)
        fell_back = Signal(str)
        view_chosen = Signal(str)
        width_chosen = Signal(str)
        trust_chosen = Signal(str)

        def __init__(self, _messages, _theme, parent) -> None:
            super().__init__(parent)
            self.setObjectName("preview")

        def start(self, *_: object, **__: object) -> None:
            """Nothing to start or to show."""

        set_site = set_page_url = set_title_header = set_blocks = set_caret_line = start
        set_theme = set_zoom = set_note = scroll_to_line = retranslate = start

    class BarePageView(QWidget):
        problems_found = Signal(object, object)
        choose_view = choose_width = look_again = Bare.start

        def __init__(self, *_: object) -> None:
            super().__init__()

    for name, part in (("preview.view", Bare), ("page_view", BarePageView)):
        module = ModuleType(f"editor.ui.{name}")
        setattr(module, {Bare: "PreviewPane", BarePageView: "PageView"}[part], part)
        sys.modules[module.__name__] = module
    share = Qt.ApplicationAttribute.AA_ShareOpenGLContexts
    from editor.ui import environment

    prepare = environment.prepare

    def prepare_without(*root: Path | None) -> None:
        prepare(*root)
        QCoreApplication.setAttribute(share, False)

    environment.prepare = prepare_without


def watch(report: Report, phrase: str) -> None:
    """Hang on to the window as it is made."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    from editor.ui.shell import Shell

    class FirstPaint(QObject):
        def eventFilter(self, watched, event) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                # A turn later what was drawn has been handed to the screen.
                QTimer.singleShot(0, lambda: report.mark("window"))
            return False

    make = Shell.__init__

    def make_and_watch(self, *args) -> None:
        make(self, *args)
        first = FirstPaint(self)
        self.window.installEventFilter(first)
        preview = self._panes.preview

        def painted(_number: int) -> None:
            moment = preview._state.shell is not None

            def tell(text: str) -> None:
                if phrase in text:
                    report.mark("text")
                    if moment:
                        report.mark("page")

            preview.read_text(tell)

        preview.painted.connect(painted)

    Shell.__init__ = make_and_watch


def main() -> int:
    report, phrase, *arguments = sys.argv[1:]
    without = "--without-preview" in arguments
    posts = [argument for argument in arguments if argument != "--without-preview"]
    from editor.__main__ import main as start

    if without:
        leave_out_the_preview()
    watch(Report(Path(report), {"window"} if without else {"window", "text", "page"}), phrase)
    return start(posts)


if __name__ == "__main__":
    sys.exit(main())
