"""What a user trusts a site with is kept for that site, and taken back where it was given."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel

from editor.ui import article
from editor.ui.dialogs.questions import LinkAnswer


class Links:
    """Answers the question and takes note of what the browser would open."""

    def __init__(self, shell, monkeypatch) -> None:
        self.shell = shell
        self.answer = LinkAnswer.NO
        self.asked = 0
        self.opened: list[str] = []
        monkeypatch.setattr(article, "ask_open_link", self._ask)
        monkeypatch.setattr(
            article.QDesktopServices, "openUrl", lambda url: self.opened.append(url.toString())
        )

    def _ask(self, *_: object, **__: object) -> LinkAnswer:
        self.asked += 1
        return self.answer

    def click(self) -> None:
        self.shell._panes.preview.link_clicked.emit("https://a.example/", "external")


@pytest.fixture
def links(with_post, monkeypatch) -> Links:
    return Links(with_post, monkeypatch)


def tick(shell, kind: str) -> QAction:
    bar = shell._panes.preview.bar
    return next(a for a in bar.findChildren(QAction) if a.objectName() == f"preview.trust.{kind}")


def test_a_link_is_opened_after_a_question(links):
    links.click()
    assert (links.asked, links.opened) == (1, [])
    links.answer = LinkAnswer.ONCE
    links.click()
    links.click()
    assert (links.asked, len(links.opened)) == (3, 2)


def test_asked_no_more_for_this_site_until_the_tick_is_taken_away(links, tmp_path):
    shell = links.shell
    links.answer = LinkAnswer.ALWAYS
    links.click()
    links.click()
    assert (links.asked, len(links.opened)) == (1, 2)
    root = str(shell._workspace.open_site.site.root)
    assert shell._preferences.settings.link_sites == (root,)
    assert tick(shell, "links").isChecked()
    tick(shell, "links").trigger()
    assert shell._preferences.settings.link_sites == ()
    links.click()
    assert links.asked == 2


def test_another_site_is_asked_for(links, tmp_path, qtbot):
    shell = links.shell
    links.answer = LinkAnswer.ALWAYS
    links.click()
    other = tmp_path / "other"
    (other / "_posts").mkdir(parents=True)
    (other / "_config.yml").write_text("title: other\n", encoding="utf-8")
    shell.files.open_path(other)
    qtbot.waitUntil(lambda: shell._workspace.open_site.site.root == other, timeout=20_000)
    qtbot.waitUntil(lambda: shell._workspace.open_site.scanned, timeout=20_000)
    assert not tick(shell, "links").isChecked()
    links.click()
    assert links.asked == 2


@pytest.mark.parametrize("kind", ["remote", "scripts"])
def test_what_is_allowed_is_kept_for_the_site(with_post, kind):
    shell = with_post
    state = shell._panes.preview._state
    root = str(shell._workspace.open_site.site.root)
    assert not getattr(state, kind)
    tick(shell, kind).trigger()
    assert getattr(state, kind)
    assert getattr(shell._preferences.settings, f"{kind.removesuffix('s')}_sites") == (root,)
    warning = shell._panes.preview.findChild(QLabel, "preview.scripts.warning")
    assert warning.isHidden() == (kind == "remote")
    tick(shell, kind).trigger()
    assert not getattr(state, kind)
    assert getattr(shell._preferences.settings, f"{kind.removesuffix('s')}_sites") == ()
    assert warning.isHidden()
