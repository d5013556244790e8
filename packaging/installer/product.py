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
APP_ID = "io.github.genko_editor.Genko"
"""The name by which AppStream, macOS and Windows know the program, whoever publishes it."""
HOMEPAGE = "https://github.com/genko-editor/genko"
RELEASES = f"{HOMEPAGE}/releases"
MAINTAINER = "The Genko developers <genko@example.org>"
SUMMARY = "Editor for the posts of Jekyll blogs"
SUMMARY_JA = "Jekyll ブログの記事エディター"


def version() -> str:
    """The version in ``editor/__init__.py``, read without importing the program."""
    text = (ROOT / "editor" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if found is None:
        raise ValueError("editor/__init__.py names no version")
    return found[1]
