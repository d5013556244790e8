"""A schema guessed from a site's posts, for a site that has none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from editor.core.header.values import Value
from editor.core.schema.kinds import kind_of
from editor.core.schema.load import load_schema
from editor.core.schema.model import Schema
from editor.core.schema.types import field_type

REQUIRED_SHARE = 0.99
"""A key that so many of the posts have is taken for one that all should have."""
FEWEST_POSTS = 20
"""From fewer posts nothing is concluded about what all should have."""
RARE_SHARE = 0.2
"""A key that fewer of the posts have gets no row of its own where it is absent."""
FEW_VALUES = 12
"""A text key with no more different values than this gets them as suggestions."""
LONG_TEXT = 120

Node = Mapping[str, object]


@dataclass(slots=True)
class _Seen:
    """What the posts say about one key."""

    count: int = 0
    place: float = 0.0
    kinds: Counter[str] = field(default_factory=Counter)
    longest: int = 0
    values: Counter[str] = field(default_factory=Counter)

    def add(self, value: Value, place: float) -> None:
        self.place += place
        if value is None:
            return
        self.count += 1
        self.kinds[kind_of(value)] += 1
        if isinstance(value, str):
            self.longest = max(self.longest, len(value))
            if len(self.values) <= FEW_VALUES:
                self.values[value] += 1

    @property
    def type(self) -> str:
        """The field type that fits all values."""
        kinds = set(self.kinds)
        if kinds <= {"text", "url", "image"} and len(kinds) > 1:
            kinds = {"image"} if kinds == {"url", "image"} else {"text"}
        if kinds == {"text"}:
            return "multiline" if self.longest > LONG_TEXT else "text"
        if kinds == {"tags", "list"}:
            return "list"
        return kinds.pop() if len(kinds) == 1 else "any"


def infer(headers: Iterable[Mapping[str, Value]], base: Node) -> Schema:
    """The schema that ``headers`` follow.

    ``base`` (the preset for plain Jekyll) gives labels and types of the keys that mean something to
    Jekyll. A key that 99 % of the posts have is required; what is only guessed is never an error.
    """
    posts, seen = _collected(headers)
    raw_properties = base.get("properties")
    known: Node = raw_properties if isinstance(raw_properties, Mapping) else {}
    ranked = sorted(seen, key=lambda key: seen[key].place / max(1, posts))
    order = [*ranked, *(key for key in known if key not in seen)]
    properties = {key: _property(known.get(key), seen.get(key), posts) for key in order}
    document = {
        **base,
        "required": [key for key in ranked if _everywhere(seen[key], posts)],
        "properties": properties,
        "x-genko": {"rules": _rules(base)},
    }
    schema = load_schema(document).schema
    return replace(schema, preset=None, inferred=True, own_rules=frozenset())


def _collected(headers: Iterable[Mapping[str, Value]]) -> tuple[int, dict[str, _Seen]]:
    posts = 0
    seen: dict[str, _Seen] = {}
    for header in headers:
        posts += 1
        last = max(1, len(header) - 1)
        for n, (key, value) in enumerate(header.items()):
            seen.setdefault(key, _Seen()).add(value, n / last)
    for entry in seen.values():
        # A key that is rare must not be drawn to the front by the posts that lack it.
        total = sum(entry.kinds.values()) or 1
        entry.place = entry.place / total * posts
    return posts, seen


def _everywhere(seen: _Seen, posts: int) -> bool:
    return posts >= FEWEST_POSTS and seen.count >= REQUIRED_SHARE * posts


def _property(known: object, seen: _Seen | None, posts: int) -> Node:
    if seen is None:
        assert isinstance(known, Mapping)
        return known
    rare = posts >= FEWEST_POSTS and seen.count < RARE_SHARE * posts
    if isinstance(known, Mapping):
        raw = known.get("x-genko")
        hints: dict[str, object] = dict(raw) if isinstance(raw, Mapping) else {}
        hints["hidden"] = rare
        if hints.get("type", "any") == "any":
            # Jekyll takes more than one kind here; this blog writes this one.
            hints["type"] = seen.type
        return {**_usual(seen, posts), **known, "x-genko": hints}
    made = field_type(seen.type)
    own: dict[str, object] = {"type": made.id, "hidden": rare}
    node: dict[str, object] = {**_usual(seen, posts), **made.json_schema, "x-genko": own}
    if made.id == "text" and 1 < len(seen.values) <= FEW_VALUES < seen.count:
        node["examples"] = [value for value, _ in seen.values.most_common()]
    return node


def _usual(seen: _Seen, posts: int) -> Node:
    """The text that nearly all posts have (their layout, say): new ones begin with it."""
    value, count = next(iter(seen.values.most_common(1)), ("", 0))
    usual = value and posts >= FEWEST_POSTS and count >= REQUIRED_SHARE * posts
    return {"default": value} if usual else {}


def _rules(base: Node) -> Node:
    hints = base.get("x-genko")
    rules = hints.get("rules") if isinstance(hints, Mapping) else None
    return {
        **(rules if isinstance(rules, Mapping) else {}),
        "header/required-field": "warning",
        "header/field-type": "warning",
        "header/field-range": "warning",
    }
