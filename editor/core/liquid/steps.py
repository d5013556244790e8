"""One step of a lookup: what a value has under a key."""

from __future__ import annotations

from editor.core.liquid.values import Drop, RubyRange


def step(value: object, key: object, *, command: bool) -> object:
    """``value[key]`` as Liquid looks it up."""
    if isinstance(value, Drop):
        return value.get(key) if isinstance(key, str) else None
    if isinstance(value, dict):
        if isinstance(key, list | dict):
            return None
        if key in value:
            return value[key]
        return _of_mapping(value, key) if command else None
    if isinstance(value, list):
        if isinstance(key, int) and not isinstance(key, bool):
            return value[key] if -len(value) <= key < len(value) else None
        return _of_list(value, key) if command else None
    return _of_other(value, key) if command else None


def _of_mapping(value: dict[object, object], key: object) -> object:
    if key == "size":
        return len(value)
    return list(next(iter(value.items()))) if key == "first" and value else None


def _of_list(value: list[object], key: object) -> object:
    if key == "size":
        return len(value)
    if not value:
        return None
    return value[0] if key == "first" else value[-1] if key == "last" else None


def _of_other(value: object, key: object) -> object:
    if key == "size":
        if isinstance(value, str | RubyRange):
            return len(value)
        return 8 if isinstance(value, int) and not isinstance(value, bool) else None
    if isinstance(value, RubyRange):
        return value.first if key == "first" else value.last if key == "last" else None
    return None
