"""A build with Jekyll in the window: started, watched, cancelled, looked through, gone from."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit, QPushButton, QTextBrowser

from editor.site.processes import Process, is_running
from editor.ui.dialogs.jekyll import JekyllDialog
from tests.unit.fake_jekyll import FAILS, HANGS, fake_jekyll

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a POSIX script")
WRITES = """
out = pathlib.Path(sys.argv[sys.argv.index("-d") + 1])
page = out / "page.html"
page.parent.mkdir(parents=True)
page.write_text(pathlib.Path(os.environ["GENKO_PAGE"]).read_text("utf-8").splitlines()[-1])
pathlib.Path(os.environ["GENKO_RESULT"]).write_text(str(page), "utf-8")
"""


class Building:
    """The window's dialog, and ways to look at it."""

    def __init__(self, shell, qtbot, tmp_path: Path) -> None:
        self.shell, self.qtbot, self.tmp_path = shell, qtbot, tmp_path

    def start(self, body: str | None) -> JekyllDialog:
        path = str(self.tmp_path) if body is None else fake_jekyll(self.tmp_path / "bin", body)
        self.shell.jekyll._environment = {"PATH": path}
        self.shell.jekyll.compare()
        return self.dialog

    @property
    def dialog(self) -> JekyllDialog:
        (found,) = self.shell.window.findChildren(JekyllDialog)
        return found

    def part(self, kind, name: str):
        return self.dialog.findChild(kind, f"jekyll.{name}")

    def headline(self) -> str:
        return self.part(QLabel, "headline").text()

    def ends(self) -> None:
        self.qtbot.waitUntil(lambda: not self.shell.jekyll.busy, timeout=30_000)
        self.qtbot.waitUntil(lambda: self.part(QPushButton, "again").isEnabled(), timeout=5_000)


@pytest.fixture
def building(with_post, qtbot, tmp_path: Path) -> Iterator[Building]:
    made = Building(with_post, qtbot, tmp_path)
    yield made
    for dialog in with_post.window.findChildren(JekyllDialog):
        dialog.reject()
    qtbot.waitUntil(lambda: not with_post.jekyll.busy, timeout=30_000)


def test_what_differs_is_listed_and_leads_to_the_text(building, language):
    desk = building.shell._desk
    building.start(WRITES)
    building.ends()
    places = building.part(QListWidget, "places")
    assert places.count() > 0
    assert places.hasFocus() or not building.dialog.isActiveWindow()
    assert building.headline() == building.shell._preferences.messages.text(
        "jekyll.differs", count=places.count()
    )
    assert "Jekyll" in building.part(QTextBrowser, "sides").toPlainText()
    # The file is not the window's text: what was typed is in the copy alone.
    before = desk.current.path.read_text("utf-8")
    assert desk.current.path.read_text("utf-8") == before
    texts = [places.item(row).text() for row in range(places.count())]
    word = "line " if language == "en" else "行目"
    row = next(row for row, text in enumerate(texts) if word in text)
    places.setCurrentRow(row)
    QTest.keyClick(places, Qt.Key.Key_Return)
    number = int("".join(c for c in texts[row].split("  ")[0] if c.isdigit()))
    caret = desk.text.caret().start
    assert desk.current.text.count("\n", 0, caret) == number - 1


def test_text_that_is_not_saved_is_built(building):
    session = building.shell._desk.current
    saved = session.path.read_text("utf-8")
    from editor.core.text.edits import EditSet, TextEdit
    from editor.core.text.span import Span

    end = len(session.text)
    session.apply(EditSet((TextEdit(Span(end, end), "\n一番下の行です\n"),)))
    building.start(WRITES)
    building.ends()
    sides = building.part(QTextBrowser, "sides")
    places = building.part(QListWidget, "places")
    seen = []
    for row in range(places.count()):
        places.setCurrentRow(row)
        seen.append(sides.toPlainText())
    assert building.part(QPlainTextEdit, "log").toPlainText().startswith("Configuration file")
    assert session.path.read_text("utf-8") == saved
    assert session.dirty


def test_closing_the_dialog_ends_jekyll(building, tmp_path: Path):
    pids = tmp_path / "pids"
    building.start(HANGS.format(pids=str(pids)))
    log = building.part(QPlainTextEdit, "log")
    building.qtbot.waitUntil(lambda: "hanging" in log.toPlainText(), timeout=30_000)
    processes = [Process(int(pid)) for pid in pids.read_text().split()]
    assert all(is_running(process) for process in processes)
    QTest.mouseClick(building.part(QPushButton, "close"), Qt.MouseButton.LeftButton)
    building.qtbot.waitUntil(
        lambda: not any(is_running(process) for process in processes), timeout=20_000
    )
    building.qtbot.waitUntil(lambda: not building.shell.jekyll.busy, timeout=20_000)


def test_a_build_that_fails_says_why(building):
    building.start(FAILS)
    building.ends()
    text = building.shell._preferences.messages.text
    assert building.headline() == text("jekyll.not-built.text")
    assert "Unknown tag 'x'" in building.part(QLabel, "notices").text()


def test_without_jekyll_it_says_how_to_get_it(building):
    building.start(None)
    building.ends()
    assert "apt install jekyll" in building.headline()
    # And it can be tried again when it is there.
    fake = fake_jekyll(building.tmp_path / "bin", FAILS)
    building.shell.jekyll._environment = {"PATH": fake}
    QTest.mouseClick(building.part(QPushButton, "again"), Qt.MouseButton.LeftButton)
    building.ends()
    assert "Unknown tag 'x'" in building.part(QLabel, "notices").text()
