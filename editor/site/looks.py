"""Questions about single files of a site, answered from the disk when they are asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from editor.core.jekyll.config import SiteConfig
from editor.core.jekyll.names import extension
from editor.core.kramdown.options import Options
from editor.core.post import Post
from editor.core.text.source import SourceText, decode

_ID = re.compile(r"""\s(?:id|name)\s*=\s*["']([^"'{}]+)["']""")


class AssetLook:
    """Whether a root-relative path is a file of the site; asks the disk once per path."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[str, bool] = {}

    @property
    def asked(self) -> tuple[str, ...]:
        """The paths below the site's folder that were looked up."""
        return tuple(map(_inner, self._known))

    def __call__(self, path: str) -> bool:
        """Whether ``path`` is a file."""
        if path not in self._known:
            self._known[path] = self._look(path)
        return self._known[path]

    def _look(self, path: str) -> bool:
        inner = _inner(path)
        if not inner or "\0" in inner or ".." in inner.split("/"):
            return False
        try:
            return (self._root / inner).is_file()
        except OSError:
            return False


def _inner(path: str) -> str:
    return unquote(path.partition("?")[0].partition("#")[0]).lstrip("/")


class AnchorLook:
    """The ids in the page of a Markdown file of the site, sorted; reads each file once.

    None where they are not known: the file is no Markdown, or Liquid writes a part of it.
    """

    def __init__(self, root: Path, config: SiteConfig) -> None:
        self._root = root
        self._config = config
        self._options = Options.from_config(config.kramdown)
        self._known: dict[str, tuple[str, ...] | None] = {}

    def __call__(self, rel: str) -> tuple[str, ...] | None:
        """The ids in the page of the file ``rel``."""
        if rel not in self._known:
            self._known[rel] = self._look(rel)
        return self._known[rel]

    def _look(self, rel: str) -> tuple[str, ...] | None:
        if not self._config.is_markdown(extension(rel)):
            return None
        try:
            source = decode((self._root / rel).read_bytes())
        except OSError:
            return None
        if not isinstance(source, SourceText):
            return None
        references = Post(rel, source.text, self._options).references
        return tuple(sorted(references.ids)) if references.closed else None


def ids_of_layouts(root: Path, config: SiteConfig) -> Iterator[str]:
    """The ids that the site's layouts and includes write into its pages."""
    for name in (config.layouts_dir, config.includes_dir):
        for file in (root / name).rglob("*"):
            if file.suffix.lower() in {".html", ".htm", ".md", ".svg"}:
                try:
                    yield from _ID.findall(file.read_text(encoding="utf-8", errors="replace"))
                except OSError:
                    continue
