"""Addresses of a site: what leads to it, what its server answers, what was nearly meant."""

from __future__ import annotations

import re
import unicodedata

import pytest

from editor.core.addresses import Addresses
from editor.core.near_addresses import near_addresses
from editor.core.references import Way

FILES = ["/index.html", "/a/index.html", "/b.html", "/c", "/d.png", "/が.html", "/x y/index.html"]
SITE = Addresses(files={file: (file[1:],) for file in FILES}, host="example.org", base="/base")
PAGE = "/2026/01/02/a/"


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/", "/index.html"),
        ("/a", "/a/index.html"),
        ("/a/", "/a/index.html"),
        ("/a/index.html", "/a/index.html"),
        ("/a/index", "/a/index.html"),
        ("/b", "/b.html"),
        ("/b.html", "/b.html"),
        ("/b/", None),
        ("/c", "/c"),
        ("/c/", None),
        ("/A/", None),
        ("/d", None),
        ("/が", "/が.html"),
        (unicodedata.normalize("NFD", "/が"), None),
    ],
)
def test_what_the_server_hands_out(path: str, file: str | None) -> None:
    assert SITE.find(path) == file


@pytest.mark.parametrize(
    ("target", "way", "path", "fragment"),
    [
        ("/base/a/?q=/x#f%20g", Way.PLAIN, "/a/", "f g"),
        ("/base", Way.PLAIN, "/", ""),
        ("https://Example.org/base/a", Way.PLAIN, "/a", ""),
        ("//example.org/base/a", Way.PLAIN, "/a", ""),
        ("/a/", Way.BASED, "/a/", ""),
        ("a", Way.BASED, "/a", ""),
        ("/base/a", Way.HOSTED, "/a", ""),
        ("#x", Way.PLAIN, PAGE, "x"),
        ("?q", Way.PLAIN, PAGE, ""),
        ("b.html", Way.PLAIN, "/2026/01/02/a/b.html", ""),
        ("../../03/b/", Way.PLAIN, "/2026/01/03/b/", ""),
        ("./", Way.PLAIN, PAGE, ""),
        ("../../../../../..", Way.PLAIN, "/", ""),
        ("/base//a///b", Way.PLAIN, "/a/b", ""),
        ("/base/%E3%81%8C", Way.PLAIN, "/が", ""),
    ],
)
def test_what_leads_to_the_site(target: str, way: Way, path: str, fragment: str) -> None:
    located = SITE.locate(target, way, PAGE)
    assert located is not None
    assert (located.path, located.fragment, located.based) == (path, fragment, True)


@pytest.mark.parametrize(
    "target",
    ["https://elsewhere.org/base/a", "//cdn.org/a", "mailto:a@example.org", "tel:1", "data:,x",
     "javascript:void(0)", "http:a", "ftp://example.org/base/a"],
)  # fmt: skip
def test_what_leads_elsewhere(target: str) -> None:
    assert SITE.locate(target, Way.PLAIN, PAGE) is None


def test_without_a_place_of_its_own_a_relative_address_leads_nowhere_known() -> None:
    assert SITE.locate("b", Way.PLAIN, "") is None
    assert SITE.locate("#b", Way.PLAIN, "") is None
    assert SITE.locate("/base/b", Way.PLAIN, "") is not None


def test_an_address_outside_of_the_base_is_told() -> None:
    located = SITE.locate("/basement", Way.PLAIN, PAGE)
    assert located is not None
    assert not located.based


def test_bytes_that_are_no_text_are_told() -> None:
    located = SITE.locate("/base/%FF", Way.PLAIN, PAGE)
    assert located is not None
    assert not located.decoded
    assert SITE.find(located.path) is None


def test_the_place_of_the_path_is_known() -> None:
    target = "https://example.org/base/a/?q#f"
    located = SITE.locate(target, Way.PLAIN, "")
    assert located is not None
    assert target[located.start : located.end] == "/base/a/"


def test_where_there_may_be_more_nothing_is_certain() -> None:
    dated = re.compile(r"/\d{4}/[^/]+/?")
    unsure = Addresses(complete=False, posts=dated, open_to=("/assets/",))
    assert unsure.may_serve("/tags/x/")
    assert not unsure.may_serve("/2026/x/")
    assert unsure.may_serve("/assets/a.css")
    sure = Addresses(posts=dated, perhaps=frozenset({"/docs/index.html"}))
    assert not sure.may_serve("/tags/x/")
    assert sure.may_serve("/docs")


def test_files_are_spelled_as_addresses() -> None:
    assert SITE.url("/a/index.html") == "/a/"
    assert SITE.url("/index.html") == "/"
    assert SITE.url("/が.html") == "/%E3%81%8C.html"
    assert SITE.url("/x y/index.html") == "/x%20y/"


# --- What was nearly meant ---------------------------------------------------------------------

NEAR = near_addresses(
    [
        "/2026/03/03/2-green-beans-in-winter/index.html",
        "/2026/03/04/1-water/index.html",
        "/2026/04/04/1-water/index.html",
        "/2026/03/05/ガラス.html",
        "/about/index.html",
        "/assets/images/roast-curve.png",
        "/assets/images/roast-curve.svg",
    ]
)


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/About", "/about/index.html"),
        ("/ａｂｏｕｔ.html", "/about/index.html"),
        ("/2026/03/05/ｶﾞﾗｽ/", "/2026/03/05/ガラス.html"),
        ("/2026/03/04/1-watér/", None),
    ],
)
def test_other_spellings(path: str, file: str | None) -> None:
    assert NEAR.spelled(path) == file


def test_the_same_name_elsewhere_if_there_is_one() -> None:
    assert NEAR.named("/2026/9/2-green-beans-in-winter/") == (
        "/2026/03/03/2-green-beans-in-winter/index.html"
    )
    assert NEAR.named("/2026/9/1-water/") is None
    assert NEAR.named("/") is None


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/2026/03/03/2-green-bean-in-winter/", "/2026/03/03/2-green-beans-in-winter/index.html"),
        ("/abuot/", "/about/index.html"),
        ("/images/roast-curves.png", "/assets/images/roast-curve.png"),
        ("/images/roast-curves.gif", None),
        ("/2026/03/03/9-tea-in-summer/", None),
        ("/", None),
    ],
)
def test_names_that_are_alike(path: str, file: str | None) -> None:
    assert NEAR.similar(path) == file
