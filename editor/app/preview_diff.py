"""What must change in the preview's list of blocks: splices instead of a new page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MATCHING_LIMIT = 4_000_000
"""Products of list lengths up to which common blocks are looked for between the outer changes."""


@dataclass(frozen=True, slots=True)
class Splice:
    """Take ``removed`` blocks out at ``at`` and put new ones in.

    ``at`` counts in the list as it was before all splices; ``start`` and ``stop`` are the range of
    the new list that goes in.
    """

    at: int
    removed: int
    start: int
    stop: int


def splices(old: Sequence[str], new: Sequence[str]) -> tuple[Splice, ...]:
    """The splices that make ``new`` of ``old`` (both lists of keys), last place first.

    From the back, so that each place still counts when its turn comes. Keys may repeat: two equal
    rules or images have one key.
    """
    head = _common_head(old, new)
    tail = _common_head(old[head:][::-1], new[head:][::-1])
    old_middle = old[head : len(old) - tail]
    new_middle = new[head : len(new) - tail]
    if not old_middle and not new_middle:
        return ()
    if len(old_middle) * len(new_middle) > MATCHING_LIMIT or not (old_middle and new_middle):
        return (Splice(head, len(old_middle), head, head + len(new_middle)),)
    matcher = SequenceMatcher(None, old_middle, new_middle, autojunk=False)
    changed = [
        Splice(head + a, b - a, head + c, head + d)
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    ]
    return tuple(reversed(changed))


def _common_head(old: Sequence[str], new: Sequence[str]) -> int:
    count = 0
    for ours, theirs in zip(old, new, strict=False):
        if ours != theirs:
            break
        count += 1
    return count
