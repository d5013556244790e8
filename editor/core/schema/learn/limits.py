"""The limits of a key, learnt: amounts, lengths, counts, no item twice."""

from __future__ import annotations

from editor.core.schema.learn.evidence import SURE_SHARE, Around
from editor.core.schema.learn.model import Choice
from editor.core.schema.learn.observe import Seen, Tally
from editor.core.schema.learn.shape import LISTS, TEXTS, type_of

OUTLIERS = 0.01
"""The share at each end of a range of lengths that counts as unusual."""
HIT = 3
"""An end of a range of numbers that so many posts stand on is a limit, not the latest number."""


def amount_choice(seen: Seen, around: Around) -> Choice | None:
    """The least and the greatest number, where posts stand on these ends again and again."""
    if not around.enough or seen.many or type_of(seen, around) != "number":
        return None
    numbers = seen.values.numbers()
    low, high = min(numbers, default=0), max(numbers, default=0)
    patch: dict[str, object] = {}
    if numbers.get(low, 0) >= HIT:
        patch["minimum"] = low
    if numbers.get(high, 0) >= HIT:
        patch["maximum"] = high
    if not patch:
        return None
    kind = "amount" if len(patch) == 2 else next(iter(patch))
    total = sum(numbers.values())
    args = {"low": low, "high": high}
    return Choice(seen.key, kind, holds=total, of=total, patch=patch, args=args)


def length_choice(seen: Seen, around: Around) -> Choice | None:
    """The usual length of a text: outside of it is a warning."""
    if not around.enough or type_of(seen, around) not in TEXTS:
        return None
    low, high = _usual(seen.lengths)
    if low == high:
        return None
    return _range(seen, "length", seen.lengths, low, high, accepted=bool(around.hint("counter")))


def count_choice(seen: Seen, around: Around) -> Choice | None:
    """How many items a list has: always as many, or usually from so many to so many."""
    kind = type_of(seen, around)
    if not around.enough or not seen.counts.counts or kind not in {*LISTS, "choice"}:
        return None
    low, high = _usual(seen.counts)
    within = seen.counts.within(low, high)
    if low == high and within >= SURE_SHARE * seen.counts.total():
        return Choice(
            seen.key,
            "exactly",
            holds=within,
            of=seen.counts.total(),
            patch={"minItems": low, "maxItems": low},
            args={"count": low},
            departures=seen.counts.departures([low]),
        )
    return _range(seen, "count", seen.counts, low, high, accepted=kind == "tags")


def unique_choice(seen: Seen, around: Around) -> Choice | None:
    """No item twice."""
    if not around.enough or type_of(seen, around) != "tags":
        return None
    total = seen.counts.total()
    holds = total - seen.repeats
    if holds < SURE_SHARE * total:
        return None
    patch = {"uniqueItems": True}
    found = tuple(seen.repeating)
    return Choice(seen.key, "unique", holds=holds, of=total, patch=patch, departures=found)


def _range(seen: Seen, kind: str, sizes: Tally, low: int, high: int, *, accepted: bool) -> Choice:
    kept = [size for size in sizes.sizes() if low <= size <= high]
    return Choice(
        seen.key,
        kind,
        holds=sizes.within(low, high),
        of=sizes.total(),
        accepted=accepted,
        patch={"x-genko": {"accepted": [low, high]}},
        args={"low": low, "high": high},
        departures=sizes.departures(kept),
    )


def _usual(sizes: Tally) -> tuple[int, int]:
    """The range that leaves out the unusual at both ends."""
    ordered = sorted(size for size in sizes.sizes() for _ in range(sizes.counts[size]))
    cut = int(len(ordered) * OUTLIERS)
    return ordered[cut], ordered[-1 - cut]
