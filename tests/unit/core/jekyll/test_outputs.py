"""The files that Jekyll writes, with odd values that no site should have and some do."""

from __future__ import annotations

import pytest

from editor.core.jekyll.config import SiteConfig
from editor.core.jekyll.outputs import copied_file, output_of, redirect_file, written_file


@pytest.mark.parametrize(
    ("url", "ext", "file"),
    [
        ("/a/", ".html", "/a/index.html"),
        ("/a", ".html", "/a.html"),
        ("/a.html", ".html", "/a.html"),
        ("/a.b", ".html", "/a.b.html"),
        ("/%E6%B0%B4/", ".html", "/水/index.html"),
        ("/feed", ".xml", "/feed.xml"),
        ("/x/", ".xml", "/x/index.xml"),
        ("/CNAME", "", "/CNAME"),
    ],
)
def test_written_files(url: str, ext: str, file: str) -> None:
    assert written_file(url, ext) == file


@pytest.mark.parametrize("odd", [[], {}, [1], {"a": 1}, 5, True, "", [None]])
def test_odd_values_do_no_harm(odd: object) -> None:
    data = dict.fromkeys(("hidden", "redirect_from", "redirect_to", "permalink"), odd)
    output = output_of("/a/", "", "a.md", data, SiteConfig())  # type: ignore[arg-type]
    assert output.file == "/a/index.html"
    assert all(isinstance(one, str) for one in (*output.redirect_from, output.redirect_to))


def test_copied_files_and_redirects() -> None:
    assert copied_file("a/b..png") == "/a/b.png"
    assert copied_file("a%20b.png") == "/a b.png"
    assert redirect_file("old", SiteConfig()) == "/old.html"
    assert redirect_file("/old/", SiteConfig()) == "/old/index.html"
    assert redirect_file("/old.php", SiteConfig()) == "/old.php"
