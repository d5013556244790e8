"""The plugins of a site: those that its settings name, its gems, and what its theme brings."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from editor.core.jekyll.config import SiteConfig
from editor.core.jekyll.plugins import plugins_of
from editor.site.gems import find_gem, plugins_of_gem, site_gems
from editor.site.site import Site


def site_plugins(site: Site, environment: Mapping[str, str] = os.environ) -> frozenset[str]:
    """All plugins that Jekyll loads for the site."""
    name, folder = theme_of(site, environment)
    brought = () if name is None else plugins_of_gem(name, folder, site.root)
    return plugins_of(site.config, (*site_gems(site.root), *brought))


def theme_of(site: Site, environment: Mapping[str, str]) -> tuple[str | None, Path | None]:
    """The theme that the settings name, and its folder; None for what is not there."""
    name = _theme_named(site.config)
    if name is None:
        return None, None
    try:
        home: Path | None = Path.home()
    except RuntimeError:
        home = None
    return name, find_gem(name, site.root, environment, home)


def _theme_named(config: SiteConfig) -> str | None:
    named, remote = config.raw.get("theme"), config.raw.get("remote_theme")
    if isinstance(named, str) and named:
        return named
    if isinstance(remote, str):
        return remote.partition("@")[0].rpartition("/")[2] or None
    return None
