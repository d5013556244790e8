"""Facts of a whole site, gathered from what is known of its files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from editor.core.addresses import Addresses
from editor.core.alike import MostAlike
from editor.core.jekyll.names import parse_draft_name, without_extension
from editor.core.site_facts import NEAR_SLUG, SiteFacts
from editor.core.spelling import spellings
from editor.site.looks import AnchorLook, ids_of_layouts
from editor.site.rows import PostRow
from editor.site.site import Site


def gathered_facts(
    site: Site,
    posts: Sequence[PostRow],
    all_rows: Iterable[PostRow],
    addresses: Addresses,
    plugin_tags: frozenset[str] | None,
    asset_exists: Callable[[str], bool],
) -> SiteFacts:
    """The facts of a site whose ``posts`` are among ``all_rows``."""
    slugs: dict[str, list[str]] = {}
    titles: dict[str, list[str]] = {}
    for row in posts:
        titles.setdefault(row.title, []).append(row.rel)
        parts = parse_draft_name(row.rel)
        slug = parts.slug if parts is not None else without_extension(row.rel)
        slugs.setdefault(slug, []).append(row.rel)
    urls: dict[str, list[str]] = {}
    for row in all_rows:
        if row.url and row.state in {"published", "scheduled"}:
            urls.setdefault(row.url, []).append(row.rel)
    tag_counts = _ranked(tag for row in posts for tag in row.tags)
    return SiteFacts(
        config=site.config,
        tag_counts=tag_counts,
        category_counts=_ranked(name for row in posts for name in row.categories),
        author_counts=_ranked(name for row in posts for name in row.authors),
        urls=_sorted(urls),
        titles=_sorted(titles),
        layouts=frozenset(layouts_of(site)),
        slugs=_sorted(slugs),
        near_slug=MostAlike(slugs, NEAR_SLUG),
        addresses=addresses,
        asset_exists=asset_exists,
        anchors=AnchorLook(site.root, site.config),
        plugin_tags=plugin_tags,
        layout_ids=frozenset(ids_of_layouts(site.root, site.config)),
        spellings=spellings(tag_counts),
    )


def _ranked(names: Iterable[str]) -> Mapping[str, int]:
    counts = Counter(names)
    return MappingProxyType(dict(sorted(counts.items(), key=lambda one: (-one[1], one[0]))))


def _sorted(found: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({key: tuple(sorted(rels)) for key, rels in found.items()})


def layouts_of(site: Site) -> Iterator[str]:
    """The names of the site's own layouts."""
    folder = site.root / site.config.layouts_dir
    for file in folder.rglob("*"):
        if file.is_file():
            yield file.relative_to(folder).with_suffix("").as_posix()
