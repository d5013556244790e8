"""What the form offers beyond the fields that the schema lists, and before there is a post."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from editor.ui.dialogs.key import KeyDialog
from tests.widgets.form.conftest import TEXT


def test_without_a_post_the_form_says_what_it_is_for(make_form) -> None:
    form = make_form()
    empty = form.view.findChild(QLabel, "form.empty")
    assert not empty.isVisible()
    form.view.set_session(None)
    assert empty.isVisible()
    assert form.view.row("title") is None


def test_a_key_that_no_schema_names_is_added_by_its_name(make_form, monkeypatch) -> None:
    form = make_form()
    seen: list[KeyDialog] = []

    def typed(dialog: KeyDialog) -> int:
        seen.append(dialog)
        line = dialog.findChild(QLineEdit, "key.line")
        confirm = dialog.findChild(QPushButton, "key.confirm")
        told = dialog.findChild(QLabel, "key.told")
        assert not confirm.isEnabled()
        line.setText("title")
        assert "title" in told.text()
        assert not confirm.isEnabled()
        line.setText(" subtitle ")
        assert told.text() == ""
        assert confirm.isEnabled()
        return 1

    monkeypatch.setattr(KeyDialog, "exec", typed)
    form.view._add.menu_of_fields.actions()[-1].trigger()
    assert len(seen) == 1
    assert form.value("subtitle") == ""
    assert form.view.focused_key == "subtitle"
    assert form.text.replace('subtitle: ""\n', "") == TEXT
