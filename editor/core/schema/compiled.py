"""A JSON Schema document made ready for jsonschema."""

from __future__ import annotations

from collections.abc import Mapping

from jsonschema import Draft202012Validator

_SAYS_NOTHING = frozenset(
    {
        "$schema",
        "$id",
        "$comment",
        "title",
        "description",
        "examples",
        "default",
        "x-genko",
        "format",
    }
)
_NAMES_WITHIN = frozenset({"properties", "patternProperties", "$defs", "dependentSchemas"})
_DATA = frozenset({"enum", "const", "required", "dependentRequired"})


def compile_document(raw: Mapping[str, object]) -> Draft202012Validator:
    """A validator of the document."""
    return Draft202012Validator(bare_document(raw))


def bare_document(node: Mapping[str, object]) -> dict[str, object]:
    """The document without what only people read: it would cost time on every post."""
    return {k: _bare_keyword(k, v) for k, v in node.items() if k not in _SAYS_NOTHING}


def _bare(node: object) -> object:
    if isinstance(node, Mapping):
        return bare_document(node)
    return [_bare(n) for n in node] if isinstance(node, list) else node


def _bare_keyword(keyword: str, value: object) -> object:
    """Names of properties are data, not keywords: one may be called "title"."""
    if keyword in _NAMES_WITHIN and isinstance(value, Mapping):
        return {name: _bare(schema) for name, schema in value.items()}
    return value if keyword in _DATA else _bare(value)
