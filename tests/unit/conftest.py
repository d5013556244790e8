"""Unit tests: core, rules, site, app, cli, i18n; without Qt (the guard is in tests/conftest.py)."""

from __future__ import annotations

from pathlib import Path

import pytest

_HERE = Path(__file__).resolve().parent


def pytest_itemcollected(item: pytest.Item) -> None:
    """No unit test asks for a Qt fixture, and none takes long: 20 s is a hang."""
    if not Path(item.path).is_relative_to(_HERE):
        return
    asked = {"qtbot", "qapp", "qtmodeltester"} & set(getattr(item, "fixturenames", ()))
    if asked:
        raise pytest.UsageError(f"{item.nodeid} asks for {sorted(asked)}: it belongs to widgets")
    if item.get_closest_marker("timeout") is None:
        item.add_marker(pytest.mark.timeout(20))
