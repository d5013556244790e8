"""What another program's description of front matter becomes, and what is lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from editor.core.findings import MessageArg
from editor.core.schema.fields import guess_type
from editor.core.schema.learn.document import BASE, DIALECT

Node = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Lost:
    """One thing that could not be carried over: ``import.lost.<reason>`` with ``args``.

    ``place`` leads to the field by names, as in the other program ("related.title"); empty for the
    description as a whole.
    """

    reason: str
    place: str = ""
    args: Mapping[str, MessageArg] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The top-level field that it concerns."""
        return self.place.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Imported:
    """A schema document (JSON Schema 2020-12 with hints), and what it does not say."""

    document: Mapping[str, object]
    lost: tuple[Lost, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportSource:
    """One program whose descriptions can be read.

    ``files`` are where a site keeps them, below its folder. ``kinds`` names the content types or
    collections that a parsed file describes, the one for blog posts first; it is empty for a file
    of some other program. ``convert`` reads one of them.
    """

    id: str
    files: tuple[str, ...]
    kinds: Callable[[object], tuple[str, ...]]
    convert: Callable[[object, str], Imported]


class Losses:
    """Collects what is lost, with the place where the reader is."""

    def __init__(self) -> None:
        self.found: list[Lost] = []

    def tell(self, reason: str, place: str, /, **args: MessageArg) -> None:
        """Note one thing."""
        self.found.append(Lost(reason, place, args))


def with_hints(node: Mapping[str, object], **hints: object) -> dict[str, object]:
    """``node`` with more hints, which stand last; hints without a value are left out."""
    given = node.get("x-genko")
    merged = {**(given if isinstance(given, Mapping) else {})}
    merged.update({name: value for name, value in hints.items() if value})
    made = {name: value for name, value in node.items() if name != "x-genko"}
    return {**made, "x-genko": merged} if merged else made


def whole_document(node: Mapping[str, object], *, extends: bool = True) -> dict[str, object]:
    """The document of an object schema whose fields all say their type.

    Unsaid, the hint of the preset that it extends would hold. A closed schema extends nothing: the
    preset's keys would be let in with its labels.
    """
    properties = node.get("properties")
    typed = (
        {key: _typed(inner) for key, inner in properties.items() if isinstance(inner, Mapping)}
        if isinstance(properties, Mapping)
        else {}
    )
    head = {"$schema": DIALECT, **({"extends": BASE} if extends else {})}
    return {**head, **node, "properties": typed}


def _typed(node: Node) -> dict[str, object]:
    hints = node.get("x-genko")
    said = isinstance(hints, Mapping) and "type" in hints
    return dict(node) if said else with_hints(node, type=guess_type(node))


def listed(value: object) -> list[Node]:
    """The mappings in a list; nothing of what is none."""
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def inner_place(place: str, name: str) -> str:
    """The place of ``name`` within ``place``."""
    return f"{place}.{name}" if place else name


def number(value: object) -> int | float | None:
    """A number, None for anything else; truth is no number."""
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def posts_first(names: list[str]) -> tuple[str, ...]:
    """Names in their order, but one that means blog posts in front."""
    return tuple(sorted(names, key=lambda name: name.lower() not in _POSTS))


_POSTS = frozenset({"post", "posts", "blog", "article", "articles", "news"})
