"""Descriptions of front matter that a site keeps for other programs: found and read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from editor.core.schema.imports import SOURCES, source_of
from editor.core.schema.imports.model import Imported, ImportSource

_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


@dataclass(frozen=True, slots=True)
class Description:
    """One file of another program. ``kinds`` are its content types, that of posts first."""

    path: Path
    source: ImportSource
    kinds: tuple[str, ...]
    document: object = field(repr=False)

    def convert(self, kind: str | None = None) -> Imported:
        """The schema of a content type, of the first where none is named.

        Raises:
            KeyError: when the file has none of that name.
        """
        return self.source.convert(self.document, self.kinds[0] if kind is None else kind)


@dataclass(frozen=True, slots=True)
class Unusable:
    """Why a file gives no schema: a message id, and the reader's own words where there are any."""

    message: str
    detail: str = ""


def find_descriptions(root: Path) -> Iterator[Description]:
    """What the site in ``root`` keeps; files that cannot be read are passed over."""
    for source in SOURCES:
        for name in source.files:
            path = root / name
            if path.is_file():
                found = read_description(path)
                if isinstance(found, Description):
                    yield found


def read_description(path: Path) -> Description | Unusable:
    """The description in one file, YAML or JSON."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        document: object = (
            json.loads(text) if path.suffix == ".json" else yaml.load(text, Loader=_LOADER)  # noqa: S506 -- both are safe loaders
        )
    except (OSError, ValueError, yaml.YAMLError, RecursionError) as error:
        return Unusable("import.unreadable", " ".join(str(error).split()))
    source = source_of(document)
    if source is None:
        return Unusable("import.unknown")
    return Description(path, source, source.kinds(document), document)
