"""The preset for any site beside real Jekyll: no error on what it publishes, one where it stops."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.core.findings import Severity
from editor.site.checker import check_posts
from editor.site.ground import ground_of_site
from tests.fidelity.jekyll_oracle import build_site

pytestmark = [pytest.mark.oracle, pytest.mark.timeout(300)]

CONFIG = """\
title: Tides
url: https://example.org
timezone: Asia/Tokyo
plugins: [jekyll-seo-tag, jekyll-feed, jekyll-redirect-from, jekyll-sitemap, jekyll-paginate]
"""
LAYOUT = "<html><head>{% seo %}</head><body>{{ page.title }}{{ content }}</body></html>"

PUBLISHED = [
    "title: 2026", "title: true", "title:",
    "description: 2026", "description: true", "description: |\n  Low.\n  High.",
    "excerpt: 2026", "excerpt: false",
    "image: /a.png", "image: {path: /a.png, width: 5, alt: Boat}", 'image: ""',
    "author: Ann", "author: 5", "author: [Ann, Ben]", "author: {name: Ann, twitter: ann}",
    "lang: ja", "locale: ja_JP",
    "slug: another-name", 'slug: "2026"', "slug:",
    "permalink: /a/:title/", "permalink: false", "permalink:",
    "categories: news sea", "categories: [news, 2026, true, ~]",
    "categories: [2026-01-02, [a, b]]", "categories:",
    "category: news", "category: 5", "category: [a, b]",
    "tags: news sea", "tags: [2019, yes, ~]", "tags: 2019", "tags: [[a, b], 1.5]", "tags:",
    "tag: news", "tag: [a, b]", "tag: 5",
    "layout: post", "layout: none", "layout: false", "layout:",
    "published: true",
    "redirect_from: /old/", "redirect_from: [/old/2/, /old/3/]", "redirect_from:",
    "redirect_to: https://example.org/x/", "redirect_to: [https://example.org/y/]",
    "sitemap: false", "sitemap: {priority: 0.8}", 'sitemap: "no"',
    "comments: disabled", "comments: false", "comments: {id: 5}",
    "last_modified_at: 2026-01-02", "last_modified_at: 2026-01-02 10:00:00 +0900",
    'last_modified_at: "2026-01-02 10:00"',
    "canonical_url: https://example.org/z/", "canonical_url: /z/",
    "twitter: {card: summary}", "seo: {type: NewsArticle, links: [https://a.example]}",
    "feed: {excerpt_only: true}", "feed: false", "hidden: true", "toc: true", "pin: 5",
    "excerpt_separator: <!--more-->", "excerpt_separator: 5",
    "render_with_liquid: false",
    "date: 2026-01-02", "date: 2026-01-02 10:00:00 +0900", "date: 20260102",
    'date: "2 January 2026"',
    "weight: 3", "math: true", "series: {name: a, part: 1}",
]  # fmt: skip
"""Front matter that Jekyll and the usual plugins publish a post with, as it was meant.

An empty title and ``published: "no"`` are published too, and an error with reason.
"""

STOPS = [
    "lang: 5", "locale: 5", "slug: 2026", "slug: true", "slug: [a]", "permalink: 5",
    "permalink: [a]", "redirect_from: 5", "redirect_to: 5", "last_modified_at: yesterday",
    "date: someday", "date: [a]", "date:", "date: false",
    "slug: 2026-01-02", "permalink: true", "permalink: /:tide/", 'categories: ["潮:海"]',
    'categories: [":海"]',
]  # fmt: skip
"""Front matter over which Jekyll stops, and builds nothing."""

IGNORED = ["categories: 2019", "categories: false", "categories: {a: b}", "x: :sea", "x: [", "x: @"]
"""Front matter that Jekyll leaves aside: the post has another title, and today's address."""
HIDDEN = ["published: false", "published:"]
"""Front matter for which Jekyll leaves the post out."""


def site_of(folder: Path, headers: list[str]) -> Path:
    (folder / "_posts").mkdir(parents=True)
    (folder / "_layouts").mkdir()
    (folder / "_genko").mkdir()
    (folder / "_config.yml").write_text(CONFIG)
    (folder / "_layouts" / "post.html").write_text(LAYOUT)
    (folder / "_genko" / "schema.yml").write_text("extends: jekyll\n")
    for number, header in enumerate(headers):
        layout = "" if header.startswith("layout") else "layout: post\n"
        text = f"---\n{layout}{header}\n---\n\nThe water is low.\n"
        (folder / "_posts" / f"2026-01-02-{number}-tide.md").write_text(text)
    return folder


def errors(root: Path, headers: list[str]) -> dict[str, list[str]]:
    """The errors on each header, by its source."""
    ground = ground_of_site(root)
    assert ground is not None
    assert not ground.rules.problems
    told = {}
    for result in check_posts(ground.posts, ground, processes=1):
        number = int(Path(result.rel).name.split("-")[3])
        found = [f for f in result.findings if f.severity is Severity.ERROR]
        told[headers[number]] = [f"{f.rule}.{f.variant}" for f in found]
    return told


def test_no_error_on_what_jekyll_publishes(tmp_path: Path, ruby: str) -> None:
    root = site_of(tmp_path / "site", PUBLISHED)
    written = build_site(ruby, root, tmp_path / "out")
    for number, header in enumerate(PUBLISHED):
        own = header.startswith(("slug: ", "permalink: /"))
        assert own or any(path.endswith(f"/{number}-tide.html") for path in written), header
    told = errors(root, PUBLISHED)
    assert len(told) == len(PUBLISHED)
    assert {header: found for header, found in told.items() if found} == {}


@pytest.mark.parametrize("header", STOPS)
def test_an_error_on_what_stops_jekyll(header: str, tmp_path: Path, ruby: str) -> None:
    root = site_of(tmp_path / "site", [header])
    with pytest.raises(AssertionError):
        build_site(ruby, root, tmp_path / "out")
    assert errors(root, [header])[header]


def test_an_error_on_what_has_jekyll_leave_the_front_matter_aside(
    tmp_path: Path, ruby: str
) -> None:
    root = site_of(tmp_path / "site", IGNORED)
    written = build_site(ruby, root, tmp_path / "out")
    told = errors(root, IGNORED)
    for number, header in enumerate(IGNORED):
        assert any(path.endswith(f"/2026-01-02-{number}-tide.html") for path in written), header
        assert told[header], header


def test_a_day_in_a_name_that_there_is_not(tmp_path: Path, ruby: str) -> None:
    root = site_of(tmp_path / "site", [""])
    post = root / "_posts" / "2026-01-02-0-tide.md"
    post.rename(post.with_name("2026-13-02-0-tide.md"))
    with pytest.raises(AssertionError):
        build_site(ruby, root, tmp_path / "out")
    assert errors(root, [""])[""] == ["header/unusable-value.name-day"]


def test_a_word_on_what_is_left_out(tmp_path: Path, ruby: str) -> None:
    root = site_of(tmp_path / "site", HIDDEN)
    written = build_site(ruby, root, tmp_path / "out")
    assert not any("tide" in path for path in written)
    ground = ground_of_site(root)
    assert ground is not None
    results = check_posts(ground.posts, ground, processes=1)
    told = [{finding.rule for finding in result.findings} for result in results]
    assert told == [{"header/unpublished"}] * len(HIDDEN)
