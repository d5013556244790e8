"""``_data``: YAML, JSON, CSV and TSV as ``site.data``."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from datetime import tzinfo
from pathlib import Path
from typing import cast

from editor.core.header.construct import load
from editor.core.header.errors import UnreadableError
from editor.core.header.values import Value
from editor.core.jekyll.defaults import deep_merge
from editor.core.page.documents import liquid_value
from editor.site.pages.confined import files_below, read_confined

_NOT_IN_NAME = re.compile(r"[^\w\s-]+|(?:(?<=^)|(?<=\s))\s+(?=$|\s)", re.ASCII)
_TABLES = {".csv": ",", ".tsv": "\t"}


def read_data(root: Path, folder: str, zone: tzinfo) -> tuple[dict[str, object], tuple[str, ...]]:
    """The data below ``root/folder``, and the files that could not be read."""
    data: dict[str, object] = {}
    faulty: list[str] = []
    for rel in files_below(root, folder):
        path = Path(rel)
        if path.suffix.lower() not in {".yml", ".yaml", ".json", *_TABLES}:
            continue
        text = read_confined(root, f"{folder}/{rel}")
        try:
            value = _value(text or "", path.suffix.lower(), zone)
        except (UnreadableError, ValueError, csv.Error):
            faulty.append(f"{folder}/{rel}")
            continue
        _put(data, [*path.parts[:-1], path.stem], value)
    return data, tuple(faulty)


def merged(theme: Mapping[str, object], own: Mapping[str, object]) -> dict[str, object]:
    """The data of a theme with the site's own over them."""
    under = cast("dict[str, Value]", dict(theme))
    return dict(deep_merge(under, cast("dict[str, Value]", dict(own))))


def _put(data: dict[str, object], names: list[str], value: object) -> None:
    for name in names[:-1]:
        inner = data.setdefault(_key(name), {})
        if not isinstance(inner, dict):
            return
        data = inner
    key = _key(names[-1])
    known = data.get(key)
    if isinstance(known, dict) and isinstance(value, dict):
        known.update(value)
    else:
        data[key] = value


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
