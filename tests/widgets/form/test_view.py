"""The form over a text: what is shown, what is written, and who wins when both change."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from editor.app.form_edit import SetRaw
from editor.app.session import ReadOnly
from editor.core.text.span import Span
from editor.ui.form.row import PAUSE_MS
from tests.widgets.form.conftest import SCHEMA, TEXT, commit, focus, preedit


def test_rows_follow_the_schema_and_unknown_keys_come_last(make_form) -> None:
    form = make_form()
    assert [row.key for row in form.view.model.rows] == [*SCHEMA.order, "other"]


def test_hidden_fields_wait_in_the_menu_until_they_are_added(make_form) -> None:
    form = make_form("---\ntitle: a\n---\n")
    assert form.view.row("canonical_url") is None
    assert [f.key for f in form.view.model.addable] == [
        "canonical_url",
        "links",
        "related",
        "extra",
    ]
    form.view._on_add_chosen("canonical_url")
    assert form.value("canonical_url") == ""
    assert form.field("canonical_url").edit.hasFocus()


def test_typing_is_one_step_after_a_pause(make_form, qtbot) -> None:
    form = make_form()
    edit = form.field("title").edit
    focus(qtbot, edit)
    qtbot.keyClick(edit, Qt.Key.Key_End)
    qtbot.keyClicks(edit, "abc")
    assert form.text == TEXT
    qtbot.waitUntil(lambda: form.text != TEXT, timeout=PAUSE_MS * 10)
    assert form.text == TEXT.replace('"朝の散歩"', '"朝の散歩abc"')
    form.session.buffer.undo()
    assert form.text == TEXT
    assert edit.text() == "朝の散歩"


def test_enter_commits_at_once(make_form, qtbot) -> None:
    form = make_form()
    edit = form.field("title").edit
    focus(qtbot, edit)
    qtbot.keyClicks(edit, "X")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert "X" in form.value("title")


def test_leaving_the_field_commits_at_once(make_form, qtbot) -> None:
    form = make_form()
    edit = form.field("title").edit
    focus(qtbot, edit)
    qtbot.keyClicks(edit, "X")
    focus(qtbot, form.field("excerpt").edit)
    assert "X" in form.value("title")


def test_flush_commits_every_field(make_form, qtbot) -> None:
    form = make_form()
    focus(qtbot, form.field("title").edit)
    qtbot.keyClicks(form.field("title").edit, "X")
    form.field("excerpt").edit.insertPlainText("Y")
    form.view.flush()
    assert "X" in form.value("title")
    assert "Y" in form.value("excerpt")


def test_switching_posts_loses_nothing(make_form, qtbot) -> None:
    form = make_form()
    focus(qtbot, form.field("title").edit)
    qtbot.keyClicks(form.field("title").edit, "X")
    form.view.set_session(None)
    assert "X" in form.value("title")
    assert form.view.model.rows == ()


def test_a_blank_being_typed_is_not_taken_away(make_form, qtbot) -> None:
    form = make_form()
    edit = form.field("title").edit
    focus(qtbot, edit)
    edit.end(False)
    qtbot.keyClicks(edit, " b")
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    form.view.flush()
    assert edit.text() == "朝の散歩 "
    qtbot.keyClicks(edit, "c")
    form.view.flush()
    assert form.value("title") == "朝の散歩 c"


def test_rows_are_updated_in_place(make_form) -> None:
    form = make_form()
    row, widget = form.view.row("title"), form.field("title")
    form.replace("朝の散歩", "夜の散歩")
    assert form.view.row("title") is row
    assert form.field("title") is widget
    assert widget.edit.text() == "夜の散歩"


def test_typing_in_the_body_leaves_the_form_alone(make_form, monkeypatch) -> None:
    form = make_form()
    monkeypatch.setattr(form.view, "_refresh", lambda: pytest.fail("refreshed"))
    form.replace("本文", "本文です")


def test_a_caret_stays_with_its_text_when_others_edit(make_form, qtbot) -> None:
    form = make_form()
    edit = form.field("title").edit
    focus(qtbot, edit)
    edit.setCursorPosition(2)
    form.replace("散歩", "長い散歩")
    assert edit.text() == "朝の長い散歩"
    assert edit.cursorPosition() == 4 or edit.cursorPosition() == 2
    edit.setCursorPosition(6)
    form.replace("朝の", "早朝の")
    assert edit.cursorPosition() == 7


def test_what_is_being_typed_is_not_overwritten(make_form, qtbot) -> None:
    form = make_form()
    edit = form.field("title").edit
    focus(qtbot, edit)
    edit.end(False)
    qtbot.keyClicks(edit, "X")
    form.replace("朝の散歩", "夜の散歩")
    assert edit.text() == "朝の散歩X"
    form.view.flush()
    assert form.value("title") == "朝の散歩X"


def test_what_is_being_composed_is_not_overwritten(make_form, qtbot) -> None:
    form = make_form()
    edit = form.field("title").edit
    focus(qtbot, edit)
    edit.end(False)
    preedit(edit, "にほん")
    form.replace("朝の散歩", "夜の散歩")
    assert edit.displayText() == "朝の散歩"
    preedit(edit, "")
    assert edit.text() == "夜の散歩"


def test_undo_keys_in_a_field_are_the_posts(make_form, qtbot) -> None:
    form = make_form()
    edit = form.field("title").edit
    focus(qtbot, edit)
    edit.end(False)
    qtbot.keyClicks(edit, "ab")
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.text == TEXT
    assert edit.text() == "朝の散歩"
    assert edit.cursorPosition() == 4
    qtbot.keyClick(edit, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert form.value("title") == "朝の散歩ab"
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(edit, Qt.Key.Key_Z, both)
    assert form.value("title") == "朝の散歩ab"
    assert form.undone == ["undo", "redo", "undo", "redo"]


@pytest.mark.parametrize("key", SCHEMA.order)
def test_every_input_sends_undo_to_the_post(make_form, qtbot, key) -> None:
    form = make_form()
    for widget in form.field(key).inputs():
        if not widget.isVisible():
            continue
        focus(qtbot, widget)
        form.undone.clear()
        qtbot.keyClick(widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        if widget.metaObject().className() != "QToolButton":
            assert form.undone == ["undo"], widget.objectName()
    assert form.text == TEXT


def test_nothing_is_undone_while_composing(make_form, qtbot) -> None:
    form = make_form()
    edit = form.field("title").edit
    focus(qtbot, edit)
    preedit(edit, "に")
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.undone == []
    commit(edit, "二")


def test_escape_forgets_what_was_typed(make_form, qtbot) -> None:
    form = make_form()
    edit = form.field("title").edit
    focus(qtbot, edit)
    qtbot.keyClicks(edit, "zzz")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == "朝の散歩"
    form.view.flush()
    assert form.text == TEXT


def test_an_absent_field_is_written_where_the_schema_has_it(make_form, qtbot) -> None:
    form = make_form("---\ndate: 2026-04-19\ntags: [a]\n---\n")
    edit = form.field("title").edit
    focus(qtbot, edit)
    qtbot.keyClicks(edit, "new")
    form.view.flush()
    assert form.text.startswith('---\ntitle: "new"\ndate:')


def test_removing_a_field_takes_its_line(make_form) -> None:
    form = make_form()
    form.view.row("other")._remove.trigger()
    assert form.view.row("other") is None
    assert form.text == TEXT.replace("other: 'そのまま'\n", "")


def test_an_unreadable_header_shows_the_line_and_the_rows_come_back(make_form) -> None:
    form = make_form()
    form.replace('"散歩", ', '"散歩, ')
    card = form.view._card
    assert card.isVisible()
    assert not form.view._rows.isVisible()
    assert card.quoted.text().startswith("tags: [")
    assert "5" in card.title.text()
    assert card.cause.text()
    spans: list[Span] = []
    form.view.source_requested.connect(spans.append)
    card.source.click()
    assert spans == [form.session.header.error.span]
    form.replace('"散歩, ', '"散歩", ')
    assert not card.isVisible()
    assert form.view._rows.isVisible()
    assert form.field("title").edit.text() == "朝の散歩"


def test_a_text_without_a_header_gets_one(make_form) -> None:
    form = make_form("本文だけ\n")
    card = form.view._card
    assert card.isVisible()
    card.add.click()
    assert not card.isVisible()
    assert form.text.endswith("本文だけ\n")
    assert set(form.session.header.keys()) == {"title", "date"}
    assert form.field("title").edit.hasFocus()


def test_a_read_only_post_shows_but_does_not_change(make_form) -> None:
    form = make_form(read_only=ReadOnly("form.refused.alias", {}))
    assert not form.field("title").edit.isEnabled()
    assert not form.view._add.isVisible()


def test_an_alias_cannot_be_changed_here(make_form) -> None:
    form = make_form("---\ntitle: &t hello\nauthor: *t\n---\n")
    row = form.view.row("author")
    assert not row.widget.inputs()[0].isEnabled()
    assert row.note.isVisible()


def test_a_change_that_is_refused_is_said_and_kept(make_form, qtbot) -> None:
    form = make_form()
    row = form.view.row("related")
    edit = row.widget.edit
    focus(qtbot, edit)
    edit.selectAll()
    qtbot.keyClicks(edit, "{{a: ")
    form.view.flush()
    assert form.text == TEXT
    assert form.refused == [row.note.text.text()]
    assert row.note.isVisible()
    assert edit.text() == "{{a: "
    edit.selectAll()
    qtbot.keyClicks(edit, "{{slug: y}")
    edit.selectAll()
    qtbot.keyClicks(edit, "{slug: y}")
    form.view.flush()
    assert form.value("related") == {"slug": "y"}
    assert not row.note.isVisible()


def test_a_row_can_be_edited_as_yaml_and_back(make_form, qtbot) -> None:
    form = make_form()
    row = form.view.row("title")
    row._yaml.trigger()
    edit = row.widget.edit
    assert edit.text() == '"朝の散歩"'
    edit.selectAll()
    qtbot.keyClicks(edit, "'it''s'")
    row._yaml.trigger()
    assert form.raw("title") == "'it''s'"
    assert row.widget.edit.text() == "it's"


def test_a_value_of_another_kind_is_shown_as_yaml(make_form, qtbot) -> None:
    form = make_form()
    form.replace('["散歩", "朝"]', "{a: 1}")
    row = form.view.row("tags")
    assert row.row.widget == "any"
    assert row.widget.edit.text() == "{a: 1}"
    assert isinstance(row.widget.change(), SetRaw | None)


def test_the_widget_is_not_exchanged_under_the_caret(make_form, qtbot) -> None:
    form = make_form()
    widget = form.field("title")
    focus(qtbot, widget.edit)
    form.replace('"朝の散歩"', "[a, b]")
    assert form.field("title") is widget
    QApplication.focusWidget().clearFocus()
    form.replace("other: ", "other:  ")
    assert form.field("title") is not widget


def test_focus_field(make_form) -> None:
    form = make_form()
    assert form.view.focus_field("excerpt")
    assert form.field("excerpt").edit.hasFocus()
    assert not form.view.focus_field("nowhere")


def test_tab_goes_down_the_form(make_form, qtbot) -> None:
    form = make_form(TEXT.replace("extra: ~\n", ""))
    form.view.focus_first()
    seen = []
    for _ in range(40):
        focused = QApplication.focusWidget()
        seen.append(focused.objectName())
        if focused is form.view._add:
            break
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    order = [name for name in seen if name.count(".") == 1 and name != "form.add"]
    rows = [f"form.{key}" for key in (*SCHEMA.order, "other")]
    assert seen[-1] == "form.add"
    assert [name for name in order if name in rows] == [r for r in rows if r in order]
    assert {"form.title", "form.tags", "form.excerpt", "form.other"} <= set(order)


def test_every_input_has_a_name_for_screen_readers(make_form) -> None:
    for language in ("ja", "en"):
        form = make_form(language=language)
        for row in form.view.model.rows:
            for widget in form.field(row.key).inputs():
                assert widget.accessibleName(), (row.key, widget.objectName())
                assert widget.objectName(), (row.key, widget)


def test_labels_stand_beside_the_fields_where_there_is_room(make_form, qtbot) -> None:
    form = make_form(width=360)
    row = form.view.row("title")
    assert row._head.y() < row.widget.mapTo(row, row.widget.rect().topLeft()).y()
    form.view.resize(720, 800)
    qtbot.waitUntil(lambda: row._body.x() > 80)
    assert abs(row._body.y() - row._head.y()) < 12


def test_language_can_be_changed(make_form) -> None:
    from editor.site.resources import load_messages

    form = make_form()
    form.view.retranslate(load_messages("ja"))
    assert form.view._add.text() == "項目を追加"
    assert form.field("title").edit.text() == "朝の散歩"


def test_another_post_is_shown_in_the_same_rows(make_form, qtbot, facts) -> None:
    form, other = make_form(), make_form("---\ntitle: [b]\nother: 1\n---\n")
    other.view.set_session(None)
    edit = form.field("excerpt").edit
    focus(qtbot, form.field("title").edit)
    qtbot.keyClicks(form.field("title").edit, "X")
    form.view.set_session(other.session, SCHEMA, facts)
    assert "X" in form.value("title")
    assert other.text == "---\ntitle: [b]\nother: 1\n---\n"
    assert form.field("excerpt").edit is edit
    assert edit.text() == ""
    assert form.view.row("title").row.widget == "any"
    assert form.field("title").edit.text() == "[b]"
    assert form.view.row("tags").row.value is None
    form.view.set_session(form.session, SCHEMA, facts)
    assert form.field("tags").tags == ["散歩", "朝"]
    assert form.field("title").edit.text() == "X朝の散歩" or "X" in form.field("title").edit.text()


def test_form_and_text_pane_share_one_history(make_form, qtbot, facts) -> None:
    from editor.app.session import PostSession
    from editor.core.text.edits import EditSet
    from editor.core.text.source import decode
    from editor.ui.qt_buffer import QtBuffer

    form = make_form()
    buffer = QtBuffer(TEXT)
    session = PostSession(
        buffer, key="q", path=None, name="_posts/a.md", source=decode(TEXT.encode()), stamp=None
    )
    form.session = session
    form.view.set_session(session, SCHEMA, facts)
    end = len(TEXT) - 1
    session.apply(EditSet.replace(end, end, "一"))
    edit = form.field("title").edit
    focus(qtbot, edit)
    edit.end(False)
    qtbot.keyClicks(edit, "X")
    form.view.flush()
    session.apply(EditSet.replace(end + 2, end + 2, "二"))
    assert session.text == TEXT.replace('散歩"  #', '散歩X"  #').replace("本文", "本文一二")
    for expected in ("朝の散歩X", "朝の散歩", "朝の散歩"):
        buffer.undo()
        assert edit.text() == expected
    assert session.text == TEXT
    assert not session.dirty


def test_news_of_the_site_do_not_disturb_who_is_typing(make_form, qtbot, facts) -> None:
    from dataclasses import replace

    form = make_form()
    tags = form.field("tags")
    focus(qtbot, tags.edit)
    qtbot.keyClicks(tags.edit, "ha")
    form.view.set_session(form.session, SCHEMA, replace(facts, tag_counts={"haiku": 9}))
    assert form.text == TEXT
    assert tags.edit.text() == "ha"
    qtbot.keyClicks(tags.edit, "i")
    assert tags.edit.suggestions.texts == ("haiku",)


def test_the_menu_of_fields_lists_them_by_title(make_form) -> None:
    form = make_form("---\ntitle: a\n---\n")
    actions = form.view._add.menu_of_fields.actions()
    assert actions[0].text() == "canonical_url\tcanonical_url"
    actions[1].trigger()
    assert form.value("links") == []
    assert form.view.row("links") is not None
