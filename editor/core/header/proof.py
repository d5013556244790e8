"""The proof of a change: the header is read again before and after, and compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from editor.core.header.nodes import Mapping, Node, Scalar, Sequence
from editor.core.header.parse import Entry, Header, parse_header
from editor.core.header.splice import Change, NotSimpleError
from editor.core.header.values import Value, same
from editor.core.text.edits import EditSet, OverlapError

Way: TypeAlias = Callable[[], Change]
"""One way to make a change; it raises NotSimpleError where it does not apply."""

Proof: TypeAlias = Callable[[Header, Change], bool]
"""Whether the header read after a change is as it should be."""

_STANDARD_TAG = "tag:yaml.org,2002:"


class Refused(Exception):  # noqa: N818 -- an answer, not an accident
    """The change cannot be made safely by splicing; the source can be edited by hand.

    ``reason`` is a message id (``header.refused.<...>``), ``args`` its arguments.
    """

    def __init__(self, reason: str, **details: str | int) -> None:
        super().__init__(reason)
        self.reason = f"header.refused.{reason}"
        self.details: dict[str, str | int] = details


def readable(text: str) -> Header:
    """The header of a text that can be edited.

    Raises:
        Refused: when there is none, or Jekyll cannot read it.
    """
    header = parse_header(text)
    if header.fences is None:
        raise Refused("no-header")
    if header.error is not None:
        raise Refused("unreadable", line=header.error.args["line"])
    return header


def refuse_foreign_tag(node: Node) -> None:
    """A type of somebody's own (``!money``): what a new value would mean there is not known.

    Raises:
        Refused: when ``node`` has such a tag.
    """
    tag = getattr(node, "tag", None)
    if tag is not None and not tag.startswith(_STANDARD_TAG):
        raise Refused("type", tag=tag)


def why_not(entry: Entry | None) -> str:
    """The reason to give when no way to change ``entry`` passes."""
    return "anchor" if entry is not None and _has_anchor(entry.node) else "unsafe"


def _has_anchor(node: Node) -> bool:
    match node:
        case Sequence(items=items):
            return node.anchor is not None or any(map(_has_anchor, items))
        case Mapping(pairs=pairs):
            return node.anchor is not None or any(_has_anchor(n) for pair in pairs for n in pair)
        case Scalar():
            return node.anchor is not None
        case _:
            return False


def reads(header: Header, key: str) -> Proof:
    """Whether ``key`` reads as asked and every other key as before."""

    def proof(after: Header, change: Change) -> bool:
        found = after.get(key)
        if found is None or not others_alike(header, after, {key}):
            return False
        if header.get(key) is None and not found.is_text:
            return False
        seen = after.values.get(found.seen_as)
        return not change.exact or (same(found.value, change.value) and same(seen, change.value))

    return proof


def others_alike(before: Header, after: Header, keys: set[str]) -> bool:
    """Whether all keys but ``keys`` stand as they stood and mean what they meant."""
    return _standing(before, keys) == _standing(after, keys) and same(
        _meaning(before, keys), _meaning(after, keys)
    )


def _standing(header: Header, keys: set[str]) -> list[tuple[str, str]]:
    return [(entry.key, entry.raw) for entry in header.entries if entry.key not in keys]


def _meaning(header: Header, keys: set[str]) -> Value:
    hidden = keys | {entry.seen_as for entry in header.entries if entry.key in keys}
    return {key: value for key, value in header.values.items() if key not in hidden}


def first_proven(
    text: str, header: Header, ways: Iterable[Way], proof: Proof, reason: str
) -> EditSet:
    """The first of ``ways`` that leaves the body alone and passes ``proof``.

    Raises:
        Refused: with ``reason`` when none does.
    """
    assert header.fences is not None
    rest = text[header.fences.closing.start :]
    for way in ways:
        try:
            change = way()
            edits = EditSet.of(change.edits)
        except (NotSimpleError, OverlapError):
            continue
        new = edits.apply(text)
        after = parse_header(new)
        if after.fences is None or new[after.fences.closing.start :] != rest:
            reason = "fence"
        elif after.error is None and proof(after, change):
            return edits
    raise Refused(reason)
