"""The files that a site serves: ours beside the output folder of a real build."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest

from editor.core.references import Way
from editor.site.index import SiteIndex
from editor.site.resources import resources_dir
from editor.site.site import Site, open_site
from tests.fidelity.jekyll_oracle import build_site

NFD = unicodedata.normalize("NFD", "がぎ")
FILES = {
    "_posts/2026-01-02-1-plain.md": "title: Plain\ndate: 2026-01-02 20:30:00 +0000",
    "_posts/2026-01-03-slug.md": "slug: Own Slug\ncategories: [News, 'お 知らせ']\ntags: [a-b, Ｃ]",
    f"_posts/2026-01-04-{NFD}.md": "title: NFD\ntags: [a-b, tag_2]",
    "_posts/2026-01-05-ＡＢＣ①.md": "title: Wide\nhidden: true",
    "_posts/2026-01-06-off.md": "published: false",
    "_posts/2026-01-07-mine.md": "permalink: /mine",
    "_posts/2026-01-08-mine-html.md": "permalink: /mine/too.html",
    "_posts/2026-01-09-a.b.md": "title: Dots",
    "_posts/2026-01-10-moved.md": "redirect_from: [/old, /older/, '/php/x.php', 旧い]",
    "_posts/2026-01-11-away.md": "redirect_to: [/mine]\nredirect_from: /gone/",
    "_posts/2026-01-12-tea.html": "title: HTML",
    "_posts/2999-01-02-future.md": "title: Future",
    "news/_posts/2026-01-13-inner.md": "title: In a folder",
    "_drafts/later.md": "title: Later",
    "_recipes/soup.md": "title: Soup",
    "_recipes/deep/日本.md": "title: Deep\nredirect_from: /deep-old",
    "_notes/note.md": "title: No output",
    "_pages/about.md": "title: About",
    "index.html": "title: Index",
    "blog/index.html": "title: Blog",
    "sub/page.one.md": "title: One",
    "sub/index.md": "title: Sub",
    "own.md": "permalink: /p/own",
    "own2.md": "permalink: /p/own.json",
    "404.html": "permalink: /404.html",
    "hidden.md": "published: false",
    "assets/site.scss": "",
    "feed.json": "title: Feed",
}
BARE = [
    "assets/a.png", "assets/b c.png", "assets/100%25.png", "assets/dots..jpg", "assets/x.min.js",
    "README.md", "plain.html", "plain/no.md", "LICENSE", ".htaccess", ".hidden", "_under/x.png",
    "backup.md~", "left-out/x.png", "CNAME", "_recipes/pic.png", "_recipes/deep/raw.md",
    "_notes/raw.png", "_posts/pic.png", "sub/.nojekyll", "robots.bak", f"assets/{NFD}.png",
]  # fmt: skip
BASE = """
timezone: Asia/Tokyo
exclude: [left-out, "*.bak"]
include: [_pages, .htaccess]
collections:
  recipes: {output: true}
  notes:
defaults:
  - scope: {path: _pages, type: pages}
    values: {permalink: "/:basename/"}
"""
PLUGINS = "plugins: [jekyll-redirect-from, jekyll-paginate, jekyll-sitemap, jekyll-feed]\n"
SITES = {
    "date": "permalink: date",
    "pretty": "permalink: pretty\nbaseurl: /sub",
    "none": "permalink: none\nfuture: true",
    "ordinal": "permalink: ordinal",
    "weekdate": "permalink: weekdate",
    "template": "permalink: /:year/:month/:day/:title/\nlimit_posts: 0",
    "categories": "permalink: /:categories/:slug",
    "placeholders": "permalink: /b/:short_year-:i_month/:w_day/:y_day/:name:output_ext",
    "collection": (
        "collections:\n  posts: {permalink: '/p/:title/'}\n"
        "  recipes: {output: true, permalink: '/r/:collection/:path/'}"
    ),
    "plugins": PLUGINS + "paginate: 3\npermalink: pretty",
    "lists below": PLUGINS + "paginate: 2\npaginate_path: /blog/list/:num/\nfeed: {path: atom.xml}",
    "feeds": PLUGINS
    + "feed: {tags: true, categories: [News], collections: {recipes: {path: /r.xml}}}\n"
    "redirect_from: {json: false}",
    "archives": "plugins: [jekyll-archives]\njekyll-archives: {enabled: all}",
    "some archives": (
        "plugins: [jekyll-archives]\njekyll-archives:\n  enabled: [year, month, categories]\n"
        "  permalinks: {category: '/c/:name.html', month: '/:year-:month'}"
    ),
    "no front matter": "plugins: [jekyll-optional-front-matter]",
}


def made(folder: Path, config: str) -> Path:
    site = folder / "site"
    for rel, header in FILES.items():
        file = site / rel
        file.parent.mkdir(parents=True, exist_ok=True)
        body = "a { b: c }\n" if rel.endswith(".scss") else "Text.\n"
        file.write_text(f"---\n{header}\n---\n\n{body}", encoding="utf-8")
    for rel in BARE:
        file = site / rel
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x\n", encoding="utf-8")
    (site / "_config.yml").write_text(f"{BASE}{config}\n", encoding="utf-8")
    return site


def served(root: Path) -> set[str]:
    """All files that are said to be there today: posts that are still to come are not."""
    site = open_site(root)
    assert isinstance(site, Site)
    index = SiteIndex(site, None)
    index.refresh()
    coming = {row.rel for row in index.rows() if row.state == "scheduled"}
    files = index.facts().addresses.files
    return {file for file, sources in files.items() if not coming.issuperset(sources)}


@pytest.mark.parametrize("config", SITES.values(), ids=SITES.keys())
def test_all_files_of_the_output_are_known(ruby: str, tmp_path: Path, config: str) -> None:
    root = made(tmp_path, config)
    theirs = build_site(ruby, root, tmp_path / "out")
    ours = served(root)
    assert len(theirs) > 30
    assert ours - theirs == set()
    assert theirs - ours == set()


def test_the_sample_site_is_known_whole(ruby: str, tmp_path: Path) -> None:
    root = tmp_path / "site"
    shutil.copytree(resources_dir() / "sample", root)
    assert served(root) == build_site(ruby, root, tmp_path / "out")


def test_whoever_asks_for_a_file_as_it_is_spelled_gets_it(ruby: str, tmp_path: Path) -> None:
    root = made(tmp_path, SITES["plugins"] + "\nbaseurl: /base\nurl: https://Example.org")
    theirs = build_site(ruby, root, tmp_path / "out")
    site = open_site(root)
    assert isinstance(site, Site)
    index = SiteIndex(site, None)
    index.refresh()
    addresses = index.facts().addresses
    for file in theirs:
        for front in ("/base", "https://example.org/base"):
            located = addresses.locate(front + addresses.url(file), Way.PLAIN, "")
            assert located is not None
            assert located.based
            assert addresses.find(located.path) == file
