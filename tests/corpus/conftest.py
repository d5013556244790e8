"""Every post of a real site: bytes kept, headers read as Ruby reads them, nothing raises."""

from __future__ import annotations

from pathlib import Path

import pytest

_HERE = Path(__file__).resolve().parent


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark the layer; a pass over all posts may take longer than one test of a function."""
    if Path(item.path).is_relative_to(_HERE):
        item.add_marker(pytest.mark.corpus)
        if item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(300))
