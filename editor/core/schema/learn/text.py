"""A schema document as the text of a file: YAML whose comments are the evidence, or JSON.

A schema file is ours to write; the front matter of posts is not, and nothing here touches it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from editor.core.header.scalars import block_lines, flow_value, key_source, scalar
from editor.core.header.values import Value
from editor.core.schema.learn.document import schema_document
from editor.core.schema.learn.model import Choice, FieldProposal, Proposal

WIDTH = 100
"""Characters of a line beyond which a list is written item by item."""

Describe = Callable[[Choice], str]
"""A choice with its evidence in words, on one line."""


def yaml_text(
    document: Mapping[str, object],
    heading: Sequence[str] = (),
    comments: Mapping[tuple[str, ...], Sequence[str]] | None = None,
) -> str:
    """``document`` as YAML that any reader takes for the same values.

    ``heading`` are comment lines at the top; ``comments`` those above a key, by its path.
    """
    top = [f"# {line}".rstrip() for line in heading]
    inner = _mapping(document, (), comments or {}) if document else ["{}"]
    lines = [*top, *([""] if top else []), *inner]
    return "\n".join(lines) + "\n"


def proposal_yaml(
    proposal: Proposal,
    describe: Describe,
    heading: Sequence[str] = (),
    accepted: Collection[str] | None = None,
    left_out: Callable[[str], str] = lambda text: f"({text})",
) -> str:
    """The schema of a proposal as YAML, each field and rule under its evidence.

    ``left_out`` words a choice that is on offer and not taken.
    """
    taken = proposal.accepted if accepted is None else frozenset(accepted)
    comments: dict[tuple[str, ...], list[str]] = {}
    for field in proposal.fields:
        if field.choices[0].id in taken:
            comments["properties", field.key] = _told(field.choices, taken, describe, left_out)
    comments["x-genko",] = _told(proposal.site, taken, describe, left_out)
    return yaml_text(schema_document(proposal, taken), heading, comments)


def _told(
    choices: Sequence[Choice],
    taken: Collection[str],
    describe: Describe,
    left_out: Callable[[str], str],
) -> list[str]:
    return [describe(c) if c.id in taken else left_out(describe(c)) for c in choices]


def proposal_json(
    proposal: Proposal,
    describe: Describe,
    heading: Sequence[str] = (),
    accepted: Collection[str] | None = None,
) -> str:
    """The schema of a proposal as JSON, the evidence under ``$comment`` of each field."""
    taken = proposal.accepted if accepted is None else frozenset(accepted)
    document = schema_document(proposal, taken)
    properties = document["properties"]
    assert isinstance(properties, dict)
    told = {f.key: _comment(f, taken, describe) for f in proposal.fields}
    properties = {key: {"$comment": told[key], **node} for key, node in properties.items()}
    top = {"$comment": " ".join(heading)} if heading else {}
    document = {**top, **document, "properties": properties}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _comment(field: FieldProposal, taken: Collection[str], describe: Describe) -> str:
    return "; ".join(describe(choice) for choice in field.choices if choice.id in taken)


# --- YAML --------------------------------------------------------------------------------------


def _mapping(
    value: Mapping[str, object],
    path: tuple[str, ...],
    comments: Mapping[tuple[str, ...], Sequence[str]],
) -> Iterator[str]:
    margin = "  " * len(path)
    for number, (key, inner) in enumerate(value.items()):
        place = (*path, str(key))
        told = comments.get(place, ())
        if told and number:
            yield ""
        yield from (f"{margin}# {line}".rstrip() for line in told)
        head = f"{margin}{key_source(str(key))}:"
        if isinstance(inner, Mapping) and inner and not _short(inner, head):
            yield head
            yield from _mapping(inner, place, comments)
        elif isinstance(inner, list) and inner and not _short(inner, head):
            yield head
            yield from _items(inner, margin)
        else:
            yield f"{head} {_inline(inner)}"


def _items(values: list[object], margin: str) -> Iterator[str]:
    block = block_lines(_value(values), 0)
    assert block is not None
    yield from (f"{margin}  {line}" for line in block.splitlines())


def _short(value: object, head: str) -> bool:
    """Lists and small mappings of scalars stand on one line where they fit."""
    inner = list(value.values()) if isinstance(value, Mapping) else value
    assert isinstance(inner, list)
    deep = any(isinstance(one, Mapping | list) and one for one in inner)
    if isinstance(value, Mapping) and (deep or len(inner) > 2):
        return False
    return not deep and len(head) + len(_inline(value)) < WIDTH


def _inline(value: object) -> str:
    if isinstance(value, Mapping):
        pairs = (f"{key_source(str(k), flow=True)}: {_inline(v)}" for k, v in value.items())
        return "{ " + ", ".join(pairs) + " }" if value else "{}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    if isinstance(value, str):
        return scalar(value, "plain", flow=True).source
    return flow_value(_value(value))


def _value(value: object) -> Value:
    """What a schema holds is what YAML can hold."""
    assert value is None or isinstance(value, str | int | float | list | dict)
    return value
