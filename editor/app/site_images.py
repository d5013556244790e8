"""Images of a site as the addresses that posts name them by."""

from __future__ import annotations

from pathlib import Path


def image_url(file: Path, root: Path) -> str | None:
    """The root-relative address of ``file``, None where it lies outside the site.

    As this blog's posts write it: with a leading slash, without ``baseurl`` (layouts add that), not
    percent-encoded (kramdown takes it as it stands).
    """
    file, root = file.resolve(), root.resolve()
    if not file.is_relative_to(root):
        return None
    return "/" + file.relative_to(root).as_posix()
