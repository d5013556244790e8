"""The template of a new post: a whole post with words such as ``$title`` in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from editor.core.header.parse import parse_header
from editor.core.header.values import Value, Writable
from editor.core.header.write import Refused, set_value
from editor.core.placeholders import POST_PLACES, filled, names_any

_MOMENT = "$date"
"""Alone, the moment as Jekyll wants it in a header; among other words, the day."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A post made of a template. ``settled``: keys whose value named a word, and so is decided."""

    text: str
    settled: frozenset[str]


def is_readable(template: str) -> bool:
    """Whether the header of a template, if there is one, is closed and readable YAML."""
    header = parse_header(template)
    return header.error is None and (header.fences is not None or not template.startswith("---"))


def begun(template: str, words: Mapping[str, str], moment: Writable) -> Begun:
    """``template`` with its words filled in; ``moment`` is the value of a lone ``$date``.

    In the header a word stands for a text, whatever signs it holds: it is written as YAML needs it,
    and nothing else of the header changes.
    """
    header = parse_header(template)
    body = filled(template[header.body_start :], words)
    text = template[: header.body_start] + body
    settled = set[str]()
    for key, value in header.values.items():
        wanted = _value(value, words, moment)
        if wanted is not value:
            settled.add(key)
            try:
                text = set_value(text, key, wanted).apply(text)
            except Refused:
                continue  # a value that nothing else can be written for stays as it stands
    return Begun(text, frozenset(settled))


def _value(value: Value, words: Mapping[str, str], moment: Writable) -> Writable:
    """The value with its words filled in; the very same where it names none."""
    if isinstance(value, str):
        if value == _MOMENT:
            return moment
        return filled(value, words) if names_any(value, POST_PLACES) else value
    if isinstance(value, list):
        inner = [_value(item, words, moment) for item in value]
        return inner if any(a is not b for a, b in zip(inner, value, strict=True)) else value
    if isinstance(value, dict):
        pairs = {key: _value(item, words, moment) for key, item in value.items()}
        return pairs if any(pairs[key] is not value[key] for key in value) else value
    return value
