"""What a field type is: which values it takes, how a value is typed in a line and shown in one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from editor.core.findings import MessageArg
from editor.core.header.nodes import Style
from editor.core.header.values import Value


@dataclass(frozen=True, slots=True)
class Invalid:
    """Typed text that gives no value: ``schema.invalid.<reason>`` in the message tables."""

    reason: str
    args: Mapping[str, MessageArg] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FieldType:
    """One type of front-matter value, the same for form, rules, inference and command line."""

    id: str
    accepts: Callable[[Value], bool]
    """Whether a value, as Psych types it, is of this type. Empty (None) is no value at all."""
    blank: Value
    """What a field of this type holds when it is added without a default."""
    parse: Callable[[str], Value | Invalid]
    """The value that a line of text stands for; text of spaces alone gives ``blank``."""
    show: Callable[[Value], str]
    """A value as a line of text, also one of another type: ``parse(show(v)) == v`` if accepted."""
    json_schema: Mapping[str, object]
    """What JSON Schema can say of it: used where a schema is written down."""
    style: Style | None = None
    """The YAML style of new values, None for the writer's own choice."""


def show_scalar(value: Value) -> str:
    """A scalar as its own text, None as nothing; lists and mappings by their items."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ", ".join(show_scalar(v) for v in value)
    if isinstance(value, dict):
        return ", ".join(f"{k}: {show_scalar(v)}" for k, v in value.items())
    return str(value)


def split_items(text: str) -> list[str]:
    """Items of a typed list: parted by commas of either width, "、" or line ends; no empty ones."""
    for mark in "，、\n":
        text = text.replace(mark, ",")
    return [item.strip() for item in text.split(",") if item.strip()]
