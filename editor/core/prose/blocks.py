"""Reads the blocks of running text out of kramdown's tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core import kramdown
from editor.core.post import Post
from editor.core.prose.model import Block, Kind, Mark, Run

_SURROUNDINGS = {
    "list_item_open": Kind.LIST,
    "list_item_close": Kind.LIST,
    "blockquote_open": Kind.QUOTE,
    "blockquote_close": Kind.QUOTE,
    "footnote_open": Kind.NOTE,
    "footnote_close": Kind.NOTE,
}
_KINDS = {"heading_open": Kind.HEADING, "th_open": Kind.CELL, "td_open": Kind.CELL}
_MARKS = {
    "strong_open": Mark.STRONG,
    "strong_close": Mark.STRONG,
    "em_open": Mark.EMPHASIS,
    "em_close": Mark.EMPHASIS,
    "s_open": Mark.STRIKE,
    "s_close": Mark.STRIKE,
    "link_open": Mark.LINK,
    "link_close": Mark.LINK,
}
_WRITTEN = frozenset({"text", "text_special", "entity", "symbol", "quote"})
_BARE_URL = re.compile(r"(?:https?://)[^\s<]*[^\s<?!.,:*_~)\"']")

_Line = tuple[int, int, int]
"""Where a line of an inline token's content begins and ends there, and its distance to the post."""


def read_blocks(post: Post) -> tuple[Block, ...]:
    """The blocks in the order of the text; code, HTML and what cannot be placed are not among them.

    Markdown is kramdown's, as everywhere: what it prints as text is text here.
    """
    inside = dict.fromkeys((Kind.LIST, Kind.QUOTE, Kind.NOTE), 0)
    around = 0
    kind = Kind.PARAGRAPH
    blocks: list[Block] = []
    for token in post.document.tokens:
        if token.type == "inline":
            lines = None if token.meta.get("toc") else _lines(post, token)
            if lines:
                runs = tuple(_runs(post.text, token, lines))
                start, end = lines[0][0] + lines[0][2], lines[-1][1] + lines[-1][2]
                blocks.append(Block(kind | around, start, end, runs))
            kind = Kind.PARAGRAPH
        elif token.type in _SURROUNDINGS:
            inside[_SURROUNDINGS[token.type]] += token.nesting
            around = sum(name for name, depth in inside.items() if depth)
        else:
            kind = _KINDS.get(token.type, Kind.PARAGRAPH)
    blocks.sort(key=lambda block: block.start)
    return tuple(blocks)


def _lines(post: Post, inline: kramdown.Token) -> list[_Line] | None:
    """The lines of the content and where each stands; None where they are not found in the post.

    Content and source have the ends of their lines in common (see editor.core.kramdown.places).
    """
    if inline.map is None or not inline.content:
        return None
    lines: list[_Line] = []
    at = 0
    number = post.body_line + inline.map[0]
    texts = inline.content.split("\n")
    starts = post.lines.starts
    if number + len(texts) > len(starts):
        return None
    for place, text in enumerate(texts, 1):
        # A line ends before its LF, the last one of the post where the post does.
        after = number + place
        end = starts[after] - 1 if after < len(starts) else len(post.text)
        tail = int(inline.meta.get("tail", 0)) if place == len(texts) else 0
        shift = end - tail - (at + len(text))
        if not post.text.startswith(text, max(0, at + shift)):
            return None
        lines.append((at, at + len(text), shift))
        at += len(text) + 1
    return lines


def _runs(text: str, inline: kramdown.Token, lines: list[_Line]) -> Iterator[Run]:
    """The characters of the block that are text, line by line."""
    children = inline.children or []
    only = lines[0][2] if len(lines) == 1 and "://" not in inline.content else None
    marks = 0
    broken = -1
    for place, child in enumerate(children):
        kind = child.type
        if kind in _MARKS:
            marks = marks | _MARKS[kind] if child.nesting > 0 else marks & ~_MARKS[kind]
            if kind == "link_open" and _is_url(children, place):
                marks |= Mark.URL
            elif kind == "link_close":
                marks &= ~Mark.URL
            continue
        start = child.meta.get("at", -1) if child.meta else -1
        if start < 0:
            continue
        if kind in _WRITTEN:
            size = len(child.content) if kind == "text" else len(child.markup) or 1
            # The line end of a forced break is a mark, not text.
            begin = start + 1 if broken >= 0 and inline.content[start] == "\n" else start
            broken = -1
            if only is None:
                yield from _written(text, lines, begin, start + size, marks)
            else:
                yield Run(begin + only, start + size + only, marks)
        elif kind == "hardbreak":
            broken = start
        elif kind in {"code_inline", "image"}:
            inner = child.content if kind == "code_inline" else str(child.attrs.get("alt") or "")
            found = inline.content.find(inner, start) if inner else -1
            if found >= 0:
                mark = Mark.CODE if kind == "code_inline" else Mark.ALT
                yield from _placed(text, lines, found, found + len(inner), marks | mark)


def _is_url(children: list[kramdown.Token], place: int) -> bool:
    """Whether the text of the link that opens at ``place`` is its address."""
    inner = children[place + 1] if place + 1 < len(children) else None
    return inner is not None and inner.content == children[place].attrs.get("href")


def _written(text: str, lines: list[_Line], start: int, end: int, marks: int) -> Iterator[Run]:
    """Text, with addresses in it told apart: readers see them as links whoever makes them so."""
    for run in _placed(text, lines, start, end, marks):
        if marks & Mark.LINK or text.find("://", run.start, run.end) < 0:
            yield run
            continue
        at = run.start
        for url in _BARE_URL.finditer(text, run.start, run.end):
            if url.start() > at:
                yield Run(at, url.start(), marks)
            yield Run(url.start(), url.end(), marks | Mark.LINK | Mark.URL)
            at = url.end()
        if at < run.end:
            yield Run(at, run.end, marks)


def _placed(text: str, lines: list[_Line], start: int, end: int, marks: int) -> Iterator[Run]:
    """``start`` to ``end`` of the content as runs of the post, one for each line."""
    if len(lines) == 1:
        yield Run(start + lines[0][2], end + lines[0][2], marks)
        return
    for place, (first, last, shift) in enumerate(lines):
        if last < start:
            continue
        if first >= end:
            break
        begin = max(start, first) + shift
        if begin == first + shift and place and start <= first:
            # The indent of a line within a paragraph is white space; a quote's mark is not.
            indent = text.rfind("\n", 0, begin) + 1
            if not text[indent:begin].strip(" \t"):
                begin = indent
        # A line end between two lines of the block is white space too.
        stop = min(end, last + 1 if place + 1 < len(lines) else last) + shift
        if begin < stop:
            yield Run(begin, stop, marks)
