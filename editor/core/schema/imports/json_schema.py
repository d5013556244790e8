"""A plain JSON Schema, also of an older draft, brought to 2020-12.

What changed between the drafts is told in the release notes on json-schema.org: `definitions` and
`$ref` go on working, the keywords below were renamed or split.
"""

from __future__ import annotations

from collections.abc import Mapping

from editor.core.schema.imports.model import Imported, ImportSource, Losses, Node, whole_document

WHOLE = "schema"
"""The one content type of such a file."""
_NAMES_WITHIN = frozenset(
    {"properties", "patternProperties", "$defs", "definitions", "dependentSchemas"}
)
_DATA = frozenset({"enum", "const", "required", "default", "examples", "dependentRequired"})


def kinds(document: object) -> tuple[str, ...]:
    """One, for a schema of objects that is not Genko's own already."""
    if not isinstance(document, Mapping) or "extends" in document:
        return ()
    own = isinstance(document.get("properties"), Mapping)
    own = own and document.get("type") in (None, "object")
    told = any(word in document for word in ("$schema", "type", "required"))
    return (WHOLE,) if own and told else ()


def convert(document: object, _name: str) -> Imported:
    """The schema as one of draft 2020-12; keys that it forbids stay forbidden."""
    assert isinstance(document, Mapping)
    losses = Losses()
    node = _modern(document, "", losses)
    node.pop("$schema", None)
    extends = node.get("additionalProperties", True) is not False
    return Imported(whole_document(node, extends=extends), tuple(losses.found))


def _modern(node: Node, place: str, losses: Losses) -> dict[str, object]:
    made: dict[str, object] = {}
    for keyword, value in node.items():
        if keyword in _NAMES_WITHIN and isinstance(value, Mapping):
            within = place if keyword == "properties" else f"{place}#{keyword}"
            made[keyword] = {
                name: _any(inner, f"{within}.{name}".lstrip("."), losses)
                for name, inner in value.items()
            }
        elif keyword in _DATA:
            made[keyword] = value
        else:
            made[keyword] = _any(value, place, losses)
    return _renamed(made, place, losses)


def _any(value: object, place: str, losses: Losses) -> object:
    if isinstance(value, Mapping):
        return _modern(value, place, losses)
    return [_any(v, place, losses) for v in value] if isinstance(value, list) else value


def _renamed(node: dict[str, object], place: str, losses: Losses) -> dict[str, object]:
    """Keywords of drafts 4 to 2019-09 by what they are called now."""
    if isinstance(node.get("id"), str) and "$id" not in node and not place:
        node["$id"] = node.pop("id")
    for end, limit in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if node.get(end) is True:
            node[end] = node.pop(limit, None)
            if node[end] is None:
                del node[end]
        elif node.get(end) is False:
            del node[end]
    if isinstance(node.get("items"), list):
        node["prefixItems"] = node.pop("items")
        if "additionalItems" in node:
            node["items"] = node.pop("additionalItems")
    else:
        node.pop("additionalItems", None)
    if isinstance(node.get("required"), bool):
        losses.tell("required-flag", place)
        del node["required"]
    _split_dependencies(node)
    return node


def _split_dependencies(node: dict[str, object]) -> None:
    given = node.pop("dependencies", None)
    if not isinstance(given, Mapping):
        return
    names = {key: value for key, value in given.items() if isinstance(value, list)}
    schemas = {key: value for key, value in given.items() if not isinstance(value, list)}
    if names:
        node["dependentRequired"] = names
    if schemas:
        node["dependentSchemas"] = schemas


JSON_SCHEMA = ImportSource(
    id="json-schema",
    files=("frontmatter.schema.json", "front-matter.schema.json"),
    kinds=kinds,
    convert=convert,
)
