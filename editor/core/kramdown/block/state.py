"""Where the block parser stands in one text: a post, or the text inside a list item or a quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.token import Token

from editor.core.kramdown import attributes
from editor.core.kramdown.blanks import BLANKS
from editor.core.kramdown.context import Context
from editor.core.kramdown.options import Options

if TYPE_CHECKING:
    from editor.core.kramdown.attributes import Attributes, Carrier

# Deeper texts are read as paragraphs: nobody writes them, and the stack is not endless.
MAX_DEPTH = 60


class Entry:
    """One block of a text: its kind, where its tokens begin, and what attributes are laid on.

    ``start`` is where the running text of a paragraph begins, should more lines join it.
    """

    __slots__ = ("index", "kind", "owner", "start")

    def __init__(self, kind: str, index: int, owner: Carrier | None) -> None:
        self.kind = kind
        self.index = index
        self.owner = owner
        self.start = 0


class BlockState:
    """The text being cut into blocks.

    Every line of ``src`` is the end of one line of the root text (inner texts are made by taking
    characters off the start of lines only), which is what makes offsets traceable: see `Place`.
    """

    __slots__ = (
        "break_at", "context", "counted", "counted_line", "depth", "end", "entries", "first_line",
        "in_html", "level", "pending", "pos", "src", "tail", "tokens", "unclosed_fences",
    )  # fmt: skip

    def __init__(
        self, src: str, context: Context, *, first_line: int = 0, level: int = 0, depth: int = 0
    ) -> None:
        self.src = src
        self.context = context
        self.pos = 0
        self.end = len(src)
        self.tokens: list[Token] = []
        self.entries: list[Entry] = []
        self.pending: Attributes | None = None
        self.level = level
        self.depth = depth
        self.first_line = first_line
        self.tail = 0
        # Whether this is inside an HTML element: GitHub's dialect does not reach there.
        self.in_html = False
        # Where a block is ended without a mark in the text, or -1.
        self.break_at = -1
        # From where on fences of a kind and length are known not to be closed.
        self.unclosed_fences: dict[str, int] = {}
        self.counted = 0
        self.counted_line = 0

    @property
    def options(self) -> Options:
        """The options in force here; the text itself may change them."""
        return self.context.options

    def line(self, pos: int) -> int:
        """The line of the root text in which ``pos`` stands."""
        if pos < self.counted:
            return self.first_line + self.src.count("\n", 0, pos)
        self.counted_line += self.src.count("\n", self.counted, pos)
        self.counted = pos
        return self.first_line + self.counted_line

    def place(self, pos: int) -> tuple[int, int]:
        """Where ``pos`` is in the root text: its line, and how far before that line's end."""
        stop = self.src.find("\n", pos)
        return self.line(pos), stop - pos if stop >= 0 else len(self.src) - pos + self.tail

    def inner(self, text: str, start: int) -> BlockState:
        """A state for the text inside a block whose first line is that of ``start``."""
        state = BlockState(
            text, self.context,
            first_line=self.line(start), level=self.level, depth=self.depth + 1,
        )  # fmt: skip
        state.in_html = self.in_html
        return state

    @property
    def last(self) -> Entry | None:
        """The block before the current position."""
        return self.entries[-1] if self.entries else None

    @property
    def at_boundary(self) -> bool:
        """Whether a block that needs room before it may begin here."""
        return not self.entries or self.entries[-1].kind in BOUNDARY or self.pending is not None

    def boundary_follows(self, pos: int) -> bool:
        """Whether a block that needs room after it may end at ``pos``."""
        if pos >= self.end:
            return True
        stop = self.src.find("\n", pos, self.end)
        line = self.src[pos : stop if stop >= 0 else self.end]
        stripped = line.strip(BLANKS)
        if not stripped or (stripped == "^" and line[0] == "^"):
            return True
        return (
            stripped[0] == "{" and attributes.BLOCK_LIST.match(self.src, pos, self.end) is not None
        )

    def note(self, kind: str) -> None:
        """Records a block that prints nothing."""
        self.entries.append(Entry(kind, len(self.tokens), None))

    def adopt(self, kind: str, token: Token) -> None:
        """Records a block whose first token is about to be added."""
        self.entries.append(Entry(kind, len(self.tokens), token))
        self.take_pending(token)

    def open(self, kind: str, name: str, tag: str, start: int) -> Token:
        """Begins a block; attributes waiting for one are laid on it."""
        token = Token(name, tag, 1, meta={})
        token.map = [self.line(start), 0]
        token.level = self.level
        token.block = True
        self.adopt(kind, token)
        self.tokens.append(token)
        self.level += 1
        return token

    def close(self, opening: Token, end: int) -> Token:
        """Ends the block that ``opening`` began; ``end`` is where its text ends."""
        self.level -= 1
        token = Token(opening.type[:-4] + "close", opening.tag, -1)
        token.level = self.level
        token.block = True
        token.hidden = opening.hidden
        self.set_end(opening, end)
        self.tokens.append(token)
        return token

    def leaf(self, kind: str, name: str, tag: str, start: int, end: int) -> Token:
        """Adds a block of one token."""
        token = Token(name, tag, 0, meta={})
        token.map = [self.line(start), 0]
        token.level = self.level
        token.block = True
        self.adopt(kind, token)
        self.set_end(token, end)
        self.tokens.append(token)
        return token

    def set_end(self, token: Token, end: int) -> None:
        """Sets the line after the last line of ``token``, which ends at ``end``."""
        # Blank lines at the end belong to what follows.
        while end > 0 and self.src[end - 1] in " \t\r\f\v\n":
            end -= 1
        after = self.line(end) + 1
        assert token.map is not None
        token.map[1] = max(after, token.map[0] + 1)

    def inline(self, start: int, end: int) -> Token:
        """Adds the running text ``src[start:end]`` of the block just begun."""
        token = Token("inline", "", 0, content=self.src[start:end], children=[])
        line = self.line(start)
        token.map = [line, line + 1 + token.content.count("\n")]
        # The end of a line is what inner and root text have in common: see `places`.
        stop = self.src.find("\n", end)
        token.meta = {"tail": stop - end if stop >= 0 else len(self.src) - end + self.tail}
        if self.in_html:
            token.meta["html"] = True
        token.level = self.level
        token.block = True
        self.tokens.append(token)
        return token

    def take_pending(self, owner: Carrier) -> None:
        """Lays an attribute list that stood before the block on it."""
        if self.pending is not None:
            attributes.attach(owner, self.pending)
            self.pending = None


BOUNDARY = frozenset({"blank", "eob"})
