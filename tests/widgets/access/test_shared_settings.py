"""Settings that the editors of a site share: seen in the dialog, written to the file, followed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from editor.app.new_post import NewPost
from editor.core.text.edits import EditSet
from editor.site.settings import Settings, SettingsStore, Source
from editor.ui.ports import files
from editor.ui.settings.dialog import SettingsDialog

FILE = """# 編集部の取り決め
check_language: ja   # CI で

tab_width: 4 # Markdown の字下げ
preview_width: phone
"""


@pytest.fixture(params=["ja"])
def language(request) -> str:
    return request.param


@pytest.fixture
def file(with_post, sample_site) -> Path:
    path = sample_site / "_genko" / "settings.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(FILE, encoding="utf-8")
    with_post._front.look_at_disk()
    return path


@pytest.fixture
def dialog(with_post, file):
    with_post.guide.show_settings()
    made = with_post.window.findChild(SettingsDialog)
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def part(dialog, name: str, of: str = "control"):
    return dialog.findChild(QWidget, f"setting.{name}.{of}")


def source(dialog, name: str) -> Source:
    word = part(dialog, name, "source").text().strip()
    return next(s for s in Source if dialog._messages.text(f"settings.source.{s}") == word)


def choose(dialog, name: str, entry: str) -> None:
    """Press an entry of the menu that says whose value counts."""
    menu = part(dialog, name, "source").menu()
    menu.aboutToShow.emit()
    wanted = dialog._messages.text(f"settings.source.{entry}")
    next(action for action in menu.actions() if action.text() == wanted).trigger()


def told(shell) -> tuple[str, ...]:
    """The notices that stand."""
    return shell._notices.keys()


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_each_row_says_whose_value_counts(dialog):
    assert source(dialog, "tab_width") is Source.SITE
    assert part(dialog, "tab_width").value() == 4
    assert source(dialog, "line_width") is Source.DEFAULT
    assert source(dialog, "check_language") is Source.SITE
    assert source(dialog, "language") is Source.MINE
    assert source(dialog, "pairs") is Source.DEFAULT
    assert "4" not in part(dialog, "tab_width", "source").text()
    assert "字下げの幅" in part(dialog, "tab_width", "source").accessibleName()


def test_the_sites_value_changes_in_its_file_and_nothing_else_does(dialog, file, with_post):
    part(dialog, "tab_width").setValue(3)
    assert text(file) == FILE.replace("tab_width: 4", "tab_width: 3")
    assert with_post._preferences.layers.mine.tab_width == Settings().tab_width
    assert with_post._desk.text.view.state().step == 3
    assert "_genko/settings.yml" in dialog._told.text()


def test_a_value_of_my_own_holds_and_leaves_the_sites_alone(dialog, file, with_post, genko_home):
    choose(dialog, "tab_width", "to-mine")
    assert source(dialog, "tab_width") is Source.MINE
    part(dialog, "tab_width").setValue(8)
    assert text(file) == FILE
    mine = SettingsStore(genko_home / "config").load()
    assert (mine.tab_width, mine.own) == (8, ("tab_width",))
    assert with_post._desk.text.view.state().step == 8
    choose(dialog, "tab_width", "to-shared")
    assert source(dialog, "tab_width") is Source.SITE
    assert with_post._desk.text.view.state().step == 4
    assert SettingsStore(genko_home / "config").load().own == ()


def test_mine_is_shared_and_taken_out_again(dialog, file, with_post):
    part(dialog, "line_width").setValue(40)
    assert source(dialog, "line_width") is Source.MINE
    assert text(file) == FILE
    choose(dialog, "line_width", "to-site")
    assert text(file) == f"{FILE}line_width: 40\n"
    assert source(dialog, "line_width") is Source.SITE
    assert with_post._preferences.layers.mine.line_width == 0
    part(dialog, "line_width", "reset").click()
    assert text(file) == FILE
    assert source(dialog, "line_width") is Source.DEFAULT
    assert part(dialog, "line_width").value() == 0


def test_a_template_is_written_as_lines(dialog, file, with_post):
    edit = part(dialog, "new_post")
    edit.setFocus()
    edit.insertPlainText("---\ntitle: $title\n---\n\n## はじめに")
    edit.left.emit()
    written = FILE + "new_post: |\n  ---\n  title: $title\n  ---\n\n  ## はじめに\n"
    assert text(file) == written
    part(dialog, "new_post", "reset").click()
    assert text(file) == FILE
    assert edit.text() == ""


def test_a_text_that_cannot_be_used_is_told_below_and_not_written(dialog, file):
    edit = part(dialog, "image_folder")
    edit.setText("../elsewhere")
    edit.editingFinished.emit()
    assert text(file) == FILE
    row = dialog._rows["image_folder"]
    assert not row._fault.isHidden()
    assert "../elsewhere" in row._fault.text()
    edit.setText("assets/$year")
    edit.editingFinished.emit()
    assert row._fault.isHidden()
    assert text(file).endswith("image_folder: assets/$year\n")


def test_a_file_that_cannot_be_changed_safely_is_left_and_said_so(dialog, file, with_post):
    broken = f"{FILE}line_width: [\n"
    file.write_text(broken, encoding="utf-8")
    part(dialog, "errors_block").click()
    assert text(file) == broken
    assert "_genko/settings.yml" in dialog._told.text()
    assert part(dialog, "errors_block").isChecked()


def test_what_another_editor_changes_is_followed(dialog, file, with_post, qtbot):
    preview = with_post._panes.preview
    assert preview._width.value == "phone"
    file.write_text("tab_width: 6\npreview_width: tablet\n", encoding="utf-8")
    with_post.window.activated.emit()
    assert part(dialog, "tab_width").value() == 6
    assert with_post._desk.text.view.state().step == 6
    assert preview._width.value == "tablet"
    file.unlink()
    with_post._disk_timer.timeout.emit()
    assert source(dialog, "tab_width") is Source.DEFAULT
    assert preview._width.value == "pane"


def test_a_fault_in_the_file_is_a_notice_until_it_is_mended(with_post, file):
    file.write_text("tab_width: 4\n\ntab-widht: 2\nline_width: wide\n", encoding="utf-8")
    with_post._front.look_at_disk()
    label = with_post.window.findChild(QWidget, "notice.settings.text")
    shown = label.text().replace("\u200b", "")
    assert "_genko/settings.yml" in shown
    assert "3" in shown
    assert "tab_width" in shown
    assert with_post._preferences.settings.tab_width == 4
    file.write_text(FILE, encoding="utf-8")
    with_post._front.look_at_disk()
    assert "settings" not in told(with_post)


def test_another_way_to_look_is_no_dissent_from_the_site(with_post, file):
    with_post._page_view.choose_width("desktop")
    assert with_post._panes.preview._width.value == "desktop"
    assert with_post._preferences.layers.mine.own == ()
    assert with_post._preferences.settings.preview_width == "phone"
    with_post._page_view.choose_view("article")
    assert with_post._preferences.layers.mine.preview_view == "article"


def test_without_a_site_what_belongs_to_one_cannot_be_set(shell):
    shell.guide.show_settings()
    dialog = shell.window.findChild(SettingsDialog)
    assert not part(dialog, "new_post").isEnabled()
    assert part(dialog, "tab_width").isEnabled()
    assert not part(dialog, "tab_width", "source").isEnabled()
    assert all(not note.isHidden() for note in dialog._notes)
    dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


# -- what follows from them -----------------------------------------------------------------------


def write(shell, path: Path, shared: str) -> None:
    path.write_text(shared, encoding="utf-8")
    shell._front.look_at_disk()


def test_a_new_post_begins_as_the_site_wants_it(with_post, file, monkeypatch):
    write(
        with_post,
        file,
        'new_post: "---\\ntitle: $title\\nauthor: $author\\n---\\n\\n# $title\\n"\n',
    )
    with_post._preferences.choose(author="山田")
    when = datetime(2026, 4, 5, 6, 7, 8, tzinfo=with_post._front.now().tzinfo)
    answer = NewPost("朝の一杯", "asa", when, None, draft=True)
    monkeypatch.setattr(files.NewPostDialog, "exec", lambda _: True)
    monkeypatch.setattr(files.NewPostDialog, "answer", lambda _: answer)
    with_post.files.new_post()
    made = with_post._desk.current
    assert made.name == "_drafts/asa.md"
    assert made.header.values["author"] == "山田"
    assert made.text.endswith("\n# 朝の一杯\n")


def test_errors_are_let_through_where_the_site_says_so(with_post, file, qtbot):
    session = with_post._desk.current
    assert session.name.startswith("_posts/")
    before = session.path.read_bytes()
    start = session.text.index("title:")
    end = session.text.index("\n", start)
    session.apply(EditSet.replace(start, end, 'title: ""'))
    with_post.files.save()
    assert session.path.read_bytes() == before
    assert "blocked" in told(with_post)
    write(with_post, file, "errors_block: false\n")
    with_post.files.save()
    assert b'title: ""' in session.path.read_bytes()
    assert not session.dirty
    assert "blocked" not in told(with_post)
    assert "1" in with_post._status.said


def test_checked_when_saved_alone(with_post, qtbot):
    desk, problems = with_post._desk, with_post._panes.problems
    session = desk.current
    count = len(desk.analysis.findings)
    assert count
    with_post._preferences.choose(check_when="saving")
    qtbot.waitUntil(lambda: desk.analysis is not None, timeout=20_000)
    assert len(desk.analysis.findings) == count  # what is saved is checked all the same
    session.apply(EditSet.replace(len(session.text), len(session.text), "追記。\n"))
    qtbot.waitUntil(lambda: desk.analysis is not None, timeout=20_000)
    assert not desk.analysis.checked
    assert desk.analysis.findings == ()
    assert problems._post._empty.text() == problems._messages.text("problems.unchecked")
    with_post.files.save()
    if session.dirty:  # an error stands against it: it is told all the same
        assert "blocked" in told(with_post)
        session.buffer.undo()
    qtbot.waitUntil(lambda: desk.analysis is not None and desk.analysis.checked, timeout=20_000)
    assert desk.analysis.findings


def test_hints_on_prose_are_left_out_on_demand(with_post, qtbot):
    desk = with_post._desk
    assert with_post._workspace.snapshot(desk.current).prose
    with_post._preferences.choose(check_prose=False)
    assert not with_post._workspace.snapshot(desk.current).prose
    assert desk.analysis is None  # asked for anew
    qtbot.waitUntil(lambda: desk.analysis is not None, timeout=20_000)


def test_a_file_is_written_over_on_demand(with_post):
    session = with_post._desk.current

    def saved() -> int:
        end = len(session.text)
        session.apply(EditSet.replace(end, end, "追記。\n"))
        with_post._workspace.overwrite(session, session.stamp)
        assert not session.dirty
        return session.path.stat().st_ino

    with_post._preferences.choose(save_in_place=True)
    number = saved()
    assert saved() == number
    with_post._preferences.choose(save_in_place=False)
    assert saved() != number


def test_text_and_preview_scroll_apart_on_demand(with_post, monkeypatch):
    asked: list[float] = []
    monkeypatch.setattr(with_post._panes.preview, "scroll_to_line", asked.append)
    pane = with_post._desk.text
    pane.viewport_moved.emit(3.0)
    assert asked == [3.0]
    with_post._preferences.choose(preview_follow=False)
    pane.viewport_moved.emit(5.0)
    assert asked == [3.0]
    with_post._preferences.choose(preview_follow=True)
    pane.viewport_moved.emit(7.0)
    assert asked == [3.0, 7.0]


def test_lines_are_as_long_as_is_wanted(with_post):
    view = with_post._desk.text.view
    wide = view.viewport().width()
    with_post._preferences.choose(line_width=20)
    letter = view.fontMetrics().horizontalAdvance("あ")
    assert 20 * letter <= view.viewport().width() < min(23 * letter, wide)
    with_post._preferences.choose(line_width=0)
    assert view.viewport().width() == wide


def test_an_image_goes_where_the_site_wants_it(with_post, file, sample_site, tmp_path):
    write(with_post, file, "image_folder: assets/$year/$slug\nimage_name: $number-$name\n")
    picture = tmp_path / "My River.PNG"
    picture.write_bytes(b"picture")
    session = with_post._desk.current
    with_post._images.insert(with_post._desk.text, [picture])
    (copy,) = sample_site.rglob("1-my-river.png")
    assert copy.read_bytes() == b"picture"
    place = copy.relative_to(sample_site).parent.as_posix()
    assert place == f"assets/{session.path.name[:4]}/{session.path.stem[11:]}"
    assert f"]({'/' + copy.relative_to(sample_site).as_posix()})" in session.text
