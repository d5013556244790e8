"""The JSON Schema document of a proposal, as far as its choices are taken."""

from __future__ import annotations

from collections.abc import Collection

from editor.core.schema.learn.model import Choice, FieldProposal, Proposal
from editor.core.schema.merge import merge_patch

DIALECT = "https://json-schema.org/draft/2020-12/schema"
BASE = "jekyll"
"""The preset that a learnt schema extends: it has the labels of Jekyll's own keys."""


def schema_document(
    proposal: Proposal, accepted: Collection[str] | None = None
) -> dict[str, object]:
    """JSON Schema 2020-12 of the choices whose ids are in ``accepted`` (None: the proposal's own).

    A field whose first choice is not taken is left out with all its choices.
    """
    taken = proposal.accepted if accepted is None else frozenset(accepted)
    fields = [field for field in proposal.fields if field.choices[0].id in taken]
    required = [f.key for f in fields if f"{f.key}.required" in taken]
    document: dict[str, object] = {
        "$schema": DIALECT,
        "extends": BASE,
        "type": "object",
        "required": required,
        "x-genko": {"order": [field.key for field in fields]},
        "properties": {field.key: property_of(field, taken) for field in fields},
    }
    for choice in proposal.site:
        if choice.id in taken:
            document = merge_patch(document, choice.patch)
    return document


def property_of(field: FieldProposal, taken: Collection[str]) -> dict[str, object]:
    """The JSON Schema of one key: what is taken of its choices, laid over one another."""
    node: dict[str, object] = {}
    for choice in _ordered(field.choices):
        if choice.id in taken:
            node = merge_patch(node, choice.patch)
    hints = node.pop("x-genko", None)
    return {**node, "x-genko": hints} if hints else node


def _ordered(choices: Collection[Choice]) -> list[Choice]:
    """The type before all else, as a reader expects it."""
    return sorted(choices, key=lambda choice: choice.kind != "type")
