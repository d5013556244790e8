"""What the window shows for what is open: the first page, a site's page, a post in its panes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton

from editor.site.settings import SettingsStore
from editor.site.user_dirs import user_dirs
from editor.ui.main_window import PANES
from editor.ui.tour import Tour
from tests.widgets.access.clipping import clipped

WITHOUT_ENGINE = {"posts", "form", "problems", "outline"}
"""The panes that these tests show."""


@pytest.fixture(params=["ja"])
def language(request) -> str:
    return request.param


def shown(shell) -> set[str]:
    return {name for name in PANES if shell.window.is_shown(name)}


def page(shell):
    """What stands where the text would."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.sendPostedEvents()
    return shell.window.texts.currentWidget()


def button(shell, name: str) -> QPushButton:
    found = page(shell).findChild(QPushButton, name)
    assert found is not None, name
    return found


def texts(shell) -> str:
    return "\n".join(label.text() for label in page(shell).findChildren(QLabel))


@pytest.fixture
def with_site(shell, qtbot, sample_site: Path):
    shell.files.open_path(sample_site)
    workspace = shell._workspace
    qtbot.waitUntil(
        lambda: workspace.open_site is not None and workspace.open_site.scanned, timeout=20_000
    )
    return shell


def open_first(shell) -> None:
    shell.files.open_path(shell._workspace.open_site.rows[0].path)


def test_the_first_page_has_the_window(shell):
    assert shown(shell) == set()
    assert not shell.window.toolbar.isVisible()
    assert page(shell).width() == shell.window.width()
    assert not any(shell._actions[f"view.{name}"].isEnabled() for name in PANES)


def test_the_sample_is_opened_as_a_copy_of_ones_own(
    shell, qtbot, sample_site: Path, genko_home: Path
):
    button(shell, "welcome.sample").click()
    workspace = shell._workspace
    qtbot.waitUntil(
        lambda: workspace.open_site is not None and workspace.open_site.scanned, timeout=20_000
    )
    root = workspace.open_site.site.root
    assert root.is_relative_to(genko_home.resolve())
    names = {path.relative_to(sample_site) for path in sample_site.rglob("*")}
    assert {path.relative_to(root) for path in root.rglob("*")} == names


def test_sites_opened_lately_are_offered_while_they_are_there(shell, tmp_path: Path, sample_site):
    there = [tmp_path / f"site-{number}" for number in range(7)]
    for folder in there[1:]:
        folder.mkdir()
    recent = (str(sample_site), *map(str, there))
    shell._preferences.keep(recent_sites=recent)
    shell._stages.look()
    offered = page(shell).findChildren(QPushButton)
    names = [b.text() for b in offered if b.objectName().startswith("welcome.recent.")]
    assert names == [sample_site.name, "site-1", "site-2", "site-3", "site-4"]
    assert clipped(page(shell)) == []
    button(shell, f"welcome.recent.{sample_site.name}").click()
    assert shell._workspace.open_site.site.root == sample_site.resolve()


def test_language_and_theme_can_be_chosen_at_once(shell):
    """The page is built anew meanwhile: the keyboard stays on what was chosen."""
    box = page(shell).findChild(QComboBox, "welcome.theme")
    box.setFocus()
    box.setCurrentIndex(box.findData("dark"))
    assert shell._preferences.theme.name == "dark"
    box = page(shell).findChild(QComboBox, "welcome.theme")
    assert box.currentData() == "dark"
    assert QApplication.focusWidget() is box
    box = page(shell).findChild(QComboBox, "welcome.language")
    box.setCurrentIndex(box.findData("en"))
    assert "Open a site…" in texts(shell)
    saved = SettingsStore(user_dirs().config).load()
    assert (saved.language, saved.theme) == ("en", "dark")


def test_panes_come_with_what_they_show_and_go_with_it(with_site):
    assert shown(with_site) == {"posts"}
    open_first(with_site)
    assert shown(with_site) == WITHOUT_ENGINE - {"preview"}
    with_site.files.close_post()
    assert shown(with_site) == {"posts"}
    assert with_site.window.is_wanted("form")


def test_the_page_of_a_site_tells_what_is_known_of_it(with_site):
    told = texts(with_site)
    assert "坂道焙煎所の帳面" in told
    assert "12" in told
    assert "_genko/schema.yml" in told
    assert clipped(page(with_site)) == []


def test_where_a_site_has_no_schema_the_evidence_is_a_press_away(
    shell, qtbot, monkeypatch, sample_site: Path
):
    (sample_site / "_genko" / "schema.yml").unlink()
    reviewed = []
    monkeypatch.setattr(shell.schema, "review", lambda: reviewed.append(True))
    shell.files.open_path(sample_site)
    workspace = shell._workspace
    qtbot.waitUntil(
        lambda: workspace.open_site is not None and workspace.open_site.scanned, timeout=20_000
    )
    assert "推測" in texts(shell)
    button(shell, "welcome.evidence").click()
    assert reviewed == [True]


def test_problems_of_the_whole_site_are_shown_beside_its_page(with_site):
    """Also where the pane had been hidden; and it stays when the window is made larger."""
    with_site.window.show_pane("problems", shown=False)
    button(with_site, "welcome.check-site").click()
    assert shown(with_site) == {"posts", "problems"}
    with_site.window.resize(1400, 900)
    QCoreApplication.sendPostedEvents()
    assert shown(with_site) == {"posts", "problems"}


def test_problems_can_be_switched_on_without_a_post(with_site):
    """Its key did nothing there: what it shows are the problems of a post."""
    switch = with_site._actions["view.problems"]
    switch.trigger()
    assert shown(with_site) == {"posts", "problems"}
    assert with_site._panes.problems.scope == "site"
    switch.trigger()
    assert shown(with_site) == {"posts"}


def test_a_tour_shows_all_panes_with_a_post_in_them(with_site):
    button(with_site, "welcome.tour").click()
    assert shown(with_site) == WITHOUT_ENGINE
    opened = with_site._desk.current
    assert opened.name.startswith("_posts/2026-"), "neither a draft nor one of a day to come"
    with_site.window.findChild(Tour).end()
    assert with_site._desk.current is opened


def test_a_tour_without_a_post_leaves_the_panes_as_they_were(shell):
    shell.guide.start_tour()
    assert shown(shell) == WITHOUT_ENGINE
    shell.window.findChild(Tour).end()
    assert shown(shell) == set()


def test_panes_are_as_wide_the_next_time_although_all_were_closed_at_the_end(with_site):
    open_first(with_site)
    window = with_site.window
    window._middle.setSizes([300, 700, 200])
    QCoreApplication.sendPostedEvents()
    form = window.pane("form").width()
    with_site.files.close_post()
    state = window.layout_state()
    open_first(with_site)
    window._middle.setSizes([420, 500, 200])
    with_site.files.close_post()
    window.restore_layout(state)
    open_first(with_site)
    QCoreApplication.sendPostedEvents()
    assert window.pane("form").width() == form


def test_what_will_be_opened_has_its_room_before_the_first_paint(shell, qtbot, sample_site: Path):
    post = next((sample_site / "_posts").glob("*.md"))
    shell.show([sample_site, post])
    assert shown(shell) == WITHOUT_ENGINE
    qtbot.waitUntil(lambda: shell._desk.current is not None, timeout=20_000)
    assert shown(shell) == WITHOUT_ENGINE


def test_a_path_that_cannot_be_opened_leads_to_the_first_page(shell, qtbot, tmp_path: Path):
    shell.show([tmp_path / "gone"])
    qtbot.waitUntil(lambda: shell._notices.keys() == ("open",), timeout=20_000)
    assert shown(shell) == set()
    notices = shell._notices
    assert notices.isVisible()
    assert shell.window.rect().contains(notices.mapTo(shell.window, QPoint(0, 0)))
