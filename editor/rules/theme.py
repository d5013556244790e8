"""Whether the layouts and includes of a site are all known."""

from __future__ import annotations

from editor.core.site_facts import SiteFacts


def has_own_files_alone(site: SiteFacts) -> bool:
    """Whether they all are in the site: not so with a theme, nor of posts kept by themselves."""
    themed = site.config.raw.get("theme") or site.config.raw.get("remote_theme")
    return bool(site.layouts) and not themed
