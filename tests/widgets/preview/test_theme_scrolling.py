"""In step with pages as themes build them: a box that scrolls, a header that sticks, gliding."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from editor.app.preview_views import View
from editor.ui.preview.contents import SitePage
from editor.ui.preview.state import PageShell
from tests.widgets.preview.conftest import Page, edited, html_block, long_article
from tests.widgets.preview.test_following import told, wheel  # noqa: F401 - a fixture

MARK = "genko:51c2"
BODY = """<header id="bar">menu</header>
<div id="box"><nav>side</nav>
<main><h1>題</h1><div class="content"><!--genko:51c2--></div></main></div>
"""
STYLES = {
    "a box that scrolls": "body { margin: 0 } #bar { height: 60px }"
    "#box { height: calc(100vh - 60px); overflow-y: auto }",
    "a column that scrolls": "body { margin: 0; height: 100vh; display: flex; overflow: hidden }"
    "#box { flex: 1; display: flex; min-height: 0 } main { flex: 1; overflow: auto }",
    "the article itself": "body { margin: 0 } #bar { height: 60px } h1 { margin: 0 }"
    ".content { height: 300px; overflow: auto }",
    "a header that sticks": "body { margin: 0 } #bar { position: sticky; top: 0; height: 60px }",
    "a fixed header": "body { margin: 60px 0 } #bar { position: fixed; inset: 0 0 auto;"
    "height: 60px; background: white }",
    "gliding": "html { scroll-behavior: smooth }",
    "the body scrolls": "html { height: 100%; overflow: hidden } body { margin: 0; height: 100%;"
    "overflow: auto }",
}
COVERED = {"a header that sticks": 60, "a fixed header": 60}


def shell(style: str, doctype: str = "<!doctype html>") -> PageShell:
    html = f"{doctype}<html><head><style>{style}</style></head><body>{BODY}</body></html>"
    return PageShell("/2026/04/19/a/", html, MARK)


@pytest.fixture(params=STYLES)
def style(request):
    return request.param


@pytest.fixture
def themed(page, site, style):
    page.pane.set_view(View.PAGE)
    page.pane.set_site(site)
    page.pane.set_page(SitePage(shell(STYLES[style])))
    page.show(long_article())
    page.settle()
    return page


TOP_OF_BLOCK = "$$('.content > p')[{n}].getBoundingClientRect().top"
EDGE = (
    "(() => { let e = $('.content'); for (; e.parentElement; e = e.parentElement)"
    " if (/auto|scroll/.test(getComputedStyle(e).overflowY) && e.scrollHeight > e.clientHeight + 1"
    " && e.localName !== 'html') return e.getBoundingClientRect().top; return 0; })()"
)


def below_edge(page: Page, number: int, style: str) -> float:
    """How far the top of a block is below the place where reading begins, in pixels."""
    edge = page.js(EDGE) + COVERED.get(style, 0)
    return page.js(TOP_OF_BLOCK.format(n=number)) - edge


def test_a_line_is_brought_to_where_reading_begins(themed, style):
    themed.pane.scroll_to_line(90)
    themed.settle()
    assert below_edge(themed, 30, style) == pytest.approx(16, abs=2)


def test_what_the_reader_scrolls_is_told(themed, style, told):  # noqa: F811
    themed.pane.scroll_to_line(90)
    themed.settle()
    assert told.lines == []
    wheel(themed.pane, 3)
    themed.qtbot.waitUntil(lambda: bool(told.lines) and told.lines[-1] > 91, timeout=20_000)
    themed.settle()
    line = told.lines[-1]
    number = round(line / 3)
    assert abs(below_edge(themed, number, style) - 16) < 60


def test_the_place_is_kept_while_blocks_above_change(themed, style):
    themed.pane.scroll_to_line(90)
    themed.settle()
    before = below_edge(themed, 30, style)
    blocks = long_article()
    themed.show(edited(blocks, 2, "<p style='height: 400px'>ずっと高い</p>"))
    themed.settle()
    assert below_edge(themed, 30, style) == pytest.approx(before, abs=2)


def test_an_image_that_comes_late_above_moves_nothing(themed, style):
    blocks = long_article()
    themed.pane.scroll_to_line(90)
    themed.settle()
    before = below_edge(themed, 30, style)
    late = '<p><img style="width: 300px" src="/assets/ok.png"></p>'
    themed.show(edited(blocks, 2, late))
    themed.until("$('img').complete && $('img').naturalWidth === 40")
    themed.settle()
    assert below_edge(themed, 30, style) == pytest.approx(before, abs=2)


def test_a_click_tells_the_line(themed, style, told):  # noqa: F811
    themed.pane.scroll_to_line(90)
    themed.settle()
    left, top = themed.js(
        "(r => [r.left + 20, r.top + 5])($$('.content > p')[32].getBoundingClientRect())"
    )
    view = themed.pane.web.view.focusProxy()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(int(left), int(top)))
    themed.qtbot.waitUntil(lambda: told.clicks == [96], timeout=20_000)


def test_the_bar_stands_beside_the_carets_block(themed, style):
    themed.pane.scroll_to_line(90)
    themed.pane.set_caret_line(96)
    themed.settle()
    bar, block = themed.js(
        "[$('.genko-bar'), $$('.content > p')[32]].map((e) => e.getBoundingClientRect().top)"
    )
    assert abs(bar - block) < 2


def test_a_caret_out_of_sight_is_brought_into_it(themed, style):
    themed.pane.set_caret_line(210)
    themed.settle()
    assert 0 < below_edge(themed, 70, style) < 400


@pytest.mark.parametrize("style", ["a box that scrolls"], indirect=True)
def test_another_shell_keeps_the_place_in_the_box(themed, style):
    themed.pane.scroll_to_line(90)
    themed.settle()
    before = below_edge(themed, 30, style)
    made = shell(STYLES[style])
    themed.pane.set_page(SitePage(replace(made, html=made.html.replace("題", "別の題"))))
    themed.settle()
    assert themed.js("$('h1').textContent") == "別の題"
    assert below_edge(themed, 30, style) == pytest.approx(before, abs=2)


def test_a_page_in_quirks_mode_scrolls_too(page, site):
    page.pane.set_view(View.PAGE)
    page.pane.set_site(site)
    page.pane.set_page(SitePage(shell("", doctype="")))
    page.show([*long_article(), html_block("<p>末</p>", "end", 240)])
    page.pane.scroll_to_line(90)
    page.settle()
    assert page.js("document.compatMode") == "BackCompat"
    assert page.js(TOP_OF_BLOCK.format(n=30)) == pytest.approx(16, abs=2)
