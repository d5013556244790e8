"""Collections of Decap CMS (once Netlify CMS) and Sveltia CMS: `admin/config.yml`.

Written from the programs' documentation of widgets: decapcms.org/docs/widgets and Sveltia's list of
field options. A field is required unless it says otherwise; the field `body` is the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from editor.core.schema.imports.model import (
    Imported,
    ImportSource,
    Losses,
    Node,
    inner_place,
    listed,
    number,
    posts_first,
    whole_document,
    with_hints,
)

BODY = "body"
_UNASKED = frozenset({"hidden", "compute"})
"""Widgets that the program fills in itself: no writer can be required to."""
_TEMPLATE = re.compile(r"\{\{.*?\}\}")
_KNOWN = MappingProxyType({"tags": "tags", "categories": "categories", "authors": "authors"})
_UNSAID = ("readonly", "condition")
"""Options of a field that have no counterpart."""
_COLLECTION_UNSAID = ("filter", "slug", "i18n")


def kinds(document: object) -> tuple[str, ...]:
    """Collections of entries (folders of files), those of posts first."""
    if not isinstance(document, Mapping):
        return ()
    folders = [c for c in listed(document.get("collections")) if "folder" in c and "fields" in c]
    named = [str(c.get("name", "")) for c in folders]
    posts = [str(c.get("name")) for c in folders if _is_posts(c)]
    return tuple(dict.fromkeys([*posts, *posts_first(named)]))


def _is_posts(collection: Node) -> bool:
    return str(collection.get("folder", "")).strip("/").split("/")[-1] == "_posts"


def convert(document: object, name: str) -> Imported:
    """The schema of the collection ``name``.

    Raises:
        KeyError: when there is none of that name.
    """
    losses = Losses()
    assert isinstance(document, Mapping)
    found = (c for c in listed(document.get("collections")) if c.get("name") == name)
    collection = next(found, None)
    if collection is None:
        raise KeyError(name)
    for option in _COLLECTION_UNSAID:
        if collection.get(option):
            losses.tell("option", "", option=option)
    node = _object(collection, "", losses)
    return Imported(whole_document(node), tuple(losses.found))


def _object(node: Node, place: str, losses: Losses) -> dict[str, object]:
    """A mapping with fields."""
    properties: dict[str, object] = {}
    required: list[str] = []
    for field in listed(node.get("fields")):
        name = str(field.get("name", ""))
        if not name or (not place and name == BODY):
            continue
        properties[name] = _field(field, inner_place(place, name), losses)
        if field.get("required", True) is not False and _widget(field) not in _UNASKED:
            required.append(name)
    made: dict[str, object] = {"type": "object", "properties": properties}
    return {**made, "required": required} if required else made


def _widget(field: Node) -> str:
    return str(field.get("widget") or "string")


def _field(field: Node, place: str, losses: Losses) -> dict[str, object]:
    make = _WIDGETS.get(_widget(field))
    if make is None:
        losses.tell("widget", place, name=_widget(field))
        made: dict[str, object] = {"x-genko": {"type": "any"}}
    else:
        made = make(field, place, losses)
    for option in _UNSAID:
        if field.get(option):
            losses.tell("option", place, option=option)
    made = {**made, **_pattern(field, place, losses), **_default(field, place, losses)}
    told = [text for name in ("comment", "hint") if isinstance(text := field.get(name), str)]
    return with_hints(made, title=field.get("label"), help=" ".join(told))


def _pattern(field: Node, place: str, losses: Losses) -> dict[str, object]:
    """``[expression, what to say]``; the words become part of the description elsewhere."""
    value = field.get("pattern")
    expression = value[0] if isinstance(value, list) and value else value
    if expression is None:
        return {}
    if not isinstance(expression, str) or not _compiles(expression):
        losses.tell("pattern", place, pattern=str(expression))
        return {}
    if isinstance(value, list) and len(value) > 1:
        losses.tell("pattern-message", place, text=str(value[1]))
    return {"pattern": expression}


def _compiles(expression: str) -> bool:
    try:
        re.compile(expression)
    except re.error:
        return False
    return True


def _default(field: Node, place: str, losses: Losses) -> dict[str, object]:
    value = field.get("default")
    if value is None or value == "":
        return {}
    if isinstance(value, str) and _TEMPLATE.search(value):
        losses.tell("default-template", place, value=value)
        return {}
    return {"default": value}


# --- Widgets -----------------------------------------------------------------------------------


def _string(field: Node, _place: str, _losses: Losses) -> dict[str, object]:
    kind = field.get("type")
    form = {"url": "uri", "email": "email"}.get(kind) if isinstance(kind, str) else None
    made: dict[str, object] = {"type": "string", **_lengths(field)}
    return {**made, "format": form} if form else {**made, "x-genko": {"type": "text"}}


def _text(field: Node, _place: str, _losses: Losses) -> dict[str, object]:
    return {"type": "string", **_lengths(field), "x-genko": {"type": "multiline"}}


def _lengths(field: Node) -> dict[str, object]:
    ends = {"minLength": field.get("minlength"), "maxLength": field.get("maxlength")}
    return {name: value for name, value in ends.items() if number(value) is not None}


def _number(field: Node, place: str, losses: Losses) -> dict[str, object]:
    ends = {"minimum": field.get("min"), "maximum": field.get("max")}
    limits = {name: value for name, value in ends.items() if number(value) is not None}
    kind = str(field.get("value_type", field.get("valueType")))  # as Netlify CMS wrote it
    if kind in {"int", "float"}:
        return {"type": "integer" if kind == "int" else "number", **limits}
    losses.tell("number-kind", place)
    return {"type": ["number", "string"], **limits, "x-genko": {"type": "any"}}


def _boolean(_field: Node, _place: str, _losses: Losses) -> dict[str, object]:
    return {"type": "boolean"}


def _datetime(field: Node, place: str, losses: Losses) -> dict[str, object]:
    written = field.get("format")
    if isinstance(written, str):
        losses.tell("date-format", place, format=written)
    return {"type": "string", "x-genko": {"type": "datetime"}}


def _file(field: Node, _place: str, _losses: Losses) -> dict[str, object]:
    return _one_or_many(field, {"type": "string"})


def _image(field: Node, _place: str, _losses: Losses) -> dict[str, object]:
    single = {"type": "string", "x-genko": {"type": "image"}}
    return _one_or_many(field, single)


def _hidden(field: Node, _place: str, _losses: Losses) -> dict[str, object]:
    kinds_of = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array"}
    kind = kinds_of.get(type(field.get("default")))
    hints = {"hidden": True} if kind else {"type": "any", "hidden": True}
    return {**({"type": kind} if kind else {}), "x-genko": hints}


def _list(field: Node, place: str, losses: Losses) -> dict[str, object]:
    made: dict[str, object] = {"type": "array", **_counts(field)}
    one = field.get("field")
    if isinstance(one, Mapping):
        return {**made, "items": _field(one, place, losses)}
    if "fields" in field:
        return {**made, "items": _object(field, place, losses), "x-genko": {"type": "list"}}
    if "types" in field:
        losses.tell("variants", place)
        return {**made, "items": {"type": "object"}, "x-genko": {"type": "list"}}
    known = _KNOWN.get(str(field.get("name")))
    hints: dict[str, object] = {"type": "tags", **({"known": known} if known else {})}
    return {**made, "items": {"type": "string"}, "x-genko": hints}


def _counts(field: Node) -> dict[str, object]:
    ends = {"minItems": field.get("min"), "maxItems": field.get("max")}
    return {name: value for name, value in ends.items() if isinstance(value, int)}


def _mapping(field: Node, place: str, losses: Losses) -> dict[str, object]:
    if "types" in field:
        losses.tell("variants", place)
    return {**_object(field, place, losses), "x-genko": {"type": "mapping"}}


def _relation(field: Node, place: str, losses: Losses) -> dict[str, object]:
    collection = str(field.get("collection", ""))
    losses.tell("relation", place, name=collection)
    return _one_or_many(field, {"type": ["string", "number"]})


def _select(field: Node, place: str, losses: Losses) -> dict[str, object]:
    options = field.get("options")
    values = [
        option.get("value") if isinstance(option, Mapping) else option
        for option in (options if isinstance(options, list) else [])
    ]
    if any(o.get("label") != o.get("value") for o in listed(options)):
        losses.tell("option-labels", place)
    # By comparing, not by a set: what a broken file lists may be a list itself.
    different = [value for n, value in enumerate(values) if value not in values[:n]]
    single: dict[str, object] = {"enum": different} if different else {}
    return _one_or_many(field, single)


def _one_or_many(field: Node, single: Node) -> dict[str, object]:
    """A value, or with ``multiple`` a list of such."""
    if field.get("multiple") is not True:
        return dict(single)
    items = {name: value for name, value in single.items() if name != "x-genko"}
    return {"type": "array", **_counts(field), "items": items, "x-genko": {"type": "tags"}}


def _code(field: Node, _place: str, _losses: Losses) -> dict[str, object]:
    if field.get("output_code_only") is True:
        return {"type": "string", "x-genko": {"type": "multiline"}}
    keys = field.get("keys")
    names = keys if isinstance(keys, Mapping) else {}
    text: dict[str, object] = {"type": "string"}
    properties = {str(names.get("code", "code")): text, str(names.get("lang", "lang")): text}
    return {"type": "object", "properties": properties, "x-genko": {"type": "mapping"}}


def _color(field: Node, _place: str, _losses: Losses) -> dict[str, object]:
    digits = "(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{8})" if field.get("enableAlpha") else "[0-9a-fA-F]{6}"
    return {"type": "string", "pattern": f"^#{digits}$"}


def _map(_field: Node, place: str, losses: Losses) -> dict[str, object]:
    losses.tell("map", place)
    return {"type": "string", "x-genko": {"type": "multiline"}}


def _keyvalue(_field: Node, _place: str, _losses: Losses) -> dict[str, object]:
    text = {"type": "string"}
    return {"type": "object", "additionalProperties": text, "x-genko": {"type": "mapping"}}


def _compute(field: Node, place: str, losses: Losses) -> dict[str, object]:
    losses.tell("computed", place, value=str(field.get("value", "")))
    return {"type": "string"}


def _uuid(_field: Node, _place: str, _losses: Losses) -> dict[str, object]:
    return {"type": "string", "format": "uuid"}


_WIDGETS: Mapping[str, Callable[[Node, str, Losses], dict[str, object]]] = MappingProxyType(
    {
        "string": _string,
        "text": _text,
        "markdown": _text,
        "richtext": _text,
        "number": _number,
        "boolean": _boolean,
        "datetime": _datetime,
        "date": _datetime,
        "file": _file,
        "image": _image,
        "hidden": _hidden,
        "list": _list,
        "object": _mapping,
        "relation": _relation,
        "select": _select,
        "code": _code,
        "color": _color,
        "map": _map,
        "keyvalue": _keyvalue,
        "compute": _compute,
        "uuid": _uuid,
    }
)

DECAP = ImportSource(
    id="decap",
    files=(
        "admin/config.yml",
        "static/admin/config.yml",
        "public/admin/config.yml",
        "admin/config.yaml",
        "admin/config.json",
    ),
    kinds=kinds,
    convert=convert,
)
