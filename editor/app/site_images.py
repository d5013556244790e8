"""Images of a site: from files to the addresses that posts name them by, and back."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

FOLDERS = ("assets/images", "assets/img", "assets", "images", "img", "uploads")
"""Where blogs keep their images, most usual first."""


def image_url(file: Path, root: Path) -> str | None:
    """The root-relative address of ``file``, None where it lies outside the site.

    As this blog's posts write it: with a leading slash, without ``baseurl`` (layouts add that), not
    percent-encoded (kramdown takes it as it stands).
    """
    file, root = file.resolve(), root.resolve()
    if not file.is_relative_to(root):
        return None
    return "/" + file.relative_to(root).as_posix()


def image_folder(root: Path) -> Path:
    """The folder in which to begin looking for an image."""
    return next((root / name for name in FOLDERS if (root / name).is_dir()), root)


class SiteAssets:
    """Looks files of a site up by their root-relative addresses."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()

    def file_of(self, path: str) -> Path | None:
        """The file of an address; None where there is none, or outside the site."""
        if "://" in path or path.startswith("//"):
            return None
        file = (self._root / unquote(path).lstrip("/")).resolve()
        return file if file.is_relative_to(self._root) and file.is_file() else None
