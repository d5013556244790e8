"""The review of fixes over many posts: ticks, the difference of each, what will happen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyleOptionViewItem,
    QTextBrowser,
)

from editor.app.bulk_fix import LeftOut, PostPlan
from editor.app.saving import Failed
from editor.core.findings import Applicability, Fix
from editor.core.text.edits import EditSet
from editor.core.text.source import SourceText
from editor.site.resources import load_messages
from editor.ui.detail_rows import DETAIL_ROLE
from editor.ui.dialogs.bulk_fix import BulkFixDialog
from editor.ui.theme.tokens import load_theme
from tests.widgets.window.findings import DUPLICATE

MESSAGES = load_messages("en")


def plan(rel: str, *, safe: bool = True) -> PostPlan:
    kind = Applicability.SAFE if safe else Applicability.UNSAFE
    applied = ((DUPLICATE, Fix("remove", kind, EditSet())),)
    return PostPlan(rel, f"old {rel}\nsame\n", f"new {rel}\nsame\n", applied, SourceText(""))


PLANS = (plan("a.md"), plan("b.md", safe=False), LeftOut("c.md", Failed("bulk.read-only", {})))


@pytest.fixture
def dialog(qtbot):
    parent = QLabel()
    qtbot.addWidget(parent)
    made = BulkFixDialog(
        "Excerpts", {"a.md": "豆"}, MESSAGES, load_theme("light"), parent, can_be_unsafe=True
    )
    made.show()
    yield made
    made.close()


def part(dialog, kind, name):
    return dialog.findChild(kind, name)


def test_while_planning_nothing_can_be_accepted(dialog):
    dialog.show_progress(3, 10)
    assert part(dialog, QLabel, "bulk.said").text() == MESSAGES.text("bulk.planning")
    assert not part(dialog, QPushButton, "bulk.apply").isEnabled()


def test_it_says_how_much_and_shows_the_difference_of_the_chosen_post(dialog, qtbot):
    dialog.show_plans(PLANS)
    said = part(dialog, QLabel, "bulk.said").text()
    assert MESSAGES.text("bulk.count", count=2, posts=2) in said
    assert MESSAGES.text("bulk.unsafe-count", count=1) in said
    shown = part(dialog, QTextBrowser, "bulk.difference").document()
    assert "new a.md" in shown.toRawText()
    qtbot.keyClick(part(dialog, QListView, "bulk.posts"), Qt.Key.Key_Down)
    assert "new b.md" in shown.toRawText()
    qtbot.keyClick(part(dialog, QListView, "bulk.posts"), Qt.Key.Key_Down)
    assert MESSAGES.text("bulk.read-only") in shown.toRawText()


def test_how_many_places_is_never_cut_from_a_long_title(dialog):
    titles = {"a.md": "とても長い題名の記事" * 12}
    long = BulkFixDialog(
        "Excerpts", titles, MESSAGES, load_theme("light"), dialog.parent(), can_be_unsafe=True
    )
    long.show_plans(PLANS)
    view = part(long, QListView, "bulk.posts")
    index, option = view.model().index(0, 0), QStyleOptionViewItem()
    option.initFrom(view)
    option.widget = view
    option.rect = QRect(0, 0, 320, 30)
    view.itemDelegate().initStyleOption(option, index)
    places = MESSAGES.text("bulk.places", count=1)
    assert index.data(DETAIL_ROLE) == places
    box = option.widget.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)
    drawn = option.fontMetrics.horizontalAdvance(option.text + places)
    assert "…" in option.text
    assert box + drawn < option.rect.width()
    long.close()


def test_a_post_is_left_out_by_its_tick(dialog, qtbot):
    dialog.show_plans(PLANS)
    view = part(dialog, QListView, "bulk.posts")
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert [p.rel for p in dialog.chosen()] == ["b.md"]
    every = part(dialog, QCheckBox, "bulk.all")
    assert every.checkState() == Qt.CheckState.PartiallyChecked
    assert part(dialog, QPushButton, "bulk.apply").text() == MESSAGES.text("bulk.apply", count=1)
    every.click()
    assert len(dialog.chosen()) == 2
    every.click()
    assert dialog.chosen() == ()
    assert not part(dialog, QPushButton, "bulk.apply").isEnabled()


def test_asking_for_unsafe_fixes_plans_anew(dialog, qtbot):
    dialog.show_plans(PLANS)
    with qtbot.waitSignal(dialog.unsafe_wanted) as wanted:
        part(dialog, QCheckBox, "bulk.unsafe").click()
    assert wanted.args == [True]
    assert dialog.unsafe


def test_nothing_to_mend_is_said(dialog):
    dialog.show_plans(())
    assert part(dialog, QLabel, "bulk.said").text() == MESSAGES.text("bulk.nothing")
    assert not part(dialog, QPushButton, "bulk.apply").isEnabled()
