"""Edits that turn one node's source into another value's, touching as little as possible.

Nothing here proves that the result is right: editor.core.header.proof reads it again and compares.
Where a place is too odd to be edited in part, :class:`NotSimpleError` is raised and a coarser way
is tried.
"""

from __future__ import annotations

import re
from collections.abc import Sequence as Items
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from editor.core.header.nodes import Alias, Mapping, Node, Scalar, Sequence, Style, line_end
from editor.core.header.psych import is_stamp
from editor.core.header.scalars import (
    Written,
    block_lines,
    block_text,
    flow_value,
    key_source,
    scalar,
)
from editor.core.header.values import Value, same
from editor.core.text.edits import TextEdit
from editor.core.text.span import Span


class NotSimpleError(Exception):
    """The place is written in a way that cannot be edited in part."""


@dataclass(frozen=True, slots=True)
class Change:
    """Edits, and the value that must be read once they are made (any at all if not ``exact``)."""

    edits: tuple[TextEdit, ...]
    value: Value
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Manner:
    """How new texts are written: in the style of what they replace (``keep``), or all quoted."""

    keep: bool = True


KEEP, QUOTED = Manner(), Manner(keep=False)

_COLON = re.compile(r"[ \t]*:")
_ITEM_LEAD = re.compile(r"[ \t]*-[ \t]*")
_INDENT = re.compile(r"[ \t]*")
_COMMENT = re.compile(r"#[^\n]*")
_BLOCK_HEADING = re.compile(r"[|>][^\n]*")
_PLAIN_OR_QUOTED: frozenset[Style] = frozenset({"plain", "single", "double"})
_QUOTES: frozenset[Style] = frozenset({"single", "double"})


# -- one value


def changed(text: str, key: Node | None, node: Node, old: Value, new: Value, how: Manner) -> Change:
    """The edits that make ``node``, now ``old``, read as ``new``.

    ``key`` is the node's key where it is a map's value.

    Raises:
        NotSimpleError: where only replacing the whole value can do it.
    """
    if same(old, new):
        return Change((), old)
    if isinstance(node, Sequence) and isinstance(old, list) and isinstance(new, list):
        return _changed_list(text, node, old, new, how)
    if isinstance(node, Mapping) and isinstance(old, dict) and isinstance(new, dict):
        return _changed_map(text, node, old, new, how)
    if isinstance(new, list | dict) or not isinstance(node, Scalar):
        return replaced(text, key, node, Written(flow_value(new), new))
    written = _scalar_like(text, node, old, new, how)
    return Change((in_place(text, node, written.source),), written.value)


def replaced(text: str, key: Node | None, node: Node, written: Written) -> Change:
    """The edits that put a source of one line, or a block scalar's, in the place of a value."""
    colon = None if key is None else behind_colon(text, key)
    gap = "" if colon is None else text[colon : node.start]
    if colon is None or node.style != "block" or re.search(r"^[^#]*[&!]", gap):
        return Change((in_place(text, node, written.source),), written.value)
    if "#" not in gap:
        place = Span(colon, node.end)
        return Change((TextEdit(place, " " + written.source),), written.value)
    first = text.rfind("\n", 0, node.start) + 1
    lines = Span(first, line_end(text, node.end))
    insertion = TextEdit(Span(colon, colon), " " + written.source)
    return Change((insertion, TextEdit(lines, "")), written.value)


def replaced_with_tag(text: str, key: Node, node: Node, written: Written) -> Change:
    """As :func:`replaced`, but anchor, tag and comment before the value go too."""
    colon = behind_colon(text, key)
    if colon is None:
        raise NotSimpleError("no colon")
    source = " " + written.source + line_end_of(text, node)
    return Change((TextEdit(Span(colon, node.end), source),), written.value)


def replaced_by_block(text: str, key: Node, node: Node, value: Value, indent: int) -> Change:
    """A list or map as lines of its own in the place of a value."""
    lines = block_lines(value, indent)
    colon = behind_colon(text, key)
    if lines is None or colon is None:
        raise NotSimpleError("no block")
    source = "\n" + lines.removesuffix("\n") + line_end_of(text, node)
    return Change((TextEdit(Span(colon, node.end), source),), value)


def in_place(text: str, node: Node, source: str) -> TextEdit:
    """The edit of a node's own span, with the blanks that YAML wants around what was empty."""
    if node.start == node.end:
        if node.start and text[node.start - 1] not in " \t\n" and not source.startswith("\n"):
            source = " " + source
        if text[node.end : node.end + 1] not in {"", " ", "\t", "\n", ",", "]", "}"}:
            source += " "
    return TextEdit(Span(node.start, node.end), source + line_end_of(text, node))


def line_end_of(text: str, node: Node) -> str:
    """The line end that must be put back where a node's span holds its own (a ``|+`` scalar's)."""
    return "\n" if node.end > node.start and text[node.end - 1] == "\n" else ""


def behind_colon(text: str, key: Node) -> int | None:
    """The offset behind a key's colon; None where it has none, or one on another line."""
    found = _COLON.match(text, key.end)
    return found.end() if found else None


def _scalar_like(text: str, node: Scalar, old: Value, new: Value, how: Manner) -> Written:
    """``new`` in the style of ``node`` where it can be."""
    flat = scalar(new, node.style if how.keep else None, old=node.text, flow=_in_flow(text, node))
    if not how.keep:
        stays_stamp = node.style in _QUOTES and is_stamp(node.text)
        return flat if isinstance(new, str) or not stays_stamp else scalar(new)
    if isinstance(new, str) and node.style in {"literal", "folded"} and isinstance(old, str):
        heading = _BLOCK_HEADING.match(text, node.start)
        source = heading and block_text(new, heading.group(), _block_indent(text, heading.end()))
        return Written(source, new) if source else flat
    return flat


def _block_indent(text: str, heading_end: int) -> int:
    """The indent of a block scalar's lines: that of the first that is not blank."""
    found = re.compile(r"(?:\n[ ]*(?=\n))*\n([ ]*)").match(text, heading_end)
    return max(1, len(found[1])) if found else 2


def _in_flow(text: str, node: Scalar) -> bool:
    """Whether a plain text here may stand between brackets: told by its line, rather too often."""
    line = text[text.rfind("\n", 0, node.start) + 1 : node.start]
    return "[" in line or "{" in line or text[node.end : node.end + 1] in {",", "]", "}"}


# -- lists


def _changed_list(
    text: str, node: Sequence, old: list[Value], new: list[Value], how: Manner
) -> Change:
    if len(node.items) != len(old) or not old or not new:
        return replaced_whole(text, node, new)
    edits: list[TextEdit] = []
    values: list[Value] = []
    keys_old, keys_new = [repr(v) for v in old], [repr(v) for v in new]
    matcher = SequenceMatcher(None, keys_old, keys_new, autojunk=False)
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        both = 0 if tag == "equal" else min(a2 - a1, b2 - b1)
        if tag == "equal":
            values += new[b1:b2]
        for item, was, wanted in zip(
            node.items[a1 : a1 + both], old[a1 : a1 + both], new[b1 : b1 + both], strict=True
        ):
            change = changed(text, None, item, was, wanted, how)
            edits += change.edits
            values.append(change.value)
        if tag != "equal" and a1 + both < a2:
            edits.append(_without(text, node, node.items, a1 + both, a2))
        if tag != "equal" and b1 + both < b2:
            added = [_item_source(text, node, old, v, how) for v in new[b1 + both : b2]]
            edits.append(_with_items(text, node, a1 + both, [w.source for w in added]))
            values += [w.value for w in added]
    return Change(tuple(edits), values)


def replaced_whole(text: str, node: Node, new: Value) -> Change:
    """A flow collection in its own place, replaced as a whole; a block needs its key."""
    if node.style == "block":
        raise NotSimpleError("a block")
    return Change((in_place(text, node, flow_value(new)),), new)


def _item_source(text: str, node: Sequence, old: list[Value], value: Value, how: Manner) -> Written:
    """A new item: as an equal one stands in the file (it was moved), else in the others' style."""
    for item, was in zip(node.items, old, strict=True):
        source = text[item.start : item.end]
        if isinstance(item, Scalar | Alias) and same(was, value) and "\n" not in source and source:
            return Written(source, value)
    if not how.keep or isinstance(value, list | dict):
        return Written(flow_value(value), value)
    like = [i for i in node.items if isinstance(i, Scalar) and i.style in _PLAIN_OR_QUOTED]
    if not like:
        return scalar(value, flow=node.style == "flow")
    # A text that looks like a date becomes one only among dates.
    return scalar(value, like[-1].style, old=like[-1].text, flow=node.style == "flow")


def _with_items(text: str, node: Sequence, at: int, sources: Items[str]) -> TextEdit:
    """The insertion of items before item ``at``, or behind the last."""
    if node.style == "flow":
        return _with_flow(text, node.items, at, sources)
    first = node.items[min(at, len(node.items) - 1)]
    lead = text[text.rfind("\n", 0, first.start) + 1 : first.start]
    if not _ITEM_LEAD.fullmatch(lead):
        raise NotSimpleError("items on one line")
    lead = lead if lead[-1:] in {" ", "\t"} else lead + " "
    place = _line_start(text, first) if at == 0 else line_end(text, node.items[at - 1].end)
    return TextEdit(Span(place, place), "".join(f"{lead}{source}\n" for source in sources))


def _line_start(text: str, node: Node) -> int:
    return text.rfind("\n", 0, node.start) + 1


def _without(text: str, node: Sequence, items: Items[Node], lo: int, hi: int) -> TextEdit:
    """The removal of items ``lo`` to ``hi``; not of all."""
    if node.style == "flow":
        return _without_flow(text, [Span(i.start, i.end) for i in items], lo, hi)
    for item in items[lo:hi]:
        if not _ITEM_LEAD.fullmatch(text[_line_start(text, item) : item.start]):
            raise NotSimpleError("items on one line")
    # Comments and blank lines in front of the next item stay: they may speak of it.
    return TextEdit(Span(_line_start(text, items[lo]), line_end(text, items[hi - 1].end)), "")


# -- what stands between brackets


def _with_flow(text: str, children: Items[Node | Span], at: int, sources: Items[str]) -> TextEdit:
    separator = ", "
    for before, after in pairwise(children):
        separator = _COMMENT.sub("", text[before.end : after.start])
        break
    if "," not in separator:
        separator = ", "
    if at == len(children):
        place = children[-1].end
        return TextEdit(Span(place, place), "".join(separator + source for source in sources))
    place = children[at].start
    return TextEdit(Span(place, place), "".join(source + separator for source in sources))


def _without_flow(text: str, children: Items[Span], lo: int, hi: int) -> TextEdit:
    if any("#" in text[a.end : b.start] for a, b in pairwise(children)):
        raise NotSimpleError("comments between brackets")
    if hi < len(children):
        return TextEdit(Span(children[lo].start, children[hi].start), "")
    return TextEdit(Span(children[lo - 1].end, children[hi - 1].end), "")


# -- maps


def _changed_map(
    text: str, node: Mapping, old: dict[str, Value], new: dict[str, Value], how: Manner
) -> Change:
    names = [key.text for key, _ in node.pairs if isinstance(key, Scalar)]
    if names != list(old) or not old or not new:
        return replaced_whole(text, node, new)  # merged, doubled or odd keys, or all gone
    values: dict[str, Value] = {}
    gone = [i for i, name in enumerate(names) if name not in new]
    if len(gone) > 1 and node.style == "flow":
        raise NotSimpleError("several pairs of a flow map")
    edits = [without_pair(text, node, i) for i in gone]
    for (key, value), name in zip(node.pairs, names, strict=True):
        if name in new:
            change = changed(text, key, value, old[name], new[name], how)
            edits += change.edits
            values[name] = change.value
    added = {name: value for name, value in new.items() if name not in old}
    if added:
        flow = node.style == "flow"
        sources = [f"{key_source(k, flow=flow)}: {flow_value(v)}" for k, v in added.items()]
        edits.append(with_pairs(text, node, len(node.pairs), sources))
        values |= added
    return Change(tuple(edits), values)


def with_pairs(text: str, node: Mapping, at: int, sources: Items[str]) -> TextEdit:
    """The insertion of ``key: value`` sources before pair ``at`` of a map that has some.

    Raises:
        NotSimpleError: where the map's lines leave no place for a line of its own.
    """
    if node.style == "flow":
        return _with_flow(text, [_pair_span(pair) for pair in node.pairs], at, sources)
    first = node.pairs[0][0]
    lead = text[_line_start(text, first) : first.start]
    if at == 0 and not _INDENT.fullmatch(lead):
        raise NotSimpleError("the first key shares its line")
    if not re.fullmatch(r"[ \t]*(?:-[ ]+)*", lead):
        raise NotSimpleError("something before the first key")
    indent = re.sub(r"[^\t]", " ", lead)
    if at == 0:
        place = _line_start(text, first)
    else:
        place = line_end(text, max(node.pairs[at - 1][0].end, node.pairs[at - 1][1].end))
    return TextEdit(Span(place, place), "".join(f"{indent}{source}\n" for source in sources))


def without_pair(text: str, node: Mapping, at: int) -> TextEdit:
    """The removal of pair ``at``.

    Raises:
        NotSimpleError: where it shares its line with something else.
    """
    span = _pair_span(node.pairs[at])
    if node.style == "flow":
        if len(node.pairs) == 1:
            return TextEdit(Span(node.start, node.end), "{}")
        return _without_flow(text, [_pair_span(pair) for pair in node.pairs], at, at + 1)
    start = text.rfind("\n", 0, span.start) + 1
    if not _INDENT.fullmatch(text[start : span.start]):
        raise NotSimpleError("the key shares its line")
    return TextEdit(Span(start, line_end(text, span.end)), "")


def _pair_span(pair: tuple[Node, Node]) -> Span:
    return Span(pair[0].start, max(pair[0].end, pair[1].end))
