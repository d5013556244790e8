"""Links over a real site: the dead ones are those that real Jekyll and kramdown leave dead."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from editor.rules.catalog import BY_ID
from editor.site.checker import Ground, check_posts, ground_of_site
from tests.fidelity.jekyll_oracle import Build, read_site

HOST = "ai-media.co.jp"
ADDED = frozenset({"/sitemap.xml", "/robots.txt", "/feed.xml", "/redirects.json"})
"""Of the site's plugins; it has no page besides its posts here."""


@pytest.fixture(scope="module")
def built(ruby: str, corpus: Path) -> Build:
    """What Jekyll's read phase makes of the site."""
    return read_site(ruby, corpus)


@pytest.fixture(scope="module")
def ground(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Ground:
    root = tmp_path_factory.mktemp("linked") / "site"
    shutil.copytree(corpus, root)
    made = ground_of_site(root)
    assert isinstance(made, Ground)
    return made


@pytest.fixture(scope="module")
def served(built: Build) -> frozenset[str]:
    posts = {unquote(str(d["url"])) for d in built.documents.values() if d.get("write", True)}
    return frozenset(posts | {url.rstrip("/") for url in posts} | ADDED)


def internal(base: str, href: str) -> str | None:
    """The path on the site that a browser asks for; None for what leads elsewhere."""
    there = urlsplit(urljoin(f"https://{HOST}{base}", href))
    if there.scheme not in {"http", "https"} or there.netloc != HOST:
        return None
    return unquote(there.path)


def found(ground: Ground, rule: str) -> set[tuple[str, str]]:
    """Posts and what is marked in them."""
    return {
        (result.rel, str(finding.args["target"]))
        for result in check_posts(ground.posts, ground, rules=(BY_ID[rule],))
        for finding in result.findings
    }


def test_dead_links_are_those_of_kramdowns_html_to_none_of_jekylls_addresses(
    ground: Ground, built: Build, served: frozenset[str], corpus_bodies: list[dict[str, str]]
) -> None:
    expected = set()
    for body in corpus_bodies:
        base = str(built.documents[body["name"]]["url"])
        for node in LexborHTMLParser(body["html"]).css("a[href]"):
            href = node.attributes["href"] or ""
            path = internal(base, href)
            if path is not None and not href.startswith("#") and path not in served:
                expected.add((body["name"], href))
    assert len(expected) > 1500
    assert found(ground, "site/dead-link") == expected


def test_a_link_that_is_mended_without_asking_leads_to_the_file_of_that_very_name(
    ground: Ground, built: Build
) -> None:
    names = {Path(rel).stem: unquote(str(doc["url"])) for rel, doc in built.documents.items()}
    mended = 0
    for result in check_posts(ground.posts, ground, rules=(BY_ID["site/dead-link"],), mend=True):
        for finding in result.findings:
            for fix in finding.fixes:
                if fix.id == "use-address":
                    year, month, day, slug = (
                        urlsplit(unquote(str(finding.args["target"]))).path.strip("/").split("/")
                    )
                    assert names[f"{year}-{month}-{day}-{slug}"] == fix.args["url"]
                    mended += 1
    assert mended > 300
