"""The problems panel: findings with their places and fixes, by mouse and by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QListView, QMenu, QPushButton, QTextBrowser, QToolButton

from editor.core.findings import Finding
from editor.core.text.span import Span
from editor.site.resources import load_messages
from editor.ui.problems.panel import ProblemsPanel
from editor.ui.problems.post_model import STEP
from editor.ui.problems.rows import ROW_ROLE
from editor.ui.theme.tokens import load_theme
from tests.widgets.window.findings import DUPLICATE, TEXT, finding_at, without_fixes


@pytest.fixture(params=["ja", "en"])
def panel(qtbot, request):
    made = ProblemsPanel(load_messages(request.param), load_theme("light"))
    qtbot.addWidget(made)
    made.resize(900, 220)
    made.show()
    return made


def _list(panel) -> QListView:
    return panel.findChild(QListView, "problems.list")


def _row(panel, number):
    model = _list(panel).model()
    return model.index(number, 0).data(ROW_ROLE)


def test_without_a_post_and_without_problems_it_says_so(panel):
    empty = panel.findChild(QLabel, "problems.empty")
    first = empty.text()
    assert empty.isVisible()
    assert first
    panel.set_findings((), TEXT)
    assert empty.isVisible()
    assert empty.text() != first


def test_the_link_in_a_row_asks_for_the_fix(panel, qtbot):
    panel.set_findings((DUPLICATE,), TEXT)
    view = _list(panel)
    qtbot.waitUntil(lambda: view.visualRect(view.model().index(0, 0)).height() > 0)
    index = view.model().index(0, 0)
    rect = view.visualRect(index)
    link = view.itemDelegate().shape(_row(panel, 0), rect.width(), view.font()).links[0]
    with qtbot.waitSignal(panel.fix_requested) as asked:
        qtbot.mouseClick(
            view.viewport(),
            Qt.MouseButton.LeftButton,
            pos=rect.topLeft() + link.center(),
        )
    assert asked.args == [DUPLICATE, DUPLICATE.fixes[0]]


def test_a_click_beside_the_link_goes_to_the_place(panel, qtbot):
    panel.set_findings((DUPLICATE,), TEXT)
    view = _list(panel)
    with qtbot.waitSignal(panel.finding_chosen) as chosen:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 12))
    assert chosen.args == [DUPLICATE]


def test_the_details_say_why_and_have_a_real_button(panel, qtbot):
    panel.set_findings((DUPLICATE,), TEXT)
    said = panel.findChild(QTextBrowser, "problems.explanation").document().toRawText()
    assert panel._messages.text("rule.header/duplicate-key.why") in said
    assert panel._messages.text("explain.bad") in said
    button = panel.findChild(QPushButton, "problems.fix.header/duplicate-key.remove")
    with qtbot.waitSignal(panel.fix_requested) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == [DUPLICATE, DUPLICATE.fixes[0]]


def test_the_details_can_be_put_away_and_a_narrow_panel_has_none(panel):
    panel.set_findings((DUPLICATE,), TEXT)
    details = panel.findChild(QTextBrowser, "problems.explanation")
    assert details.isVisible()
    panel.findChild(QToolButton, "problems.explain").click()
    assert not details.isVisible()
    panel.explain(DUPLICATE)
    assert details.isVisible()
    panel.resize(500, 220)
    assert not details.isVisible()


def test_enter_goes_to_the_place(panel, qtbot):
    panel.set_findings((DUPLICATE,), TEXT)
    panel.focus_list()
    with qtbot.waitSignal(panel.finding_chosen) as chosen:
        qtbot.keyClick(_list(panel), Qt.Key.Key_Return)
    assert chosen.args == [DUPLICATE]


def test_the_menu_key_asks_for_the_menu_of_the_chosen_problem(panel, qtbot):
    filled = []

    def fill(_menu: QMenu, finding: Finding) -> None:
        filled.append(finding)  # an empty menu is not opened

    panel.set_menus(fill, fill)
    panel.set_findings((DUPLICATE,), TEXT)
    panel.focus_list()
    qtbot.keyClick(_list(panel), Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    assert filled == [DUPLICATE]


def test_fix_all_is_offered_only_where_something_is_safe(panel):
    button = panel.findChild(QToolButton, "problems.fix-all")
    panel.set_findings((without_fixes(DUPLICATE),), TEXT)
    assert not button.isVisible()
    panel.set_findings((DUPLICATE,), TEXT)
    assert button.isVisible()


def test_a_row_is_as_high_as_its_sentence_needs(panel, qtbot):
    panel.set_findings((DUPLICATE,), TEXT)
    view = _list(panel)

    def height() -> int:
        return view.visualRect(view.model().index(0, 0)).height()

    qtbot.waitUntil(lambda: height() > 0)
    panel.resize(1400, 220)
    qtbot.waitUntil(lambda: view.viewport().width() > 700)
    qtbot.waitUntil(lambda: height() > 0)
    low = height()
    panel.resize(420, 220)
    qtbot.waitUntil(lambda: height() > low)


def test_very_many_findings_come_as_they_are_looked_at(panel):
    many = tuple(finding_at(n) for n in range(5 * STEP))
    panel.set_findings(many, "x" * 1000)
    model = _list(panel).model()
    assert model.rowCount() == STEP
    panel.select(many[3 * STEP + 5])
    assert panel.current == many[3 * STEP + 5]
    assert f"{5 * STEP}" in panel.findChild(QLabel, "problems.counts").text()


def test_the_chosen_row_stays_when_findings_come_again(panel):
    two = (DUPLICATE, finding_at(5))
    panel.set_findings(two, TEXT)
    panel.select(two[1])
    moved = (DUPLICATE, finding_at(7))
    panel.set_findings(moved, "追記" + TEXT)
    assert panel.current == moved[1]


def test_fields_are_called_by_the_labels_of_the_form(panel):
    from editor.core.schema.model import Field, Schema

    schema = Schema((Field("title", title={"ja": "題名", "en": "Heading"}),), {})
    panel.set_findings((DUPLICATE,), TEXT, schema)
    label = schema.fields[0].titled(panel._messages.language)
    assert label in _row(panel, 0).message
    assert _row(panel, 0).place == label


def test_a_row_reads_as_its_severity_its_sentence_and_its_place(panel):
    panel.set_findings((DUPLICATE,), TEXT)
    read = _list(panel).model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert panel._messages.text("severity.error") in read
    assert "title" in read


def test_rows_that_say_the_same_are_not_shown_anew(panel, qtbot):
    """As after most keys: to lay out and paint all rows would cost each of them milliseconds."""
    model = _list(panel).model()
    panel.set_findings((DUPLICATE, finding_at(20)), TEXT)
    qtbot.waitUntil(lambda: _row(panel, 1) is not None)
    panel.select(DUPLICATE)
    with qtbot.assertNotEmitted(model.modelReset):
        panel.set_findings((finding_at(5), finding_at(21)), TEXT + "more\n")
    assert panel.current == finding_at(5), "but a fix is that of the text as it is"
    with qtbot.waitSignal(model.modelReset):
        panel.set_findings((finding_at(5), without_fixes(finding_at(21))), TEXT)
    assert _row(panel, 1).fixes == ()


def test_a_row_that_moves_names_its_new_place(panel, qtbot):
    model = _list(panel).model()
    still, moving = (replace(finding_at(at), field=None) for at in (5, 17))
    panel.set_findings((still, moving), TEXT)
    places = [_row(panel, number).place for number in (0, 1)]
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as told:
        panel.set_findings((still, replace(moving, span=Span(18, 19))), TEXT)
    assert told.args[0].row() == told.args[1].row() == 1
    assert _row(panel, 0).place == places[0]
    assert _row(panel, 1).place != places[1]
    assert _row(panel, 1).finding.span == Span(18, 19)
