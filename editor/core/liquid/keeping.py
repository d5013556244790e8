"""Includes that are rendered once for all pages on which they print the same.

A sidebar or a list of the most used tags is the same on thousands of pages, and the list of related
posts the same from key to key. What an include reads is known (:mod:`.inputs`); where all of it is
as it was, what it printed and what it assigned is taken again. Nothing is kept of an include that
had a fault, did something to the page's content, or looked at the body that is being typed.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from editor.core.liquid.context import Context, Recorded
from editor.core.liquid.inputs import Inputs
from editor.core.liquid.values import MARK_START, RUBY_UTC, Drop, MarkedText
from editor.core.liquid.watching import Seen, Watch

_KEPT = 200
_WORTH = 40
"""Nodes that an include must have rendered at least to be worth keeping."""
_LONGEST_TEXT = 2000
_LONGEST_LIST = 64
_DEEPEST = 20

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """What an include printed and did.

    Attributes:
        text: What it printed.
        assigned: The variables it set.
        seen: What it looked at.
        recorded: What it did to the run.
        loops: Where its loops ended, for ``offset: continue``.
        page: The watch over the view for which alone it holds; None where it holds for all.
        held: The objects that the key knows by identity.
    """

    text: str
    assigned: Mapping[str, object]
    seen: Seen
    recorded: Recorded
    loops: Mapping[object, object]
    page: Watch | None
    held: tuple[object, ...]


class Keeper:
    """What the includes of a site printed, the most recently used."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, Kept] = OrderedDict()

    def find(self, key: Key, page: Watch) -> Kept | None:
        """What is kept under the key and holds for the page."""
        found = self._kept.get(key)
        if found is None or (found.page is not None and found.page is not page):
            return None
        self._kept.move_to_end(key)
        return found

    def keep(self, key: Key, kept: Kept) -> None:
        """Keep it; what was not used for the longest time goes."""
        self._kept[key] = kept
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)


def key_of(name: str, inputs: Inputs, context: Context) -> tuple[Key, tuple[object, ...]] | None:
    """What the inputs are now, and the objects known by identity; None where that says nothing."""
    if context.depth > _DEEPEST or context.hides(inputs.assigned):
        return None
    held: list[object] = []
    parts: list[object] = [name]
    for path in inputs.paths:
        part = _part(context.look_up(path), held)
        if part is None:
            return None
        parts.append(part)
    return tuple(parts), tuple(held)


def _part(value: object, held: list[object]) -> object:
    """Something that is equal where the value is the same; None where nothing is."""
    if isinstance(value, MarkedText) or (isinstance(value, str) and len(value) > _LONGEST_TEXT):
        return None
    if value is None or isinstance(value, bool | int | float | str):
        return (type(value), value)
    if isinstance(value, datetime):
        return (datetime, value, value.utcoffset(), value.tzinfo is RUBY_UTC)
    if isinstance(value, date):
        return (date, value)
    if isinstance(value, list) and len(value) <= _LONGEST_LIST:
        scalars = [_part(item, held) for item in value if isinstance(item, str | int | float)]
        if len(scalars) == len(value) and None not in scalars:
            return tuple(scalars)
    same = value.state() if isinstance(value, Drop) else value
    held.append(same)
    return id(same)


def holds_drop(value: object) -> bool:
    """Whether an object of the site is in it, which belongs to one view of the site alone."""
    if isinstance(value, list):
        return any(map(holds_drop, value))
    if isinstance(value, dict):
        return any(map(holds_drop, value.values()))
    return isinstance(value, Drop)


def recorded(
    write: Write, context: Context, watch: Watch, out: list[str], held: tuple[object, ...]
) -> Kept | None:
    """Render an include, and tell what it did; None where that cannot be done again."""
    run = context.run
    aside: list[str] = []
    read_before, run.content_was_read = run.content_was_read, False
    loops, context.registers["for"] = context.registers["for"], {}
    outer, context.assigned = context.assigned, {}
    try:
        with watch.watched() as seen, run.recording() as record:
            write(context, aside)
    finally:
        assigned, context.assigned = context.assigned or {}, outer
        if outer is not None:
            outer.update(assigned)
        ended, context.registers["for"] = context.registers["for"], loops
        loops.update(ended)
        out += aside
        content_was_read = run.content_was_read
        run.content_was_read = read_before or content_was_read
    text = "".join(aside)
    if record.problems or content_was_read or seen.body_was_read or MARK_START in text:
        return None
    bound = seen.page_was_read or any(map(holds_drop, assigned.values()))
    return Kept(text, assigned, seen, record, ended, watch if bound else None, held)


def repeated(kept: Kept, context: Context, watch: Watch, out: list[str]) -> None:
    """Do again what an include did."""
    context.run.repeat(kept.recorded, context.file)
    watch.seen.take(kept.seen)
    context.registers["for"].update(kept.loops)
    for name, value in kept.assigned.items():
        context.assign(name, value)
    out.append(kept.text)


class Write(Protocol):
    """Renders an include."""

    def __call__(self, context: Context, out: list[str], /) -> None:
        """Put what it prints behind ``out``."""


def worth_keeping(kept: Kept) -> bool:
    """Whether rendering it again costs more than looking it up."""
    return kept.recorded.work >= _WORTH
