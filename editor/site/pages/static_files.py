"""The files of a site that Jekyll copies as they are."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from editor.core.jekyll.config import SiteConfig
from editor.core.jekyll.documents import inner_path
from editor.core.page.sources import StaticFile
from editor.site.discover import EntryFilter


def static_files(root: Path, config: SiteConfig, taken: frozenset[str]) -> Iterator[StaticFile]:
    """Every file that is none of ``taken`` (pages and documents), by path."""
    found = [*_Walk(root, config, taken).files()]
    yield from sorted(found, key=lambda file: file.path)


class _Walk:
    def __init__(self, root: Path, config: SiteConfig, taken: frozenset[str]) -> None:
        self._root = root
        self._config = config
        self._taken = taken
        self._filter = EntryFilter(config)
        self._destination = os.path.normpath(root / config.destination)

    def files(self) -> Iterator[StaticFile]:
        yield from self._folder("", None)
        for label in self._config.collections:
            if label not in {"posts", "data"}:
                inner = f"{self._config.collections_dir}/_{label}".lstrip("/")
                yield from self._folder(inner, label)

    def _folder(self, rel: str, collection: str | None) -> Iterator[StaticFile]:
        try:
            with os.scandir(self._root / rel) as entries:
                listed = list(entries)
        except OSError:
            return
        for entry in listed:
            inner = f"{rel}/{entry.name}" if rel else entry.name
            is_dir = entry.is_dir()
            if not self._filter.passes(entry.name, rel, is_dir=is_dir):
                continue
            if is_dir:
                # Links to folders may lead in circles, or out of the site.
                if not entry.is_symlink() and os.path.normpath(entry.path) != self._destination:
                    yield from self._folder(inner, collection)
            elif inner not in self._taken and entry.is_file():
                changed = datetime.fromtimestamp(entry.stat().st_mtime, self._config.zone)
                # Jekyll's path of a file in a collection has no slash in front.
                path = f"/{inner}" if collection is None else inner_path(inner, self._config)
                yield StaticFile(path, changed, collection)
