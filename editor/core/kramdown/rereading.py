"""Reads a text again of which most is known: a key costs what it changes, not the whole text.

Pieces of the known text that no change has reached are taken over with their tokens (see `Piece`).
From the piece before the change on blocks are read anew, until a seam of the known text is met
again. Where the change touches what the whole text has a say in (definitions, options, the order of
footnotes, ids that are numbered, tables of contents) the text is read from its beginning. Either
way the result is what `parse` gives; tokens that were taken over belong to both documents, and
nobody changes them any more.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from markdown_it.token import Token

from editor.core.kramdown.block.seams import read_pieces
from editor.core.kramdown.block.state import BlockState, Entry
from editor.core.kramdown.context import KEY, Context
from editor.core.kramdown.context import of as context_of
from editor.core.kramdown.core import abbreviations, figures, headings
from editor.core.kramdown.document import Document, parse, source_of
from editor.core.kramdown.ids import Ids
from editor.core.kramdown.machine import environment, lay_lists, machine, read_spans
from editor.core.kramdown.piece import Piece

# What may have defined something for the whole text: links, footnotes, abbreviations; attribute
# lists with a name; extensions.
DEFINES = re.compile(r"\]:|\{:[\w-]*:")


@dataclass(frozen=True, slots=True)
class Reread:
    """A document, and how much of it was taken over.

    Attributes:
        document: As `parse` gives it.
        head: How many of its first pieces are the known document's first ones.
        tail: The same of the last ones; their lines may be others.
    """

    document: Document
    head: int
    tail: int


def reread(known: Document, text: str, ends: tuple[int, int]) -> Reread:
    """Reads ``text`` with the options of ``known``.

    ``ends`` are the lengths of the head and, behind it, of the tail that both texts have in common,
    as `source_of` gives them. Shorter ones will do.
    """
    if text == known.text:
        return Reread(known, len(context_of(known.env).pieces), 0)
    return _partly(known, text, *ends) or Reread(parse(text, known.options), 0, 0)


def _partly(known: Document, text: str, head: int, tail: int) -> Reread | None:
    """The document with what can be taken over, or None where everything has a say in it."""
    context = context_of(known.env)
    pieces = context.pieces
    old, new = source_of(known.text), source_of(text)
    if context.options != known.options or "auto_ids" in old or "auto_ids" in new:
        return None
    first = _first_touched(pieces, old, head)
    if not all(_holds(piece, old, new, known) for piece in pieces[:first] if piece.far):
        return None
    found = _context(known)
    read, last, end = _read_again(pieces, first, BlockState(new, found), len(old), tail)
    start, old_end = pieces[first].start, pieces[last].start if last < len(pieces) else len(old)
    if DEFINES.search(old, start, old_end) or found.options != known.options or found.defines:
        return None
    lines = new.count("\n", start, end) - old.count("\n", start, old_end)
    if lines and (context.links or context.footnotes or context.abbreviations):
        return None  # definitions know their lines
    fresh = replace(context, ids=Ids(), plain_ids=Ids(), outline=[])
    kept = chain(pieces[:first], pieces[last:])
    if not _finish(_tokens(pieces[first:last]), _tokens(read), kept, fresh):
        return None
    rest = [
        piece.moved(end - old_end, lines, _moved(piece.tokens, lines) if lines else piece.tokens)
        for piece in pieces[last:]
    ]
    fresh.pieces = [*pieces[:first], *read, *rest]
    fresh.outline = []
    tokens = (*_tokens(fresh.pieces), *fresh.note_tokens)
    document = Document(text, known.options, tokens, {KEY: fresh})
    return Reread(document, first, len(rest))


def _tokens(pieces: Iterable[Piece]) -> list[Token]:
    return [token for piece in pieces for token in piece.tokens]


def _first_touched(pieces: list[Piece], old: str, head: int) -> int:
    """The piece from which on to read when the first ``head`` characters are the same.

    The line at its seam is the same too: the piece before it may have looked at it.
    """
    index = bisect_right(pieces, head, key=lambda piece: piece.start) - 1
    while index > 0 and not 0 <= old.find("\n", pieces[index].start) < head:
        index -= 1
    return index


def _begin(state: BlockState, start: int) -> None:
    """Brings ``state`` to a seam."""
    state.pos = start
    if start:
        state.entries.append(Entry("blank", 0, None))


def _holds(piece: Piece, old: str, new: str, known: Document) -> bool:
    """Whether a piece before the change is still the same, though it may end far behind it."""
    if piece.witness is None:
        piece.witness = _witness(piece, old, known)
    return piece.witness == _witness(piece, new, known)


def _context(known: Document) -> Context:
    return context_of(environment(known.options))


def _witness(piece: Piece, source: str, known: Document) -> tuple[int, list[Token]]:
    """How long a piece is and what blocks are in it, in lines that count from its first."""
    state = BlockState(source, _context(known), first_line=-piece.line)
    _begin(state, piece.start)
    read_pieces(state, machine().block.step, lambda _: True)
    return state.pos - piece.start, state.tokens


def _read_again(
    pieces: list[Piece], first: int, state: BlockState, length: int, tail: int
) -> tuple[list[Piece], int, int]:
    """Reads from the piece ``first`` on until a known seam in the common tail is met.

    Gives what was read, the index of the piece of which that seam is the start (the number of
    pieces where there is none), and where it is in the text of ``state``. ``length`` is that of the
    known text.
    """
    shift = len(state.src) - length
    starts = [piece.start for piece in pieces]
    met = len(pieces)

    def is_known(position: int) -> bool:
        nonlocal met
        if position < len(state.src) - tail:
            return False
        index = bisect_left(starts, position - shift, first + 1)
        if index < len(starts) and starts[index] == position - shift:
            met = index
        return met < len(pieces)

    _begin(state, pieces[first].start)
    read = read_pieces(state, machine().block.step, is_known)
    return read, met, state.pos


def _finish(gone: list[Token], made: list[Token], kept: Iterable[Piece], context: Context) -> bool:
    """Does for new tokens what is done when all blocks are read; False where that takes them all.

    ``gone`` are the tokens in whose place they come.
    """
    options = context.options
    read_spans(made, context)
    if context.options != options:
        return False
    lay_lists(made, context)
    if headings.has_places(made) or headings.has_places(gone):
        return False
    if context.has_lists:
        figures.make_figures(made)
    if not _number_headings(gone, made, kept, context) or not _number_notes(gone, made):
        return False
    if context.has_places and _titles(gone) != _titles(made):
        return False  # they are in a table of contents too
    abbreviations.mark(made, context)
    return True


def _number_headings(
    gone: list[Token], made: list[Token], kept: Iterable[Piece], context: Context
) -> bool:
    headings.number_headings(made, context)
    before, now = _headings(gone), _headings(made)
    if [name for _, name in before] == [name for _, name in now]:
        for (old, _), (new, _) in zip(before, now, strict=True):
            if "id" in old.attrs:
                new.attrs["id"] = old.attrs["id"]
            else:
                new.attrs.pop("id", None)
        return True
    streams = [_tokens(kept), *(note.tokens for note in context.footnotes.values())]
    others = {name for tokens in streams for _, name in _headings(tokens)}
    return others.isdisjoint(name for _, name in (*before, *now))


def _headings(tokens: list[Token]) -> list[tuple[Token, tuple[bool, str]]]:
    """The headings whose id was made, with what it was made from."""
    return [
        (token, token.meta["made_id"])
        for token in tokens
        if token.type == "heading_open" and "made_id" in token.meta
    ]


def _titles(tokens: list[Token]) -> list[tuple[Token, list[Token] | None]]:
    """The headings with their running text, wherever they stand."""
    return [
        (replace(token, map=None), tokens[place + 1].children)
        for place, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


def _number_notes(gone: list[Token], made: list[Token]) -> bool:
    before, now = list(_markers(gone)), list(_markers(made))
    if [marker.content for marker in before] != [marker.content for marker in now]:
        return False
    for old, new in zip(before, now, strict=True):
        new.meta["number"], new.meta["repeat"] = old.meta["number"], old.meta["repeat"]
    return True


def _markers(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        for child in token.children or ():
            if child.type == "footnote_ref":
                yield child


def _moved(tokens: list[Token], lines: int) -> list[Token]:
    """Copies of tokens, ``lines`` further below; what has no line is the same token."""
    return [
        token if token.map is None and not token.meta else _moved_token(token, lines)
        for token in tokens
    ]


def _moved_token(token: Token, lines: int) -> Token:
    place, meta = token.map, token.meta
    if place is not None:
        place = [place[0] + lines, place[1] + lines]
    if "tags" in meta:
        tags = [
            (name, attributes, {key: (line + lines, end) for key, (line, end) in where.items()})
            for name, attributes, where in meta["tags"]
        ]
        meta = {**meta, "tags": tags}
    if token.type == "html_raw" and "literals" in meta:
        literals = [(line + lines, end, text) for line, end, text in meta["literals"]]
        meta = {**meta, "literals": literals}
    return Token(
        token.type, token.tag, token.nesting, token.attrs, place, token.level, token.children,
        token.content, token.markup, token.info, meta, token.block, token.hidden,
    )  # fmt: skip
