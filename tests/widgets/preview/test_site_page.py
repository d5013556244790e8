"""The article within a page of the site: its theme's styles, its place, another shell around it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.app.preview_views import View
from editor.ui.preview.contents import SitePage
from editor.ui.preview.scheme import content_security_policy
from editor.ui.preview.state import PageShell
from tests.widgets.preview.conftest import Page, article, edited, html_block, long_article
from tests.widgets.preview.test_attacks import ALL

MARK = "genko:7f3a"
HTML = """<!doctype html>
<html lang="ja" data-theme-of="site"><head><meta charset="utf-8"><title>site</title>
<link rel="stylesheet" href="/assets/site.css">
<style>:root { --text: rgb(9, 9, 9); }</style>
</head><body class="post"><nav id="nav">menu</nav>
<main><h1>{title}</h1><div class="content"><!--genko:7f3a--></div></main>
<footer>end</footer></body></html>
"""


def shell(title: str = "one", path: str = "/2026/04/19/a/") -> PageShell:
    return PageShell(path, HTML.replace("{title}", title), MARK)


@pytest.fixture
def themed(page, site):
    page.pane.set_view(View.PAGE)
    (site / "assets" / "site.css").write_text("#nav { color: rgb(1, 2, 3); }", encoding="utf-8")
    return site


def test_the_article_stands_in_its_place_with_the_themes_look(page, themed):
    page.pane.set_site(themed)
    page.pane.set_page(SitePage(shell()))
    page.show(article("first\n\nsecond"))
    assert page.js("$('.content').innerHTML").startswith("<p>first</p>")
    assert page.js("$$('.content > p').length") == 2
    assert page.js("getComputedStyle($('#nav')).color") == "rgb(1, 2, 3)"


def test_a_page_that_is_wanted_before_the_first_one_is_up(qtbot, new_pane, site):
    new_pane.set_site(site)
    new_pane.set_view(View.PAGE)
    new_pane.start()
    new_pane.set_blocks(article("first"), new_post=True)
    new_pane.set_page(SitePage(shell()))
    page = Page(new_pane, qtbot)
    qtbot.waitUntil(new_pane.is_ready, timeout=30_000)
    page.until("$('.content > p')?.textContent === 'first'")


def test_what_is_allowed_before_the_first_page_is_up_counts(qtbot, new_pane, site):
    new_pane.start()
    with qtbot.waitSignal(new_pane.ready, timeout=30_000):
        qtbot.waitUntil(lambda: new_pane.web is not None)
        new_pane.trust(remote=True, scripts=False)
    page = Page(new_pane, qtbot)
    page.js(
        "(globalThis.refused = [], addEventListener('securitypolicyviolation',"
        " e => refused.push(e.originalPolicy)), 0)"
    )
    page.js("($('.genko-article').innerHTML = '<img src=\"http://localhost:9/\">', 0)")
    page.until("refused.length")
    assert page.js("refused[0]") == content_security_policy(remote=True)


def test_the_process_that_is_up_goes_on_with_the_page_of_the_site(page, themed):
    """Another one takes as long to come up as all the rest of the page."""
    process = page.pane.web.page.renderProcessPid()
    page.pane.set_site(themed)
    page.pane.set_page(SitePage(shell()))
    page.show(article("first"))
    assert page.js("location.pathname") == "/2026/04/19/a/"
    assert page.pane.web.page.renderProcessPid() == process != 0


def test_the_own_page_does_not_show_a_post_that_another_page_waits_for(qtbot, new_pane, site):
    new_pane.set_site(site)
    new_pane.set_view(View.PAGE)
    new_pane.set_blocks(article("first"), new_post=True)
    new_pane.set_page(SitePage(shell()))
    with qtbot.waitSignal(new_pane.painted, timeout=30_000) as first:
        new_pane.start()
    assert first.args == [1]
    assert Page(new_pane, qtbot).js("location.pathname") == "/2026/04/19/a/"


def test_the_themes_own_names_are_left_alone(page, themed):
    page.pane.set_site(themed)
    page.pane.set_page(SitePage(shell()))
    page.show(article("first"))
    assert page.js("getComputedStyle($('html')).getPropertyValue('--text')") == "rgb(9, 9, 9)"
    assert page.js("$('html').dataset.theme ?? ''") == ""


def test_only_the_changed_block_is_touched(page, themed):
    page.pane.set_site(themed)
    page.pane.set_page(SitePage(shell()))
    blocks = article("first\n\nsecond\n\nthird")
    page.show(blocks)
    page.js("(globalThis.kept = $$('.content > p')[0], 0)")
    page.show(edited(blocks, 1, "<p>changed</p>"))
    assert page.js("$$('.content > p').map((p) => p.textContent)") == ["first", "changed", "third"]
    assert page.js("globalThis.kept === $$('.content > p')[0]")


def test_another_shell_moves_the_article_over_as_it_is(page, themed):
    page.pane.set_site(themed)
    page.pane.set_page(SitePage(shell("one")))
    blocks = long_article()
    page.show(blocks)
    page.js("(globalThis.kept = $$('.content > p')[0], 0)")
    page.pane.scroll_to_line(90)
    page.settle()
    before = page.top
    page.pane.set_page(SitePage(replace(shell("two"))))
    page.settle()
    assert page.js("$('h1').textContent") == "two"
    assert page.js("globalThis.kept === $$('.content > p')[0]")
    assert page.js("$$('.content > p').length") == len(blocks)
    assert abs(page.top - before) < 2
    page.show(edited(blocks, 0, "<p>after</p>"))
    assert page.js("$$('.content > p')[0].textContent") == "after"


def test_another_shell_changes_what_differs_alone(page, themed):
    page.pane.set_site(themed)
    page.pane.set_page(SitePage(shell("one")))
    page.show(article("first\n\nsecond"))
    page.js("(globalThis.kept = ['#nav', 'footer', '.content'].map($), 0)")
    other = HTML.replace("menu", "<b>men</b>u").replace('class="post"', 'class="page"')
    other = other.replace("</main>", "<aside>beside</aside></main>").replace(">site<", ">two<")
    page.pane.set_page(SitePage(replace(shell(), html=other.replace("{title}", "two"))))
    page.until("$('h1').textContent === 'two'")
    assert page.js("['#nav', 'footer', '.content'].map($).every((e, i) => e === kept[i])")
    assert page.js("$('#nav').innerHTML") == "<b>men</b>u"
    assert page.js("$('main').lastElementChild.textContent") == "beside"
    assert page.js("[document.body.className, document.title]") == ["page", "two"]
    assert page.js("$$('.content > p').map((p) => p.textContent)") == ["first", "second"]
    page.pane.set_page(SitePage(shell("three")))
    page.until("$('h1').textContent === 'three'")
    assert page.js("[$('#nav').innerHTML, $$('aside').length]") == ["menu", 0]


PLACE = f"<!--{MARK}-->"
PLACES = {
    "deeper": f"<section><div>{PLACE}</div></section>",
    "in another element": f"<section>{PLACE}</section>",
    "among others": f"before<i>x</i>{PLACE}<b>after</b>",
    "alone": PLACE,
}


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("body", ["first\n\nsecond", ""])
def test_another_shell_may_have_the_article_elsewhere(page, themed, name, body):
    page.pane.set_site(themed)
    made = shell()
    page.pane.set_page(SitePage(made))
    blocks = article(body) if body else ()
    page.show(article("first\n\nsecond"))
    page.pane.set_blocks(blocks)
    other = made.html.replace(PLACE, PLACES[name])
    for html in (other, other.replace("one", "two"), made.html, other):
        page.pane.set_page(SitePage(replace(made, html=html)))
        page.settle()
        shown = "".join(block.html for block in blocks).rstrip()
        expected = html.partition("<body")[2].partition(">")[2].partition("</body>")[0]
        assert page.js("document.body.innerHTML").replace("\n", "") == (
            expected.replace(PLACE, f"{shown}{PLACE}").replace("\n", "")
        )


def test_the_way_back_to_the_plain_page(page, themed):
    page.pane.set_site(themed)
    page.pane.set_page(SitePage(shell()))
    page.show(article("first"))
    page.pane.set_page(None)
    page.until("$('.genko-article') && $('.genko-article').textContent.includes('first')")


def test_the_caret_has_its_bar(page, themed):
    page.pane.set_site(themed)
    page.pane.set_page(SitePage(shell()))
    page.show(article("first\n\nsecond"))
    page.pane.set_caret_line(2)
    page.settle()
    bar, second = page.js(
        "[$('.genko-bar'), $$('.content > p')[1]].map((e) => e.getBoundingClientRect().top)"
    )
    assert abs(bar - second) < 2


THEMES = {
    **ALL,
    "onload of body": "<body onload=\"document.title='ran'\">",
    "style sheet": "<link rel=stylesheet href='{R}/x.css'>",
    "import": "<style>@import url({R}/y.css); body {{ background: url({R}/z.png) }}</style>",
    "noscript": "<noscript><img src='{R}/n.png'></noscript>",
    "settings as a style sheet": "<link rel=stylesheet href='/_config.yml'>",
    "a style sheet outside": "<link rel=stylesheet href='/../outside.css'>",
    "a style sheet outside, encoded": "<link rel=stylesheet href='/%2e%2e/outside.css'>",
    "a link out of the site": "<link rel=stylesheet href='/assets/link.css'>",
    "covers the window": "<style>* {{ position: fixed; inset: 0; z-index: 2147483647 }}</style>",
}


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_is_contained_too(page, themed, server, armed, name):
    (themed.parent / "outside.css").write_text("body { color: red }", encoding="utf-8")
    (themed / "assets" / "link.css").symlink_to(themed.parent / "outside.css")
    page.pane.set_site(themed)
    made = shell()
    attack = armed(THEMES[name])
    page.pane.set_page(SitePage(replace(made, html=made.html.replace("<nav", f"{attack}<nav"))))
    page.pane.set_blocks(article("first"))
    page.settle()
    page.until("document.readyState === 'complete'")
    assert page.pane.web.page.url().toString() == f"genko://site{made.path}"
    assert page.js("document.title") == "site"
    assert server.asked == []
    assert page.js("$$('script, noscript').length") == 0
    assert page.js("getComputedStyle($('html')).color") != "rgb(255, 0, 0)"
    assert page.js("document.body && getComputedStyle(document.body).color") != "rgb(255, 0, 0)"


@pytest.mark.parametrize("name", sorted(ALL)[::4])
def test_a_post_is_contained_in_a_page_of_the_site(page, themed, server, armed, name):
    page.pane.set_site(themed)
    page.pane.set_page(SitePage(shell()))
    page.show([html_block(armed(ALL[name]))])
    page.settle()
    assert server.asked == []
    assert page.js("document.title") == "site"
    assert page.pane.web.page.url().toString() == "genko://site/2026/04/19/a/"


def test_a_page_whose_layout_hides_the_article_is_shown_as_it_is(page, themed):
    page.pane.set_site(themed)
    made = shell()
    page.pane.set_page(SitePage(replace(made, html=made.html.replace(f"<!--{MARK}-->", "whole"))))
    page.until("$('.content') && $('.content').textContent === 'whole'")
    page.pane.set_blocks(article("first"))
    page.settle()
    assert page.js("$('.content').textContent") == "whole"


def test_content_from_elsewhere_only_where_it_is_allowed(page, themed):
    page.pane.set_site(themed)
    page.pane.set_page(SitePage(shell()))
    block = article('<img src="https://example.invalid/a.png" alt="a">')
    page.show(block)
    assert page.js("$$('.genko-away').length") == 1
    page.pane.trust(remote=True, scripts=False)
    # It is asked for (in vain: there is no such host), and no longer left out.
    page.until("$('.genko-away')?.dataset.genkoKind === 'missing'")
    assert page.pane.web.profile.interceptor.remote
    page.pane.trust(remote=False, scripts=False)
    page.until("$('.genko-away')?.dataset.genkoKind === 'image'")


@pytest.mark.parametrize("selector", ["#nav a", ".content a"])
def test_a_link_out_of_the_site_is_told_and_not_followed(page, themed, selector):
    page.pane.set_site(themed)
    made = shell()
    out = '<a href="https://example.org/menu">menu</a>'
    page.pane.set_page(SitePage(replace(made, html=made.html.replace("menu", out))))
    page.show(article("[out](https://example.org/menu)"))
    links: list[tuple[str, str]] = []
    page.pane.link_clicked.connect(lambda *link: links.append(link))
    page.js(f"($({selector!r}).click(), 0)")
    page.settle()
    assert links == [("https://example.org/menu", "external")]
    assert page.pane.web.page.url().toString() == f"genko://site{made.path}"
