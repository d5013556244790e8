"""Real Jekyll run by the program itself: every post of the sample the same, and what is wrong told.

That one page is rendered alone must not change it: the page is held against a build of all pages.
"""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from editor.app.jekyll_compare import compare_with_jekyll
from editor.app.jekyll_outcome import Compared, NotBuilt, Outcome, Progress
from editor.site.site import Site, open_site

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
JOURNAL = Path(__file__).with_name("sites") / "journal"
NOW = datetime(2026, 7, 1, 3, tzinfo=UTC)

pytestmark = [
    pytest.mark.oracle,
    pytest.mark.skipif(shutil.which("jekyll") is None, reason="Debian's jekyll is not installed"),
]


def copied(source: Path, root: Path) -> Path:
    """A copy of a site, published with the kramdown that Debian has."""
    shutil.copytree(source, root)
    (root / "Gemfile.lock").write_text("GEM\n  specs:\n    kramdown (2.4.0)\n", encoding="utf-8")
    return root


@pytest.fixture
def root(tmp_path: Path, ruby: str) -> Path:
    return copied(SAMPLE, tmp_path / "site")


def beside(root: Path, rel: str, **texts: str) -> Outcome:
    site = open_site(root)
    assert isinstance(site, Site)
    given = {name: text.encode() for name, text in texts.items()}
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    *_, outcome = compare_with_jekyll(site, rel, given, NOW, os.environ, lambda: False)
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before
    assert not isinstance(outcome, Progress)
    return outcome


@pytest.mark.parametrize(
    "rel",
    [
        "_posts/2026-02-14-1-roast-levels.md",
        "_posts/2036-02-03-1-tenth-anniversary.md",  # of the future
        "_drafts/*.md",
        "_posts/2026-0[34]*.md",
    ],
)
def test_posts_of_the_sample_are_the_same(root: Path, rel: str) -> None:
    file = min(root.glob(rel))
    outcome = beside(root, file.relative_to(root).as_posix())
    assert isinstance(outcome, Compared)
    assert outcome.comparison.differences == ()
    assert outcome.equal
    assert outcome.version.startswith("jekyll 4")


def test_a_layout_that_prints_other_posts_is_the_same_too(tmp_path: Path, ruby: str) -> None:
    root = copied(JOURNAL, tmp_path / "site")
    layout = root / "_layouts" / "post.html"
    text = layout.read_text(encoding="utf-8")
    more = "{% for post in site.posts %}<div>{{ post.content }}</div>{% endfor %}\n{{ content }}"
    assert "{{ content }}" in text
    layout.write_text(text.replace("{{ content }}", more), encoding="utf-8")
    rel = sorted(root.glob("_posts/**/*.md"))[1].relative_to(root).as_posix()
    outcome = beside(root, rel)
    assert isinstance(outcome, Compared)
    assert outcome.comparison.differences == ()


def test_a_tag_of_a_plugin_is_a_difference_at_its_line(root: Path) -> None:
    plugins = root / "_plugins"
    plugins.mkdir()
    (plugins / "stars.rb").write_text(
        "class Stars < Liquid::Tag\n  def render(_)\n    '<b>stars</b>'\n  end\nend\n"
        "Liquid::Template.register_tag('stars', Stars)\n",
        encoding="utf-8",
    )
    rel = "_posts/2026-02-14-1-roast-levels.md"
    text = (root / rel).read_text(encoding="utf-8").rstrip("\n") + "\n\nX {% stars %} Y\n"
    outcome = beside(root, rel, **{rel: text})
    assert isinstance(outcome, Compared)
    assert not outcome.equal
    assert any("stars" in difference.theirs for difference in outcome.comparison.differences)
    assert {d.line for d in outcome.comparison.differences} == {text.count("\n") - 1}


@pytest.mark.parametrize(
    ("more", "kind", "line"),
    [
        ("{% include none.html %}", "liquid-error", 0),
        ("{% nonesuch %}", "liquid-error", 1),
        ("{{ x | | }}", "liquid-warning", 1),
    ],
)
def test_what_jekyll_finds_wrong_is_told_with_its_line(
    root: Path, more: str, kind: str, line: int
) -> None:
    rel = "_posts/2026-02-14-1-roast-levels.md"
    text = (root / rel).read_text(encoding="utf-8").rstrip("\n") + f"\n\n{more}\n"
    outcome = beside(root, rel, **{rel: text})
    assert isinstance(outcome, NotBuilt if kind == "liquid-error" else Compared)
    (notice,) = outcome.notices
    assert (notice.kind, notice.file) == (kind, rel)
    assert notice.line == (text.count("\n") if line else 0)


def test_a_plugin_that_is_not_installed(root: Path) -> None:
    with (root / "_config.yml").open("a", encoding="utf-8") as file:
        file.write("\nplugins: [jekyll-nonesuch]\n")
    outcome = beside(root, "_posts/2026-02-14-1-roast-levels.md")
    assert isinstance(outcome, NotBuilt)
    assert [(n.kind, dict(n.args)) for n in outcome.notices] == [
        ("plugin-missing", {"name": "jekyll-nonesuch"})
    ]
