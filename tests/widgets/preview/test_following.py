"""Scrolling in step, the caret's mark, clicks and links."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from editor.core.render.block import Block
from tests.widgets.preview.conftest import article, edited, html_block, long_article


@dataclass
class Told:
    """What a pane has told since."""

    lines: list[float] = field(default_factory=list)
    clicks: list[int] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)


@pytest.fixture
def told(pane):
    told = Told()
    pane.scrolled_to_line.connect(told.lines.append)
    pane.line_clicked.connect(told.clicks.append)
    pane.link_clicked.connect(lambda url, kind: told.links.append((url, kind)))
    return told


def surface(pane):
    """The widget that takes the page's mouse events."""
    return pane.web.view.focusProxy()


def wheel(pane, notches: int) -> None:
    target = surface(pane)
    place = QPointF(target.rect().center())
    QApplication.sendEvent(
        target,
        QWheelEvent(
            place,
            QPointF(target.mapToGlobal(place.toPoint())),
            QPoint(),
            QPoint(0, -120 * notches),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def click(page, selector: str, button=Qt.MouseButton.LeftButton) -> None:
    """A real click in the middle of an element."""
    x, y = page.js(
        "(r => [r.left + r.width / 2, r.top + r.height / 2])"
        f"($({selector!r}).getBoundingClientRect())"
    )
    QTest.mouseClick(
        surface(page.pane), button, Qt.KeyboardModifier.NoModifier, QPoint(int(x), int(y))
    )


@pytest.mark.parametrize("line", [30, 60.0, 61.5, 120.25])
def test_a_line_is_brought_to_the_top_and_nothing_is_told(page, told, line):
    page.show(long_article())
    page.pane.scroll_to_line(line)
    page.settle()
    index, fraction = divmod(line, 3)
    element = f".genko-article > p:nth-child({int(index) + 1})"
    height = page.js(f"$({element!r}).getBoundingClientRect().height")
    assert page.top_of(element) == pytest.approx(16 - height * fraction / 2, abs=2)
    assert told.lines == []


def wheel_down(page, qtbot, height: int) -> None:
    """Turn the wheel notch by notch until the page is below ``height``, and wait till it rests."""

    def is_below() -> bool:
        if page.top > height:
            return True
        wheel(page.pane, 1)
        page.settle()
        return False

    qtbot.waitUntil(is_below, timeout=20_000)
    tops = [page.top]

    def rests() -> bool:
        page.settle()
        tops.append(page.top)
        return tops[-1] == tops[-2]

    qtbot.waitUntil(rests, timeout=20_000)


def test_a_reader_who_scrolls_is_followed(page, told, qtbot):
    page.show(long_article())
    wheel_down(page, qtbot, 500)
    # The line told is the one whose text is at the top now.
    index = int(told.lines[-1] // 3)
    assert page.top_of(f".genko-article > p:nth-child({index + 1})") <= 16.5
    assert page.top_of(f".genko-article > p:nth-child({index + 2})") > 16


def test_an_editor_that_follows_does_not_move_the_page(page, told, qtbot):
    page.show(long_article())
    page.pane.scrolled_to_line.connect(lambda line: page.pane.scroll_to_line(float(int(line))))
    wheel_down(page, qtbot, 500)
    where = page.top
    page.pane.scroll_to_line(float(int(told.lines[-1])))
    page.settle()
    assert page.top == where
    # Once the editor has really moved, the page goes along.
    page.pane.scroll_to_line(9.0)
    page.settle()
    assert page.top < 300 < where


def test_scrolling_in_step_is_reversible(page, told, qtbot):
    page.show(long_article())
    page.js("(document.documentElement.scrollTop = 1234, 0)")
    qtbot.waitUntil(lambda: bool(told.lines))
    line = told.lines[-1]
    page.pane.scroll_to_line(200.0)
    page.settle()
    page.pane.scroll_to_line(line)
    page.settle()
    assert page.top == pytest.approx(1234, abs=1)


def test_the_top_of_the_page_is_line_zero(page, told, qtbot):
    page.pane.set_title_header("題", "著者")
    page.show(long_article())
    page.pane.scroll_to_line(90.0)
    page.settle()
    page.js("(document.documentElement.scrollTop = 0, 0)")
    qtbot.waitUntil(lambda: bool(told.lines))
    assert told.lines[-1] == 0.0


def test_the_head_scrolls_with_the_first_block(page):
    page.pane.set_title_header("題", "著者")
    page.show(long_article())
    page.pane.scroll_to_line(90.0)
    page.settle()
    page.pane.scroll_to_line(0.0)
    page.settle()
    assert page.top == 0
    page.pane.scroll_to_line(0.5)
    page.settle()
    assert 0 < page.top < 150


def test_the_carets_block_is_marked(page):
    page.show(long_article())
    page.pane.set_caret_line(7)
    page.settle()
    mark, block = page.js(
        "[$('.genko-caret'), $('.genko-article > p:nth-child(3)')]"
        ".map(e => (r => [r.top, r.bottom])(e.getBoundingClientRect()))"
    )
    assert mark[0] == pytest.approx(block[0], abs=7)
    assert mark[1] == pytest.approx(block[1], abs=7)
    page.pane.set_caret_line(8)
    page.settle()
    assert page.js("$('.genko-caret').getBoundingClientRect().height") == 0


def test_the_mark_does_not_change_the_posts_own_elements(page):
    blocks = long_article(5)
    page.show(blocks)
    before = page.js("$('.genko-article').innerHTML")
    page.pane.set_caret_line(3)
    page.settle()
    assert page.js("$('.genko-article').innerHTML") == before


def test_blocks_that_are_told_again_ask_nothing_of_the_page(page, monkeypatch):
    """As after an analysis of what was rendered: each question has the page laid out."""
    blocks = article("first\n\nsecond")
    page.show(blocks)
    page.pane.set_caret_line(2)
    page.settle()
    asked: list[object] = []
    monkeypatch.setattr(page.pane.web.page, "runJavaScript", lambda *what: asked.append(what))
    page.pane.set_blocks(blocks)
    page.pane.web.driver.send()
    assert asked == []
    page.pane.set_caret_line(0)
    page.pane.web.driver.send()
    assert len(asked) == 1


def test_a_caret_in_view_does_not_scroll_the_page(page):
    page.show(long_article())
    page.pane.scroll_to_line(90.0)
    page.settle()
    where = page.top
    page.pane.set_caret_line(94)
    page.settle()
    assert page.top == where


@pytest.mark.parametrize("line", [3, 200])
def test_a_caret_out_of_view_is_brought_in(page, told, line):
    page.show(long_article())
    page.pane.scroll_to_line(90.0)
    page.settle()
    page.pane.set_caret_line(line)
    page.settle()
    top = page.top_of(f".genko-article > p:nth-child({line // 3 + 1})")
    assert 0 <= top < 450
    assert told.lines == []


def test_typing_out_of_view_is_followed(page):
    blocks = long_article()
    page.show(blocks)
    page.pane.set_caret_line(150)
    page.settle()
    page.pane.scroll_to_line(6.0)
    page.settle()
    page.show(edited(blocks, 50, "<p>打った文</p>"))
    page.settle()
    assert 0 <= page.top_of(".genko-article > p:nth-child(51)") < 450


def test_a_change_elsewhere_is_not_followed(page):
    blocks = long_article()
    page.show(blocks)
    page.pane.set_caret_line(150)
    page.settle()
    page.pane.scroll_to_line(6.0)
    page.settle()
    where = page.top
    page.show(edited(blocks, 70, "<p>よそで直した文</p>"))
    page.settle()
    assert page.top == where


def test_a_click_tells_the_line(page, told, qtbot):
    page.show(long_article())
    page.pane.scroll_to_line(60.0)
    page.settle()
    click(page, ".genko-article > p:nth-child(23)")
    qtbot.waitUntil(lambda: bool(told.clicks))
    assert 66 <= told.clicks[0] <= 67


def test_a_click_tells_lines_of_the_text_as_it_is_now(page, told, qtbot):
    page.show(article("甲\n\n乙\n"))
    page.pane.set_blocks(article("甲\n\n乙\n", first_line=10))
    page.settle()
    click(page, ".genko-article > p:nth-child(2)")
    qtbot.waitUntil(lambda: bool(told.clicks))
    assert told.clicks == [12]


@pytest.mark.parametrize(
    ("href", "link"),
    [
        ("https://example.com/a?b=c", ("https://example.com/a?b=c", "external")),
        ("mailto:a@example.com", ("mailto:a@example.com", "external")),
        ("/2024/05/a/", ("/2024/05/a/", "internal")),
        ("/blog/2024/05/a/", ("/2024/05/a/", "internal")),
        ("b.html#c", ("/2024/06/b.html#c", "internal")),
    ],
)
@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton])
def test_a_link_is_told_and_not_followed(page, told, qtbot, site, href, link, button):
    page.pane.set_site(site, "/blog")
    page.pane.set_page_url("/2024/06/x.html")
    page.show([html_block(f'<p><a href="{href}" target="_blank">リンク</a></p>')])
    click(page, "a", button)
    qtbot.waitUntil(lambda: bool(told.links))
    assert told.links == [link]
    assert page.pane.web.page.url().toString() == "genko://site/_genko/shell"
    assert told.clicks == []


def test_an_anchor_scrolls_within_and_the_editor_follows(page, told, qtbot):
    blocks = list(long_article())
    blocks[0] = Block("a", '<p><a href="#%E7%AB%A0">章へ</a></p>', 0, 1)
    blocks[40] = Block("b", '<h2 id="章">章</h2>', 120, 121)
    page.show(blocks)
    click(page, "a")
    qtbot.waitUntil(lambda: bool(told.lines))
    page.settle()
    assert page.top_of("h2") == pytest.approx(16, abs=1)
    assert told.links == [("#%E7%AB%A0", "anchor")]
    assert told.lines[-1] == pytest.approx(120, abs=0.2)


def test_the_focus_stays_with_the_text(qtbot, new_pane):
    field = QLineEdit(new_pane)
    field.show()
    field.setFocus()
    with qtbot.waitSignal(new_pane.ready, timeout=30_000):
        new_pane.start()
    with qtbot.waitSignal(new_pane.painted, timeout=20_000):
        new_pane.set_blocks([html_block("<p><input autofocus>本文</p>")])
    assert new_pane.focusWidget() is field


def test_a_wheel_over_the_page_does_not_take_the_focus(page, qtbot):
    field = QLineEdit(page.pane)
    field.show()
    field.setFocus()
    page.show(long_article())
    wheel_down(page, qtbot, 100)
    assert page.pane.focusWidget() is field


def test_the_menu_is_ours(page, qtbot):
    page.show([html_block('<p><a href="https://example.com/x">リンク</a></p>')])
    told: list[tuple[str, str]] = []
    page.pane.link_clicked.connect(lambda url, kind: told.append((url, kind)))
    click(page, "a", Qt.MouseButton.RightButton)
    qtbot.waitUntil(lambda: page.pane.findChild(QMenu, "preview.menu") is not None)
    menu = page.pane.findChild(QMenu, "preview.menu")
    titles = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert titles == ["コピー", "リンクを開く", "リンクのアドレスをコピー", "すべて選択"]
    menu.actions()[1].trigger()
    assert told == [("https://example.com/x", "external")]
    menu.actions()[2].trigger()
    assert QGuiApplication.clipboard().text() == "https://example.com/x"
    menu.close()
    qtbot.waitUntil(lambda: page.pane.findChild(QMenu, "preview.menu") is None)


def test_selected_text_can_be_copied(page, qtbot):
    page.pane.web.view.setFocus()
    page.show([html_block("<p>写す本文</p>")])
    page.pane.web.page.triggerAction(QWebEnginePage.WebAction.SelectAll)
    qtbot.waitUntil(lambda: page.pane.web.page.selectedText().strip() == "写す本文")
    QGuiApplication.clipboard().clear()
    page.pane.web.page.triggerAction(QWebEnginePage.WebAction.Copy)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text().strip() == "写す本文")


def test_where_a_link_leads_is_told_under_the_mouse(page, qtbot):
    page.show([html_block('<p><a href="/2024/a/">リンク</a></p><p>文</p>')])
    told: list[str] = []
    page.pane.link_hovered.connect(told.append)
    for selector, leads in (("a", "/2024/a/"), (".genko-article > p:last-child", "")):
        x, y = page.js(f"(r => [r.left + 5, r.top + 5])($({selector!r}).getBoundingClientRect())")
        QTest.mouseMove(surface(page.pane), QPoint(int(x), int(y)))
        qtbot.waitUntil(lambda leads=leads: bool(told) and told[-1] == leads)
