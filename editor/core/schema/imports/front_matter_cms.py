"""Content types of Front Matter CMS (the extension of VS Code): `frontmatter.json`.

Written from its documentation of fields: frontmatter.codes/docs/content-creation/fields.
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

_TYPES_KEY = "frontMatter.taxonomy.contentTypes"
_PLACEHOLDER = re.compile(r"\{\{.*?\}\}")
_SECTIONS = frozenset({"divider", "heading"})
"""Fields that only part the form; they hold no value."""


class _Reader:
    """One description: its settings and what is lost."""

    def __init__(self, settings: Node) -> None:
        self.settings = settings
        self.losses = Losses()

    def group(self, name: object) -> list[Node]:
        """The fields of a field group."""
        groups = listed(self.settings.get("frontMatter.taxonomy.fieldGroups"))
        found = next((g for g in groups if g.get("id") == name), {})
        return listed(found.get("fields"))

    def taxonomy(self, name: object) -> list[object]:
        """The options of a custom taxonomy."""
        own = listed(self.settings.get("frontMatter.taxonomy.customTaxonomy"))
        found = next((t for t in own if t.get("id") == name), {})
        options = found.get("options")
        return options if isinstance(options, list) else []

    def mapping(self, fields: list[Node], place: str) -> dict[str, object]:
        """A mapping of fields; a field collection stands for its group's fields, here."""
        properties: dict[str, object] = {}
        required: list[str] = []
        for field in self._spread(fields, place):
            name = str(field.get("name", ""))
            properties[name] = self.field(field, inner_place(place, name))
            if field.get("required") is True:
                required.append(name)
        made: dict[str, object] = {"type": "object", "properties": properties}
        return {**made, "required": required} if required else made

    def _spread(self, fields: list[Node], place: str, depth: int = 0) -> list[Node]:
        spread: list[Node] = []
        for field in fields:
            kind = str(field.get("type"))
            if kind == "fieldCollection":
                inner = self.group(field.get("fieldGroup")) if depth < _DEEPEST else []
                if not inner:
                    where = inner_place(place, str(field.get("name", "")))
                    self.losses.tell("group", where, name=str(field.get("fieldGroup")))
                spread += self._spread(inner, place, depth + 1)
            elif kind not in _SECTIONS and field.get("name"):
                spread.append(field)
        return spread

    def field(self, field: Node, place: str) -> dict[str, object]:
        """One field."""
        make = _FIELDS.get(str(field.get("type")))
        if make is None:
            self.losses.tell("widget", place, name=str(field.get("type")))
            made: dict[str, object] = {"x-genko": {"type": "any"}}
        else:
            made = make(self, field, place)
        if field.get("actions"):
            self.losses.tell("option", place, option="actions")
        if field.get("when"):
            self.losses.tell("option", place, option="when")
        hints = {
            "title": field.get("title"),
            "help": field.get("description"),
            "hidden": field.get("hidden") is True,
        }
        return with_hints({**made, **self._default(field, place)}, **hints)

    def _default(self, field: Node, place: str) -> dict[str, object]:
        value = field.get("default")
        if value is None or value == "":
            return {}
        if isinstance(value, str) and _PLACEHOLDER.search(value):
            self.losses.tell("default-template", place, value=value)
            return {}
        return {"default": value}


_DEEPEST = 10
"""Field groups within field groups; more is a circle."""


def kinds(document: object) -> tuple[str, ...]:
    """The content types: one of posts first, then the default one."""
    if not isinstance(document, Mapping):
        return ()
    names = [str(t.get("name", "")) for t in listed(document.get(_TYPES_KEY)) if "fields" in t]
    names.sort(key=lambda name: name != "default")
    return posts_first(names)


def convert(document: object, name: str) -> Imported:
    """The schema of the content type ``name``.

    Raises:
        KeyError: when there is none of that name.
    """
    assert isinstance(document, Mapping)
    reader = _Reader(document)
    kind = next((t for t in listed(document.get(_TYPES_KEY)) if t.get("name") == name), None)
    if kind is None:
        raise KeyError(name)
    for option in ("filePrefix", "template", "postScript", "allowAsSubContent"):
        if kind.get(option):
            reader.losses.tell("option", "", option=option)
    node = reader.mapping(listed(kind.get("fields")), "")
    _add_lengths(node, document)
    return Imported(whole_document(node), tuple(reader.losses.found))


def _add_lengths(node: dict[str, object], settings: Node) -> None:
    """The lengths that it recommends for search engines, where the site sets them: warnings."""
    field = settings.get("frontMatter.taxonomy.seoDescriptionField")
    description = field if isinstance(field, str) else "description"
    properties = node["properties"]
    assert isinstance(properties, dict)
    for key, setting in (("title", "seoTitleLength"), (description, "seoDescriptionLength")):
        longest = number(settings.get(f"frontMatter.taxonomy.{setting}"))
        if longest is not None and longest > 0 and isinstance(properties.get(key), dict):
            limits = {"accepted": [None, longest], "counter": True}
            properties[key] = with_hints(properties[key], **limits)


# --- Types of field ----------------------------------------------------------------------------


def _string(reader: _Reader, field: Node, place: str) -> dict[str, object]:
    if field.get("wysiwyg"):
        reader.losses.tell("option", place, option="wysiwyg")
    kind = "text" if field.get("single") is True else "multiline"
    return {"type": "string", "x-genko": {"type": kind}}


def _number(_reader: _Reader, field: Node, _place: str) -> dict[str, object]:
    given = field.get("numberOptions")
    options = given if isinstance(given, Mapping) else {}
    made: dict[str, object] = {"type": "number" if options.get("isDecimal") else "integer"}
    for name, keyword in (("min", "minimum"), ("max", "maximum")):
        if number(options.get(name)) is not None:
            made[keyword] = options[name]
    return made


def _datetime(reader: _Reader, field: Node, place: str) -> dict[str, object]:
    written = field.get("dateFormat")
    if isinstance(written, str) and written:
        reader.losses.tell("date-format", place, format=written)
    return {"type": "string", "x-genko": {"type": "datetime"}}


def _boolean(_reader: _Reader, _field: Node, _place: str) -> dict[str, object]:
    return {"type": "boolean"}


def _image(_reader: _Reader, field: Node, _place: str) -> dict[str, object]:
    return _one_or_many(field, {"type": "string"}, "image")


def _file(_reader: _Reader, field: Node, _place: str) -> dict[str, object]:
    endings = field.get("fileExtensions")
    if isinstance(endings, list) and endings:
        known = "|".join(re.escape(str(ending).lstrip(".")) for ending in endings)
        single: dict[str, object] = {"type": "string", "pattern": rf"\.(?:{known})$"}
    else:
        single = {"type": "string"}
    return _one_or_many(field, single, "text")


def _choice(reader: _Reader, field: Node, place: str) -> dict[str, object]:
    choices = field.get("choices")
    values = [
        choice.get("id") if isinstance(choice, Mapping) else choice
        for choice in (choices if isinstance(choices, list) else [])
    ]
    if any(choice.get("title") != choice.get("id") for choice in listed(choices)):
        reader.losses.tell("option-labels", place)
    return _one_or_many(field, {"enum": values} if values else {"type": "string"}, "choice")


def _one_or_many(field: Node, single: dict[str, object], kind: str) -> dict[str, object]:
    if field.get("multiple") is True:
        return {"type": "array", "items": single, "x-genko": {"type": "tags"}}
    return {**single, "x-genko": {"type": kind}}


def _list(_reader: _Reader, _field: Node, _place: str) -> dict[str, object]:
    return {"type": "array", "items": {"type": "string"}, "x-genko": {"type": "tags"}}


def _draft(reader: _Reader, field: Node, place: str) -> dict[str, object]:
    """Truth, or one of the site's own states; Jekyll knows drafts by their folder."""
    given = reader.settings.get("frontMatter.content.draftField")
    setting = given if isinstance(given, Mapping) else {}
    if setting.get("name") == field.get("name") and setting.get("type") == "choice":
        states = setting.get("choices")
        return {"enum": states} if isinstance(states, list) and states else {"type": "string"}
    if field.get("name") != "published":
        reader.losses.tell("draft", place)
    return {"type": "boolean"}


def _taxonomy_of(known: str | None) -> Callable[[_Reader, Node, str], dict[str, object]]:
    def make(reader: _Reader, field: Node, _place: str) -> dict[str, object]:
        items: dict[str, object] = {"type": "string"}
        options = reader.taxonomy(field.get("taxonomyId")) if known is None else []
        if options:
            items["examples"] = options
        hints: dict[str, object] = {"type": "tags", **({"known": known} if known else {})}
        made: dict[str, object] = {"type": "array", "items": items, "uniqueItems": True}
        if field.get("singleValueAsString") is True:
            made["type"] = ["array", "string"]
        most = number(field.get("taxonomyLimit"))
        return {**made, **({"maxItems": most} if most else {}), "x-genko": hints}

    return make


def _fields(reader: _Reader, field: Node, place: str) -> dict[str, object]:
    own = listed(field.get("fields")) or reader.group(field.get("fieldGroup"))
    if not own:
        reader.losses.tell("group", place, name=str(field.get("fieldGroup")))
    return {**reader.mapping(own, place), "x-genko": {"type": "mapping"}}


def _block(reader: _Reader, field: Node, place: str) -> dict[str, object]:
    """A list of mappings, each of one of the groups; it writes the group's name into each."""
    named = field.get("fieldGroup")
    groups = named if isinstance(named, list) else [named]
    if len(groups) > 1:
        reader.losses.tell("variants", place)
        items: dict[str, object] = {"type": "object"}
    else:
        items = reader.mapping(reader.group(groups[0]), place)
    return {"type": "array", "items": items, "x-genko": {"type": "list"}}


def _data_file(reader: _Reader, field: Node, place: str) -> dict[str, object]:
    reader.losses.tell("relation", place, name=str(field.get("dataFileId", "")))
    more = field.get("dataFileAdditionalFields")
    single: dict[str, object] = {"type": "object" if more else "string"}
    if field.get("multiple") is True:
        kind = "list" if more else "tags"
        return {"type": "array", "items": single, "x-genko": {"type": kind}}
    return single


def _slug(_reader: _Reader, _field: Node, _place: str) -> dict[str, object]:
    return {"type": "string", "x-genko": {"type": "text"}}


def _relationship(reader: _Reader, field: Node, place: str) -> dict[str, object]:
    reader.losses.tell("relation", place, name=str(field.get("contentTypeName", "")))
    return _one_or_many(field, {"type": "string"}, "text")


def _json(_reader: _Reader, _field: Node, _place: str) -> dict[str, object]:
    return {"x-genko": {"type": "any"}}


def _custom(reader: _Reader, field: Node, place: str) -> dict[str, object]:
    reader.losses.tell("widget", place, name=str(field.get("customType", "")))
    return {"x-genko": {"type": "any"}}


_FIELDS: Mapping[str, Callable[[_Reader, Node, str], dict[str, object]]] = MappingProxyType(
    {
        "string": _string,
        "number": _number,
        "datetime": _datetime,
        "boolean": _boolean,
        "image": _image,
        "file": _file,
        "choice": _choice,
        "list": _list,
        "draft": _draft,
        "tags": _taxonomy_of("tags"),
        "categories": _taxonomy_of("categories"),
        "taxonomy": _taxonomy_of(None),
        "fields": _fields,
        "block": _block,
        "dataFile": _data_file,
        "slug": _slug,
        "contentRelationship": _relationship,
        "json": _json,
        "customField": _custom,
    }
)

FRONT_MATTER_CMS = ImportSource(
    id="front-matter-cms", files=("frontmatter.json",), kinds=kinds, convert=convert
)
