"""A site that is open: what was read of it, and where a change of that would be seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from editor.core.kramdown import Options
from editor.rules.standard import Standard
from editor.site.index import SiteIndex
from editor.site.rows import PostRow
from editor.site.site import Site, config_paths
from editor.site.site_rules import SiteRules, rules_paths
from editor.site.site_settings import SiteSettings


@dataclass(frozen=True, slots=True)
class OpenSite:
    """A site and what its posts are held against."""

    site: Site
    index: SiteIndex
    rules: SiteRules
    standard: Standard
    rows: tuple[PostRow, ...] = ()
    listed: bool = False
    """Whether its posts are known."""
    scanned: bool = False
    """Whether all is known that they are held against, too."""
    shared: SiteSettings = field(default_factory=SiteSettings)
    """What its editors share beside the schema."""

    @property
    def options(self) -> Options:
        """How the site has kramdown read its Markdown."""
        return Options.from_config(self.site.config.kramdown)


def post_folders(site: OpenSite) -> list[Path]:
    """Where posts and drafts lie."""
    return [site.site.root / name for name in ("_posts", "_drafts")]


def listed_folders(site: OpenSite) -> list[Path]:
    """The folders that look otherwise when a post came or went, those within ``_posts`` too."""
    inner = {row.rel.rpartition("/")[0] for row in site.rows}
    return [*post_folders(site), *(site.site.root / folder for folder in inner)]


def scanned_paths(site: OpenSite) -> list[Path]:
    """What looks otherwise when a scan would find something else."""
    root = site.site.root
    return [*config_paths(root), *rules_paths(root), *listed_folders(site)]
