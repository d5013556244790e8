"""Folders, posts and images are dropped on the window, wherever in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QWidget

from editor.core.text.edits import EditSet
from editor.site.store import ReadFailed
from editor.ui.ports import images

PNG = bytes.fromhex(  # one black pixel
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a4944415478da6360000000020001e527defc0000000049454e44ae426082"
)
BREAK = "\u200b"
"""What long names are given so that a line can break in them."""


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
    assert drop(shell._stages.start_page, sample_site)
    assert shell._workspace.open_site.site.root == sample_site.resolve()


def test_the_window_shows_that_it_takes_what_is_dragged_over_it(shell, sample_site):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sample_site))])
    over = QDragEnterEvent(
        QPoint(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    frame = shell.window.findChild(QFrame, "takes")
    assert not frame.isVisible()
    QApplication.sendEvent(shell.window, over)
    assert frame.isVisible()
    assert frame.geometry() == shell.window.centralWidget().geometry()
    QApplication.sendEvent(shell.window, QDragLeaveEvent())
    assert not frame.isVisible()
    assert drop(shell.window, sample_site)
    assert not frame.isVisible()


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


@pytest.fixture
def picture(tmp_path) -> Path:
    """An image outside the site."""
    file = tmp_path / "My River.png"
    file.write_bytes(PNG)
    return file


def test_an_image_from_elsewhere_is_copied_into_the_site(with_post, sample_site, picture):
    pane, before = with_post._desk.text, with_post._desk.current.text
    assert drop(pane.view.viewport(), picture)
    copies = [file for file in sample_site.rglob("my-river.png") if file.read_bytes() == PNG]
    assert len(copies) == 1
    url = "/" + copies[0].relative_to(sample_site).as_posix()
    assert f"![My River]({url})" in with_post._desk.current.text
    assert pane.caret().of(with_post._desk.current.text) == "My River", "typing says it better"
    notice = with_post.window.findChild(QLabel, "notice.image.text")
    assert url.lstrip("/") in notice.text().replace(BREAK, "")
    with_post._desk.undo()
    assert with_post._desk.current.text == before, "one step back"


def copies_of(site: Path) -> list[Path]:
    return list(site.rglob("my-river*.png"))


def take_back(shell) -> None:
    shell.window.findChild(QPushButton, "notice.image.undo").click()


def test_a_copy_is_taken_back_with_what_shows_it(with_post, sample_site, picture):
    """Undoing the text left the copy in the site, where nobody would look for it."""
    before = with_post._desk.current.text
    assert drop(with_post._desk.text.view.viewport(), picture)
    assert len(copies_of(sample_site)) == 1
    take_back(with_post)
    assert copies_of(sample_site) == []
    assert with_post._desk.current.text == before
    assert with_post._notices.keys() == ()


def test_taking_a_copy_back_leaves_what_was_written_since(with_post, sample_site, picture):
    session = with_post._desk.current
    assert drop(with_post._desk.text.view.viewport(), picture)
    session.apply(EditSet.replace(len(session.text), len(session.text), "\nそのあと。\n"))
    after = session.text
    take_back(with_post)
    assert copies_of(sample_site) == []
    assert session.text == after
    assert with_post._notices.keys() == ("image",), "the text still shows it, which is told"


def test_an_image_that_lay_there_already_cannot_be_taken_back(with_post, sample_site, picture):
    viewport = with_post._desk.text.view.viewport()
    assert drop(viewport, picture)
    assert drop(viewport, picture)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert with_post.window.findChild(QPushButton, "notice.image.undo") is None
    assert len(copies_of(sample_site)) == 1


def test_an_image_goes_where_it_is_dropped(with_post, picture):
    view = with_post._desk.text.view
    view.moveCursor(QTextCursor.MoveOperation.End)
    place = view.mapToGlobal(QPoint(20, 20))
    line = view.cursorForPosition(view.viewport().mapFromGlobal(place)).block().text()
    assert drop(view.viewport(), picture)
    found = next(x for x in with_post._desk.current.text.split("\n") if "![My River]" in x)
    assert re.sub(r"!\[My River\]\([^)]*\)", "", found) == line


def test_several_images_are_one_step(with_post, picture):
    other = picture.with_name("second.jpg")
    other.write_bytes(b"not the same")
    before = with_post._desk.current.text
    assert drop(with_post.window, picture, other)
    assert with_post._desk.current.text.count("![") == before.count("![") + 2
    with_post._desk.undo()
    assert with_post._desk.current.text == before


def test_without_a_site_an_image_is_told_to_have_no_address(shell, picture, sample_site):
    shell.files.open_path(next((sample_site / "_posts").glob("*.md")))
    shell._workspace.leave_site()
    before = shell._desk.current.text
    assert drop(shell.window, picture)
    assert shell._desk.current.text == before
    assert shell.window.findChild(QLabel, "notice.image.text") is not None


def test_an_image_that_cannot_be_read_changes_nothing(with_post, picture, monkeypatch):
    before = with_post._desk.current.text
    failed = ReadFailed("store.permission", {"name": "a", "folder": "b", "error": ""})
    monkeypatch.setattr(images.store, "read", lambda _: failed)
    assert drop(with_post.window, picture)
    assert with_post._desk.current.text == before
    assert with_post.window.findChild(QLabel, "notice.image.text") is not None


def test_a_picture_on_the_clipboard_is_pasted_as_an_image(with_post, sample_site, qapp):
    picture = QImage(3, 2, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    qapp.clipboard().setImage(picture)
    view = with_post._desk.text.view
    view.moveCursor(QTextCursor.MoveOperation.End)
    with_post.text.paste()
    url = re.search(r"!\[\]\((/[^)]*)\)", with_post._desk.current.text)[1]
    assert QImage(str(sample_site / url.lstrip("/"))).size() == picture.size()


def test_a_copied_table_is_pasted_as_the_text_that_it_is(with_post, qapp):
    data = QMimeData()
    data.setImageData(QImage(3, 2, QImage.Format.Format_RGB32))
    data.setText("a\tb")
    qapp.clipboard().setMimeData(data)
    with_post._desk.text.view.setFocus()
    with_post.text.paste()
    assert "a\tb" in with_post._desk.current.text
    assert "![" not in with_post._desk.current.text


@pytest.mark.parametrize("way", ["drop", "paste"])
def test_a_field_for_an_image_takes_one(with_post, sample_site, picture, qapp, way):
    session = with_post._desk.current
    if "image" not in session.header.values:
        with_post._panes.form._on_add_chosen("image")
    field = with_post._panes.form.row("image").widget
    if way == "drop":
        assert drop(field.edit, picture)
    else:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(picture))])
        qapp.clipboard().setMimeData(data)
        field.edit.setFocus()
        QTest.keyClick(field.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    url = session.header.values["image"]
    assert url.endswith("/my-river.png")
    assert (sample_site / url.lstrip("/")).read_bytes() == PNG


def test_a_file_is_not_dropped_into_a_line_of_text(with_post, sample_site):
    post = sample_site / "_posts" / "2026-02-14-1-roast-levels.md"
    field = with_post._panes.form.row("title").widget.edit
    before = field.text()
    assert drop(field, post)
    assert with_post._desk.current.path == post
    assert before in with_post._workspace.sessions[0].text


def test_anything_else_is_not_taken(shell, tmp_path):
    other = tmp_path / "a.zip"
    other.touch()
    assert not drop(shell.window, other)
    assert not drop(shell.window, text="a text")


def test_a_text_is_still_dropped_into_the_text(with_post):
    assert drop(with_post._desk.text.view.viewport(), text="落とした文字")
    assert "落とした文字" in with_post._desk.current.text
