"""A site read beside the window: first its posts, then what they are held against."""

from __future__ import annotations

import time

from editor.app.jobs import CancelToken
from editor.app.open_site import OpenSite, post_folders
from editor.site import store
from editor.site.rows import PostRow
from editor.site.site_rules import SiteRules, load_site_rules

LITTER_AGE = 24 * 3600
"""Seconds after which a temporary file of ours belongs to nobody."""


def list_posts(site: OpenSite, token: CancelToken) -> tuple[PostRow, ...]:
    """The posts of a site; for a worker thread."""
    for folder in post_folders(site):
        # What a crash in the middle of a save may have left; another window's is younger.
        store.sweep(folder, time.time() - LITTER_AGE)
    return site.index.refresh(lambda *_: token.check())


def read_rules(site: OpenSite, token: CancelToken) -> SiteRules:
    """What the posts of a site are held against, once they are listed; for a worker thread.

    A site without a schema of its own gets one from the headers of its posts. Its facts are
    gathered too, so that they are there when :meth:`Workspace.scanned` asks for them.
    """
    site.index.facts()
    token.check()
    return load_site_rules(site.site.root, site.index.headers())
