"""A schema document (JSON Schema 2020-12 with ``x-genko``) read into records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jsonschema_rs import ValidationError

from editor.core.schema.compiled import compile_document, document_errors
from editor.core.schema.fields import read_fields
from editor.core.schema.hints import ROOT_HINTS, HintReader
from editor.core.schema.merge import merge_patch
from editor.core.schema.model import Field, Schema
from editor.core.schema.problems import SchemaProblem

MAX_EXTENDS = 8
"""A chain of presets longer than this is a circle."""

Presets = Callable[[str], Mapping[str, object] | None]
"""The document of a preset by its id, None where there is none of that name."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A schema that can be worked with, and what in its document could not be understood."""

    schema: Schema
    problems: tuple[SchemaProblem, ...] = ()


def no_presets(_preset: str) -> None:
    """For documents that stand on their own."""


def load_schema(document: object, presets: Presets = no_presets) -> Loaded:
    """Read a schema document.

    ``extends: <preset>`` lays the document over a bundled one as a JSON Merge Patch (RFC 7396):
    mappings are merged, ``null`` takes a key away, all else replaces. What is wrong with a
    document is told and left out, so that one slip does not switch off the rest.
    """
    problems: list[SchemaProblem] = []
    raw, preset = _extended(document, presets, problems)
    raw = _valid_part(raw, problems)
    hints = HintReader(problems)
    fields = read_fields(raw, hints, ())
    root = hints.table(raw, (), ROOT_HINTS)
    rules = root.get("rules", {})
    if not isinstance(rules, Mapping):
        problems.append(SchemaProblem("hint-type", ("x-genko", "rules"), {"hint": "rules"}))
        rules = {}
    order = root.get("order", [])
    if not isinstance(order, list):
        problems.append(SchemaProblem("hint-type", ("x-genko", "order"), {"hint": "order"}))
        order = []
    schema = Schema(
        fields=_ordered(fields, order),
        raw=raw,
        preset=preset,
        additional=raw.get("additionalProperties", True) is not False,
        severities=dict(rules),
        own_rules=_own_rules(document),
    )
    return Loaded(schema, tuple(problems))


def _own_rules(document: object) -> frozenset[str]:
    hints = document.get("x-genko") if isinstance(document, Mapping) else None
    rules = hints.get("rules") if isinstance(hints, Mapping) else None
    return frozenset(map(str, rules)) if isinstance(rules, Mapping) else frozenset()


def _ordered(fields: tuple[Field, ...], keys: list[object]) -> tuple[Field, ...]:
    """The fields named in ``keys`` first, in that order; then the others in theirs.

    A document that extends a preset cannot say it by the order of its properties: those of the
    preset stand first after merging.
    """
    ranks = {key: rank for rank, key in enumerate(keys) if isinstance(key, str)}
    return tuple(sorted(fields, key=lambda field: ranks.get(field.key, len(ranks))))


def _extended(
    document: object, presets: Presets, problems: list[SchemaProblem]
) -> tuple[dict[str, object], str | None]:
    """The document over the presets that it extends, and the name of the nearest."""
    layers: list[Mapping[str, object]] = []
    names: list[str] = []
    current = document
    while isinstance(current, Mapping):
        layers.append({k: v for k, v in current.items() if k != "extends"})
        base = current.get("extends")
        if base is None:
            break
        below = presets(base) if isinstance(base, str) else None
        if below is None or len(layers) > MAX_EXTENDS:
            problems.append(SchemaProblem("unknown-preset", ("extends",), {"name": str(base)}))
            break
        names.append(str(base))
        current = below
    if not isinstance(current, Mapping):
        problems.append(SchemaProblem("not-a-mapping", (), {}))
    merged: dict[str, object] = {}
    for layer in reversed(layers):
        merged = merge_patch(merged, layer)
    return merged, names[0] if names else None


def _valid_part(raw: dict[str, object], problems: list[SchemaProblem]) -> dict[str, object]:
    """The document less the properties that are no valid JSON Schema."""
    bad: set[str] = set()
    hopeless = False
    for error in document_errors(raw):
        place = tuple(error.instance_path)
        problems.append(_not_json_schema(error, place))
        if len(place) >= 2 and place[0] == "properties":
            bad.add(str(place[1]))
        elif place and place[0] != "x-genko":
            raw = {k: v for k, v in raw.items() if k != place[0]}
        else:
            hopeless = True
    if hopeless:
        return {}
    return _compilable(_without(raw, bad), problems)


def _compilable(raw: dict[str, object], problems: list[SchemaProblem]) -> dict[str, object]:
    """The document less the properties that cannot be compiled: a reference leads nowhere."""
    fault = _compile_fault(raw)
    if fault is None:
        return raw
    properties = raw.get("properties")
    bad: set[str] = set()
    for key, node in properties.items() if isinstance(properties, Mapping) else ():
        error = _compile_fault({**raw, "properties": {key: node}})
        if error is not None:
            problems.append(_not_json_schema(error, ("properties", str(key))))
            bad.add(str(key))
    rest = _without(raw, bad)
    if _compile_fault(rest) is None:
        return rest
    problems.append(_not_json_schema(fault, ()))
    return {}


def _compile_fault(raw: Mapping[str, object]) -> ValidationError | None:
    try:
        compile_document(raw)
    except ValidationError as error:
        return error
    return None


def _not_json_schema(error: ValidationError, place: tuple[str | int, ...]) -> SchemaProblem:
    return SchemaProblem("not-json-schema", place, {"detail": error.message})


def _without(raw: dict[str, object], bad: set[str]) -> dict[str, object]:
    properties = raw.get("properties")
    if not bad or not isinstance(properties, Mapping):
        return raw
    return {**raw, "properties": {k: v for k, v in properties.items() if str(k) not in bad}}
