"""Pages compared as a browser reads them."""

from __future__ import annotations

import pytest

from editor.core.kramdown import Options
from editor.core.page.compare import compare, with_lines
from editor.core.render.blocks import render_blocks

PAGE = "<!doctype html><html><head><title>t</title></head><body>{}</body></html>"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ('<p id="a" class="x y">t</p>', "<p class='y x' id=a>t</p>"),
        ("<p>a &amp; b</p>", "<p>a & b</p>"),
        ("<p>a\n  b</p>\n\n<p>c</p>", "<p>a b</p><p>c</p>"),
        ("<p>a <br> b</p>", "<p>a<br/>b</p>"),
        ('<pre><span class="k">if</span> x</pre>', '<pre><span class="nb">if</span> x</pre>'),
        (
            '<meta name="generator" content="Jekyll v4.3.1">',
            '<meta name="generator" content="Jekyll v3.9.0">',
        ),
        ("<!-- Begin Jekyll SEO tag v2.8.0 -->", "<!-- Begin Jekyll SEO tag v2.7.1 -->"),
        ("<input disabled>", '<input disabled="">'),
    ],
)
def test_what_no_reader_sees_is_no_difference(ours: str, theirs: str) -> None:
    assert compare(PAGE.format(ours), PAGE.format(theirs)).equal


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("<p>a</p>", "<p>b</p>"),
        ("<p>a</p>", "<div>a</div>"),
        ('<p id="a">a</p>', '<p id="b">a</p>'),
        ("<p>a<em>b</em></p>", "<p>a <em>b</em></p>"),
        ("<pre>a  b</pre>", "<pre>a b</pre>"),
        ("<p>&lt;br&gt;</p>", "<p><br></p>"),
        ("<!-- a -->", "<!-- b -->"),
        ('<meta name="author" content="v1.0">', '<meta name="author" content="v1.1">'),
        ("<p>v1.0</p>", "<p>v1.1</p>"),
        ('<a href="/%E8">x</a>', '<a href="/è">x</a>'),
        ("<ul><li>a</li></ul>", "<ul><li>a</li><li>b</li></ul>"),
    ],
)
def test_what_a_reader_may_see_is_a_difference(ours: str, theirs: str) -> None:
    found = compare(PAGE.format(ours), PAGE.format(theirs))
    assert len(found.differences) >= 1
    assert not found.equal


def test_a_difference_says_where_it_is_and_what_is_there() -> None:
    found = compare(
        PAGE.format("<div>x</div><div><p>1</p><p>2</p></div>"),
        PAGE.format("<div>x</div><div><p>1</p><p>three</p></div>"),
    )
    (one,) = found.differences
    assert (one.path, one.ours, one.theirs) == ("/html/body/div[2]/p[2]", "2", "three")
    assert one.line is None


def test_what_is_on_one_side_alone_has_a_place_too() -> None:
    found = compare(PAGE.format("<p>1</p>"), PAGE.format("<p>1</p><aside>new</aside>"))
    (one,) = found.differences
    assert one.ours == ""
    assert one.theirs == "<aside>\nnew\n</aside>"
    assert one.path == "/html/body"


def test_a_difference_in_the_article_leads_to_the_line_of_the_post() -> None:
    blocks = render_blocks("# One\n\nfirst\n\nsecond\nline\n", Options(), 5)
    article = "".join(block.html for block in blocks)
    head = "<!doctype html><html><head></head><body><nav>n</nav><main>"
    page = f"{head}{article}</main><footer>f</footer></body></html>"
    marked = with_lines(page, slice(len(head), len(head) + len(article)), blocks)
    assert compare(marked, page).equal
    (text,) = compare(marked, page.replace("second", "other")).differences
    assert text.line == 9
    (footer,) = compare(marked, page.replace(">f<", ">g<")).differences
    assert footer.line is None
    (before,) = compare(marked, page.replace(">n<", ">m<")).differences
    assert before.line is None


def test_the_texts_are_the_whole_pages_a_piece_a_line() -> None:
    found = compare(PAGE.format("<p>a<img src=x></p>"), PAGE.format("<p>b</p>"))
    assert "    <p>\n      a\n" in found.ours
    assert "</img>" not in found.ours
    assert found.theirs.count("\n") == found.ours.count("\n") - 1


def test_a_page_that_is_hardly_one_is_compared_all_the_same() -> None:
    assert compare("", "").equal
    assert not compare("", "<p>x</p>").equal
    assert compare("<p>a<b>c", "<p>a<b>c</b></p>").equal
