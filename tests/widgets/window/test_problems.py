"""The problems panel: findings with their places and fixes, by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QToolButton

from editor.core.findings import Applicability, Finding, Fix, Severity
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.site.resources import load_messages
from editor.ui.problems.panel import LIMIT, ProblemsPanel
from editor.ui.theme.tokens import load_theme

TEXT = "---\ntitle: 豆\n---\n本文\n"
DUPLICATE = Finding(
    "header/duplicate-key",
    "duplicate",
    Severity.ERROR,
    Span(4, 12),
    {"key": "title", "line": 2},
    "title",
    (Fix("remove", Applicability.SAFE, EditSet.replace(4, 12, "")),),
)


def _finding(fixes: bool = True) -> Finding:
    """A finding of a real rule, with the arguments that its message asks for."""
    return DUPLICATE if fixes else Finding(**{**_fields(DUPLICATE), "fixes": ()})


def _fields(finding: Finding) -> dict[str, object]:
    names = ("rule", "variant", "severity", "span", "args", "field", "fixes")
    return {name: getattr(finding, name) for name in names}


class _AnyText:
    """Messages in which every id has a text: the panel's own are real."""

    def __init__(self, real):
        self.real = real
        self.language = real.language

    def __contains__(self, message_id):
        return True

    def text(self, message_id, **args):
        if message_id.startswith("rule."):
            return f"{message_id} {sorted(args.items())}"
        return self.real.text(message_id, **args)


@pytest.fixture(params=["ja", "en"])
def panel(qtbot, request):
    made = ProblemsPanel(_AnyText(load_messages(request.param)), load_theme("light"))
    qtbot.addWidget(made)
    made.resize(800, 200)
    made.show()
    return made


def _list(panel) -> QListWidget:
    return panel.findChild(QListWidget, "problems.list")


def test_without_a_post_and_without_problems_it_says_so(panel):
    empty = panel.findChild(QLabel, "problems.empty")
    first = empty.text()
    assert empty.isVisible()
    assert first
    panel.set_findings((), TEXT)
    assert empty.isVisible()
    assert empty.text() != first


def test_a_row_tells_what_and_its_button_asks_for_the_fix(panel, qtbot):
    panel.set_findings((_finding(),), TEXT)
    assert _list(panel).count() == 1
    button = panel.findChild(QToolButton, "problems.fix.header/duplicate-key.remove")
    with qtbot.waitSignal(panel.fix_requested) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == [DUPLICATE, DUPLICATE.fixes[0]]


def test_enter_goes_to_the_place(panel, qtbot):
    panel.set_findings((_finding(),), TEXT)
    panel.focus_list()
    with qtbot.waitSignal(panel.finding_chosen) as chosen:
        qtbot.keyClick(_list(panel), Qt.Key.Key_Return)
    assert chosen.args == [DUPLICATE]


def test_fix_all_is_offered_only_where_something_is_safe(panel):
    button = panel.findChild(QToolButton, "problems.fix-all")
    panel.set_findings((_finding(fixes=False),), TEXT)
    assert not button.isVisible()
    panel.set_findings((_finding(),), TEXT)
    assert button.isVisible()


def test_rows_take_the_width_there_is(panel, qtbot):
    panel.set_findings((), TEXT)
    panel.set_findings((_finding(),), TEXT)
    rows = _list(panel)
    row = rows.itemWidget(rows.item(0))
    qtbot.waitUntil(lambda: row.width() > 0.9 * panel.width())
    tall = rows.item(0).sizeHint().height()
    panel.resize(460, 200)
    qtbot.waitUntil(lambda: row.width() < 460 and rows.item(0).sizeHint().height() > tall)


def test_very_many_findings_are_counted_not_all_drawn(panel):
    many = tuple(
        Finding(**{**_fields(DUPLICATE), "span": Span(n, n + 1)}) for n in range(LIMIT + 50)
    )
    panel.set_findings(many, "x" * 1000)
    assert _list(panel).count() == LIMIT + 1
    assert "50" in _list(panel).item(LIMIT).text()


def test_the_chosen_row_stays_when_findings_come_again(panel):
    two = (_finding(), Finding(**{**_fields(DUPLICATE), "span": Span(5, 6)}))
    panel.set_findings(two, TEXT)
    _list(panel).setCurrentRow(1)
    panel.set_findings(two, TEXT + "追記")
    assert _list(panel).currentRow() == 1
