"""``_data``: YAML, JSON, CSV and TSV as ``site.data``."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from datetime import tzinfo
from pathlib import Path, PurePosixPath
from typing import cast

from editor.core.header.construct import load
from editor.core.header.errors import UnreadableError
from editor.core.header.values import Value
from editor.core.jekyll.defaults import deep_merge
from editor.core.page.documents import liquid_value
from editor.site.pages.confined import files_below, read_confined

_NOT_IN_NAME = re.compile(r"[^\w\s-]+|(?:(?<=^)|(?<=\s))\s+(?=$|\s)", re.ASCII)
_TABLES = {".csv": ",", ".tsv": "\t"}
_SUFFIXES = (".yaml", ".yml", ".json", *_TABLES)


def read_data(root: Path, folder: str, zone: tzinfo) -> tuple[dict[str, object], tuple[str, ...]]:
    """The data below ``root/folder``, and the files that could not be read."""
    folders: dict[PurePosixPath, dict[str, object]] = {PurePosixPath(): {}}
    faulty: list[str] = []
    found = [PurePosixPath(rel) for rel in files_below(root, folder)]
    for path in sorted(filter(_is_data, found), key=_order):
        text = read_confined(root, f"{folder}/{path}")
        try:
            value = _value(text or "", path.suffix, zone)
        except (UnreadableError, ValueError, csv.Error):
            faulty.append(f"{folder}/{path}")
            continue
        _folder(folders, path.parent)[_key(path.stem)] = value
    return folders[PurePosixPath()], tuple(faulty)


def _is_data(path: PurePosixPath) -> bool:
    """Whether Jekyll reads it: by the extension in small letters, and nothing that is hidden."""
    return path.suffix in _SUFFIXES and not any(part.startswith(".") for part in path.parts)


def _order(path: PurePosixPath) -> list[tuple[int, str]]:
    """Jekyll's order in each folder: files by extension and name, then folders by name."""
    return [(len(_SUFFIXES), part) for part in path.parent.parts] + [
        (_SUFFIXES.index(path.suffix), path.name)
    ]


def _folder(
    folders: dict[PurePosixPath, dict[str, object]], path: PurePosixPath
) -> dict[str, object]:
    """The data of a folder, which takes the place of a file of the same name."""
    if path not in folders:
        made: dict[str, object] = {}
        _folder(folders, path.parent)[_key(path.name)] = made
        folders[path] = made
    return folders[path]


def merged(theme: Mapping[str, object], own: Mapping[str, object]) -> dict[str, object]:
    """The data of a theme with the site's own over them."""
    under = cast("dict[str, Value]", dict(theme))
    return dict(deep_merge(under, cast("dict[str, Value]", dict(own))))


def _key(name: str) -> str:
    """Jekyll's key for a file or folder."""
    return re.sub(r"\s+", "_", _NOT_IN_NAME.sub("", name))


def _value(text: str, suffix: str, zone: tzinfo) -> object:
    if suffix in _TABLES:
        return _table(text, _TABLES[suffix])
    if suffix == ".json":
        try:
            return json.loads(text)
        except ValueError:
            pass  # Jekyll reads it as YAML, which takes comments and trailing commas
    return liquid_value(load(text), zone)


def _table(text: str, separator: str) -> list[object]:
    """The rows under the head, each a mapping; an empty cell is nil."""
    rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if row]
    if not rows:
        return []
    made: list[object] = []
    for row in rows[1:]:
        cells = [cell or None for cell in row] + [None] * (len(rows[0]) - len(row))
        made.append(dict(zip(rows[0], cells, strict=False)))
    return made
