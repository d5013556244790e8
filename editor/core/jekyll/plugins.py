"""What well-known plugins add to a site: pages that no file stands for.

Known from the documentation and the behaviour of jekyll-redirect-from 0.16, jekyll-paginate 1.1,
jekyll-archives 2.2, jekyll-feed 0.17, jekyll-sitemap 1.4 and jekyll-sass-converter 2.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from editor.core.header.values import Value, ruby_text
from editor.core.jekyll.config import SiteConfig
from editor.core.jekyll.names import slugify
from editor.core.jekyll.outputs import written_file
from editor.core.jekyll.permalink import escape_path, sanitize

GITHUB_PAGES = "github-pages"
ON_GITHUB = frozenset(
    {
        "jekyll-coffeescript",
        "jekyll-commonmark-ghpages",
        "jekyll-default-layout",
        "jekyll-gist",
        "jekyll-github-metadata",
        "jekyll-optional-front-matter",
        "jekyll-paginate",
        "jekyll-readme-index",
        "jekyll-relative-links",
        "jekyll-titles-from-headings",
    }
)
"""What the github-pages gem runs whether it is asked for or not."""
READ_HERE = ON_GITHUB | frozenset(
    {"jekyll-redirect-from", "jekyll-archives", "jekyll-feed", "jekyll-sitemap"}
)
WITHOUT_PAGES = frozenset(
    {
        GITHUB_PAGES,
        "jekyll-admin",
        "jekyll-avatar",
        "jekyll-compose",
        "jekyll-include-cache",
        "jekyll-last-modified-at",
        "jekyll-mentions",
        "jekyll-remote-theme",
        "jekyll-sass-converter",
        "jekyll-seo-tag",
        "jekyll-spaceship",
        "jekyll-target-blank",
        "jekyll-toc",
        "jekyll-watch",
        "jemoji",
        "webrick",
    }
)
"""Plugins that change pages and add none."""
TAGS: Mapping[str, frozenset[str]] = {
    "jekyll-avatar": frozenset({"avatar"}),
    "jekyll-feed": frozenset({"feed_meta"}),
    "jekyll-gist": frozenset({"gist"}),
    "jekyll-github-metadata": frozenset({"github_edit_link"}),
    "jekyll-include-cache": frozenset({"include_cached"}),
    "jekyll-last-modified-at": frozenset({"last_modified_at"}),
    "jekyll-seo-tag": frozenset({"seo"}),
    "jekyll-toc": frozenset({"toc"}),
}
"""The Liquid tags of the plugins that are known; the others among them have none."""
_PLAIN_TAG = re.compile(r"[a-zA-Z0-9_]+", re.ASCII)
_ARCHIVES: Mapping[str, str] = {
    "year": "/:year/",
    "month": "/:year/:month/",
    "day": "/:year/:month/:day/",
    "tag": "/tag/:name/",
    "category": "/category/:name/",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A published post, as far as lists of posts go. ``date`` is in the site's zone."""

    date: datetime | None
    tags: tuple[str, ...]
    categories: tuple[str, ...]
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Archive:
    """A page of jekyll-archives: of a tag, a category (``name``), a year, a month or a day."""

    kind: str
    name: str | None
    url: str


def named_plugins(config: SiteConfig) -> tuple[str, ...]:
    """The plugins that `_config.yml` names, in its order."""
    named: dict[str, None] = {}
    for key in ("plugins", "gems"):
        value = config.raw.get(key)
        items = value if isinstance(value, list) else [value]
        named.update(dict.fromkeys(item for item in items if isinstance(item, str)))
    return tuple(named)


def plugins_of(config: SiteConfig, gems: Iterable[str]) -> frozenset[str]:
    """The plugins that run: those of `_config.yml` and those among the site's ``gems``."""
    found = {*gems, *named_plugins(config)}
    return frozenset(found | (ON_GITHUB if GITHUB_PAGES in found else frozenset()))


def ordered(plugins: frozenset[str], config: SiteConfig) -> tuple[str, ...]:
    """The plugins in the order in which they run: as `_config.yml` names them, then the others."""
    named = [name for name in named_plugins(config) if name in plugins]
    return (*named, *sorted(plugins.difference(named)))


def added_files(
    plugins: frozenset[str],
    config: SiteConfig,
    posts: Sequence[Listed],
    pages: Iterable[str],
    sources: frozenset[str],
) -> Iterator[str]:
    """The files of the output that ``plugins`` make besides those of redirects.

    ``pages`` are the paths of the site's pages, ``sources`` the files of the output that the site's
    own files make.
    """
    if "jekyll-sitemap" in plugins:
        yield from ("/sitemap.xml", "/robots.txt")
    if "jekyll-redirect-from" in plugins:
        settings = _table(config, "redirect_from")
        if settings.get("json") is not False:
            yield "/redirects.json"
    if "jekyll-feed" in plugins:
        yield from feeds(config, dict.fromkeys(tag for post in posts for tag in post.tags))
    if "jekyll-paginate" in plugins:
        yield from _pages_of_lists(config, posts, pages)
    if "jekyll-archives" in plugins:
        tags = dict.fromkeys(tag for post in posts for tag in post.tags)
        categories = dict.fromkeys(name for post in posts for name in post.categories)
        days = sorted({post.date.strftime("%Y-%m-%d") for post in posts if post.date})
        for archive in archives(config, tags, categories, days):
            yield written_file(archive.url, "")
    # Sass leaves a map beside each style sheet that it makes.
    for page in pages:
        if page.endswith((".scss", ".sass")):
            made = f"/{page.rpartition('.')[0]}.css"
            if made in sources:
                yield f"{made}.map"


def _table(config: SiteConfig, key: str) -> Mapping[str, Value]:
    value = config.raw.get(key)
    return value if isinstance(value, dict) else {}


def _texts(value: Value) -> list[str]:
    return [ruby_text(item) for item in value] if isinstance(value, list) else []


def feeds(config: SiteConfig, tags: Iterable[str]) -> Iterator[str]:
    """The files that jekyll-feed writes; ``tags`` are those of all posts."""
    settings = _table(config, "feed")
    named = settings.get("collections")
    collections: dict[str, Mapping[str, Value]] = {}
    if isinstance(named, list):
        collections = {label: {} for label in _texts(named)}
    elif isinstance(named, dict):
        collections = {k: v if isinstance(v, dict) else {} for k, v in named.items()}
    own = collections.get("posts", {})
    collections["posts"] = {
        "path": own.get("path") or settings.get("path"),
        "categories": own.get("categories") or settings.get("categories"),
    }
    for label, meta in collections.items():
        prefix = "/feed" if label == "posts" else f"/feed/{label}"
        path = meta.get("path")
        yield _slashed(path if isinstance(path, str) else f"{prefix}.xml")
        for category in _texts(meta.get("categories")):
            yield f"{prefix}/{category}.xml"
    by_tag = settings.get("tags")
    if by_tag is not None and by_tag is not False:
        options = by_tag if isinstance(by_tag, dict) else {}
        used = list(tags)
        chosen = _texts(options.get("only")) or used
        left_out = _texts(options.get("except"))
        folder = options.get("path")
        for tag in chosen if used else ():
            if tag not in left_out and _PLAIN_TAG.fullmatch(tag):
                yield _slashed(f"{folder if isinstance(folder, str) else '/feed/by_tag/'}{tag}.xml")


def _slashed(path: str) -> str:
    return path if path.startswith("/") else f"/{path}"


def _pages_of_lists(
    config: SiteConfig, posts: Sequence[Listed], pages: Iterable[str]
) -> Iterator[str]:
    per_page = config.raw.get("paginate")
    if isinstance(per_page, bool) or not isinstance(per_page, int) or per_page < 1:
        return
    given = config.raw.get("paginate_path")
    path = given if isinstance(given, str) else "/page:num"
    above = path.strip("/").rpartition("/")[0]
    folders = {"", *("/".join(above.split("/")[:n]) for n in range(1, above.count("/") + 2))}
    # Any index.html on the way to the pages of the list may be their template.
    if not any(f"{folder}/index.html".lstrip("/") in pages for folder in folders):
        return
    count = -(-sum(post.counted for post in posts) // per_page)
    for number in range(2, count + 1):
        folder = _slashed(path.replace(":num", str(number), 1)).rstrip("/")
        yield written_file(sanitize(f"{folder}/"), ".html")


def archives(
    config: SiteConfig, tags: Iterable[str], categories: Iterable[str], days: Sequence[str]
) -> Iterator[Archive]:
    """The pages that jekyll-archives makes; ``days`` (YYYY-MM-DD) are those of posts, in order."""
    settings = _table(config, "jekyll-archives")
    enabled = settings.get("enabled")
    everything = enabled is True or enabled == "all"
    kinds = set(_texts(enabled))
    given = settings.get("permalinks")
    permalinks = {**_ARCHIVES, **(given if isinstance(given, dict) else {})}
    for kind, plural, names in (("tag", "tags", tags), ("category", "categories", categories)):
        if everything or plural in kinds:
            for name in names:
                values = {"name": slugify(name), "type": kind}
                yield Archive(kind, name, _archive_url(ruby_text(permalinks[kind]), values))
    for date in _periods(days):
        kind = ("year", "month", "day")[date.count("-")]
        if everything or kind in kinds:
            values = dict(zip(("year", "month", "day"), date.split("-"), strict=False))
            url = _archive_url(ruby_text(permalinks[kind]), {**values, "type": kind})
            yield Archive(kind, None, url)


def _periods(days: Sequence[str]) -> Iterator[str]:
    """Each year, followed by its months, each followed by its days; the newest first within."""
    for year in dict.fromkeys(day[:4] for day in days):
        yield year
        in_year = [day for day in reversed(days) if day.startswith(year)]
        for month in dict.fromkeys(day[:7] for day in in_year):
            yield month
            yield from dict.fromkeys(day for day in in_year if day.startswith(month))


def _archive_url(template: str, values: Mapping[str, str]) -> str:
    for key, value in values.items():
        template = template.replace(f":{key}", escape_path(value))
    return sanitize(template)
