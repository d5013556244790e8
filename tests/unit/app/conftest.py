"""A small site and a workspace for the tests of what is open."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.app.buffer import MemoryBuffer
from editor.app.session import PostSession
from editor.app.workspace import Workspace
from tests.unit.app.small_site import POST, enter


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("timezone: Asia/Tokyo\ntitle: 豆\n", encoding="utf-8")
    (root / "_posts" / "2026-01-02-grind.md").write_text(POST, encoding="utf-8")
    return root


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "cache")


@pytest.fixture
def post(workspace: Workspace, site: Path) -> PostSession:
    enter(workspace, site)
    session = workspace.open_post(site / "_posts" / "2026-01-02-grind.md", MemoryBuffer)
    assert isinstance(session, PostSession)
    return session
