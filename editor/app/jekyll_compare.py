"""A post's page as Jekyll builds it beside the one that Genko shows: the whole course of it.

Both are made of one copy of the site as it is now, unsaved text included, at one time of one clock.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote

from editor.app.jekyll_outcome import Compared, Missing, NotBuilt, Outcome, Progress, Step
from editor.app.page_blocks import PageBlocks
from editor.core.jekyll.documents import is_draft
from editor.core.kramdown import Options
from editor.core.page.compare import compare, with_lines
from editor.core.page.renderer import PageRenderer, RenderedPage
from editor.site.index import SiteIndex
from editor.site.jekyll_build import (
    Built,
    JekyllMissingError,
    Wanted,
    build_page,
    copy_site,
    find_jekyll,
)
from editor.site.pages.sources import SiteSources
from editor.site.site import Site, SiteProblem, open_site

_OTHERS_CONTENT = re.compile(
    r"\b(?!page\b|include\b|layout\b)[\w\[\]]+\.content\b|page\.\w+\.content"
)
"""A template that prints another page's content: all pages must be rendered for it."""


def compare_with_jekyll(
    site: Site,
    rel: str,
    texts: Mapping[str, bytes],
    now: datetime,
    environment: Mapping[str, str],
    cancelled: Callable[[], bool],
) -> Iterator[Step]:
    """Build the page of the post at ``rel`` and compare it: steps, and the outcome as the last.

    ``texts`` are the unsaved texts of open posts by path; ``now`` is aware. To be run on a thread
    that may wait; once ``cancelled`` says so, it ends without an outcome.
    """
    with TemporaryDirectory(prefix="genko-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder).resolve() / "site"
        yield Progress("copy")
        copy_site(site.root, copy, site.config, texts, cancelled)
        if cancelled():
            return
        try:
            jekyll = find_jekyll(copy, site.root, environment, cancelled)
        except JekyllMissingError as error:
            if not cancelled():
                yield Missing(str(error))
            return
        now = now.replace(microsecond=0)
        yield Progress("render")
        mode = environment.get("JEKYLL_ENV", "production")
        ours = _ours(copy, rel, now, {**environment, "JEKYLL_ENV": mode})
        if cancelled():
            return
        yield Progress("build")
        wanted = Wanted(rel, now, whole=_prints_others(copy, ours.page), hidden=ours.hidden)
        for said in build_page(
            copy, site.root, site.config, wanted, jekyll, environment, cancelled
        ):
            if isinstance(said, Built):
                yield _outcome(ours, said, jekyll.version)
            else:
                yield Progress("build", said)


@dataclass(frozen=True, slots=True)
class _Ours:
    """Our page, ``marked`` with the lines of the post; None where the site has no such page."""

    page: RenderedPage | None
    marked: str = ""
    hidden: bool = False


def _ours(copy: Path, rel: str, now: datetime, environment: Mapping[str, str]) -> _Ours:
    """Our page. A post that is not published stands alone: the others like it leave the copy."""
    site = open_site(copy)
    if isinstance(site, SiteProblem):
        return _Ours(None)
    index = SiteIndex(site, None)
    index.refresh()
    entries = {entry.rel: entry for entry in SiteSources(site, index, environment).entries()}
    entry = entries.get(rel)
    hidden = is_draft(rel) or (entry is not None and not entry.published)
    if hidden:
        for other in entries.values():
            if other.kind in {"post", "draft"} and not other.published and other.rel != rel:
                (copy / other.rel).unlink(missing_ok=True)
        index.refresh()
    sources = SiteSources(site, index, environment)
    try:
        page = PageRenderer(sources, now).render(rel)
    except KeyError:
        return _Ours(None, hidden=hidden)
    return _Ours(page, _marked(site, page, (copy / rel).read_bytes()), hidden)


def _marked(site: Site, page: RenderedPage, data: bytes) -> str:
    """Our page with the lines of the text in it."""
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    blocks = PageBlocks(Options.from_config(site.config.kramdown)).of(text, page.markdown)
    return with_lines(page.html, page.article, blocks)


def _prints_others(copy: Path, page: RenderedPage | None) -> bool:
    """Whether a template of the page prints the content of other pages."""
    for name in page.files if page is not None else ():
        try:
            text = (copy / name).read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue  # a theme's
        if _OTHERS_CONTENT.search(text):
            return True
    return False


def _outcome(ours: _Ours, built: Built, version: str) -> Outcome:
    if built.html is None:
        return NotBuilt(built.notices, built.log)
    page = ours.page
    comparison = compare(ours.marked, built.html)
    path = _file_of(page.url) if page is not None else ""
    return Compared(comparison, path, built.path, version, built.notices, built.log)


def _file_of(url: str) -> str:
    """The file that Jekyll writes for an address, below its output folder."""
    path = unquote(url).lstrip("/")
    if path.endswith("/") or not path:
        return f"{path}index.html"
    return path if "." in path.rpartition("/")[2] else f"{path}.html"
