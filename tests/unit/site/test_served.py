"""What a site is known to serve, and what cannot be known: gems, own plugins, themes, drafts."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.core.addresses import Addresses
from editor.core.site_facts import SiteFacts
from editor.site.index import SiteIndex
from editor.site.site import Site, open_site

CONFIG = "timezone: Asia/Tokyo\npermalink: /:year/:month/:day/:title/\n"


def addresses(root: Path, config: str = CONFIG, **files: str) -> Addresses:
    return facts(root, config, **files).addresses


def facts(root: Path, config: str = CONFIG, **files: str) -> SiteFacts:
    (root / "_posts").mkdir(exist_ok=True)
    (root / "_config.yml").write_text(config, encoding="utf-8")
    for name, text in files.items():
        path = root / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    site = open_site(root)
    assert isinstance(site, Site)
    index = SiteIndex(site, None)
    index.refresh()
    return index.facts()


def post(root: Path, name: str, header: str = "", folder: str = "_posts") -> None:
    path = root / folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"---\n{header}\n---\n", encoding="utf-8")


def test_the_address_that_a_file_name_suggests_is_kept(tmp_path: Path) -> None:
    post(tmp_path, "2026-01-01-a.md", "date: 2026-01-01 20:00:00 +0000")
    post(tmp_path, "2026-01-03-long-name-.md")
    post(tmp_path, "2026-01-04-b.md", "slug: other")
    post(tmp_path, "2026-01-05-plain.md")
    found = addresses(tmp_path)
    assert found.named == {
        "/2026/01/01/a/index.html": ("/2026/01/02/a/index.html",),
        "/2026/01/03/long-name-/index.html": ("/2026/01/03/long-name/index.html",),
        "/2026/01/04/b/index.html": ("/2026/01/04/other/index.html",),
    }


def test_drafts_and_hidden_posts_are_held_back_and_coming_ones_are_not(tmp_path: Path) -> None:
    post(tmp_path, "2999-01-01-coming.md")
    post(tmp_path, "2026-01-01-hidden.md", "published: false")
    post(tmp_path, "draft.md", "date: 2026-01-02", "_drafts")
    found = addresses(tmp_path)
    assert found.find("/2999/01/01/coming/") is not None
    assert list(found.coming) == ["_posts/2999-01-01-coming.md"]
    assert found.find("/2026/01/01/hidden/") is None
    assert found.held_back("/2026/01/01/hidden/") == "_posts/2026-01-01-hidden.md"
    assert found.held_back("/2026/01/02/draft") == "_drafts/draft.md"


def test_the_shape_of_posts(tmp_path: Path) -> None:
    shape = addresses(tmp_path).posts
    assert shape is not None
    assert shape.fullmatch("/2026/01/02/some-name/")
    assert shape.fullmatch("/2026/01/02/some-name")
    assert not shape.fullmatch("/tags/some-name/")
    assert addresses(tmp_path, "permalink: /:categories/:title/").posts is None
    dated = addresses(tmp_path, "permalink: date").posts
    assert dated is not None
    assert dated.fullmatch("/a/b/2026/01/02/name.html")


@pytest.mark.parametrize(
    ("config", "files", "complete"),
    [
        ("plugins: [jekyll-feed, jekyll-seo-tag]", {}, True),
        ("plugins: [jekyll-paginate-v2]", {}, False),
        ("plugins: jekyll-tagging", {}, False),
        ("gems: [jekyll-category-pages]", {}, False),
        ("", {"Gemfile": 'gem "jekyll-seo-tag"\n  gem "jekyll-polyglot"\n'}, False),
        ("", {"_plugins__filter.rb": "module Jekyll::X\nend\n"}, True),
        ("", {"_plugins__a__tags.rb": "class T < Jekyll::Generator\nend\n"}, False),
        ("plugins_dir: code", {"code__x.rb": "PageWithoutAFile.new(site)"}, False),
        ("plugins_dir: [a, code]", {"code__x.rb": "PageWithoutAFile.new(site)"}, False),
    ],
)
def test_what_may_make_pages_unseen(
    tmp_path: Path, config: str, files: dict[str, str], *, complete: bool
) -> None:
    made = addresses(tmp_path, config, **files)
    assert made.complete is complete


@pytest.mark.parametrize(
    ("config", "files", "tags"),
    [
        ("", {}, set()),
        ("plugins: [jekyll-feed, jekyll-seo-tag, jekyll-sitemap]", {}, {"feed_meta", "seo"}),
        ("", {"Gemfile": 'gem "github-pages"'}, {"gist", "github_edit_link"}),
        ("plugins: [jekyll-tagging]", {}, None),
        ("theme: minima", {}, None),
        ("", {"_plugins__x.rb": "Liquid::Template.register_tag('x', X)"}, None),
        ("plugins_dir: code", {"_plugins__x.rb": "register_tag('x', X)"}, set()),
        ("plugins_dir: code", {"code__x.rb": "register_tag('x', X)"}, None),
        ("", {"_plugins__x.rb": "module Jekyll::X\nend\n"}, set()),
    ],
)
def test_the_tags_of_plugins(
    tmp_path: Path, config: str, files: dict[str, str], tags: set[str] | None
) -> None:
    assert facts(tmp_path, config, **files).plugin_tags == tags


def test_what_github_makes_of_markdown_without_front_matter_is_perhaps_there(
    tmp_path: Path,
) -> None:
    found = addresses(tmp_path, **{"docs__README.md": "x", "docs__guide.md": "x"})
    assert found.find("/docs/") is None
    assert found.may_serve("/docs/")
    assert found.may_serve("/docs/guide")
    assert not found.may_serve("/docs/other")
    gem = {"Gemfile": 'gem "github-pages"\n'}
    assert addresses(tmp_path, **gem).find("/docs/guide") is not None


def test_themes_and_kept_files_are_not_seen_through(tmp_path: Path) -> None:
    found = addresses(tmp_path, "theme: minima\nkeep_files: [reports/]")
    assert found.may_serve("/assets/main.css")
    assert found.may_serve("/reports/1.html")
    assert not found.may_serve("/about/")


def test_a_file_that_gets_front_matter_is_copied_no_longer(tmp_path: Path) -> None:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_config.yml").write_text(CONFIG)
    page = tmp_path / "notes.md"
    page.write_text("x")
    site = open_site(tmp_path)
    assert isinstance(site, Site)
    index = SiteIndex(site, None)
    index.refresh()
    assert index.facts().addresses.find("/notes.md") == "/notes.md"
    page.write_text("---\ntitle: Notes\n---\n")
    index.update_one(page)
    index.refresh()
    assert index.facts().addresses.find("/notes.md") is None
    assert index.facts().addresses.find("/notes") == "/notes/index.html"
