"""The pages of a site: the state they are made of is kept until a file of it has changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from editor.app import page_maker
from editor.app.post_page import PostPage
from editor.app.site_pages import SitePages
from editor.site.index import SiteIndex
from editor.site.site import open_site

REL = "_posts/2026-01-01-a.md"
TEXT = "---\nlayout: post\ntitle: A\n---\nText.\n"
FILES = {
    "_config.yml": "title: T\n",
    REL: TEXT,
    "_posts/2026-01-02-b.md": "---\ntitle: B\n---\nother\n",
    "_layouts/post.html": (
        '<link rel="stylesheet" href="/s.css">{% include in.html %}|{{ site.data.d.x }}|'
        "{{ page.next.content }}|{{ site.static_files | map: 'path' | join: ',' }}|"
        "{% include_relative part.md %}|{{ content }}"
    ),
    "_includes/in.html": "in",
    "_data/d.yml": "x: 1\n",
    "_posts/part.md": "part",
    "s.scss": '---\n---\n@import "p";\n',
    "_sass/_p.scss": "b { color: #111111 }",
    "images/a.png": "",
}


def write(root: Path, files: dict[str, str]) -> None:
    for rel, text in files.items():
        (root / rel).parent.mkdir(parents=True, exist_ok=True)
        (root / rel).write_text(text, encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, FILES)
    for path in (tmp_path, *tmp_path.rglob("*")):
        os.utime(path, (1_700_000_000, 1_700_000_000))  # so that no change falls into one tick
    return tmp_path


@pytest.fixture
def pages(root: Path) -> SitePages:
    site = open_site(root)
    index = SiteIndex(site, None)
    index.refresh()
    return SitePages(site, index)


def shown(pages: SitePages) -> str:
    page = pages.make(REL, TEXT)
    assert isinstance(page, PostPage)
    return page.html + "".join(page.styles.values())


def test_what_makes_the_pages_is_kept_while_nothing_has_changed(pages, monkeypatch):
    made = []
    real = page_maker.PageMaker
    monkeypatch.setattr(page_maker, "PageMaker", lambda *args: made.append(args) or real(*args))
    before = shown(pages)
    assert not pages.look_again()
    assert shown(pages) == before
    assert len(made) == 1


def test_before_the_first_page_there_is_nothing_to_make_anew(pages):
    assert not pages.look_again()


@pytest.mark.parametrize(
    ("rel", "text", "shows"),
    [
        ("_layouts/post.html", "another {{ content }}", "another "),
        ("_includes/in.html", "into", "into|"),
        ("_data/d.yml", "x: 22\n", "|22|"),
        ("_data/more.yml", "x: 1\n", ""),
        ("_posts/2026-01-02-b.md", "---\ntitle: B\n---\nchanged\n", "changed"),
        ("_posts/part.md", "parts", "parts"),
        ("_sass/_p.scss", "b { color: #222222; }", "#222222"),
        ("s.scss", "---\n---\nb { color: #333333; }", "#333333"),
        ("images/b.png", "", "/images/b.png"),
    ],
)
def test_a_changed_file_is_seen_and_shown(pages, root, rel, text, shows):
    assert not shows or shows not in shown(pages)
    shown(pages)
    write(root, {rel: text})
    assert pages.look_again()
    assert shows in shown(pages)
    assert not pages.look_again()


def test_a_file_that_no_page_is_made_of_does_not_count(pages, root):
    shown(pages)
    write(root, {"images/a.png": "another", "drafts/x.txt": ""})
    os.utime(root, (1_700_000_000, 1_700_000_000))
    assert not pages.look_again()


def test_an_include_that_was_missing_is_seen_once_it_is_there(pages, root):
    (root / "_includes/in.html").unlink()
    assert "|1|" in shown(pages)
    write(root, {"_includes/in.html": "here"})
    assert pages.look_again()
    assert "here|" in shown(pages)
