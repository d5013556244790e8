"""A JSON Schema document made ready for jsonschema_rs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, NoReturn

from jsonschema_rs import Draft202012Validator, ValidationError

_META = "https://json-schema.org/draft/2020-12/schema"
_NAMES_ITSELF = frozenset({"$schema", "$id"})
"""Left out at the top: the draft is settled, and references are the document's own."""


def compile_document(raw: Mapping[str, object]) -> Draft202012Validator:
    """A validator of the document, which only refers to itself; ``format`` says nothing.

    Raises:
        ValidationError: where it cannot be compiled: a reference leads nowhere.
    """
    document = {k: v for k, v in json_document(raw).items() if k not in _NAMES_ITSELF}
    return Draft202012Validator(document, validate_formats=False, retriever=_refuse)


def document_errors(raw: Mapping[str, object]) -> Iterator[ValidationError]:
    """What keeps a document from being JSON Schema 2020-12; patterns must be readable."""
    yield from _meta_validator().iter_errors(json_document(raw))


def json_document(node: Mapping[str, object]) -> dict[str, Any]:
    """The document as JSON has it: YAML makes dates of what looks like one, and numbers of keys."""
    return {str(key): _json(value) for key, value in node.items()}


def _json(node: object) -> object:
    if isinstance(node, Mapping):
        return json_document(node)
    if isinstance(node, list | tuple):
        return [_json(inner) for inner in node]
    return node.isoformat() if isinstance(node, date) else node


def _refuse(uri: str) -> NoReturn:
    raise LookupError(uri)  # no schema is fetched from anywhere


@cache
def _meta_validator() -> Draft202012Validator:
    return Draft202012Validator({"$ref": _META}, validate_formats=True)
