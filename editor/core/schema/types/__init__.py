"""Field types, one file each; this tuple is the only announcement."""

from __future__ import annotations

from collections.abc import Mapping

from editor.core.schema.types.any import ANY
from editor.core.schema.types.base import FieldType
from editor.core.schema.types.boolean import BOOLEAN
from editor.core.schema.types.choice import CHOICE
from editor.core.schema.types.datetime import DATETIME
from editor.core.schema.types.image import IMAGE
from editor.core.schema.types.list import LIST
from editor.core.schema.types.mapping import MAPPING
from editor.core.schema.types.multiline import MULTILINE
from editor.core.schema.types.number import NUMBER
from editor.core.schema.types.tags import TAGS
from editor.core.schema.types.text import TEXT
from editor.core.schema.types.url import URL

FIELD_TYPES: tuple[FieldType, ...] = (
    TEXT,
    MULTILINE,
    DATETIME,
    CHOICE,
    TAGS,
    NUMBER,
    BOOLEAN,
    URL,
    IMAGE,
    LIST,
    MAPPING,
    ANY,
)

_BY_ID: Mapping[str, FieldType] = {t.id: t for t in FIELD_TYPES}


def field_type(type_id: str) -> FieldType:
    """The field type of an id.

    Raises:
        KeyError: when there is none; a loaded schema names only ids that are there.
    """
    return _BY_ID[type_id]
