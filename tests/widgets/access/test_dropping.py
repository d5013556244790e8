"""Folders, posts and images are dropped on the window, wherever in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


@pytest.fixture(params=["ja"])
def language(request) -> str:
    return request.param


def drop(target: QWidget, *paths: Path, text: str = "") -> bool:
    """Drag files (or a text) over a widget and let them go; whether they were taken."""
    data = QMimeData()
    if paths:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    if text:
        data.setText(text)
    action, button, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(20, 20), action, data, button, none)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(target, QDropEvent(QPointF(20, 20), action, data, button, none))
    return True


def test_a_folder_opens_as_a_site(shell, qtbot, sample_site):
    assert drop(shell._welcome, sample_site)
    assert shell._workspace.open_site.site.root == sample_site.resolve()


def test_posts_open(shell, sample_site):
    posts = sorted((sample_site / "_posts").glob("*.md"))[:2]
    assert drop(shell.window, *posts)
    assert [session.path for session in shell._workspace.sessions] == posts


def test_files_are_not_dropped_into_the_text(with_post, sample_site):
    text = with_post._desk.text
    before = with_post._desk.current.text
    post = sample_site / "_posts" / "2026-02-14-1-roast-levels.md"
    assert drop(text.view.viewport(), post)
    assert with_post._desk.current.path == post
    assert with_post._workspace.sessions[0].text == before


def test_an_image_of_the_site_goes_into_the_text(with_post, sample_site):
    image = next(
        path for path in (sample_site / "assets").rglob("*") if path.suffix in {".svg", ".png"}
    )
    assert drop(with_post._desk.text.view.viewport(), image)
    url = "/" + image.relative_to(sample_site).as_posix()
    assert f"]({url})" in with_post._desk.current.text


def test_an_image_from_elsewhere_is_told(with_post, tmp_path):
    image = tmp_path / "elsewhere.png"
    image.touch()
    before = with_post._desk.current.text
    assert drop(with_post.window, image)
    assert with_post._desk.current.text == before
    assert with_post._notices.keys() == ("warning",)


def test_anything_else_is_not_taken(shell, tmp_path):
    other = tmp_path / "a.zip"
    other.touch()
    assert not drop(shell.window, other)
    assert not drop(shell.window, text="a text")


def test_a_text_is_still_dropped_into_the_text(with_post):
    assert drop(with_post._desk.text.view.viewport(), text="落とした文字")
    assert "落とした文字" in with_post._desk.current.text
