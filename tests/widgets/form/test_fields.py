"""Each kind of field: what it shows, what it writes, what an input method may do in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from editor.core.schema.types import FIELD_TYPES
from editor.ui.form.widgets import WIDGETS
from tests.widgets.form.conftest import NOW, SCHEMA, TEXT, commit, focus, preedit

SHIFT = Qt.KeyboardModifier.ShiftModifier

LINES = [
    ("title", "edit"),
    ("date", "day"),
    ("date", "time"),
    ("date", "offset"),
    ("categories", "edit"),
    ("tags", "edit"),
    ("author", "edit"),
    ("excerpt", "edit"),
    ("image", "edit"),
    ("canonical_url", "edit"),
    ("related", "edit"),
    ("extra", "edit"),
    ("other", "edit"),
]


def test_every_field_type_has_a_widget() -> None:
    assert [type_id for type_id, _ in WIDGETS] == [t.id for t in FIELD_TYPES]


@pytest.mark.parametrize(("key", "part"), LINES)
def test_a_preedit_is_no_value(make_form, qtbot, key, part) -> None:
    form = make_form()
    edit = getattr(form.field(key), part)
    focus(qtbot, edit)
    preedit(edit, "にほん")
    assert form.field(key).composing
    assert form.view.composing
    form.view.row(key).commit()
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.hasFocus()
    assert form.text == TEXT
    preedit(edit, "")
    assert not form.field(key).composing
    form.view.flush()
    assert form.text == TEXT


@pytest.mark.parametrize(
    ("key", "part"), [line for line in LINES if line[0] not in {"date", "related", "extra"}]
)
def test_what_is_composed_is_taken_when_it_is_committed(make_form, qtbot, key, part) -> None:
    form = make_form()
    edit = getattr(form.field(key), part)
    focus(qtbot, edit)
    preedit(edit, "にほん")
    commit(edit, "日本")
    form.view.flush()
    value = form.value(key)
    assert "日本" in (value if isinstance(value, str) else "".join(value))
    form.session.buffer.undo()
    assert form.text == TEXT


def test_a_save_takes_what_is_typed_and_what_is_composed(make_form, qtbot) -> None:
    form = make_form()
    edit = form.field("title").edit
    focus(qtbot, edit)
    edit.end(False)
    qtbot.keyClicks(edit, "A")
    preedit(edit, "にほん")
    form.view.flush()
    assert form.value("title") == "朝の散歩Aにほん"
    assert not form.view.composing


# -- text, multiline


def test_the_counter_follows_what_is_typed(make_form, qtbot) -> None:
    form = make_form()
    row = form.view.row("title")
    assert row._gauge.text() == "4 / 20"
    focus(qtbot, row.widget.edit)
    qtbot.keyClicks(row.widget.edit, "x" * 17)
    assert row._gauge.text() == "21 / 20"
    assert row._gauge.property("role") == "error"
    assert form.view.row("excerpt")._gauge.text() == "12 / 10–40"


def test_enter_makes_no_line_in_a_paragraph(make_form, qtbot) -> None:
    form = make_form()
    edit = form.field("excerpt").edit
    focus(qtbot, edit)
    qtbot.keyClicks(edit, "A")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert form.value("excerpt") == "A川沿いを歩いた朝のこと。"
    qtbot.keyClick(edit, Qt.Key.Key_Return, SHIFT)
    form.view.flush()
    assert form.value("excerpt") == "A\n川沿いを歩いた朝のこと。"


def test_pasted_lines_become_one(make_form, qtbot) -> None:
    form = make_form()
    edit = form.field("excerpt").edit
    focus(qtbot, edit)
    edit.selectAll()
    QApplication.clipboard().setText("一行目、\n二行目\nthird\nfourth")
    edit.paste()
    form.view.flush()
    assert form.value("excerpt") == "一行目、二行目 third fourth"


def test_a_no_break_space_survives(make_form, qtbot) -> None:
    form = make_form(TEXT.replace("川沿い", "川\u00a0沿\u2028い"))
    edit = form.field("excerpt").edit
    focus(qtbot, edit)
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    qtbot.keyClicks(edit, "X")
    form.view.flush()
    assert form.value("excerpt") == "川\u00a0沿\u2028いを歩いた朝のこと。X"


def test_a_block_of_text_keeps_its_lines(make_form, qtbot) -> None:
    form = make_form("---\ntitle: a\nexcerpt: |\n  one\n  two\n---\n")
    edit = form.field("excerpt").edit
    assert edit.text() == "one\ntwo"
    focus(qtbot, edit)
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "three")
    form.view.flush()
    assert form.text == "---\ntitle: a\nexcerpt: |\n  one\n  two\n  three\n---\n"


def test_a_text_grows_with_its_lines_up_to_a_limit(make_form, qtbot) -> None:
    form = make_form()
    edit = form.field("excerpt").edit
    low = edit.sizeHint().height()
    form.replace("川沿いを歩いた朝のこと。", "川沿いを歩いた。" * 20)
    qtbot.waitUntil(lambda: edit.height() > low)
    form.replace("川沿いを歩いた。" * 20, "川沿いを歩いた。" * 400)
    assert edit.sizeHint().height() < low * 5


def test_the_caret_is_told_to_input_methods_with_the_padding(make_form, qtbot) -> None:
    form = make_form()
    edit = form.field("excerpt").edit
    edit.setStyleSheet("padding: 10px 20px; border: 1px solid;")
    focus(qtbot, edit)
    shown = edit.cursorRect().translated(edit.viewport().pos())
    told = edit.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert QPointF(shown.topLeft()) == told.topLeft()


# -- number, boolean


def test_a_number_is_typed_and_stepped(make_form, qtbot) -> None:
    form = make_form()
    box = form.field("reading_time").box
    focus(qtbot, box)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    form.view.flush()
    assert form.raw("reading_time") == "5"
    box.selectAll()
    qtbot.keyClicks(box, "12")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert form.raw("reading_time") == "12"
    box.selectAll()
    qtbot.keyClicks(box, "x-")
    form.view.flush()
    assert form.raw("reading_time") == "12", "a lone minus is no number yet"
    box.selectAll()
    qtbot.keyClicks(box, "1.5")
    form.view.flush()
    assert form.value("reading_time") == 1.5
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    form.view.flush()
    assert form.value("reading_time") is None


def test_a_number_as_written_is_not_touched(make_form, qtbot) -> None:
    form = make_form("---\ntitle: a\nreading_time: 0x10\n---\n")
    box = form.field("reading_time").box
    focus(qtbot, box)
    focus(qtbot, form.field("title").edit)
    assert form.raw("reading_time") == "0x10"


def _wheel(widget) -> bool:
    at = QPointF(5, 5)
    event = QWheelEvent(
        at,
        QPointF(widget.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_the_wheel_scrolls_the_form_and_changes_no_number(make_form, qtbot) -> None:
    form = make_form()
    form.view.resize(400, 200)
    qtbot.waitUntil(lambda: form.view.verticalScrollBar().maximum() > 0)
    box = form.field("reading_time").box
    assert not _wheel(box), "left to the scroll area"
    form.view.flush()
    assert form.text == TEXT
    focus(qtbot, box)
    assert _wheel(box)
    form.view.flush()
    assert form.value("reading_time") == 2


def test_a_box_is_ticked(make_form, qtbot) -> None:
    form = make_form()
    box = form.field("published").box
    assert box.isChecked()
    focus(qtbot, box)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert form.raw("published") == "false"
    assert box.text() == "No"
    form.session.buffer.undo()
    assert box.isChecked()


def test_an_absent_box_is_neither(make_form) -> None:
    form = make_form("---\ntitle: a\n---\n")
    assert form.field("published").box.text() == "Not set"
    assert form.text == "---\ntitle: a\n---\n"


# -- choice, author


def test_a_category_is_chosen_from_the_known_ones(make_form, qtbot) -> None:
    form = make_form()
    edit = form.field("categories").edit
    focus(qtbot, edit)
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert edit.suggestions.texts == ("日記", "旅")
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert form.raw("categories") == '["旅"]'
    assert edit.text() == "旅"


def test_half_a_category_waits_until_the_field_is_left(make_form, qtbot) -> None:
    form = make_form()
    edit = form.field("categories").edit
    focus(qtbot, edit)
    edit.selectAll()
    qtbot.keyClicks(edit, "ne")
    assert not form.view.row("categories")._pause.isActive()
    qtbot.keyClicks(edit, "ws")
    focus(qtbot, form.field("title").edit)
    assert form.raw("categories") == '["news"]'


def test_a_bare_category_stays_bare(make_form, qtbot) -> None:
    form = make_form("---\ncategories: 日記\n---\n")
    edit = form.field("categories").edit
    focus(qtbot, edit)
    edit.selectAll()
    commit(edit, "旅")
    form.view.flush()
    assert form.value("categories") == "旅"


def test_authors_are_suggested(make_form, qtbot) -> None:
    form = make_form()
    edit = form.field("author").edit
    focus(qtbot, edit)
    edit.selectAll()
    commit(edit, "太")
    assert edit.suggestions.texts == ("太郎",)
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert form.raw("author") == '"太郎"'


# -- url, list, raw


def test_an_address_loses_its_blanks(make_form, qtbot) -> None:
    form = make_form()
    edit = form.field("canonical_url").edit
    focus(qtbot, edit)
    edit.selectAll()
    QApplication.clipboard().setText(" https://example.com/\nb ")
    edit.paste()
    form.view.flush()
    assert form.raw("canonical_url") == '"https://example.com/b"'


def test_lines_of_a_list(make_form, qtbot) -> None:
    form = make_form()
    field = form.field("links")
    first = field._lines[0].edit
    focus(qtbot, first)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    second = field._lines[1].edit
    assert second.hasFocus()
    qtbot.keyClicks(second, "new")
    form.view.flush()
    assert form.value("links") == ["one", "new", "two"]
    assert "links:\n  - one\n  - new\n  - two\n" in form.text
    qtbot.keyClick(second, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert form.value("links") == ["new", "one", "two"]
    second.selectAll()
    qtbot.keyClick(second, Qt.Key.Key_Delete)
    focus(qtbot, form.field("title").edit)
    assert form.value("links") == ["one", "two"]
    field._lines[0].remove.click()
    assert form.value("links") == ["two"]


def test_yaml_is_taken_when_the_field_is_left(make_form, qtbot) -> None:
    form = make_form()
    edit = form.field("extra").edit
    focus(qtbot, edit)
    edit.selectAll()
    qtbot.keyClicks(edit, "{a: [1, 2]}")
    assert form.text == TEXT
    focus(qtbot, form.field("title").edit)
    assert form.value("extra") == {"a": [1, 2]}


# -- image


class Assets:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def file_of(self, path: str) -> Path | None:
        file = self.folder / path.lstrip("/")
        return file if file.is_file() else None


def test_an_image_is_shown_missed_and_chosen(make_form, qtbot, tmp_path, facts) -> None:
    picture = QImage(320, 200, QImage.Format.Format_RGB32)
    picture.fill(0x336699)
    (tmp_path / "assets").mkdir()
    assert picture.save(str(tmp_path / "assets" / "a.png"))
    form = make_form()
    form.view.set_session(form.session, SCHEMA, facts, Assets(tmp_path))
    field = form.field("image")
    assert field.thumbnail.has_image
    assert field.state.text() == ""
    form.view.set_value("image", "/assets/none.png")
    assert not field.thumbnail.has_image
    assert field.state.text()
    form.view.resize(300, 800)
    assert form.view.widget().minimumSizeHint().width() <= 300, "the form would be cut off"
    asked: list[str] = []
    form.view.choose_image_requested.connect(asked.append)
    field.choose.click()
    assert asked == ["image"]
    field.clear.click()
    assert form.value("image") == ""
    assert not field.clear.isVisible()


# -- date


def test_the_parts_of_a_date(make_form) -> None:
    field = make_form().field("date")
    assert (field.day.text(), field.time.text(), field.offset.text()) == (
        "2026-04-19",
        "18:00",
        "+0900",
    )


def test_a_day_is_typed_and_the_rest_stays(make_form, qtbot) -> None:
    form = make_form()
    field = form.field("date")
    focus(qtbot, field.day)
    field.day.selectAll()
    commit(field.day, "２０２６年４月２０日")
    qtbot.keyClick(field.day, Qt.Key.Key_Return)
    assert form.raw("date") == "2026-04-20 18:00:00 +0900"
    assert field.day.text() == "2026-04-20"


@pytest.mark.parametrize("width", [190, 260, 400])
def test_the_clock_stays_beside_the_time_in_a_narrow_form(make_form, qtbot, width) -> None:
    form = make_form(TEXT.replace("18:00:00 +0900", "18:00:07 +0900"))
    field = form.field("date")
    field.setParent(None)
    qtbot.addWidget(field)
    field.resize(width, field.heightForWidth(width))
    field.show()
    QApplication.sendPostedEvents()
    middles = [
        part.mapTo(field, part.rect().center()).y()
        for part in (field.time, field.offset, field.now)
    ]
    assert max(middles) - min(middles) <= 1
    assert field.now.mapTo(field, field.now.rect().topRight()).x() <= width


def test_a_time_is_typed_and_stepped(make_form, qtbot) -> None:
    form = make_form()
    field = form.field("date")
    focus(qtbot, field.time)
    field.time.selectAll()
    qtbot.keyClicks(field.time, "9:05")
    qtbot.keyClick(field.time, Qt.Key.Key_Return)
    assert form.raw("date") == "2026-04-19 09:05:00 +0900"
    field.time.setCursorPosition(5)
    qtbot.keyClick(field.time, Qt.Key.Key_Down)
    form.view.flush()
    assert form.raw("date") == "2026-04-19 09:04:00 +0900"
    qtbot.keyClick(field.day, Qt.Key.Key_Up)
    form.view.flush()
    assert form.raw("date") == "2026-04-20 09:04:00 +0900"


def test_the_offset_is_chosen_among_those_that_make_sense(make_form, qtbot) -> None:
    form = make_form("---\ndate: 2026-04-19T18:00:00-03:30\n---\n")
    field = form.field("date")
    focus(qtbot, field.offset)
    qtbot.keyClick(field.offset, Qt.Key.Key_Down)
    assert field.offset.suggestions.texts == ("+09:00", "+00:00", "-03:30")
    qtbot.keyClick(field.offset, Qt.Key.Key_Down)
    qtbot.keyClick(field.offset, Qt.Key.Key_Return)
    assert form.raw("date") == "2026-04-19T18:00:00+09:00"


def test_now_is_the_sites_now(make_form) -> None:
    form = make_form()
    form.field("date").now.click()
    assert form.raw("date") == "2026-05-01 12:00:00 +0900"
    assert NOW.hour == 3


def test_half_a_date_is_kept_and_said(make_form, qtbot) -> None:
    form = make_form()
    field = form.field("date")
    focus(qtbot, field.day)
    field.day.selectAll()
    qtbot.keyClicks(field.day, "2026-13-45")
    focus(qtbot, form.field("title").edit)
    assert form.text == TEXT
    assert field.day.text() == "2026-13-45"
    assert field.day.property("state") == "error"
    assert form.view.row("date").note.isVisible()
    focus(qtbot, field.day)
    qtbot.keyClick(field.day, Qt.Key.Key_Escape)
    assert field.day.text() == "2026-04-19"
    assert field.day.property("state") == ""


def test_an_unreadable_date_is_a_text_that_can_be_mended(make_form, qtbot) -> None:
    form = make_form(TEXT.replace("2026-04-19 18:00:00 +0900", "next week"))
    field = form.field("date")
    assert field.text.isVisible()
    assert not field.day.isVisible()
    assert field.text.text() == "next week"
    focus(qtbot, field.text)
    field.text.selectAll()
    qtbot.keyClicks(field.text, "2026-04-21 10:00:00 +0900")
    qtbot.keyClick(field.text, Qt.Key.Key_Return)
    assert form.raw("date") == "2026-04-21 10:00:00 +0900"
    assert field.day.isVisible()


def test_an_absent_date_is_set_by_a_button(make_form) -> None:
    form = make_form("---\ntitle: a\n---\n")
    form.field("date").now.click()
    assert form.text == "---\ntitle: a\ndate: 2026-05-01 12:00:00 +0900\n---\n"


def test_an_absent_date_is_typed(make_form, qtbot) -> None:
    form = make_form("---\ntitle: a\n---\n")
    field = form.field("date")
    focus(qtbot, field.day)
    qtbot.keyClicks(field.day, "2026-05-02")
    qtbot.keyClick(field.day, Qt.Key.Key_Return)
    assert form.raw("date") == "2026-05-02"
    focus(qtbot, field.time)
    qtbot.keyClicks(field.time, "7")
    qtbot.keyClick(field.time, Qt.Key.Key_Return)
    assert form.raw("date") == "2026-05-02 07:00:00 +0900"


def test_a_calendar_changes_the_day_alone(make_form, qtbot) -> None:
    from PySide6.QtCore import QDate

    form = make_form()
    field = form.field("date")
    field.open_calendar.trigger()
    calendar = field._calendar.calendar
    assert calendar.selectedDate() == QDate(2026, 4, 19)
    calendar.setSelectedDate(QDate(2026, 5, 3))
    qtbot.keyClick(calendar.focusWidget() or calendar, Qt.Key.Key_Return)
    assert form.raw("date") == "2026-05-03 18:00:00 +0900"
    assert not field._calendar.isVisible()


def test_the_date_says_what_jekyll_makes_of_it(make_form) -> None:
    form = make_form(TEXT.replace("+0900", "+0000"))
    field = form.field("date")
    assert "2026-04-20 03:00" in field.explanation.text()
    form.replace("+0000", "+0900")
    assert not field.explanation.isVisible()
