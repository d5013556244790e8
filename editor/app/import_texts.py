"""What an import of a schema could not carry over, in words."""

from __future__ import annotations

from editor.core.schema.imports.model import Imported, ImportSource, Lost
from editor.i18n.catalog import Messages


def source_name(source: ImportSource, messages: Messages) -> str:
    """The other program's name."""
    return messages.text(f"import.source.{source.id}")


def lost_text(lost: Lost, messages: Messages) -> str:
    """One loss with its place."""
    text = messages.text(f"import.lost.{lost.reason}", **lost.args)
    return messages.text("import.at", place=lost.place, text=text) if lost.place else text


def import_comments(
    imported: Imported, messages: Messages
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Losses as comments above the fields that they concern, by the fields' places."""
    properties = imported.document.get("properties")
    keys = properties if isinstance(properties, dict) else {}
    made: dict[tuple[str, ...], tuple[str, ...]] = {}
    for lost in imported.lost:
        if lost.key in keys:
            place = ("properties", lost.key)
            made[place] = (*made.get(place, ()), lost_text(lost, messages))
    return made


def heading_lines(imported: Imported, name: str, kind: str, messages: Messages) -> tuple[str, ...]:
    """What stands at the top of an imported schema: whence it is, and losses without a field."""
    properties = imported.document.get("properties")
    keys = properties if isinstance(properties, dict) else {}
    whole = (lost_text(lost, messages) for lost in imported.lost if lost.key not in keys)
    return (messages.text("import.heading", name=name, kind=kind), *whole)
