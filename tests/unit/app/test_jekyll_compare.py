"""The whole course of a comparison, with a stand-in for Jekyll."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from editor.app.jekyll_compare import compare_with_jekyll
from editor.app.jekyll_outcome import Compared, Missing, NotBuilt, Progress, Step
from editor.site.site import Site, open_site
from tests.unit.fake_jekyll import FAILS, fake_jekyll

POST = "_posts/2026-01-02-bean.md"
TEXT = "---\nlayout: post\ntitle: a\n---\n\nfirst\n\nsecond\n"
WRITES = """
out = pathlib.Path(sys.argv[sys.argv.index("-d") + 1])
page = out / {path!r}
page.parent.mkdir(parents=True)
page.write_text({html!r}, "utf-8")
pathlib.Path(os.environ["GENKO_RESULT"]).write_text(str(page), "utf-8")
print("whole", "GENKO_WHOLE" in os.environ, flush=True)
"""
PATH = "2026/01/02/bean.html"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a POSIX script")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    root = tmp_path / "blog"
    for folder in ("_posts", "_layouts"):
        (root / folder).mkdir(parents=True)
    (root / "_config.yml").write_text("timezone: UTC\n", encoding="utf-8")
    (root / POST).write_text(TEXT, encoding="utf-8")
    (root / "_layouts/post.html").write_text("<main>{{ content }}</main>", encoding="utf-8")
    site = open_site(root)
    assert isinstance(site, Site)
    return site


def steps(site: Site, folder: Path, body: str | None, text: str = TEXT) -> list[Step]:
    path = str(folder) if body is None else fake_jekyll(folder / "bin", body)
    now = datetime(2026, 7, 1, tzinfo=UTC)
    texts = {POST: text.encode()}
    given = {"PATH": path, "JEKYLL_ENV": "production"}
    return list(compare_with_jekyll(site, POST, texts, now, given, lambda: False))


def test_the_same_page(site: Site, tmp_path: Path) -> None:
    html = "<main><p>first</p>\n\n<p>second</p>\n</main>"
    *before, outcome = steps(site, tmp_path, WRITES.format(path=PATH, html=html))
    assert isinstance(outcome, Compared)
    assert outcome.equal
    assert outcome.version == "jekyll 9.9.9"
    told = [step.step for step in before if isinstance(step, Progress)]
    assert list(dict.fromkeys(told)) == ["copy", "render", "build"]


def test_another_page_and_the_line_it_comes_from(site: Site, tmp_path: Path) -> None:
    html = "<main><p>first</p><p>other</p></main>"
    outcome = steps(site, tmp_path, WRITES.format(path=PATH, html=html))[-1]
    assert isinstance(outcome, Compared)
    assert not outcome.equal
    (one,) = outcome.comparison.differences
    assert (one.ours, one.theirs, one.line) == ("second", "other", 7)


def test_unsaved_text_is_what_is_compared(site: Site, tmp_path: Path) -> None:
    html = "<main><p>typed</p></main>"
    text = TEXT.split("first", maxsplit=1)[0] + "typed\n"
    outcome = steps(site, tmp_path, WRITES.format(path=PATH, html=html), text)[-1]
    assert isinstance(outcome, Compared)
    assert outcome.equal
    assert (site.root / POST).read_text("utf-8") == TEXT


def test_another_address_is_a_difference(site: Site, tmp_path: Path) -> None:
    html = "<main><p>first</p><p>second</p></main>"
    outcome = steps(site, tmp_path, WRITES.format(path="2026/01/01/bean.html", html=html))[-1]
    assert isinstance(outcome, Compared)
    assert outcome.comparison.equal
    assert not outcome.equal
    assert (outcome.our_path, outcome.their_path) == (PATH, "2026/01/01/bean.html")


@pytest.mark.parametrize(
    ("layout", "whole"),
    [
        ("{{ content }} {{ page.content }}", False),
        ("{{ content }} {{ page.previous.content }}", True),
        ("{% for post in site.posts %}{{ post.content | strip_html }}{% endfor %}", True),
        ("{% for post in site.posts %}{{ post.excerpt }}{% endfor %}", False),
    ],
)
def test_all_is_rendered_only_where_pages_print_each_others_content(
    site: Site, tmp_path: Path, layout: str, whole: bool
) -> None:
    (site.root / "_layouts/post.html").write_text(layout, encoding="utf-8")
    said = steps(site, tmp_path, WRITES.format(path=PATH, html=""))
    assert Progress("build", f"whole {whole}") in said


def test_a_build_that_fails(site: Site, tmp_path: Path) -> None:
    outcome = steps(site, tmp_path, FAILS)[-1]
    assert isinstance(outcome, NotBuilt)
    assert [(n.kind, n.file) for n in outcome.notices] == [("liquid-error", POST)]
    assert outcome.log


def test_no_jekyll(site: Site, tmp_path: Path) -> None:
    assert steps(site, tmp_path, None)[-1] == Missing("jekyll")


def test_cancelled_before_it_began(site: Site) -> None:
    now = datetime(2026, 7, 1, tzinfo=UTC)
    said = list(compare_with_jekyll(site, POST, {}, now, {}, lambda: True))
    assert said == [Progress("copy")]
