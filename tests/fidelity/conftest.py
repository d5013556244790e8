"""What we render beside what Jekyll renders: recorded pairs, and real Jekyll where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

_HERE = Path(__file__).resolve().parent


def pytest_itemcollected(item: pytest.Item) -> None:
    """A comparison of a whole site may take longer than one test of a function."""
    if Path(item.path).is_relative_to(_HERE) and item.get_closest_marker("timeout") is None:
        item.add_marker(pytest.mark.timeout(300))
