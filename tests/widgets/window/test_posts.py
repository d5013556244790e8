"""The list of posts: search as one types, filters, states, the keyboard."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView

from editor.site.resources import load_messages
from editor.site.rows import PostRow
from editor.ui.posts.panel import PostsPanel
from editor.ui.theme.tokens import load_theme


def row(name: str, title: str, state: str = "published", **more: object) -> PostRow:
    values = {
        "path": Path("/site/_posts") / name,
        "rel": f"_posts/{name}",
        "kind": "post",
        "state": state,
        "title": title,
        "date": datetime(2026, 3, 1, tzinfo=UTC),
        "categories": ("焙煎",),
        "tags": ("豆",),
        "authors": (),
        "url": "/a",
        "size": 1,
        "mtime_ns": 1,
        "header_error": None,
        "search_text": f"{title} 豆 {name}".casefold(),
    }
    return PostRow(**{**values, **more})


ROWS = (
    row("c.md", "下書きの話", "draft", categories=()),
    row("a.md", "浅煎りの朝", tags=("豆", "朝")),
    row("b.md", "深煎りの夜", categories=("抽出",)),
)


@pytest.fixture(params=["ja", "en"])
def panel(qtbot, request):
    made = PostsPanel(load_messages(request.param), load_theme("light"))
    qtbot.addWidget(made)
    made.resize(270, 500)
    made.show()
    made.set_posts(ROWS, site_open=True)
    return made


def names(panel) -> list[str]:
    return [rel.removeprefix("_posts/") for rel in panel.shown_posts()]


def choose(panel, box: str, data: object) -> None:
    combo = panel.findChild(QComboBox, box)
    combo.setCurrentIndex(combo.findData(data))


def test_all_posts_are_shown_in_the_order_given(panel):
    assert names(panel) == ["c.md", "a.md", "b.md"]


def test_search_narrows_with_every_letter(panel, qtbot):
    line = panel.findChild(QLineEdit, "posts.search")
    line.setText("煎り")
    assert names(panel) == ["a.md", "b.md"]
    line.setText("煎り 夜")
    assert names(panel) == ["b.md"]
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert len(names(panel)) == 3


def test_search_makes_no_difference_of_width_and_case(panel):
    panel.findChild(QLineEdit, "posts.search").setText("Ｂ.ＭＤ")
    assert names(panel) == ["b.md"]


def test_filters_are_joined(panel):
    choose(panel, "posts.state", "published")
    assert names(panel) == ["a.md", "b.md"]
    choose(panel, "posts.category", "抽出")
    assert names(panel) == ["b.md"]
    choose(panel, "posts.tag", "朝")
    assert names(panel) == []
    assert panel.findChild(QLabel, "posts.empty").isVisible()


def test_posts_with_errors_can_be_singled_out(panel):
    panel.set_errors({"_posts/b.md": 2})
    choose(panel, "posts.state", "problems")
    assert names(panel) == ["b.md"]


def test_categories_are_offered_by_use(panel):
    combo = panel.findChild(QComboBox, "posts.category")
    assert [combo.itemData(n) for n in range(combo.count())] == [None, "抽出", "焙煎"]


def test_a_choice_stays_when_the_posts_come_again(panel):
    choose(panel, "posts.category", "抽出")
    panel.set_posts(ROWS, site_open=True)
    assert names(panel) == ["b.md"]


def test_a_post_that_was_saved_is_shown_where_it_stands(panel, qtbot):
    panel.set_current(ROWS[1].path)
    panel.findChild(QLineEdit, "posts.search").setText("煎り")
    saved = row("a.md", "浅煎りの朝", tags=("豆", "朝"), size=2, url="/other")
    unseen = row("c.md", "下書きの話", "draft", categories=(), size=3)
    resets = []
    panel._model.modelReset.connect(lambda: resets.append(1))
    panel.set_posts((unseen, saved, ROWS[2]), site_open=True)
    assert resets == [], "the list is not made anew: it would lose its place"
    assert names(panel) == ["a.md", "b.md"]
    assert panel._model.row_at(0) is saved
    assert panel._list.currentIndex().row() == 0
    panel.findChild(QLineEdit, "posts.search").clear()
    assert panel._model.row_at(0) is unseen


@pytest.mark.parametrize(
    "other",
    [
        (ROWS[0], ROWS[2], ROWS[1]),
        (ROWS[0], row("a.md", "深煎りの朝", tags=("豆", "朝")), ROWS[2]),
        (ROWS[0], row("a.md", "浅煎りの朝", tags=("水",)), ROWS[2]),
        (ROWS[0], row("a.md", "浅煎りの朝", "hidden", tags=("豆", "朝")), ROWS[2]),
    ],
)
def test_posts_that_are_found_otherwise_make_a_new_list(panel, other):
    panel.set_posts(other, site_open=True)
    assert [panel._model.row_at(n) for n in range(3)] == list(other)
    tags = panel.findChild(QComboBox, "posts.tag")
    offered = {tags.itemData(n) for n in range(1, tags.count())}
    assert offered == {tag for one in other for tag in one.tags}


def test_enter_in_the_search_opens_the_first_answer(panel, qtbot):
    line = panel.findChild(QLineEdit, "posts.search")
    line.setText("夜")
    with qtbot.waitSignal(panel.post_chosen) as chosen:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert chosen.args == [Path("/site/_posts/b.md")]


def test_arrows_lead_from_the_search_into_the_list(panel, qtbot):
    line = panel.findChild(QLineEdit, "posts.search")
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Down)
    rows = panel.findChild(QListView, "posts.list")
    qtbot.waitUntil(rows.hasFocus)
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.post_chosen) as chosen:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert chosen.args == [Path("/site/_posts/a.md")]


def test_the_list_reads_aloud(panel):
    rows = panel.findChild(QListView, "posts.list")
    index = rows.model().index(1, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "浅煎りの朝"
    assert rows.accessibleName()


def test_it_can_be_drawn_in_both_themes(panel):
    panel.set_errors({"_posts/a.md": 1})
    panel.set_dirty(frozenset({Path("/site/_posts/b.md")}))
    light = panel.grab().toImage()
    panel.apply_theme(load_theme("dark"))
    dark = panel.grab().toImage()
    assert light != dark
