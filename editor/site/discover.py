"""Which files of a site Jekyll reads, and as what."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from editor.core.jekyll.config import SiteConfig
from editor.core.jekyll.names import extension, parse_draft_name, parse_post_name

Kind: TypeAlias = Literal["post", "draft", "document", "page"]
"""A "document" is one of a collection other than the posts."""

_SPECIAL = (".", "_", "#", "~")
_TEXT_EXT = frozenset(
    (".html", ".htm", ".xhtml", ".xml", ".json", ".txt", ".css", ".scss", ".sass", ".js", ".svg")
)
"""Besides Markdown, what is taken for a post although its name is not one of a post."""
_NO_TEXT = """
.7z .avi .avif .bmp .bz2 .doc .docx .eot .epub .exe .flac .gif .gz .heic .ico .jar .jpeg .jpg .m4a
.mov .mp3 .mp4 .odt .ogg .ogv .opus .otf .pdf .png .ppt .pptx .psd .rar .sqlite .sqlite3 .tar .tgz
.tif .tiff .ttf .wasm .wav .webm .webp .woff .woff2 .xls .xlsx .xz .zip
"""
_NO_TEXT_EXT = frozenset(_NO_TEXT.split())
"""What no front matter is looked for in; Jekyll looks at the first line of every file."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that Jekyll makes a page of, or would if its name were right (``readable`` False).

    ``rel`` is below the site's folder, with "/". A file among pages and documents counts only with
    front matter, which is not looked at here.
    """

    path: Path
    rel: str
    kind: Kind
    collection: str
    mtime_ns: int
    size: int
    named: bool = True
    """Whether Jekyll takes its name: a post needs a date in it."""


class EntryFilter:
    """Jekyll's rules for what to leave out: ``exclude``, ``include``, special names, backups."""

    def __init__(self, config: SiteConfig) -> None:
        self._included = _patterns(config.include)
        self._excluded = _patterns(p for p in config.exclude if p not in config.include)

    def passes(self, entry: str, base: str, *, is_dir: bool) -> bool:
        """Whether Jekyll goes on with ``entry``, a path below the folder ``base`` of the site."""
        if entry.endswith("."):
            return False
        name = entry.rsplit("/", 1)[-1]
        included = self._included
        if included.match(entry, is_dir=is_dir) or included.match(name, is_dir=is_dir):
            return True
        if self._excluded.match(f"{base}/{entry}" if base else entry, is_dir=is_dir):
            return False
        return not (entry.startswith(_SPECIAL) or name.startswith(_SPECIAL) or name.endswith("~"))


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Those of ``exclude`` or ``include``: beginnings of paths, and which of them are globs too."""

    beginnings: tuple[str, ...]
    globs: tuple[re.Pattern[str], ...]

    def match(self, entry: str, *, is_dir: bool) -> bool:
        """Whether one of them means ``entry``."""
        if entry.startswith(self.beginnings) or (is_dir and f"{entry}/" in self.beginnings):
            return True
        return any(glob.fullmatch(entry) for glob in self.globs)


def _patterns(written: Iterable[str]) -> _Patterns:
    """The patterns as they are written in ``exclude`` or ``include``."""
    wanted = tuple(filter(None, (pattern.removeprefix("/") for pattern in written)))
    globs = (pattern for pattern in wanted if any(char in pattern for char in "*?[\\"))
    return _Patterns(wanted, tuple(_glob(pattern) for pattern in globs))


def _glob(pattern: str) -> re.Pattern[str]:
    """Ruby's ``File.fnmatch`` without flags: ``*`` also goes over "/", as Jekyll has it."""
    made, at = "", 0
    while at < len(pattern):
        char = pattern[at]
        end = pattern.find("]", at + 2) if char == "[" else -1
        if end > 0:
            inner = pattern[at + 1 : end].replace("\\", "\\\\")
            made += f"[{'^' + inner[1:] if inner[0] in '!^' else inner}]"
            at = end
        elif char == "\\" and at + 1 < len(pattern):
            at += 1
            made += re.escape(pattern[at])
        else:
            made += {"*": ".*", "?": "."}.get(char) or re.escape(char)
        at += 1
    try:
        return re.compile(made, re.DOTALL)
    except re.error:
        return re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Survey:
    """All files of a site that Jekyll goes on with.

    ``copied`` are the paths of those that cannot have front matter, as far as their names tell:
    they are not looked at. ``folders`` are those that were listed, "" the site's own.
    """

    files: tuple[SourceFile, ...] = ()
    copied: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()


def survey(root: Path, config: SiteConfig) -> Survey:
    """The files of :func:`discover` and those that Jekyll only copies."""
    walk = _Walk(root, config, pages=True)
    return Survey(tuple(walk.files()), tuple(walk.copied), tuple(walk.folders))


def discover(root: Path, config: SiteConfig, *, pages: bool = True) -> Iterator[SourceFile]:
    """The posts, drafts, documents of collections and (asked for) candidates for pages.

    Drafts are found whether the site shows them or not; an unreadable folder is passed over.
    """
    return _Walk(root, config, pages=pages).files()


class _Walk:
    def __init__(self, root: Path, config: SiteConfig, *, pages: bool) -> None:
        self._root = str(root)
        self._config = config
        self._pages = pages
        self._filter = EntryFilter(config)
        self._seen: set[tuple[int, int]] = set()
        self.copied: list[str] = []
        self.folders: list[str] = []
        destination = os.path.normpath(os.path.join(self._root, config.destination))  # noqa: PTH118 -- stays a text
        self._destination = destination

    def files(self) -> Iterator[SourceFile]:
        yield from self._folder("")
        for label in self._config.collections:
            if label not in {"posts", "data"}:
                inner = f"{self._config.collections_dir}/_{label}".lstrip("/")
                yield from self._special(inner, "document", label)

    def _folder(self, rel: str) -> Iterator[SourceFile]:
        """A folder that Jekyll walks through: its posts, its drafts, its pages, its folders."""
        if not self._enter(rel):
            return
        collections_dir = self._config.collections_dir
        if not collections_dir or rel.startswith(collections_dir):
            prefix = f"{rel}/" if rel else ""
            yield from self._special(f"{prefix}_posts", "post", "posts")
            yield from self._special(f"{prefix}_drafts", "draft", "posts")
        for entry in self._entries(rel):
            is_dir = _is_folder(entry)
            if not self._filter.passes(entry.name, rel, is_dir=is_dir):
                continue
            inner = f"{rel}/{entry.name}" if rel else entry.name
            if is_dir:
                yield from self._folder(inner)
            elif self._pages and extension(entry.name).lower() not in _NO_TEXT_EXT:
                yield from self._file(entry, inner, "page", "pages")
            else:
                self.copied.append(inner)

    def _special(self, rel: str, kind: Kind, collection: str) -> Iterator[SourceFile]:
        """The files in and below ``_posts``, ``_drafts`` or a collection's folder."""
        folders = [""]
        # Jekyll joins the names of a collection's files to the folder's own, those of posts to
        # the path of the folder: `exclude` reads them so.
        base = rel.rsplit("/", 1)[-1] if kind == "document" else rel
        while folders:
            below = folders.pop()
            for entry in self._entries(f"{rel}/{below}" if below else rel):
                inner = f"{below}/{entry.name}" if below else entry.name
                hidden = entry.name.startswith(".") and kind != "document"
                if hidden:
                    continue
                if _is_folder(entry):
                    if not entry.is_symlink():
                        folders.append(inner)
                elif self._filter.passes(inner, base, is_dir=False):
                    yield from self._file(entry, f"{rel}/{inner}", kind, collection, inner)

    def _file(
        self, entry: os.DirEntry[str], rel: str, kind: Kind, collection: str, inner: str = ""
    ) -> Iterator[SourceFile]:
        named = True
        if kind == "post":
            named = parse_post_name(inner) is not None
            if not named and not self._is_meant_as_post(entry.name):
                return
        elif kind == "draft" and parse_draft_name(inner) is None:
            return
        try:
            status = entry.stat()
        except OSError:
            return  # gone meanwhile, or a link that leads nowhere
        if not stat.S_ISREG(status.st_mode):
            return  # reading a pipe would wait for ever
        path = Path(entry.path)
        yield SourceFile(path, rel, kind, collection, status.st_mtime_ns, status.st_size, named)

    def _is_meant_as_post(self, name: str) -> bool:
        ext = extension(name)
        return self._config.is_markdown(ext) or ext.lower() in _TEXT_EXT

    def _entries(self, rel: str) -> list[os.DirEntry[str]]:
        self.folders.append(rel)
        try:
            with os.scandir(f"{self._root}/{rel}" if rel else self._root) as entries:
                return list(entries)
        except OSError:
            return []

    def _enter(self, rel: str) -> bool:
        """Whether the folder is new: links may lead in circles, or to what Jekyll wrote."""
        path = f"{self._root}/{rel}" if rel else self._root
        if os.path.normpath(path) == self._destination:
            return False
        try:
            status = os.stat(path)  # noqa: PTH116 -- stays a text
        except OSError:
            return False
        identity = (status.st_dev, status.st_ino)
        if identity in self._seen and status.st_ino:
            return False
        self._seen.add(identity)
        return True


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder; a link that leads to itself is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False
