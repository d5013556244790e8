"""GitHub Pages' text plugins, by what their documentation says; real Jekyll: tests/fidelity."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.core.header.values import Value
from editor.core.jekyll.config import from_mapping
from editor.core.page.plugins.optional_front_matter import made_pages
from editor.core.page.plugins.readme_index import made_indexes
from editor.core.page.renderer import PageRenderer
from tests.unit.core.page.test_renderer import NOW, TWO, Memory, post, site

LAYOUT = "{{ page.title }}|{{ content }}"


def page_site(body: str, *plugins: str, header: str = "", **settings: Value) -> Memory:
    """A site with one page, a post, a file to copy, and the ``plugins``."""
    made = site(**{"notes/page.md": f"---\n{header}---\n{body}", "_layouts/page.html": LAYOUT})
    return replace(made, plugins=frozenset(plugins), settings=settings)


def page_of(memory: Memory) -> str:
    return PageRenderer(memory, NOW).render("notes/page.md").html


LINKS = "jekyll-relative-links"


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("page.md", "/b/notes/page.html"),
        ("./page.md#part", "/b/notes/page.html#part"),
        ("../_posts/2026-01-01-one.md", "/b/2026/01/01/one.html"),
        ("/a/b.png", "/b/a/b.png"),
        ("../a/b.png", "/b/a/b.png"),
        ("gone.md", "gone.md"),
        ("https://x.example/notes/page.md", "https://x.example/notes/page.md"),
        ("#page.md", "#page.md"),
    ],
)
def test_links_to_files_lead_to_their_pages(link: str, address: str) -> None:
    memory = page_site(f"[a]({link}) [b]\n\n[b]: {link}\n", LINKS, baseurl="/b")
    assert page_of(memory) == f'<p><a href="{address}">a</a> <a href="{address}">b</a></p>\n\n'


def test_links_are_left_alone_without_the_plugin_and_where_it_is_off() -> None:
    for memory in (
        page_site("[a](page.md)"),
        page_site("[a](page.md)", LINKS, relative_links={"enabled": False}),
        page_site("[a](page.md)", LINKS, relative_links={"exclude": ["notes"]}),
    ):
        assert page_of(memory) == '<p><a href="page.md">a</a></p>\n'


def test_links_in_posts_are_resolved_where_the_settings_say_so() -> None:
    files = {"_posts/2026-02-01-two.md": post(2, "[x](2026-01-01-one.md)")}
    memory = replace(site("{{ content }}", **files), plugins=frozenset({LINKS}))
    assert 'href="2026-01-01-one.md"' in PageRenderer(memory, NOW).render(TWO).html
    memory = replace(memory, settings={"relative_links": {"collections": True}})
    assert 'href="/2026/01/01/one.html"' in PageRenderer(memory, NOW).render(TWO).html


TITLES = "jekyll-titles-from-headings"


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("# One *two*\n\ntext", "One two"),
        ("\n\n### Three\ntext", "Three"),
        ("Four\n====\n\ntext", "Four"),
        ("# Five[^1]\n\n[^1]: x", "Five"),
        ("#### Too deep", ""),
        ("text\n\n# Late", ""),
    ],
)
def test_a_page_is_called_as_its_first_heading(body: str, title: str) -> None:
    memory = page_site(body, TITLES, header="layout: page\n")
    assert page_of(memory).split("|")[0] == title


def test_a_title_that_is_given_stays() -> None:
    assert page_of(page_site("# A", TITLES, header="layout: page\ntitle: B\n")).startswith("B|<h1")


@pytest.mark.parametrize(
    ("settings", "header", "stripped"),
    [
        ({}, "", False),
        ({"strip_title": True}, "", True),
        ({"strip_title": True}, "strip_title: false\n", False),
        ({}, "strip_title: true\n", True),
        ({"strip_title": True}, "title: B\n", False),
    ],
)
def test_the_heading_is_taken_out_where_it_is_asked_for(
    settings: dict[str, Value], header: str, *, stripped: bool
) -> None:
    memory = page_site(
        "# A\n\ntext", TITLES, header=f"layout: page\n{header}", titles_from_headings=settings
    )
    assert ("<h1" not in page_of(memory)) is stripped


def test_the_shell_follows_a_heading_that_is_the_title() -> None:
    files = {"_posts/2026-02-01-two.md": post(2, "# A\n\ntext")}
    memory = site("{{ content }}", **files)
    memory = replace(
        memory,
        plugins=frozenset({TITLES}),
        settings={"titles_from_headings": {"collections": True}},
    )
    renderer = PageRenderer(memory, NOW)
    first = renderer.render(TWO, post(2, "# A\n\ntext"))
    again = renderer.render(TWO, post(2, "# A\n\nmore"), first)
    other = renderer.render(TWO, post(2, "# B\n\nmore"), again)
    assert again.shell_kept
    assert [page.html.split("|")[0] for page in (first, again, other)] == ["<html>A"] * 2 + [
        "<html>B"
    ]


LAYOUTS = "jekyll-default-layout"


def test_a_page_gets_the_layout_that_the_site_has_for_it() -> None:
    assert page_of(page_site("x", LAYOUTS)) == "|<p>x</p>\n"
    assert page_of(page_site("x", LAYOUTS, header="layout: null\n")) == "<p>x</p>\n"
    assert page_of(page_site("x", LAYOUTS, header="layout: outer\n")).startswith("<html>")
    assert page_of(page_site("x")) == "<p>x</p>\n"


def test_a_post_gets_its_layout() -> None:
    memory = site(**{"_posts/2026-02-01-two.md": "---\ntitle: P2\n---\nx"})
    memory = replace(memory, plugins=frozenset({LAYOUTS}))
    assert PageRenderer(memory, NOW).render(TWO).layouts[0] == "_layouts/post.html"


@pytest.mark.parametrize(
    ("settings", "made"),
    [
        ({}, ["a.md", "docs/b.markdown"]),
        ({"include": ["LICENSE.md"]}, ["LICENSE.md", "a.md", "docs/b.markdown"]),
        ({"optional_front_matter": {"enabled": False}}, []),
        ({"require_front_matter": True}, []),
    ],
)
def test_markdown_without_front_matter_becomes_a_page(
    settings: dict[str, Value], made: list[str]
) -> None:
    files = ["LICENSE.md", "README.md", "a.md", "docs/Contributing.md", "docs/b.markdown", "x.txt"]
    assert list(made_pages(files, from_mapping(settings)[0])) == made


def test_a_readme_is_the_index_of_a_folder_without_one() -> None:
    files = ["README.md", "a/readme.markdown", "b/README.md", "c/README.txt"]
    urls = ["/b/", "/other.html"]
    config = from_mapping({})[0]
    assert list(made_indexes(files, urls, config)) == [
        ("README.md", "/"),
        ("a/readme.markdown", "/a/"),
    ]
    assert list(made_indexes(files, ["/index.html", "/a/INDEX.htm"], config)) == [
        ("b/README.md", "/b/")
    ]
    off = from_mapping({"readme_index": {"enabled": False}})[0]
    assert list(made_indexes(files, urls, off)) == []


def test_a_plugin_that_is_not_followed_is_named_once() -> None:
    memory = site()
    memory.settings["plugins"] = ["jekyll-feed", "jekyll-data", "own-plugin", "jekyll-data"]
    renderer = PageRenderer(memory, NOW)
    page = renderer.render(TWO, post(2, "x"))
    again = renderer.render(TWO, post(2, "xy"), page)
    assert again.shell_kept
    for made in (page, again):
        assert [(one.message, one.args["name"]) for one in made.problems] == [
            ("plugin", "jekyll-data"),
            ("plugin", "own-plugin"),
        ]


def test_another_engine_for_markdown_is_named() -> None:
    for name, told in (("CommonMark", ["markdown-engine"]), ("Kramdown", [])):
        memory = page_site("x", markdown=name)
        page = PageRenderer(memory, NOW).render("notes/page.md")
        assert [one.message for one in page.problems] == told


def test_a_gist_is_its_script() -> None:
    body = "{% gist me/12 %}{% assign f = 'a.md' %}{% gist 34 f %}"
    page = page_of(page_site(body))
    assert '<script src="https://gist.github.com/me/12.js"> </script>' in page
    assert '<script src="https://gist.github.com/34.js?file=a.md"> </script>' in page


def test_a_page_that_leads_elsewhere_is_a_redirect() -> None:
    header = "redirect_to: /2026/01/01/one.html\nlayout: page\n"
    page = page_of(
        page_site("body", "jekyll-redirect-from", header=header, url="https://x.example")
    )
    assert '<link rel="canonical" href="https://x.example/2026/01/01/one.html">' in page
    assert "body" not in page
    assert page_of(page_site("body", header=header)) == "|<p>body</p>\n"


def test_a_page_refuses_the_layout_of_the_defaults_and_a_post_does_not() -> None:
    defaults: Value = [{"scope": {"path": ""}, "values": {"layout": "page"}}]
    memory = page_site("x", header="layout: null\n", defaults=defaults)
    memory.files["_posts/2026-02-01-two.md"] = "---\ntitle: P2\nlayout: null\n---\nx"
    assert page_of(memory) == "<p>x</p>\n"
    assert PageRenderer(memory, NOW).render(TWO).html == "P2|<p>x</p>\n"


LISTS = "jekyll-paginate-v2"


def test_pages_that_ask_for_it_are_lists() -> None:
    body = "{{ paginator.posts | map: 'title' | join }} {{ paginator.next_page_path }}"
    header = "pagination: {enabled: true, per_page: 2, tag: X, sort_field: title}\n"
    memory = page_site(body, LISTS, header=header, pagination={"enabled": True})
    pages = list(PageRenderer(memory, NOW).published(pages=True))
    lists = {page.url: page.html for page in pages if page.rel == "notes/page.md"}
    assert lists == {"/notes/index.html": "P2 P3 "}
    plain = page_site(body, LISTS, header=header)
    assert page_of(plain) == "\n"


def test_a_list_is_not_gone_while_its_page_is_typed() -> None:
    body = "{{ paginator.total_posts }} posts"
    header = "---\nlayout: page\npagination: {enabled: true}\n---\n"
    memory = page_site(body, LISTS, header=header[4:-4], pagination={"enabled": True})
    renderer = PageRenderer(memory, NOW)
    page = renderer.render("notes/page.md", header + body)
    again = renderer.render("notes/page.md", header + body + "!", page)
    assert again.shell_kept
    assert again.html == "|3 posts!"
