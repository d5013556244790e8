"""Changes of the form's rows as edits of the text, made and proven by the header's writer."""

from __future__ import annotations

from dataclasses import dataclass

from editor.app.buffer import replacement
from editor.app.form_dates import Stamp
from editor.app.form_model import Row, place_of
from editor.app.form_yaml import placed_raw
from editor.core.header import write
from editor.core.header.parse import Style, parse_header
from editor.core.header.psych import resolve_plain
from editor.core.header.values import Value, same
from editor.core.header.write import Refused
from editor.core.schema.model import Field, Schema
from editor.core.schema.types import field_type
from editor.core.text.edits import EditSet


@dataclass(frozen=True, slots=True)
class SetValue:
    """The key is to hold this value, written as the old one was."""

    value: Value


@dataclass(frozen=True, slots=True)
class SetRaw:
    """The key's value is to be this YAML (as :attr:`Row.raw` shows it)."""

    raw: str


@dataclass(frozen=True, slots=True)
class SetStamp:
    """The key is to hold this date, to the letter."""

    stamp: Stamp


Change = SetValue | SetRaw | SetStamp


def edits_for(text: str, schema: Schema, key: str, change: Change) -> EditSet | Refused:
    """The edits that make ``change`` of the row ``key``; none where it changes nothing."""
    if isinstance(change, SetValue):
        return set_row(text, schema, key, change.value)
    if isinstance(change, SetStamp):
        return set_stamp(text, schema, key, change.stamp)
    return set_raw(text, schema, key, change.raw)


def set_row(text: str, schema: Schema, key: str, value: Value) -> EditSet | Refused:
    """Edits that give ``key`` this value; an absent one is put where the schema's order has it."""
    header = parse_header(text)
    entry = header.get(key)
    if entry is not None and same(entry.value, value):
        return EditSet()
    field = schema.field(key)
    style: Style | None = None
    if entry is None or entry.style == "empty":
        style = _style(field, value)
    try:
        if header.fences is None:
            return write.add_header(text, [(key, value)])
        return write.set_value(text, key, value, style=style, after=schema.order)
    except Refused as refused:
        return refused


def set_raw(text: str, schema: Schema, key: str, raw: str) -> EditSet | Refused:
    """Edits that put the user's own YAML in the place of the value of ``key``."""
    entry = parse_header(text).get(key)
    if entry is None:
        added = set_row(text, schema, key, resolve_plain(raw.strip()))
        return added if isinstance(added, Refused) else _then_raw(text, added, key, raw)
    placed = placed_raw(raw, place_of(text, entry))
    if placed == entry.raw:
        return EditSet()
    try:
        return write.replace_raw(text, key, placed)
    except Refused as refused:
        return refused


def _then_raw(text: str, added: EditSet, key: str, raw: str) -> EditSet | Refused:
    between = added.apply(text)
    entry = parse_header(between).get(key)
    if entry is None:
        return added
    try:
        edits = write.replace_raw(between, key, placed_raw(raw, place_of(between, entry)))
    except Refused as refused:
        return refused
    return replacement(text, edits.apply(between))


def set_stamp(text: str, schema: Schema, key: str, stamp: Stamp) -> EditSet | Refused:
    """Edits that write a date to the letter."""
    return set_raw(text, schema, key, stamp.raw)


def add_row(text: str, schema: Schema, key: str) -> EditSet | Refused:
    """Edits that add a key with the schema's default, else with its type's blank value."""
    field = schema.field(key)
    return set_row(text, schema, key, blank_value(field))


def add_header(text: str, schema: Schema) -> EditSet | Refused:
    """Edits that give a text without a header one with the schema's required keys."""
    pairs = [(f.key, blank_value(f)) for f in schema.fields if f.required]
    try:
        return write.add_header(text, pairs or [("title", "")])
    except Refused as refused:
        return refused


def remove_row(text: str, key: str) -> EditSet | Refused:
    """Edits that take a key and its value away."""
    if parse_header(text).get(key) is None:
        return EditSet()
    try:
        return write.remove_key(text, key)
    except Refused as refused:
        return refused


def blank_value(field: Field | None) -> Value:
    """What a new key holds."""
    if field is None:
        return ""
    default = field.default
    if isinstance(default, str | bool | int | float):
        return default
    if isinstance(default, list | dict):
        return _copied(default)
    return field_type(field.type).blank


def choice_value(row: Row, text: str) -> Value:
    """A chosen value in the form in which the row holds its value: bare, or a list of one."""
    listed = isinstance(row.value, list)
    if row.value is None and row.field is not None:
        listed = row.field.style in {"flow", "block"} or isinstance(row.field.default, list)
    if listed:
        return [text] if text else []
    return text


def _style(field: Field | None, value: Value) -> Style | None:
    """How a value is written where none stands yet; a style that cannot hold it is left out."""
    wanted = None if field is None else field.style or field_type(field.type).style
    collection = isinstance(value, list | dict)
    allowed: tuple[Style, ...] = (
        ("flow", "block") if collection else ("plain", "single", "double", "literal", "folded")
    )
    if not collection and not isinstance(value, str):
        allowed = ("plain",)
    return next((style for style in allowed if style == wanted), None)


def _copied(value: object) -> Value:
    if isinstance(value, list):
        return [_copied(v) for v in value]
    if isinstance(value, dict):
        return {str(k): _copied(v) for k, v in value.items()}
    return value if isinstance(value, str | bool | int | float) else None
