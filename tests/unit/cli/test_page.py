from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Ran
from tests.unit.fake_jekyll import FAILS, fake_jekyll

POST = """---
layout: post
title: "豆"
date: 2026-01-02 09:00:00 +0900
---

香り。{{ site.title }}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    for folder in ("_posts", "_layouts", "_includes"):
        (root / folder).mkdir(parents=True)
    (root / "_config.yml").write_text("title: 帳面\ntimezone: Asia/Tokyo\n", encoding="utf-8")
    (root / "_posts/2026-01-02-bean.md").write_text(POST, encoding="utf-8")
    (root / "_layouts/post.html").write_text("<h1>{{ page.title }}</h1>\n{{ content }}", "utf-8")
    (root / "about.md").write_text("---\ntitle: About\n---\n*a*\n", encoding="utf-8")
    return root


def test_the_page_of_a_post_is_printed(genko: Callable[..., Ran], site: Path) -> None:
    ran = genko("page", site / "_posts/2026-01-02-bean.md")
    assert ran.code == 0
    assert ran.out == "<h1>豆</h1>\n<p>香り。帳面</p>\n"
    assert ran.err == ""


def test_all_posts_are_a_line_each(genko: Callable[..., Ran], site: Path) -> None:
    ran = genko("page", "--batch", site)
    (line,) = ran.out.splitlines()
    record = json.loads(line)
    assert record["path"] == "_posts/2026-01-02-bean.md"
    assert record["url"] == "/2026/01/02/bean.html"
    assert record["html"].startswith("<h1>豆")


def test_all_means_pages_too(genko: Callable[..., Ran], site: Path) -> None:
    ran = genko("page", "--batch", site, "--all")
    records = [json.loads(line) for line in ran.out.splitlines()]
    assert [record["path"] for record in records] == ["_posts/2026-01-02-bean.md", "about.md"]
    assert records[1]["html"] == "<p><em>a</em></p>\n"


def test_what_could_not_be_done_is_said_beside_the_page(
    genko: Callable[..., Ran], site: Path
) -> None:
    (site / "_layouts/post.html").write_text("{% youtube 1 %}\n{{ content | wrap }}", "utf-8")
    ran = genko("page", site / "_posts/2026-01-02-bean.md", "--language", "en")
    assert "香り" in ran.out
    first, second = ran.err.splitlines()
    assert first.startswith("genko: _layouts/post.html:1: The tag “youtube” is unknown.")
    assert "The filter “wrap” is unknown." in second


@pytest.mark.parametrize("arguments", [(), ("README.md",), ("--batch", "none")])
def test_what_is_no_post_is_said(
    genko: Callable[..., Ran],
    site: Path,
    arguments: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (site / "README.md").write_text("no front matter", encoding="utf-8")
    monkeypatch.chdir(site)
    ran = genko("page", *arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err


BUILT = """
out = pathlib.Path(sys.argv[sys.argv.index("-d") + 1])
page = out / "2026/01/02/bean.html"
page.parent.mkdir(parents=True)
page.write_text({html!r}, "utf-8")
pathlib.Path(os.environ["GENKO_RESULT"]).write_text(str(page), "utf-8")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a POSIX script")
@pytest.mark.parametrize(
    ("body", "code", "said"),
    [
        (
            BUILT.format(html="<h1>豆</h1><p>香り。帳面</p>"),
            0,
            "The page is the same as the one that ",
        ),
        (BUILT.format(html="<h1>豆</h1><p>香り。</p>"), 1, "line 7  /html/body/p"),
        (FAILS, 1, "Jekyll made no page of this post."),
        (None, 2, ""),
    ],
)
def test_beside_jekylls_page(
    genko: Callable[..., Ran],
    site: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    body: str | None,
    code: int,
    said: str,
) -> None:
    path = str(tmp_path) if body is None else fake_jekyll(tmp_path / "bin", body)
    monkeypatch.setenv("PATH", path)
    post = site / "_posts/2026-01-02-bean.md"
    post.write_text(POST.replace("{{ site.title }}", "帳面"), encoding="utf-8")
    ran = genko("page", post, "--compare", "--language", "en")
    assert ran.code == code
    assert said in ran.out
    if body is None:
        assert "Jekyll is not installed" in ran.err
    elif body is FAILS:
        assert "_posts/2026-01-02-bean.md: Liquid stops here: Unknown tag 'x'" in ran.err


def test_compare_takes_one_post(genko: Callable[..., Ran], site: Path) -> None:
    assert genko("page", "--compare", "--batch", site).code == 2
    assert genko("page", "--compare").code == 2
