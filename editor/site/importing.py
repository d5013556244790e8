"""Descriptions of front matter that a site keeps for other programs: found and read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from editor.core.schema.imports import SOURCES, source_of
from editor.core.schema.imports.model import Imported, ImportSource
from editor.site.site_rules import read_settings


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
    return (found for _, found in looked_for(root) if isinstance(found, Description))


def looked_for(root: Path) -> Iterator[tuple[Path, Description | Unusable]]:
    """Every file of the site in ``root`` that should be a description, and what it is."""
    for source in SOURCES:
        for name in source.files:
            path = root / name
            if path.is_file():
                yield path, read_description(path)


def read_description(path: Path) -> Description | Unusable:
    """The description in one file, YAML or JSON."""
    document, fault = read_settings(path)
    if fault is not None:
        return Unusable("import.unreadable", fault)
    source = source_of(document)
    if source is None:
        return Unusable("import.unknown")
    return Description(path, source, source.kinds(document), document)
