"""The whole window, offscreen, with a site open: what several benchmarks measure."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from tests.benchmarks.texts import HEADER, LEAD, generated, typed

LENGTHS = (15_000, 48_000)
"""Of the generated posts, in characters: an ordinary one, and one of the longest."""


def prepare() -> None:
    """Set what must stand before Qt is imported."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    flags = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "") + " --disable-gpu"
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags += " --no-sandbox"
    from editor.ui.environment import COLLECT, share_heaps

    share_heaps()
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = f"{flags} {COLLECT}".strip()


def sample_with_long_posts(folder: Path) -> tuple[Path, list[Path]]:
    """A copy of the sample site in ``folder`` with a generated post for each of LENGTHS."""
    from editor.site.resources import resources_dir

    site = folder / "site"
    shutil.copytree(resources_dir() / "sample", site)
    posts = []
    for length in LENGTHS:
        post = site / "_posts" / f"2026-03-02-length-{length}.md"
        body = f"{LEAD}\n\n{generated(length)}"
        post.write_text(HEADER.format(length=length) + body, encoding="utf-8")
        posts.append(post)
    return site, posts


class Window:
    """The window with a site open, and what somebody does in it."""

    def __init__(self, site: Path, posts: Sequence[Path]) -> None:
        from PySide6.QtWidgets import QApplication

        from editor.site.resources import resources_dir
        from editor.site.user_dirs import user_dirs
        from editor.ui.collecting import Collector
        from editor.ui.looks import Looks
        from editor.ui.shell import Shell

        self.posts = posts
        Collector(QApplication.instance())
        self.shell = Shell(user_dirs(), Looks(QApplication.instance()), resources_dir() / "sample")
        self.shell.window.resize(1500, 950)
        self.shell.window.show()
        self.shell.start([site, *posts])
        self.desk, self.live = self.shell._desk, self.shell._live
        self.preview = self.shell._panes.preview
        until(lambda: self.preview.web is not None and self.preview.is_ready())
        until(lambda: self.shell._workspace.open_site.scanned)

    def analysed(self) -> bool:
        """Whether the findings of the text as it is now are shown."""
        current = self.desk.current
        return current is not None and self.live.latest(current) is not None and not self.live.busy

    def settled(self) -> bool:
        """Whether findings and preview are those of the text as it is now."""
        driver = self.preview.web.driver
        return self.analysed() and not driver.is_busy and driver.last_painted == driver.sequence

    def go_to(self, post: Path) -> None:
        """Open a post, or show it."""
        self.desk.open(post)
        until(lambda: self.desk.current is not None and self.desk.current.path == post)
        until(self.settled)

    def place(self) -> None:
        """The caret into an ordinary paragraph near the middle."""
        self.place_at(typed(self.desk.current.text)[1])

    def place_at(self, offset: int) -> None:
        """The caret to a place, in code points of the whole text."""
        from editor.core.text.span import Span

        self.desk.text.reveal(Span(offset, offset))
        until(self.settled)

    def key(self) -> None:
        """Type one character."""
        from PySide6.QtTest import QTest

        QTest.keyClicks(self.desk.text.view, "a")


@contextmanager
def whole_window(made: Callable[[Path], tuple[Path, Sequence[Path]]]) -> Iterator[Window]:
    """A window in a home of its own, on the site and posts that ``made`` makes in a folder."""
    prepare()
    from PySide6.QtCore import QCoreApplication, QEvent, Qt
    from PySide6.QtWidgets import QApplication

    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GENKO_HOME"] = f"{folder}/home"
        window = Window(*made(Path(folder)))
        yield window
        window.shell.window.deleteLater()  # not closed: it would ask about unsaved posts
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    app.quit()


def until(ready: Callable[[], bool], limit: float = 120.0) -> None:
    """Let events happen until ``ready``; a timer looks every two milliseconds."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    end = perf_counter() + limit
    timer = QTimer()
    timer.timeout.connect(lambda: loop.quit() if ready() or perf_counter() > end else None)
    timer.start(2)
    while not ready():  # what is ready may no longer be so when the loop has come to its end
        if perf_counter() > end:
            raise TimeoutError
        loop.exec()
