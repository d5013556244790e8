"""Change one value of a header by splicing its span; all else stays byte for byte.

Every way of making a change is tried out: the header is found and parsed again, every other key
must read the same and stand as it stood, the wanted one must read as asked, the body must not have
moved. The finest way that passes is taken; where none does, the change is refused and the user can
edit the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from editor.core.header.construct import load
from editor.core.header.errors import UnreadableError
from editor.core.header.nodes import Mapping as MappingNode
from editor.core.header.nodes import Style
from editor.core.header.parse import Entry, Header, parse_header
from editor.core.header.proof import (
    Refused,
    Way,
    first_proven,
    others_alike,
    readable,
    reads,
    refuse_foreign_tag,
    why_not,
)
from editor.core.header.scalars import (
    NoTextError,
    Written,
    block_lines,
    block_text,
    flow_value,
    key_source,
    scalar,
)
from editor.core.header.splice import (
    KEEP,
    QUOTED,
    Change,
    NotSimpleError,
    behind_colon,
    changed,
    in_place,
    line_end_of,
    replaced,
    replaced_by_block,
    replaced_with_tag,
    with_pairs,
    without_pair,
)
from editor.core.header.values import Value, Writable, as_value, same
from editor.core.text.edits import EditSet, TextEdit
from editor.core.text.span import Span

__all__ = ["Refused", "add_header", "remove_key", "rename_key", "replace_raw", "set_value"]

_INDENT = 2
"""Blanks before the lines of a new block."""
_KEEPS_BLANK_LINES = re.compile(r"[|>]\d?\+")


def set_value(
    text: str,
    key: str,
    value: Writable,
    *,
    style: Style | None = None,
    after: Sequence[str] = (),
) -> EditSet:
    """The edits that make Jekyll read ``value`` for ``key``; none where it does already.

    A value keeps the style it has; ``style`` is for one that has none (a new key, an empty one) or
    becomes of another kind. Without it a text gets double quotes, a list brackets, a stamp stands
    plain. A plain stamp stays plain and a quoted one quoted, because that decides what Jekyll makes
    of it.

    A new key is put behind the nearest key before it in ``after`` (the schema's order, with or
    without the key itself), else before the nearest that follows it there, else at the end.

    Raises:
        Refused: when no way passes the proof.
    """
    header = readable(text)
    wanted = as_value(value)
    entry = header.get(key)
    try:
        if entry is None:
            ways = _insertions(text, header, key, wanted, style, after)
        elif same(entry.value, wanted):
            return EditSet()
        else:
            refuse_foreign_tag(entry.node)
            ways = _changes(text, entry, wanted, style)
        return first_proven(text, header, ways, reads(header, key), why_not(entry))
    except NoTextError:
        raise Refused("surrogate") from None


def remove_key(text: str, key: str) -> EditSet:
    """The edits that take ``key`` out, with its whole lines; all of them where it stands twice.

    Raises:
        Refused: when the key is not there, or its lines hold something others need.
    """
    header = readable(text)
    entry = header.get(key)
    if entry is None:
        raise Refused("no-such-key", key=key)
    root = header.root
    assert isinstance(root, MappingNode)
    places = [i for i, other in enumerate(header.entries) if other.key == key]

    def without() -> Change:
        return Change(tuple(without_pair(text, root, i) for i in places), None)

    def gone(after: Header, _: Change) -> bool:
        return after.get(key) is None and others_alike(header, after, {key})

    return first_proven(text, header, [without], gone, why_not(entry))


def rename_key(text: str, old: str, new: str) -> EditSet:
    """The edits that give a key another name.

    Raises:
        Refused: when ``old`` is missing or stands twice, or ``new`` is there already.
    """
    header = readable(text)
    entry = header.get(old)
    if entry is None:
        raise Refused("no-such-key", key=old)
    if old == new:
        return EditSet()
    if header.get(new) is not None:
        raise Refused("key-exists", key=new)
    if sum(other.key == old for other in header.entries) > 1:
        raise Refused("duplicate", key=old)

    flow = header.root is not None and header.root.style == "flow"

    def named() -> Change:
        edit = TextEdit(entry.key_span, key_source(new, flow=flow))
        return Change((edit,), entry.value)

    def renamed(after: Header, change: Change) -> bool:
        found = after.get(new)
        alike = found is not None and found.is_text and same(found.value, change.value)
        return alike and after.get(old) is None and others_alike(header, after, {old, new})

    try:
        return first_proven(text, header, [named], renamed, why_not(entry))
    except NoTextError:
        raise Refused("surrogate") from None


def replace_raw(text: str, key: str, raw: str) -> EditSet:
    """The edits that put the user's own YAML in the place of one value, or add it with a new key.

    ``raw`` may be what :attr:`Entry.raw` gave, changed, or lines of a list or map from column 0.

    Raises:
        Refused: when it is no YAML there, or would change another key.
    """
    header = readable(text)
    entry = header.get(key)
    if not _KEEPS_BLANK_LINES.match(raw):
        raw = raw.rstrip("\n")
    raw = raw.removesuffix("\n")  # the line's own end is not the value's
    alone = raw if entry is None else _dedented(text, entry, raw)
    margin = " " * _INDENT
    lines = "".join(f"\n{margin}{line}" if line else "\n" for line in alone.split("\n"))
    sources = [raw, lines]
    try:
        value, exact = load(f"{alone}\n"), True
    except UnreadableError:
        # An alias, perhaps, that only the header can resolve.
        value, exact, sources = None, False, [raw]
    ways: list[Way] = []
    if entry is None:
        ways += [partial(_raw_insertion, text, header, key, source) for source in sources]
    else:
        ways.append(partial(_raw_in_place, text, entry, raw))
        ways += [partial(_raw_behind_colon, text, entry, source) for source in sources]
    return first_proven(
        text,
        header,
        [partial(_expecting, way, value, exact=exact) for way in ways],
        reads(header, key),
        "raw",
    )


def add_header(
    text: str, pairs: Mapping[str, Writable] | Iterable[tuple[str, Writable]]
) -> EditSet:
    """The edits that put a header with ``pairs`` in front of a text that has none.

    Raises:
        Refused: when there is one already, or the pairs cannot be written.
    """
    if parse_header(text).fences is not None:
        raise Refused("has-header")
    wanted = {k: as_value(v) for k, v in dict(pairs).items()}
    try:
        lines = "".join(f"{key_source(k)}: {flow_value(v)}\n" for k, v in wanted.items())
    except NoTextError:
        raise Refused("surrogate") from None
    blank = "\n" if text and not text.startswith("\n") else ""
    edits = EditSet.replace(0, 0, f"---\n{lines}---\n{blank}")
    after = parse_header(edits.apply(text))
    moved = len(edits.edits[0].text) - len(blank)
    if after.error or after.body_start != moved or not same(after.values, wanted):
        raise Refused("unsafe")
    return edits


# -- ways


def _changes(text: str, entry: Entry, value: Value, style: Style | None) -> list[Way]:
    """Ways to make an entry read as ``value``, from the finest to the coarsest."""
    key, node = entry.key_node, entry.node
    ways: list[Way] = []
    if style is not None and _has_no_style_for(entry, value):
        ways.append(partial(_styled, text, entry, value, style))
    ways += [partial(changed, text, key, node, entry.value, value, how) for how in (KEEP, QUOTED)]
    whole = Written(flow_value(value), value)
    ways.append(partial(replaced, text, key, node, whole))
    ways.append(partial(replaced_with_tag, text, key, node, whole))
    return ways


def _has_no_style_for(entry: Entry, value: Value) -> bool:
    """Whether the entry's own style says nothing about how ``value`` should be written."""
    if isinstance(value, list | dict) or isinstance(entry.value, list | dict):
        return type(entry.value) is not type(value)
    return entry.style in {"empty", "alias"}


def _styled(text: str, entry: Entry, value: Value, style: Style) -> Change:
    if style == "block":
        return replaced_by_block(text, entry.key_node, entry.node, value, _INDENT)
    return replaced(text, entry.key_node, entry.node, _new_source(value, style, flow=False))


def _new_source(value: Value, style: Style | None, *, flow: bool) -> Written:
    """The source of a value that has no style yet, behind ``key: ``."""
    if isinstance(value, list | dict):
        return Written(flow_value(value), value)
    if isinstance(value, str) and style in {"literal", "folded"} and not flow:
        source = block_text(value, "|" if style == "literal" else ">", _INDENT)
        if source:
            return Written(source, value)
    return scalar(value, style, flow=flow)


def _insertions(
    text: str,
    header: Header,
    key: str,
    value: Value,
    style: Style | None,
    after: Sequence[str],
) -> list[Way]:
    """Ways to add a key: at its place or at the end, in the wished style or the safest."""
    flow = header.root is not None and header.root.style == "flow"
    name = key_source(key, flow=flow)
    first = _new_source(value, style, flow=flow)
    lines = [
        Written(f"{name}: {first.source}", first.value),
        Written(f"{name}: {flow_value(value)}", value),
    ]
    block = block_lines(value, _INDENT) if style == "block" and not flow else None
    if block is not None:
        lines[0] = Written(f"{name}:\n{block.removesuffix(chr(10))}", value)
    return [
        partial(_insertion, text, header, place, line)
        for line in lines
        for place in _places(header, key, after)
    ]


def _places(header: Header, key: str, after: Sequence[str]) -> list[int]:
    """Where a new key may stand, as the number of the entry before which it goes."""
    at = {entry.key: i for i, entry in enumerate(header.entries)}
    order = list(after)
    mine = order.index(key) if key in order else len(order)
    before = [at[name] + 1 for name in order[:mine] if name in at]
    behind = [at[name] for name in order[mine + 1 :] if name in at]
    return [*before[-1:], *([] if before else behind[:1]), len(header.entries)]


def _insertion(text: str, header: Header, at: int, line: Written) -> Change:
    root = header.root
    if isinstance(root, MappingNode) and root.pairs:
        return Change((with_pairs(text, root, at, [line.source]),), line.value)
    if isinstance(root, MappingNode):
        braces = TextEdit(Span(root.start, root.end), f"{{{line.source}}}")
        return Change((braces,), line.value)
    assert header.fences is not None
    if root is not None and root.start != root.end:
        raise NotSimpleError("a lone null")
    end = header.fences.yaml.end
    return Change((TextEdit(Span(end, end), f"{line.source}\n"),), line.value)


def _raw_insertion(text: str, header: Header, key: str, source: str) -> Change:
    flow = header.root is not None and header.root.style == "flow"
    blank = "" if source.startswith("\n") else " "
    line = Written(f"{key_source(key, flow=flow)}:{blank}{source}", None)
    return _insertion(text, header, len(header.entries), line)


def _raw_in_place(text: str, entry: Entry, source: str) -> Change:
    return Change((in_place(text, entry.node, source),), None)


def _raw_behind_colon(text: str, entry: Entry, source: str) -> Change:
    colon = behind_colon(text, entry.key_node)
    if colon is None:
        raise NotSimpleError("no colon")
    blank = "" if source.startswith("\n") else " "
    source = blank + source + line_end_of(text, entry.node)
    return Change((TextEdit(Span(colon, entry.node.end), source),), None)


def _expecting(way: Way, value: Value, *, exact: bool) -> Change:
    return Change(way().edits, value, exact)


def _dedented(text: str, entry: Entry, raw: str) -> str:
    """``raw`` of a block as it would stand at column 0: its first line lacks the indent already."""
    column = entry.value_span.start - (text.rfind("\n", 0, entry.value_span.start) + 1)
    first, *others = raw.split("\n")
    margin = " " * column
    if entry.style != "block" or not all(o.startswith(margin) or not o.strip() for o in others):
        return raw
    return "\n".join([first, *(line[column:] for line in others)])
