"""The site's own schema file: which one there is, and where a new one goes."""

from __future__ import annotations

from pathlib import Path

from editor.site.site_rules import FOLDER, SCHEMA_FILES, settings_file

SUFFIXES = {"yaml": ".yml", "json": ".json"}
"""File formats that a schema is written in."""


def schema_file(root: Path) -> Path | None:
    """The schema file of the site in ``root``, None where it has none."""
    return settings_file(root, SCHEMA_FILES)


def target_of(root: Path, form: str) -> Path:
    """Where a schema is written: over the one that there is if the format fits, else a new file."""
    present = schema_file(root)
    suffix = SUFFIXES[form]
    if present is not None and (present.suffix == ".json") == (suffix == ".json"):
        return present
    return root / FOLDER / f"schema{suffix}"
