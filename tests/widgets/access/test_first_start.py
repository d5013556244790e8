"""The first page: the sample site is tried on a copy."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton


@pytest.fixture(params=["ja"])
def language(request) -> str:
    return request.param


def test_the_sample_is_opened_as_a_copy_of_ones_own(
    shell, qtbot, sample_site: Path, genko_home: Path
):
    shell.window.findChild(QPushButton, "welcome.sample").click()
    workspace = shell._workspace
    qtbot.waitUntil(
        lambda: workspace.open_site is not None and workspace.open_site.scanned, timeout=20_000
    )
    root = workspace.open_site.site.root
    assert root.is_relative_to(genko_home.resolve())
    names = {path.relative_to(sample_site) for path in sample_site.rglob("*")}
    assert {path.relative_to(root) for path in root.rglob("*")} == names
