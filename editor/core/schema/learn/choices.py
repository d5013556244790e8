"""What can be proposed for one key: each kind of choice is a function, announced in CHOOSERS."""

from __future__ import annotations

import math
from collections.abc import Callable

from editor.core.schema.learn.evidence import FEWEST_POSTS, SURE_SHARE, Around
from editor.core.schema.learn.limits import (
    amount_choice,
    count_choice,
    length_choice,
    unique_choice,
)
from editor.core.schema.learn.model import Choice
from editor.core.schema.learn.observe import Seen, short
from editor.core.schema.learn.shape import FEW_VALUES, entries_choice, type_choice, type_of

REQUIRED_SHARE = 0.99
"""A key that so many posts have is one that all should have."""
RECOMMENDED_SHARE = 0.9
RARE_SHARE = 0.2
"""A key that fewer posts have gets no row in the form while it is absent."""
STYLE_SHARE = 0.6
FEWEST_STYLES = 3
"""How values are written is a habit that few posts show."""
DEFAULT_SHARE = 0.9
COMPUTED_SHARE = 0.5
POSTS_A_VALUE = 5
"""So many posts to each value on average; else it is too early to close the list."""
_OPEN = frozenset({"author", "authors"})
"""Keys whose values become more by nature: they are suggested, not demanded."""


def choices_of(seen: Seen, around: Around) -> tuple[Choice, ...]:
    """All that is proposed for one key."""
    return tuple(made for choose in CHOOSERS if (made := choose(seen, around)) is not None)


def field_choice(seen: Seen, around: Around) -> Choice:
    """Whether the schema names the key at all; a key of one single post may be a slip."""
    rare = around.enough and seen.count < RARE_SHARE * around.posts
    lone = around.enough and seen.count <= 1 and not around.base
    patch = {"x-genko": {"hidden": rare}} if rare != bool(around.hint("hidden")) else {}
    return Choice(
        seen.key, "field", holds=seen.count, of=around.posts, accepted=not lone, patch=patch
    )


def required_choice(seen: Seen, around: Around) -> Choice | None:
    """Whether all posts must have it.

    "required" has no patch: it goes into the list of that name, which is the whole document's. A
    key that `_config.yml` gives to all posts is required only where all write it even so.
    """
    share = seen.count / around.posts
    if not around.enough or share < RECOMMENDED_SHARE:
        return None
    sure = share >= REQUIRED_SHARE
    return Choice(
        seen.key,
        "required" if sure else "recommended",
        holds=seen.count,
        of=around.posts,
        accepted=around.default is None or seen.count == around.posts,
        patch={} if sure else {"x-genko": {"recommended": True}},
        departures=tuple(seen.lacking),
    )


def values_choice(seen: Seen, around: Around) -> Choice | None:
    """The only values allowed; where the list is open by nature, suggestions.

    Values that hardly any post has are left out: they are what the evidence names as departures.
    """
    kind = type_of(seen, around)
    total = seen.values.total()
    if kind not in {"text", "choice", "tags"} or seen.many or not around.enough or not total:
        return None
    least = max(2, math.ceil(0.002 * total))
    often = [value for value, n in seen.values.counts.most_common() if n >= least]
    values = seen.values.bare(often)
    if not 0 < len(often) <= FEW_VALUES or not all(isinstance(v, str) and v for v in values):
        return None
    holds = sum(seen.values.counts[value] for value in often)
    if holds < SURE_SHARE * total or holds < POSTS_A_VALUE * len(often):
        return None
    # One value of a key that few posts have shows that it is there, not that it is the only one.
    proven = seen.count >= FEWEST_POSTS and (len(values) > 1 or seen.count > around.posts / 2)
    suggested = seen.key in _OPEN or not proven
    node = {"examples" if suggested else "enum": values}
    patch: dict[str, object] = {"items": node} if seen.counts.counts else dict(node)
    if kind == "text" and not suggested:
        patch["x-genko"] = {"type": "choice"}
    return Choice(
        seen.key,
        "suggested" if suggested else "allowed",
        holds=holds,
        of=total,
        # A list of tags grows with every subject that is written about.
        accepted=suggested or kind != "tags",
        patch=patch,
        args={"count": len(values), "values": ", ".join(map(short, values))},
        departures=seen.values.departures(often),
    )


def default_choice(seen: Seen, around: Around) -> Choice | None:
    """What the field of a new post begins with."""
    if seen.many or not around.enough or seen.counts.counts or not seen.values.counts:
        return None
    tagged, count = seen.values.counts.most_common(1)[0]
    (value,) = seen.values.bare([tagged])
    if count < DEFAULT_SHARE * around.posts or value == "":
        return None
    return Choice(
        seen.key,
        "default",
        holds=count,
        of=seen.count,
        patch={"default": value},
        args={"value": short(value)},
        departures=seen.values.departures([tagged]),
    )


def style_choice(seen: Seen, _around: Around) -> Choice | None:
    """How a new value is written."""
    styles = {s: n for s, n in seen.styles.items() if s not in {"alias", "empty"}}
    if sum(styles.values()) < FEWEST_STYLES:
        return None
    style, count = max(styles.items(), key=lambda one: one[1])
    total = sum(styles.values())
    if count < STYLE_SHARE * total:
        return None
    patch = {"x-genko": {"style": style}}
    return Choice(seen.key, "style", holds=count, of=total, patch=patch, args={"style": style})


def computed_choice(seen: Seen, around: Around) -> Choice | None:
    """A formula that gives the value that stands there."""
    name, count = max(seen.computed.items(), key=lambda one: one[1], default=("", 0))
    if not around.enough or not count or count < COMPUTED_SHARE * seen.count:
        return None
    patch = {"x-genko": {"computed": name}}
    args = {"name": name}
    return Choice(seen.key, "computed", holds=count, of=seen.count, patch=patch, args=args)


Chooser = Callable[[Seen, Around], Choice | None]

CHOOSERS: tuple[Chooser, ...] = (
    field_choice,
    type_choice,
    required_choice,
    values_choice,
    default_choice,
    amount_choice,
    length_choice,
    count_choice,
    unique_choice,
    style_choice,
    computed_choice,
    entries_choice,
)
"""All kinds of choice, in the order in which they are shown."""
