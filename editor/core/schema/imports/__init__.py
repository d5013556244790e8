"""Descriptions of front matter that other programs keep, read as schemas; this tuple has all."""

from __future__ import annotations

from editor.core.schema.imports.decap import DECAP
from editor.core.schema.imports.front_matter_cms import FRONT_MATTER_CMS
from editor.core.schema.imports.json_schema import JSON_SCHEMA
from editor.core.schema.imports.model import ImportSource

SOURCES: tuple[ImportSource, ...] = (FRONT_MATTER_CMS, DECAP, JSON_SCHEMA)
"""In the order in which a site is searched for them."""


def source_of(document: object) -> ImportSource | None:
    """The program that a parsed file is of, None for none that is known."""
    return next((source for source in SOURCES if source.kinds(document)), None)
