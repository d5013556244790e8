from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.header.construct import load
from editor.core.jekyll.config import SiteConfig, from_mapping
from editor.core.jekyll.documents import Document, Moments, read_document
from editor.core.jekyll.permalink import escape_path, page_url, sanitize

NOW = datetime(2026, 5, 5, 12, tzinfo=UTC)
CHANGED = datetime(2026, 4, 4, 12, tzinfo=UTC)


def site(text: str = "") -> SiteConfig:
    values = load("timezone: Asia/Tokyo\npermalink: pretty\n" + text)
    assert isinstance(values, dict)
    return from_mapping(values)[0]


def document(header: str, rel: str = "_posts/2026-01-02-a-b.md", config: str = "") -> Document:
    values = load(header)
    assert isinstance(values, dict | None)
    return read_document(rel, values or {}, site(config), Moments(NOW, CHANGED))


def test_the_url_is_of_the_sites_own_day():
    assert document("date: 2026-01-02 20:00:00 +0000").url == "/2026/01/03/a-b/"
    assert document('date: "2026-01-02 20:00"').url == "/2026/01/02/a-b/"


def test_what_the_header_leaves_open_comes_from_the_name():
    found = document("layout: post")
    assert (found.title, found.data["slug"], found.data["ext"]) == ("A B", "a-b", ".md")
    assert found.dated
    assert found.published


def test_categories_come_from_folders_defaults_and_header_each_once():
    found = document(
        "categories: tech News",
        "News/_posts/2026-01-02-a.md",
        "defaults: [{values: {categories: [all]}}]",
    )
    assert found.categories == ("News", "all", "tech")
    assert found.url == "/news/all/tech/2026/01/02/a/"


def test_a_header_that_cannot_be_read_is_published_under_todays_address():
    found = read_document("_posts/2026-01-02-a.md", None, site(), Moments(NOW))
    assert found.url == "/2026/05/05/2026-01-02-a/"
    assert found.ignored
    assert not found.dated
    assert found.title == ""


def test_a_category_that_is_no_list_makes_jekyll_ignore_the_header():
    found = document("categories: 5\ntitle: T")
    assert found.ignored
    assert found.title == ""


def test_a_draft_without_a_date_has_the_day_it_was_changed():
    found = document("title: T", "_drafts/idea.md")
    assert found.data["draft"] is True
    assert (found.url, found.dated) == ("/2026/04/04/idea/", False)


@pytest.mark.parametrize(
    ("header", "config", "published"),
    [
        ("published: false", "", False),
        ("published:", "", False),
        ("published: x", "", True),
        ("published: false", "unpublished: true", True),
        ("", "", True),
    ],
)
def test_published(header, config, published):
    assert document(header, config=config).published is published


def test_the_future_is_held_back_unless_the_site_wants_it():
    later = document("date: 2026-05-05 12:00:01 +0000")
    assert later.scheduled(site(), NOW)
    assert not later.scheduled(site("future: true"), NOW)
    assert not document("date: 2026-05-05 12:00:00 +0000").scheduled(site(), NOW)


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("date: someday", "site.date.unreadable"),
        ("permalink: [a]", "site.url.permalink"),
        ("permalink: /:nothing/", "site.url.placeholder"),
        ("slug: 5", "site.url.slug"),
        ("categories: ['日本: x']", "site.url.scheme"),
    ],
)
def test_what_stops_the_build_is_a_problem(header, message):
    found = document(header)
    assert found.problem is not None
    assert found.problem.message == message


KEYS = st.sampled_from(
    ["title", "date", "categories", "category", "tags", "slug", "permalink", "published", "x"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=5,
)


@given(st.dictionaries(KEYS, VALUES, max_size=5), st.text(min_size=1, max_size=12))
def test_no_header_and_no_name_makes_it_crash(values, name):
    found = read_document(f"_posts/2026-01-02-{name}.md", values, site(), Moments(NOW))
    assert found.url.startswith("/") or found.problem is not None
    assert "//" not in found.url


@pytest.mark.parametrize(
    ("folder", "name", "style", "url"),
    [
        ("", "about.md", "pretty", "/about/"),
        ("", "about.md", "date", "/about.html"),
        ("", "about.md", "weekdate", "/about"),
        ("", "about.md", "/:title/", "/about/"),
        ("sub", "index.html", "date", "/sub/"),
        ("sub", "feed.xml", "pretty", "/sub/feed.xml"),
        ("日本", "a b.md", "pretty", "/%E6%97%A5%E6%9C%AC/a%20b/"),
    ],
)
def test_pages(folder, name, style, url):
    assert page_url(folder, name, {}, from_mapping({"permalink": style})[0]) == url
    assert page_url(folder, name, {"permalink": "/x"}, from_mapping({})[0]) == "/x"


@pytest.mark.parametrize(
    ("path", "escaped"),
    [
        ("a b", "a%20b"),
        ("日", "%E6%97%A5"),
        ("50%", "50%25"),
        ("a?b#c", "a?b%23c"),
        ("[x]", "%5Bx%5D"),
        ("/~._-!$&'()*+,;=:@", "/~._-!$&'()*+,;=:@"),
        ("e\u0301", "e%CC%81"),
        ("é", "%C3%A9"),
    ],
)
def test_escaping_keeps_what_a_path_may_hold_and_normalises_nothing(path, escaped):
    assert escape_path(path) == escaped


def test_urls_have_one_slash_and_do_not_climb():
    assert sanitize("//a//../b/./c..d/") == "/a/b/c/d/"
