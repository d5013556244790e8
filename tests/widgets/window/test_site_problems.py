"""The problems of the whole site in the panel: a tree that many thousands do not slow down."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QToolButton, QTreeView

from editor.app.site_problems import GroupBy, Wish, arrange
from editor.core.findings import Severity
from editor.site.resources import load_messages
from editor.site.site_check import PostReport
from editor.ui.problems.panel import ProblemsPanel
from editor.ui.problems.site_model import STEP
from editor.ui.theme.tokens import load_theme
from tests.widgets.window.findings import DUPLICATE, TEXT, finding_at

MESSAGES = load_messages("ja")
TITLES = {"_posts/a.md": "豆を挽く", "_posts/b.md": "湯を沸かす"}
HINT = replace(DUPLICATE, severity=Severity.HINT)


def report(rel: str, *findings) -> PostReport:
    return PostReport(rel, findings, tuple((n, 0) for n in range(len(findings))))


REPORTS = (report("_posts/a.md", DUPLICATE, HINT), report("_posts/b.md", HINT))


@pytest.fixture
def panel(qtbot):
    made = ProblemsPanel(MESSAGES, load_theme("light"))
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    made.set_scope("site")
    return made


def show(panel, reports=REPORTS, wish: Wish | None = None) -> None:
    wish = wish or panel.site.wish
    view = arrange(reports, wish, TITLES, MESSAGES)
    panel.site.set_view(view, wish.by, TITLES, None)


def tree(panel) -> QTreeView:
    return panel.findChild(QTreeView, "problems.tree")


def rows(panel) -> list[str]:
    """What the tree shows, line by line."""
    view = tree(panel)
    index, found = view.model().index(0, 0), []
    while index.isValid():
        found.append(str(index.data()))
        index = view.indexBelow(index)
    return found


def test_few_problems_are_shown_with_their_groups_open(panel):
    show(panel)
    shown = rows(panel)
    assert len(shown) == 4
    assert MESSAGES.text("rule.header/duplicate-key.summary") in shown[0]
    assert "豆を挽く" in shown[1]


def test_by_post_the_titles_are_the_groups(panel, qtbot):
    group = panel.findChild(QComboBox, "problems.group")
    with qtbot.waitSignal(panel.site.wish_changed) as wished:
        group.setCurrentIndex(1)
    assert wished.args[0].by is GroupBy.POST
    show(panel)
    assert [row for row in rows(panel) if row.startswith(tuple(TITLES.values()))] == [
        rows(panel)[0],
        rows(panel)[3],
    ]


def test_a_severity_is_put_away_by_its_button(panel, qtbot):
    show(panel)
    button = panel.findChild(QToolButton, "problems.severity.hint")
    assert button.text() == "2"
    with qtbot.waitSignal(panel.site.wish_changed) as wished:
        button.click()
    assert wished.args[0].severities == {Severity.ERROR, Severity.WARNING}
    show(panel)
    assert len(rows(panel)) == 2
    assert button.text() == "2", "it still says what it would bring back"


def test_typing_in_the_search_line_asks_for_other_problems(panel, qtbot):
    show(panel)
    search = panel.findChild(QLineEdit, "problems.search")
    with qtbot.waitSignal(panel.site.wish_changed) as wished:
        qtbot.keyClicks(search, "b.md")
    assert wished.args[0].query == "b.md"
    show(panel)
    assert len(rows(panel)) == 2
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.waitUntil(tree(panel).hasFocus)


def test_by_keyboard_alone_a_post_is_opened_at_its_place(panel, qtbot):
    show(panel)
    panel.focus_list()
    view = tree(panel)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.place_chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == ["_posts/a.md", DUPLICATE]


def test_the_details_offer_the_fix_in_its_post(panel, qtbot):
    show(panel)
    panel.focus_list()
    qtbot.keyClick(tree(panel), Qt.Key.Key_Down)
    button = panel.findChild(QPushButton, "problems.fix.header/duplicate-key.remove")
    with qtbot.waitSignal(panel.site_fix_requested) as asked:
        button.click()
    assert asked.args == ["_posts/a.md", DUPLICATE, DUPLICATE.fixes[0]]


def test_open_groups_and_the_chosen_row_stay_when_problems_come(panel):
    many = tuple(report(f"_posts/{n:04}.md", DUPLICATE) for n in range(60))
    show(panel, many)
    view = tree(panel)
    assert not view.isExpanded(view.model().index(0, 0))
    view.expand(view.model().index(0, 0))
    view.setCurrentIndex(view.model().index(7, 0, view.model().index(0, 0)))
    show(panel, (report("_posts/0000a.md", DUPLICATE), *many))
    assert view.isExpanded(view.model().index(0, 0))
    assert panel.site.current.rel == "_posts/0007.md"


def test_tens_of_thousands_are_made_known_as_they_are_looked_at(panel, qtbot):
    many = tuple(
        report(f"_posts/{n:05}.md", *(finding_at(k) for k in range(10))) for n in range(5000)
    )
    show(panel, many)
    view = tree(panel)
    group = view.model().index(0, 0)
    view.expand(group)
    known = view.model().rowCount(group)
    assert known < 10 * STEP
    view.setFocus()
    view.setCurrentIndex(view.model().index(known - 1, 0, group))
    assert view.model().rowCount(group) > known
    known = view.model().rowCount(group)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: view.model().rowCount(group) > known)
    assert "50,000" in panel.findChild(QLabel, "problems.site.said").text()


@pytest.mark.parametrize("state", ["none", "running", "done", "cancelled", "failed"])
def test_an_empty_page_says_why(panel, state):
    panel.site.set_state(state, 3, 10)
    empty = panel.findChild(QLabel, "problems.site.empty")
    assert empty.isVisible()
    assert empty.text() == MESSAGES.text(f"problems.site.empty.{state}")


def test_while_checking_it_can_be_cancelled_and_afterwards_begun_again(panel, qtbot):
    button = panel.findChild(QToolButton, "problems.check")
    panel.site.set_state("running", 3, 10)
    assert "3" in panel.findChild(QLabel, "problems.site.said").text()
    with qtbot.waitSignal(panel.site.cancel_wanted):
        button.click()
    panel.site.set_state("cancelled")
    with qtbot.waitSignal(panel.site.check_wanted):
        button.click()


def test_the_two_scopes_do_not_mix(panel):
    show(panel)
    panel.set_findings((DUPLICATE,), TEXT)
    assert panel.scope == "site"
    panel.set_scope("post")
    assert not tree(panel).isVisible()
    assert panel.findChild(QLabel, "problems.counts").text()
