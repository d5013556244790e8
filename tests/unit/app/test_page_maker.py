"""The page of a post as it is typed: its shell, its blocks and the lines they come from."""

from __future__ import annotations

import shutil

import pytest

from editor.app.page_maker import PageMaker
from editor.app.post_page import NoPage, PostPage
from editor.site.index import SiteIndex
from editor.site.site import open_site

REL = "_posts/2026-04-05-1-roast-log.md"
HEADER = (
    "---\nlayout: post\ntitle: One\ndate: 2026-04-05 09:00:00 +0900\nexcerpt: E\n"
    "description: D\n---\n"
)


@pytest.fixture
def make(sample_site):
    site = open_site(sample_site)
    index = SiteIndex(site, None)
    index.refresh()
    maker = PageMaker(site, index)
    return lambda text, rel=REL: maker.make(rel, text)


def test_the_article_has_one_place_in_its_page(make):
    page = make(f"{HEADER}First.\n")
    assert isinstance(page, PostPage)
    assert page.html.count(f"<!--{page.mark}-->") == 1
    assert "First." not in page.html.partition("<main")[2]
    assert "<title>One" in page.html
    assert page.path == "/2026/04/05/1-roast-log/"


def test_another_body_leaves_the_shell_as_it_is(make):
    one, two = make(f"{HEADER}First.\n"), make(f"{HEADER}Second.\n")
    assert one.html == two.html
    assert two.text.endswith("Second.\n")


def test_another_header_makes_another_shell(make):
    one = make(f"{HEADER}First.\n")
    two = make(HEADER.replace("One", "Two") + "First.\n")
    assert "<title>Two" in two.html
    assert one.html != two.html


def test_without_liquid_the_blocks_are_those_of_the_text(make):
    assert make(f"{HEADER}First.\n").blocks is None


def test_what_liquid_writes_is_led_back_to_its_line(make):
    body = "First.\n\n{% for n in (1..3) %}\nLine {{ n }}.\n{% endfor %}\n\nLast.\n"
    page = make(HEADER + body)
    assert [("Line" in b.html, "Last" in b.html) for b in page.blocks][-1] == (False, True)
    first, last = page.blocks[0], page.blocks[-1]
    assert "First." in first.html
    assert first.first_line == HEADER.count("\n")
    assert last.first_line == HEADER.count("\n") + 6
    lines = [block.first_line for block in page.blocks]
    assert lines == sorted(lines)
    assert sum("Line" in block.html for block in page.blocks) == 3


def test_what_is_no_post_has_no_page(make):
    assert make("text", "notes/none.txt") == NoPage("notes/none.txt", "text", "not-listed")


def test_a_post_that_is_not_saved_yet_has_its_page(make):
    assert isinstance(make(f"{HEADER}First.\n", "_posts/2026-04-20-new.md"), PostPage)


def test_without_a_layout_there_is_no_page(make):
    page = make(HEADER.replace("layout: post", "layout: none") + "First.\n")
    assert isinstance(page, NoPage)
    assert page.reason == "no-layout"


def test_a_layout_that_is_not_there_is_named(make):
    page = make(HEADER.replace("layout: post", "layout: essay") + "First.\n")
    assert isinstance(page, NoPage)
    assert (page.reason, page.args) == ("layout-missing", {"name": "essay"})


def test_style_sheets_that_are_made_come_with_the_page(sample_site):
    css = sample_site / "assets" / "css"
    shutil.move(css / "site.css", css / "plain.css")
    (css / "site.scss").write_text(
        "---\n---\n$ink: #123456;\nbody { color: $ink; }\n", encoding="utf-8"
    )
    site = open_site(sample_site)
    index = SiteIndex(site, None)
    index.refresh()
    page = PageMaker(site, index).make(REL, f"{HEADER}First.\n")
    assert "#123456" in page.styles["/assets/css/site.css"]
