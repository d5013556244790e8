"""What the page is made of may be changed beside the window; it is looked at on coming back."""

from __future__ import annotations

import pytest

from editor.app.site_pages import SitePages


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
