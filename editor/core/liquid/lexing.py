"""Templates cut into tokens as Ruby's Liquid cuts them, for python-liquid's parser.

python-liquid's own lexer reads other tag names than Ruby's and drops white space elsewhere; only
its token type and its parser are used.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

from liquid.token import TOKEN_CONTENT, TOKEN_EXPRESSION, TOKEN_OUTPUT, TOKEN_TAG, Token

# A piece is a tag, an output (closed by "}}", by "%}" or, as Ruby has it, by one "}"), or text.
_PIECES = re.compile(r"(\{%.*?%\}|\{\{.*?\}\}?)", re.DOTALL)
_TAG = re.compile(r"\{%-?\s*(#|\w+)\s*(.*?)-?%\}", re.DOTALL | re.ASCII)
# A hyphen in front of `endraw` hides it from Jekyll.
_RAW_END = re.compile(r"\{%\s*endraw\s*.*?%\}", re.DOTALL | re.ASCII)
_BLANKS = " \t\r\n\f\v\0"
RAW = "raw"
UNCLOSED = "unclosed"
"""The token of a tag or output that never ends, or whose tag has no name."""


def tokens_of(source: str) -> Iterator[Token]:
    """The tokens of a template: text, outputs and tags with what stands in them.

    ``start_index`` counts code points from the template's beginning.
    """
    at, trim = 0, False
    pending: Token | None = None
    while at < len(source):
        found = _PIECES.search(source, at)
        text_end = found.start() if found else len(source)
        if text_end > at:
            pending = _text(source, at, text_end, trim=trim)
            trim = False
        if found is None:
            break
        piece = found[1]
        if piece[2:3] == "-" and pending is not None:
            pending = pending._replace(value=pending.value.rstrip(_BLANKS))
        if pending is not None and pending.value:
            yield from _told(pending, source)
        pending = None
        at = found.end()
        trim = piece[-3:-2] == "-"
        tag = _TAG.fullmatch(piece) if piece.startswith("{%") else None
        if tag is None:
            yield from _output(source, piece, found.start())
            continue
        if tag[1] == RAW and not tag[2].strip():
            at = yield from _raw(source, found.end(), found.start())
            continue
        yield Token(TOKEN_TAG, tag[1], found.start(), source)
        yield Token(TOKEN_EXPRESSION, tag[2], found.start() + tag.start(2), source)
    if pending is not None and pending.value:
        yield from _told(pending, source)


def _text(source: str, start: int, end: int, *, trim: bool) -> Token:
    value = source[start:end]
    return Token(TOKEN_CONTENT, value.lstrip(_BLANKS) if trim else value, start, source)


def _output(source: str, piece: str, start: int) -> Iterator[Token]:
    if piece.startswith("{%") or not piece.endswith("}}"):
        yield Token(UNCLOSED, piece, start, source)
        return
    inner = piece[2:-2]
    inner = inner.removeprefix("-").removesuffix("-") if inner != "-" else ""
    yield Token(TOKEN_OUTPUT, piece, start, source)
    yield Token(TOKEN_EXPRESSION, inner, start + 2, source)


def _raw(source: str, start: int, tag_start: int) -> Generator[Token, None, int]:
    """The text up to ``endraw``; gives the offset behind it."""
    end = _RAW_END.search(source, start)
    if end is None:
        yield Token(UNCLOSED, RAW, tag_start, source)
        return len(source)
    if end.start() > start:
        yield Token(TOKEN_CONTENT, source[start : end.start()], start, source)
    return end.end()


def _told(pending: Token, source: str) -> Iterator[Token]:
    """A text between tags; an opening brace pair in it was never closed."""
    opened = re.search(r"\{[{%]", pending.value)
    if opened is None:
        yield pending
        return
    if opened.start():
        yield pending._replace(value=pending.value[: opened.start()])
    start = pending.start_index + opened.start()
    yield Token(UNCLOSED, pending.value[opened.start() :][:40], start, source)
