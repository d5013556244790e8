"""Findings in their rows: said, marked, and mended by a button."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from editor.app.finding_texts import finding_text, fix_title
from editor.core.findings import Applicability, Finding, Fix, Severity
from editor.core.schema.model import Field, Schema
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.i18n.catalog import argument_names
from editor.site.resources import load_messages
from editor.ui.form.problem_lines import NoteLine
from tests.widgets.form.conftest import focus

RULE = "header/title-markdown"
MESSAGES = load_messages("en")


def _args(message_id: str) -> dict[str, str | int]:
    """Some value for each argument that a message asks for."""
    return dict.fromkeys(argument_names(MESSAGES.table[message_id]), "x")


def _ids(prefix: str) -> list[str]:
    found = [i.removeprefix(prefix) for i in MESSAGES.table if i.startswith(prefix)]
    return [i for i in found if "." not in i and i not in {"summary", "why"}]


@pytest.fixture
def finding() -> Finding:
    """A finding of a real rule, with the texts and the fix that the tables have for it."""
    variant, fix_id = _ids(f"rule.{RULE}.")[0], _ids(f"rule.{RULE}.fix.")[0]
    fix = Fix(
        fix_id,
        Applicability.SAFE,
        EditSet.replace(4, 4, ""),
        _args(f"rule.{RULE}.fix.{fix_id}"),
    )
    return Finding(
        RULE,
        variant,
        Severity.ERROR,
        Span(4, 9),
        _args(f"rule.{RULE}.{variant}"),
        field="title",
        fixes=(fix,),
    )


def test_a_problem_stands_below_its_field(make_form, finding) -> None:
    form = make_form()
    form.view.set_findings((finding,))
    row = form.view.row("title")
    text = finding_text(finding, MESSAGES)
    assert row.problems.texts == [text]
    assert row.problems.isVisible()
    assert row.widget.edit.property("state") == "error"
    assert text in row.widget.edit.accessibleDescription()
    assert not form.view.row("excerpt").problems.isVisible()
    form.view.set_findings(())
    assert not row.problems.isVisible()
    assert row.widget.edit.property("state") == ""


def test_a_fix_is_asked_for_by_its_button(make_form, finding, qtbot) -> None:
    form = make_form()
    form.view.set_findings((finding,))
    asked: list[tuple[Finding, Fix]] = []
    form.view.fix_requested.connect(lambda f, x: asked.append((f, x)))
    (button,) = form.view.row("title").problems.findChildren(QPushButton)
    assert button.text() == fix_title(finding, finding.fixes[0], MESSAGES)
    focus(qtbot, form.field("title").edit)
    qtbot.keyClick(form.field("title").edit, Qt.Key.Key_Tab)
    assert button.hasFocus(), "Tab reaches the fix behind the field"
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert asked == [(finding, finding.fixes[0])]


def test_new_findings_leave_what_is_typed_alone(make_form, finding, qtbot) -> None:
    form = make_form()
    edit = form.field("title").edit
    focus(qtbot, edit)
    edit.setCursorPosition(1)
    qtbot.keyClicks(edit, "X")
    form.view.set_findings((finding,))
    assert edit.hasFocus()
    assert edit.text() == "朝Xの散歩"
    assert edit.cursorPosition() == 2


def test_a_warning_and_a_hint_are_no_error(make_form, finding) -> None:
    from dataclasses import replace

    form = make_form()
    warning = replace(finding, severity=Severity.WARNING)
    hint = replace(finding, severity=Severity.HINT, field="excerpt")
    form.view.set_findings((warning, hint))
    assert form.field("title").edit.property("state") == "warning"
    assert form.field("excerpt").edit.property("state") == ""
    assert form.view.row("excerpt").problems.isVisible()


def test_findings_about_the_header_stand_above_the_fields(make_form, finding) -> None:
    from dataclasses import replace

    form = make_form()
    form.view.set_findings((replace(finding, field=None),))
    assert form.view._general.isVisible()
    assert len(form.view._general.texts) == 1


def test_a_missing_field_has_a_row_for_its_problem(make_form, finding) -> None:
    from dataclasses import replace

    form = make_form("---\ntitle: a\n---\n")
    assert form.view.row("canonical_url") is None
    form.view.set_findings((replace(finding, field="canonical_url", span=Span(4, 5)),))
    assert form.view.row("canonical_url").problems.isVisible()


def test_the_error_card_offers_the_fixes_that_findings_carry(make_form, finding) -> None:
    from dataclasses import replace

    form = make_form()
    form.replace('"散歩", ', '"散歩, ')
    form.view.set_findings((replace(finding, field=None, span=Span(4, 5)),))
    assert form.view._card.problems.isVisible()
    asked: list[Fix] = []
    form.view.fix_requested.connect(lambda _, fix: asked.append(fix))
    form.view._card.problems.findChildren(QPushButton)[0].click()
    assert asked == list(finding.fixes)


def test_the_field_being_typed_in_stays_where_it_is(make_form, finding, qtbot) -> None:
    """Lines that come above it scroll the form, they do not move the field away."""
    form = make_form()
    form.view.resize(400, 260)
    row = form.view.row("excerpt")
    focus(qtbot, row.widget.inputs()[0])
    form.view.ensureWidgetVisible(row)

    def top() -> int:
        return row.mapTo(form.view.viewport(), row.rect().topLeft()).y()

    before = top()
    form.view.set_findings((finding,))
    qtbot.waitUntil(form.view.row("title").problems.isVisible)
    assert top() == before
    form.view.set_findings(())
    assert top() == before


def test_a_line_tells_why_and_uses_the_label(make_form) -> None:
    schema = Schema((Field("title", title={"en": "Heading"}),), {})
    form = make_form(schema=schema)
    rule = "header/required-field"
    found = Finding(rule, "empty", Severity.ERROR, Span(4, 9), {"field": "title"}, "title")
    form.view.set_findings((found,))
    problems = form.view.row("title").problems
    assert problems.texts == [finding_text(found, MESSAGES, schema)]
    assert "Heading" in problems.texts[0]
    why = escape(MESSAGES.text(f"rule.{rule}.why"))
    assert any(why in line.toolTip() for line in problems.findChildren(NoteLine))


def test_what_moves_in_the_body_is_no_news_for_the_form(make_form, finding, monkeypatch) -> None:
    """Typing in the body moves its findings with every key: the rows are not shown again."""
    form = make_form()
    at = len(form.session.text)
    form.view.set_findings((finding, Finding("body/x", "v", Severity.HINT, Span(at, at))))
    shown = []
    monkeypatch.setattr(form.view, "_refresh", lambda: shown.append(1))
    form.view.set_findings((finding, Finding("body/x", "v", Severity.HINT, Span(at - 1, at))))
    assert shown == []
    form.view.set_findings(())
    assert shown == [1]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_fix_that_names_a_whole_title_does_not_widen_the_form(
    make_form, finding, language
) -> None:
    rule, title = "header/title-pattern", "生成AIの企業での使い方と効果的なプロンプトの全体像" * 2
    fix = Fix("remove", Applicability.UNSAFE, EditSet.replace(4, 4, ""), {"rest": title})
    long = replace(finding, rule=rule, variant="found", args={"text": "x"}, fixes=(fix,))
    form = make_form(width=300, language=language)
    form.view.set_findings((long,))
    (button,) = form.view.row("title").problems.findChildren(QPushButton)
    assert title in button.text(), "a screen reader has all of it"
    viewport = form.view.viewport()
    right = form.field("title").mapTo(viewport, form.field("title").rect().topRight()).x()
    assert right <= viewport.width()
    assert button.mapTo(viewport, button.rect().topRight()).x() <= viewport.width()
    assert button.toolTip() == button.text(), "what is cut is in the tip"
