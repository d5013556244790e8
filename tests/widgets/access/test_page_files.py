"""What the page is made of may be changed beside the window; it is looked at on coming back."""

from __future__ import annotations

from threading import Event

import pytest

from editor.app.analysis import render
from editor.app.site_pages import SitePages
from editor.ui import live


@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_a_changed_layout_is_shown_when_the_window_comes_to_front(
    with_post, sample_site, qtbot, monkeypatch
):
    made = []
    real = SitePages.make
    monkeypatch.setattr(
        SitePages, "make", lambda self, rel, text: made.append(rel) or real(self, rel, text)
    )
    contents = with_post._panes.preview._contents
    qtbot.waitUntil(lambda: contents.shell is not None, timeout=20_000)
    qtbot.waitUntil(lambda: not with_post._live.busy, timeout=20_000)
    made.clear()

    with_post.window.activated.emit()
    qtbot.waitUntil(lambda: not with_post._live.busy, timeout=20_000)
    assert made == []

    layout = sample_site / "_layouts" / "default.html"
    text = layout.read_text(encoding="utf-8")
    layout.write_text(text.replace("</body>", "<p>Another foot</p></body>"), encoding="utf-8")
    with_post.window.activated.emit()
    qtbot.waitUntil(lambda: "Another foot" in contents.shell.html, timeout=20_000)


@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_a_page_is_made_once_and_does_not_wait_for_the_analysis(
    shell, sample_site, qtbot, monkeypatch
):
    made, waited = [], []
    under_way = Event()
    make, check = SitePages.make, live.analyse

    def analyse(snapshot, token, rendering):
        if snapshot.standard.site is not None:  # the one in which the site's posts are known
            waited.append(under_way.wait(20))
        return check(snapshot, token, rendering)

    def make_noted(self, rel, text):
        under_way.set()
        made.append(rel)
        return make(self, rel, text)

    monkeypatch.setattr(live, "analyse", analyse)
    monkeypatch.setattr(SitePages, "make", make_noted)
    post = next((sample_site / "_posts").glob("*.md"))
    shell.files.open_path(post)
    qtbot.waitUntil(lambda: shell._desk.analysis is not None, timeout=20_000)
    contents = shell._panes.preview._contents
    qtbot.waitUntil(lambda: contents.shell is not None and not contents.waiting, timeout=20_000)
    qtbot.waitUntil(lambda: not shell._live.busy, timeout=20_000)
    assert waited == [True]
    assert len(made) == 1
    shell._live.again()
    qtbot.waitUntil(lambda: shell._desk.analysis is not None, timeout=20_000)
    qtbot.waitUntil(lambda: not shell._live.busy, timeout=20_000)
    assert len(made) == 1


@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_a_post_that_is_shown_before_the_posts_are_listed_gets_its_address(
    shell, sample_site, qtbot
):
    """Images of the article are named from there."""
    shell._jobs._held = True
    shell.files.open_path(next((sample_site / "_posts").glob("*hand-drip.md")))
    preview, session = shell._panes.preview, shell._desk.current
    shell._live.rendered.emit(session, render(shell._workspace.snapshot(session)))
    assert preview._state.page_url == ""
    shell._jobs._release()
    wanted = "/2026/03/01/1-hand-drip/"
    qtbot.waitUntil(lambda: preview._state.page_url == wanted, timeout=20_000)
