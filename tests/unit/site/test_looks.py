"""Ids that pages and layouts have, read from the disk when they are asked for."""

from __future__ import annotations

from pathlib import Path

from editor.core.jekyll.config import SiteConfig
from editor.site.looks import AnchorLook, AssetLook, ids_of_layouts


def test_ids_of_another_post(tmp_path: Path) -> None:
    post = tmp_path / "a.md"
    post.write_text("---\ntitle: A\n---\n\n## 見出し 一\n\n## B\n", encoding="utf-8")
    look = AnchorLook(tmp_path, SiteConfig())
    assert look("a.md") == ("b", "見出し-一")
    post.write_text("")
    assert look("a.md") == ("b", "見出し-一")  # asked once for as long as the facts are the same


def test_what_is_not_known_is_none(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p id='x'></p>")
    (tmp_path / "liquid.md").write_text("# A\n\n{% include x.html %}\n")
    (tmp_path / "bytes.md").write_bytes(b"\xff\xfe")
    look = AnchorLook(tmp_path, SiteConfig())
    assert [look(n) for n in ("page.html", "liquid.md", "bytes.md", "gone.md")] == [None] * 4


def test_ids_of_layouts_and_includes(tmp_path: Path) -> None:
    (tmp_path / "_layouts" / "deep").mkdir(parents=True)
    (tmp_path / "_includes").mkdir()
    (tmp_path / "_layouts" / "deep" / "post.html").write_text('<main id="main"><a name="up"></a>')
    (tmp_path / "_includes" / "c.html").write_text("<p id='comments'><p id=\"{{ page.slug }}\">")
    (tmp_path / "_includes" / "data.bin").write_bytes(b'\xff id="no"')
    assert set(ids_of_layouts(tmp_path, SiteConfig())) == {"main", "up", "comments"}


def test_paths_out_of_the_site_are_no_files_of_it(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (tmp_path / "secret").write_text("x")
    (site / "a b.png").write_text("x")
    look = AssetLook(site)
    assert look("/a%20b.png?v=1")
    assert not look("/../secret")
    assert not look("/")
