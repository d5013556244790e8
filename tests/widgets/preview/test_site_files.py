"""Which files a page may have."""

from __future__ import annotations

import unicodedata

import pytest

from editor.ui.preview.site_files import SiteFile, SiteFiles


@pytest.fixture
def folder(tmp_path):
    site = tmp_path / "site"
    for name in (
        "a.png",
        "assets/山 1.JPG",
        "assets/clip.mp4",
        "assets/.hidden.png",
        "assets/_part.png",
        "_private/b.png",
        ".git/c.png",
        "_config.yml",
        "page.html",
        "script.js",
        "blog/in-blog.png",
        "assets/" + unicodedata.normalize("NFD", "がぞう") + ".png",
    ):
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x")
    (site / "folder.png").mkdir()
    (tmp_path / "outside.png").write_bytes(b"x")
    (tmp_path / "site-twin").mkdir()
    (tmp_path / "site-twin" / "d.png").write_bytes(b"x")
    (site / "link-out.png").symlink_to(tmp_path / "outside.png")
    (site / "link-in.png").symlink_to(site / "a.png")
    (site / "link-config.png").symlink_to(site / "_config.yml")
    (site / "link-page.png").symlink_to(site / "page.html")
    (site / "loop.png").symlink_to(site / "loop.png")
    (site / "dir-out").symlink_to(tmp_path / "site-twin")
    return site


@pytest.mark.parametrize(
    ("path", "name", "media_type"),
    [
        ("/a.png", "a.png", "image/png"),
        ("//a.png", "a.png", "image/png"),
        ("/assets/山 1.JPG", "assets/山 1.JPG", "image/jpeg"),
        ("/assets/clip.mp4", "assets/clip.mp4", "video/mp4"),
        ("/link-in.png", "a.png", "image/png"),
        ("/blog/a.png", "a.png", "image/png"),
        ("/blog/in-blog.png", "blog/in-blog.png", "image/png"),
    ],
)
def test_media_of_the_site(folder, path, name, media_type):
    found = SiteFiles(folder, "/blog").find(path)
    assert found == SiteFile(folder.resolve() / name, media_type)


def test_a_name_is_found_in_either_unicode_form(folder):
    found = SiteFiles(folder).find("/assets/" + unicodedata.normalize("NFC", "がぞう") + ".png")
    assert found is not None


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "",
        "/nope.png",
        "/page.html",
        "/script.js",
        "/_config.yml",
        "/_private/b.png",
        "/assets/_part.png",
        "/assets/.hidden.png",
        "/.git/c.png",
        "/../outside.png",
        "/assets/../../outside.png",
        "/assets/../a.png",
        "/./a.png",
        "/..\\outside.png",
        "/assets\\..\\..\\outside.png",
        "/．．/outside.png",
        "/../site-twin/d.png",
        "/dir-out/d.png",
        "/link-out.png",
        "/link-config.png",
        "/link-page.png",
        "/loop.png",
        "/folder.png",
        "/a.png\0.jpg",
        "/a.png::$DATA",
        "/C:/a.png",
        "/a.png.",
        "/a.png ",
        "/a.png/",
        "/a.png/b.png",
        "/" + "a" * 5000 + ".png",
    ],
)
def test_nothing_else(folder, path):
    if path == "/a.png/":
        assert SiteFiles(folder).find(path) == SiteFiles(folder).find("/a.png")
    else:
        assert SiteFiles(folder).find(path) is None


def test_scripts_only_where_they_are_allowed(folder):
    files = SiteFiles(folder)
    assert files.find("/script.js") is None
    found = files.find("/script.js", scripts=True)
    assert found == SiteFile(folder.resolve() / "script.js", "text/javascript")
    for path in ("/_config.yml", "/page.html", "/_private/b.png", "/link-config.png"):
        assert files.find(path, scripts=True) is None


def test_no_site_has_no_files():
    assert SiteFiles().find("/a.png") is None
