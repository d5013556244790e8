"""What every installer says about the program: names, addresses, version, places."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGING = ROOT / "packaging"
BUILD = ROOT / "build"
DIST = ROOT / "dist"

NAME = "genko"
TITLE = "Genko"
APP_ID = "io.github.genko_editor.genko"
"""The name by which AppStream, macOS and Windows know the program, whoever publishes it."""
SUMMARY = "Editor for the posts of Jekyll blogs"
SUMMARY_JA = "Jekyll ブログの記事エディター"


def version() -> str:
    """The version in ``editor/__init__.py``."""
    return _said("__version__")


def homepage() -> str:
    """Where the program is published, as ``editor/__init__.py`` has it."""
    return _said("HOMEPAGE")


def maintainer() -> str:
    """Who answers for the packages, as ``editor/__init__.py`` has it."""
    return _said("MAINTAINER")


def _said(name: str) -> str:
    """What ``editor/__init__.py`` says, read without importing the program."""
    text = (ROOT / "editor" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(rf'^{name} = "([^"]+)"$', text, re.MULTILINE)
    if found is None:
        raise ValueError(f"editor/__init__.py does not say {name}")
    return found[1]
