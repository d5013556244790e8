"""Links over a real site: the dead ones are those that real Jekyll and kramdown leave dead."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from editor.rules.catalog import BY_ID
from editor.site.checker import check_posts
from editor.site.ground import Ground, ground_of_site
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
    (root / "_genko").mkdir()
    (root / "_genko" / "schema.yml").write_text("extends: ai-news\n")
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


@pytest.fixture(scope="module")
def headers(corpus_posts: list[Path]) -> dict[str, dict[str, object]]:
    """Front matter as another reader has it."""
    made = {}
    for path in corpus_posts:
        text = path.read_text(encoding="utf-8")
        made[f"_posts/{path.name}"] = yaml.safe_load(text[4 : text.index("\n---\n", 4)])
    return made


def marked(ground: Ground, rule: str, arg: str) -> Counter[tuple[str, str]]:
    results = check_posts(ground.posts, ground, rules=(BY_ID[rule],))
    return Counter((r.rel, str(f.args[arg])) for r in results for f in r.findings)


def test_canonical_addresses_that_lead_nowhere(
    ground: Ground, served: frozenset[str], headers: dict[str, dict[str, object]]
) -> None:
    expected = Counter(
        (rel, url)
        for rel, values in headers.items()
        if (url := str(values.get("canonical_url") or "")) and internal("/", url) not in served
    )
    assert expected
    assert marked(ground, "site/canonical-dead", "target") == expected


def test_anchors_that_no_heading_has(ground: Ground, corpus_bodies: list[dict[str, str]]) -> None:
    expected, links = Counter[tuple[str, str]](), 0
    for body in corpus_bodies:
        tree = LexborHTMLParser(body["html"])
        ids = {node.attributes["id"] for node in tree.css("[id]")}
        for node in tree.css("a[href^='#']:not(.footnote):not(.reversefootnote)"):
            name = unquote((node.attributes["href"] or "")[1:])
            links += 1
            if name and name not in ids:
                expected[body["name"], name] += 1
    assert links > 5
    assert marked(ground, "site/dead-anchor", "anchor") == expected


def test_images_in_texts(ground: Ground, corpus_bodies: list[dict[str, str]]) -> None:
    """The site's files are not part of the corpus: all of its own images are missing."""
    expected = Counter(
        (body["name"], src)
        for body in corpus_bodies
        for node in LexborHTMLParser(body["html"]).css("img[src]")
        if internal("/", src := node.attributes["src"] or "") is not None and src
    )
    assert marked(ground, "site/image-missing", "target") == expected


def test_titles_and_tags(ground: Ground, headers: dict[str, dict[str, object]]) -> None:
    titles = Counter(str(values["title"]) for values in headers.values())
    shared = {rel for rel, values in headers.items() if titles[str(values["title"])] > 1}
    assert {rel for rel, _ in marked(ground, "site/title-shared", "other")} == shared
    tags = Counter(tag for values in headers.values() for tag in set(values["tags"]))
    loose = defaultdict(set)
    for tag in tags:
        plain = unicodedata.normalize("NFKC", tag).lower()
        loose[re.sub(r"[\s_・-]", "", plain)].add(tag)
    twins = {tag for group in loose.values() if len(group) > 1 for tag in group}
    once = {tag for tag, count in tags.items() if count == 1} - twins
    assert len(once) > 50
    assert {tag for _, tag in marked(ground, "site/tag-once", "tag")} == once
    told = {tag for _, tag in marked(ground, "site/tag-twin", "tag")}
    assert told <= twins
    assert len(told) >= sum(len(group) - 1 for group in loose.values())


def test_posts_that_are_named_in_keys(
    ground: Ground, headers: dict[str, dict[str, object]]
) -> None:
    stems = {Path(rel).stem for rel in headers}
    expected = Counter[tuple[str, str]]()
    for rel, values in headers.items():
        named = [*(values.get("related_articles") or []), values.get("pillar_article") or {}]
        for one in named:
            slug = one.get("slug")
            if slug and slug not in stems and slug not in {s[11:] for s in stems}:
                expected[rel, slug] += 1
    assert expected  # the other half of the site is not here
    assert marked(ground, "site/unknown-post", "name") == expected


def test_addresses_that_two_posts_have(ground: Ground, built: Build) -> None:
    urls = Counter(str(doc["url"]) for doc in built.documents.values())
    shared = {rel for rel, doc in built.documents.items() if urls[str(doc["url"])] > 1}
    assert shared
    assert {rel for rel, _ in marked(ground, "site/url-shared", "url")} == shared


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
