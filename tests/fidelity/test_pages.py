"""Whole sites beside `jekyll build`: every page the same to a browser.

Left out of the comparison, as everywhere: which span of code has which class.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser

from editor.core.page.renderer import PageRenderer, RenderedPage
from editor.site.index import SiteIndex
from editor.site.pages.sources import SiteSources
from editor.site.site import Site, open_site
from tests.fidelity.oracle import Event, tidy, walk

HERE = Path(__file__).parent
SITES = {
    "journal": HERE / "sites" / "journal",
    "almanac": HERE / "sites" / "almanac",
    "bulletin": HERE / "sites" / "bulletin",
    "handbook": HERE / "sites" / "handbook",
    "kitchen": HERE / "sites" / "kitchen",
    "manual": HERE / "sites" / "manual",
    "sample": HERE.parent.parent / "resources" / "sample",
    "minima": HERE / "sites" / "journal",
}
HTML = {".html", ".htm", ".xhtml"}


def page_events(html: str) -> list[Event]:
    """A whole page, its head too, as a browser sees it."""
    out: list[Event] = []
    walk(LexborHTMLParser(html).root, out, keep=False, code=False, classes=False)
    return tidy(out)


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of one of our sites, published with the kramdown that Debian has."""
    root = tmp_path / "site"
    shutil.copytree(SITES[request.param], root)
    (root / "Gemfile.lock").write_text("GEM\n  specs:\n    kramdown (2.4.0)\n", encoding="utf-8")
    if request.param == "sample":
        with (root / "_config.yml").open("a", encoding="utf-8") as file:
            file.write("\ntime: 2026-07-01 12:00:00 +0900\n")
    if request.param == "minima":
        # The same posts in a real theme by other hands, which is installed as a gem.
        shutil.rmtree(root / "_layouts")
        with (root / "_config.yml").open("a", encoding="utf-8") as file:
            file.write("\ntheme: minima\n")
    return root


def built(root: Path, ruby: str) -> Path:
    """What `jekyll build` makes of the site."""
    out = root.parent / "out"
    environment = {
        **os.environ,
        "JEKYLL_ENV": "production",
        "JEKYLL_NO_BUNDLER_REQUIRE": "true",
        "LC_ALL": "C.UTF-8",
        "PAGES_ENV": "dotcom",
        "TZ": "UTC",
    }
    done = subprocess.run(
        [
            ruby,
            "-S",
            "jekyll",
            "build",
            "-q",
            "-s",
            str(root),
            "-d",
            str(out),
            "--disable-disk-cache",
        ],
        capture_output=True,
        env=environment,
        check=False,
        cwd=root.parent,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-2000:]
    return out


def published(root: Path) -> Iterator[RenderedPage]:
    site = open_site(root)
    assert isinstance(site, Site)
    index = SiteIndex(site, None)
    index.refresh()
    sources = SiteSources(site, index, {"JEKYLL_ENV": "production"})
    yield from PageRenderer(sources, datetime.now(UTC)).published(pages=True)


def place(out: Path, url: str) -> Path:
    """The file that Jekyll writes for an address."""
    path = out / unquote(url).lstrip("/")
    return path / "index.html" if url.endswith("/") else path


def differing(root: Path, out: Path) -> list[str]:
    """The pages of the site at ``root`` that are other ones in ``out``, or not there."""
    wrong, seen = [], set()
    for page in published(root):
        path = place(out, page.url)
        if not path.suffix:
            path = path.with_suffix(".html")
        seen.add(path)
        theirs = path.read_text(encoding="utf-8")
        if path.suffix in HTML:
            same = page_events(page.html) == page_events(theirs)
        else:
            same = page.html.strip() == theirs.strip()
        if not same:
            wrong.append(f"{page.rel} ({page.url})")
        told = {one.message for one in page.problems} - {"layout-missing"}
        wrong += [f"{page.rel}: {message}" for message in told]
    return wrong + [f"{path} is not made" for path in set(out.rglob("*.html")) - seen]


@pytest.mark.oracle
def test_every_page_is_the_one_that_jekyll_builds(site: Path, ruby: str) -> None:
    assert differing(site, built(site, ruby)) == []
