"""What the posts of a site are checked against, read from the site's folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from editor.core.header.values import Value
from editor.core.site_facts import SiteFacts
from editor.rules.standard import Standard
from editor.site.checked import Checkable
from editor.site.index import Progress, ReadPost, SiteIndex
from editor.site.rows import PostRow
from editor.site.seen import Seen
from editor.site.site import Site, SiteProblem, open_site
from editor.site.site_rules import SiteRules, load_site_rules, plain_rules
from editor.site.verdicts import VerdictCache


@dataclass(frozen=True, slots=True)
class Ground:
    """All that posts are checked against: a site with its rules and facts, or no site at all."""

    standard: Standard
    rules: SiteRules
    kramdown: Mapping[str, Value] = field(default_factory=dict)
    site: Site | None = None
    posts: tuple[Checkable, ...] = ()
    """All posts and drafts of the site."""
    cache: VerdictCache | None = None
    """Where verdicts are kept, if anywhere."""
    read: dict[str, ReadPost] = field(default_factory=dict, repr=False, compare=False)
    """What was just learnt of the posts, by path; each is taken once."""
    seen: Callable[[], Seen | None] = field(default=lambda: None, repr=False, compare=False)
    """What has been looked at on the disk so far; None where that cannot be told."""


def ground_of_site(
    root: Path,
    cache_dir: Path | None = None,
    progress: Progress | None = None,
) -> Ground | SiteProblem:
    """Open the site in ``root``: its settings, its schema, the heads of all its posts."""
    site = open_site(root)
    if isinstance(site, SiteProblem):
        return site
    index = SiteIndex(site, cache_dir, keep_read=True)
    rows = index.refresh(progress)
    site_rules = load_site_rules(site.root, index.headers())
    ground = ground_of(site, site_rules, index.facts(), rows, cache_dir)
    return replace(ground, read=index.take_read(), seen=index.seen)


def ground_of(
    site: Site,
    rules: SiteRules,
    facts: SiteFacts,
    rows: Iterable[PostRow],
    cache_dir: Path | None = None,
) -> Ground:
    """The ground of a site that is open already."""
    posts = [Checkable(row.path, row.rel, row.mtime_ns, row.size) for row in rows]
    return Ground(
        standard=Standard(rules.schema, rules.config, facts),
        rules=rules,
        kramdown=dict(site.config.kramdown),
        site=site,
        posts=tuple(sorted(posts, key=lambda post: post.rel)),
        cache=None if cache_dir is None else VerdictCache(cache_dir, site.root),
    )


def ground_without_site() -> Ground:
    """For posts that belong to no site: the plain preset, and Jekyll's defaults."""
    rules = plain_rules()
    return Ground(Standard(rules.schema, rules.config), rules)
