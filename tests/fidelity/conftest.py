"""What we render beside what Jekyll renders: recorded pairs, and real Jekyll where it is."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

_HERE = Path(__file__).resolve().parent
_RELEASES = {"Jekyll": "4.3", "kramdown": "2.4"}
"""What is compared with, as Debian 12 has it: other releases publish some things differently."""


@pytest.fixture(scope="session")
def ruby(ruby: str) -> str:
    """A Ruby with these releases of Jekyll and of kramdown."""
    ask = "require 'jekyll'; require 'kramdown'; print Jekyll::VERSION, ' ', Kramdown::VERSION"
    told = subprocess.run([ruby, "-e", ask], capture_output=True, text=True, check=True).stdout
    here = dict(zip(_RELEASES, told.split(), strict=True))
    if any(not here[name].startswith(f"{known}.") for name, known in _RELEASES.items()):
        pytest.skip(f"written for {_RELEASES}, and here are {here}")
    return ruby


def pytest_itemcollected(item: pytest.Item) -> None:
    """A comparison of a whole site may take longer than one test of a function."""
    if Path(item.path).is_relative_to(_HERE) and item.get_closest_marker("timeout") is None:
        item.add_marker(pytest.mark.timeout(300))
