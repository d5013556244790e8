"""What posts say about each key, gathered in one pass over them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from editor.core.header.nodes import Style
from editor.core.header.values import Value
from editor.core.schema.computed import COMPUTED
from editor.core.schema.kinds import kind_of
from editor.core.schema.learn.model import MOST_NAMED, Departure, Sample
from editor.core.schema.types.base import show_scalar

MOST_VALUES = 400
"""Different values of one key that are remembered; a key with more is free text."""
_SHOWN = 40
"""Characters of a value that is named in evidence."""


@dataclass(slots=True)
class Tally:
    """How often each of some things was seen, and where first."""

    counts: Counter[object] = field(default_factory=Counter)
    places: dict[object, list[Departure]] = field(default_factory=dict)

    def add(self, thing: object, rel: str, shown: str) -> None:
        """One post has ``thing``."""
        self.counts[thing] += 1
        places = self.places.setdefault(thing, [])
        if len(places) < MOST_NAMED:
            places.append(Departure(rel, shown))

    def total(self) -> int:
        """All that was seen."""
        return self.counts.total()

    def sizes(self) -> list[int]:
        """What was seen, where that is whole numbers."""
        return [size for size in self.counts if isinstance(size, int)]

    def within(self, low: int, high: int) -> int:
        """How often a number in the range was seen."""
        return sum(self.counts[size] for size in self.sizes() if low <= size <= high)

    def departures(self, kept: Iterable[object]) -> tuple[Departure, ...]:
        """The first posts with anything but ``kept``."""
        wanted = frozenset(kept)
        found = [d for thing, places in self.places.items() if thing not in wanted for d in places]
        return tuple(sorted(found, key=lambda d: d.rel)[:MOST_NAMED])


Tagged = tuple[str, str | int | float]
"""A value with its type's name: True and 1 are equal to Python, not to a reader of YAML."""


class Values(Tally):
    """Values that were seen, remembered as :data:`Tagged`."""

    def remember(self, value: str | int | float, rel: str) -> bool:
        """One post has ``value``; False where there are too many to remember it."""
        tagged: Tagged = (type(value).__name__, value)
        if tagged not in self.counts and len(self.counts) >= MOST_VALUES:
            return False
        self.add(tagged, rel, short(value))
        return True

    def bare(self, tagged: Iterable[object] | None = None) -> list[str | int | float]:
        """The values as they stand in posts; all that were seen unless some are given."""
        return [value for _, value in cast("Iterable[Tagged]", tagged or self.counts)]

    def numbers(self) -> dict[int | float, int]:
        """How often each number was seen."""
        found = cast("dict[Tagged, int]", self.counts)
        return {v: n for (_, v), n in found.items() if _is_number(v) and not isinstance(v, str)}


@dataclass(slots=True)
class Seen:
    """What the posts say about one key."""

    key: str
    count: int = 0
    """Posts that have a value here."""
    place: float = 0.0
    """Where it stands among the keys: 0 first, 1 last; a sum until divided by ``written``."""
    written: int = 0
    """Posts that have the key, with or without a value."""
    kinds: Tally = field(default_factory=Tally)
    values: Values = field(default_factory=Values)
    """Texts, numbers and booleans; of lists, the items."""
    many: bool = False
    """Whether there are more different values than are remembered."""
    lengths: Tally = field(default_factory=Tally)
    """Characters of texts."""
    counts: Tally = field(default_factory=Tally)
    """Items of lists."""
    styles: Counter[Style] = field(default_factory=Counter)
    repeats: int = 0
    """Lists that hold an item twice."""
    repeating: list[Departure] = field(default_factory=list)
    """The first of them."""
    entries: list[Mapping[str, Value]] = field(default_factory=list)
    """Mappings: the value itself, or those in a list."""
    computed: Counter[str] = field(default_factory=Counter)
    """How often each formula gives the value that stands there."""
    lacking: list[Departure] = field(default_factory=list)
    """The first posts without a value."""
    whole: bool = True
    """Whether all numbers are whole."""

    def add(self, value: Value, sample: Sample, place: float) -> None:
        """One post's value."""
        self.written += 1
        self.place += place
        if value is None:
            return
        self.count += 1
        style = sample.styles.get(self.key)
        if style is not None:
            self.styles[style] += 1
        self.kinds.add(_kind(value), sample.rel, short(value))
        if isinstance(value, list):
            self._add_list(value, sample)
        elif isinstance(value, dict):
            self.entries.append(value)
        elif isinstance(value, str | int | float):
            self._remember(value, sample.rel)
            if isinstance(value, str):
                self.lengths.add(len(value), sample.rel, short(value))
            elif not isinstance(value, bool):
                self._add_number(value, sample)

    def _add_list(self, value: list[Value], sample: Sample) -> None:
        self.counts.add(len(value), sample.rel, short(value))
        plain = [v for v in value if isinstance(v, str | int | float)]
        if len({(type(v), v) for v in plain}) < len(plain):
            self.repeats += 1
            if len(self.repeating) < MOST_NAMED:
                self.repeating.append(Departure(sample.rel, short(value)))
        for item in plain:
            self._remember(item, sample.rel)
        self.entries += (v for v in value if isinstance(v, dict))

    def _add_number(self, value: float, sample: Sample) -> None:
        self.whole = self.whole and isinstance(value, int)
        if sample.body is None:
            return
        for name, formula in COMPUTED.items():
            self.computed[name] += formula(sample.body) == value

    def _remember(self, value: str | int | float, rel: str) -> None:
        self.many = not self.values.remember(value, rel) or self.many


def observe(samples: Iterable[Sample]) -> tuple[int, tuple[Seen, ...]]:
    """How many posts there are, and every key of theirs in the order in which keys are written."""
    posts = 0
    seen: dict[str, Seen] = {}
    missing: dict[str, list[Departure]] = {}
    early: list[str] = []
    for sample in samples:
        posts += 1
        last = max(1, len(sample.values) - 1)
        for n, (key, value) in enumerate(sample.values.items()):
            if key not in seen:
                seen[key] = Seen(key)
                missing[key] = [Departure(rel) for rel in early]
            seen[key].add(value, sample, n / last)
        for key, places in missing.items():
            if sample.values.get(key) is None and len(places) < MOST_NAMED:
                places.append(Departure(sample.rel))
        if len(early) < MOST_NAMED:
            early.append(sample.rel)
    for key, entry in seen.items():
        entry.lacking = missing[key]
    return posts, tuple(sorted(seen.values(), key=lambda entry: entry.place / entry.written))


def short(value: Value) -> str:
    """A value in one short line."""
    text = " ".join(show_scalar(value).split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _kind(value: Value) -> str:
    """An empty text says nothing about what belongs there."""
    return "empty" if value == "" else kind_of(value)
