"""Front-matter defaults of `_config.yml`: which values a file gets that does not give them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from editor.core.header.values import Value

_OLD_TYPES = {"page": "pages", "post": "posts", "draft": "drafts"}


@dataclass(frozen=True, slots=True)
class DefaultSet:
    """Values for the files below ``path`` (all where it is empty) of the given ``type``.

    ``type`` is "posts", "pages" or a collection's label; None means all types.
    """

    path: str
    type: str | None
    values: Mapping[str, Value]


def read_defaults(value: Value) -> tuple[DefaultSet, ...]:
    """The sets under ``defaults:``; what is no set is passed over, as Jekyll does."""
    if not isinstance(value, list):
        return ()
    return tuple(made for item in value if (made := _read_set(item)) is not None)


def _read_set(item: Value) -> DefaultSet | None:
    if not isinstance(item, dict) or not isinstance(item.get("values"), dict):
        return None
    scope, values = item.get("scope"), item["values"]
    if not isinstance(scope, dict):
        scope = {}
    path, type_ = scope.get("path"), scope.get("type")
    assert isinstance(values, dict)
    named = _OLD_TYPES.get(type_, type_) if isinstance(type_, str) else None
    return DefaultSet(path if isinstance(path, str) else "", named, values)


def defaults_for(
    sets: Iterable[DefaultSet], rel: str, type_: str, collections_dir: str = ""
) -> dict[str, Value]:
    """The values for the file ``rel`` (below the collections folder), the closest scope winning.

    Maps are merged key by key; where two scopes are as long, the later one of the file wins,
    unless only the earlier one names a type.
    """
    merged: dict[str, Value] = {}
    closest: DefaultSet | None = None
    for one in sets:
        if not _applies(one, rel, type_, collections_dir):
            continue
        if closest is None or _goes_before(closest, one):
            merged, closest = deep_merge(merged, one.values), one
        else:
            merged = deep_merge(one.values, merged)
    return merged


def deep_merge(under: Mapping[str, Value], over: Mapping[str, Value]) -> dict[str, Value]:
    """``over`` laid on ``under`` as Jekyll does it: maps are merged, and nil overrides nothing."""
    made = dict(under)
    for key, value in over.items():
        old = made.get(key)
        if key in made and value is None:
            continue
        if isinstance(old, dict) and isinstance(value, dict):
            made[key] = deep_merge(old, value)
        else:
            made[key] = value
    return made


def _goes_before(old: DefaultSet, new: DefaultSet) -> bool:
    old_path, new_path = _without_slash(old.path), _without_slash(new.path)
    if len(old_path) != len(new_path):
        return len(new_path) > len(old_path)
    return new.type is not None or old.type is None


def _applies(one: DefaultSet, rel: str, type_: str, collections_dir: str) -> bool:
    if one.type is not None and one.type != type_:
        return False
    if not one.path:
        return True
    if "*" in one.path:
        whole = f"{collections_dir}/{rel}" if collections_dir else rel
        return _globbed(one.path, whole)
    prefix = f"{collections_dir}/" if collections_dir else "/"
    path = one.path
    if collections_dir and path.startswith(prefix):
        path = path.removeprefix(prefix)
    return rel.startswith(path)


def _globbed(pattern: str, rel: str) -> bool:
    """Whether the glob finds the file or a folder that it is in."""
    expression = _glob_expression(_without_slash(pattern).rstrip("/"))
    parts = rel.split("/")
    return any(expression.fullmatch("/".join(parts[:n])) for n in range(1, len(parts) + 1))


@cache
def _glob_expression(pattern: str) -> re.Pattern[str]:
    """Ruby's ``Dir.glob`` pattern: ``*`` within a name, ``**/`` any folders, ``{a,b}``, ``[a-z]``.

    Wildcards never find what begins with a dot.
    """
    made, at, depth = "", 0, 0
    while at < len(pattern):
        begins = at == 0 or pattern[at - 1] == "/"
        if begins and pattern.startswith("**/", at):
            made, at = made + r"(?:(?!\.)[^/]+/)*", at + 3
            continue
        char = pattern[at]
        if char == "[" and (end := pattern.find("]", at + 2)) > 0:
            inner = pattern[at + 1 : end].replace("\\", "\\\\")
            made, at = made + f"[{'^' + inner[1:] if inner[0] in '!^' else inner}]", end + 1
            continue
        if char == "{":
            depth += 1
        elif char == "}" and depth:
            depth -= 1
            made, at = made + ")", at + 1
            continue
        hidden = r"(?!\.)" if begins else ""
        special = {"*": f"{hidden}[^/]*", "?": f"{hidden}[^/]", "{": "(?:"}
        made += "|" if char == "," and depth else special.get(char, re.escape(char))
        at += 1
    try:
        return re.compile(made)
    except re.error:
        return re.compile(r"(?!)")


def _without_slash(path: str) -> str:
    return path.removeprefix("/")
