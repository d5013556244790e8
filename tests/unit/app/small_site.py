"""A post to write into a small site, and ways to open and edit it."""

from __future__ import annotations

from pathlib import Path

from editor.app.jobs import CancelToken
from editor.app.session import PostSession
from editor.app.site_reading import list_posts, read_rules
from editor.app.workspace import Workspace
from editor.core.text.edits import EditSet

POST = """---
layout: post
title: "豆を挽く"
date: 2026-01-02 09:00:00 +0900
---

挽きたての香り。
"""


def enter(workspace: Workspace, site: Path) -> None:
    assert workspace.enter_site(site) is None
    read(workspace)


def read(workspace: Workspace) -> None:
    """Read the open site, as the window does beside its work."""
    site, token = workspace.open_site, CancelToken()
    workspace.scanned(list_posts(site, token), read_rules(site, token))


def put(session: PostSession, old: str, new: str) -> None:
    at = session.text.index(old)
    session.apply(EditSet.replace(at, at + len(old), new))
