"""What is proposed for a schema, in words: the choice, its evidence, who does otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from editor.core.schema.learn.model import Choice, Departure, Proposal
from editor.i18n.catalog import Messages

_NAMED = 3
"""Posts that are named one by one; the others are counted."""
_UNITS = {"allowed": "values", "suggested": "values", "entries": "entries"}


def choice_text(choice: Choice, messages: Messages) -> str:
    """What the schema would say: "every post must have it"."""
    args = dict(choice.args)
    if choice.kind == "type":
        args["type"] = messages.text(f"learn.type.{args['type']}")
    elif choice.kind == "style":
        args["style"] = messages.text(f"learn.style.{args['style']}")
    return messages.text(f"learn.choice.{choice.kind}", **args)


def evidence_text(choice: Choice, messages: Messages) -> str:
    """How many posts are so: "2,499 of 2,513 posts"."""
    unit = _UNITS.get(choice.kind, "posts")
    return messages.text(f"learn.evidence.{unit}", holds=choice.holds, count=choice.of)


def departures_text(choice: Choice, messages: Messages, most: int = _NAMED) -> str:
    """The posts that do otherwise, the first ``most`` by name; empty where none does."""
    if not choice.others or not choice.departures:
        return ""
    named = _named(choice.departures[:most], messages)
    more = choice.others - min(most, len(choice.departures))
    if more > 0:
        return messages.text("learn.others-more", names=named, count=more)
    return messages.text("learn.others", names=named)


def whole_text(choice: Choice, messages: Messages) -> str:
    """Choice, evidence and departures on one line."""
    what, shown = choice_text(choice, messages), evidence_text(choice, messages)
    others = departures_text(choice, messages)
    message = "learn.line-others" if others else "learn.line"
    return messages.text(message, what=what, evidence=shown, others=others)


def left_out_text(text: str, messages: Messages) -> str:
    """A choice that is on offer and not taken."""
    return messages.text("learn.left-out", text=text)


def heading_lines(proposal: Proposal, messages: Messages) -> tuple[str, ...]:
    """What stands at the top of a learnt schema."""
    notes = (messages.text(f"learn.note.{kind}", **args) for kind, args in proposal.notes)
    return (
        messages.text("learn.heading", count=proposal.posts),
        messages.text("learn.heading-grades"),
        *notes,
    )


def _named(departures: Iterable[Departure], messages: Messages) -> str:
    shown = (
        messages.text("learn.departure", name=d.rel, value=d.shown) if d.shown else d.rel
        for d in departures
    )
    return messages.text("learn.and").join(shown)
