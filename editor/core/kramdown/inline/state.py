"""Where the inline parser stands in one piece of running text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markdown_it.token import Token

from editor.core.kramdown.context import Context

# What is open around the current position; what is open may not be opened again inside.
EMPHASIS, STRONG, LINK, STRIKE = 1, 2, 4, 8
MAX_DEPTH = 50

# Given the state at a character that may end a span: how many characters the end mark has, or 0.
Stop = Callable[["InlineState"], int]


class InlineState:
    """Running text being read into tokens.

    Text that means nothing special is not copied as it is met: it waits between ``waiting`` and
    ``pos`` and becomes one token when something else begins.
    """

    __slots__ = (
        "brackets", "context", "depth", "end", "ended", "failed", "in_html", "inside", "level",
        "literals", "lower", "options", "parentheses", "pos", "raw", "scanned", "src", "tokens",
        "trying", "waiting",
    )  # fmt: skip

    def __init__(self, src: str, context: Context) -> None:
        self.src = src
        self.context = context
        self.options = context.options
        self.pos = 0
        self.end = len(src)
        self.tokens: list[Token] = []
        self.level = 0
        self.waiting = 0
        # Rules look back no further than this: what lies before has been read already.
        self.scanned = 0
        # Which kinds of span are open, and how deep in HTML elements this is.
        self.inside = 0
        self.depth = 0
        # How many spans are being tried that may yet be given up.
        self.trying = 0
        # Whether this is the inside of an element that is kept as it is.
        self.raw = False
        # Whether this is inside an HTML element: GitHub's dialect does not reach there.
        self.in_html = False
        # Delimiters of spans printed as text: where, how many, and whether by a backslash.
        self.literals: list[tuple[int, int, bool]] = []
        # What follows remembers what was tried in vain, so that no text is read over and over.
        # Spans: what was open, the delimiter, where.
        self.failed: set[tuple[int, str, int]] = set()
        # Brackets: what was open and where their inside begins; where they close, or -1.
        self.brackets: dict[tuple[int, int], int] = {}
        # End marks: from where on they do not come any more.
        self.ended: dict[str, int] = {}
        self.parentheses: Any = None
        self.lower: str | None = None

    def find(self, mark: str, start: int) -> int:
        """Where ``mark`` stands next, or -1; asking again behind a vain search costs nothing."""
        if self.ended.get(mark, start + 1) <= start:
            return -1
        found = self.src.find(mark, start, self.end)
        if found < 0:
            self.ended[mark] = start
        return found

    def find_close(self, name: str) -> int:
        """Where a closing tag of ``name`` comes next, or -1; letters in either case."""
        if self.lower is None:
            self.lower = self.src.lower()
        mark = f"</{name.lower()}"
        if self.ended.get(mark, self.pos + 1) <= self.pos:
            return -1
        found = self.lower.find(mark, self.pos, self.end)
        if found < 0:
            self.ended[mark] = self.pos
        return found

    def flush(self, stop: int) -> None:
        """Makes a token of the text waiting before ``stop``."""
        if stop > self.waiting:
            token = Token("text_raw" if self.raw else "text", "", 0)
            token.content = self.src[self.waiting : stop]
            token.meta = {"at": self.waiting}
            token.level = self.level
            self.tokens.append(token)

    def go(self, pos: int) -> None:
        """Goes on at ``pos``; what was read before it is done with."""
        self.pos = self.waiting = self.scanned = pos

    def skip(self, pos: int) -> None:
        """Goes on at ``pos``, leaving what was read as text."""
        self.pos = self.scanned = pos

    def push(self, name: str, tag: str, nesting: int, at: int) -> Token:
        """Adds a token for the source at ``at``."""
        token = Token(name, tag, nesting)  # type: ignore[arg-type] # always -1, 0 or 1
        token.meta = {"at": at}
        if nesting < 0:
            self.level -= 1
        token.level = self.level
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token

    def text(self, content: str, start: int, end: int, name: str = "text_special") -> None:
        """Adds ``content``, which stands for ``src[start:end]``, and goes on behind it."""
        self.flush(start)
        token = Token(name, "", 0)
        token.content = content
        token.markup = self.src[start:end]
        token.meta = {"at": start}
        token.level = self.level
        self.tokens.append(token)
        self.go(end)

    def mark(self) -> tuple[int, int, int, int, int, int]:
        """Where to come back to when a span does not end."""
        return (
            self.pos,
            len(self.tokens),
            len(self.literals),
            self.level,
            self.waiting,
            self.scanned,
        )

    def back(self, mark: tuple[int, int, int, int, int, int]) -> None:
        """Forgets everything since ``mark``."""
        self.pos, tokens, literals, self.level, self.waiting, self.scanned = mark
        del self.tokens[tokens:]
        del self.literals[literals:]
