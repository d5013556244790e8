"""What the rules share while one text is read: options, definitions, ids, footnotes."""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from editor.core.kramdown.attributes import Attributes
from editor.core.kramdown.blanks import BLANKS
from editor.core.kramdown.ids import Ids
from editor.core.kramdown.options import Options
from editor.core.kramdown.piece import Piece

KEY = "kramdown"
SPACE = re.compile(r"[ \t\n\r\f\v]+")


class Definition:
    """Something named that other text refers to. An attribute list may follow it.

    ``place`` is where the address of a link stands (see `BlockState.place`).
    """

    __slots__ = ("href", "line", "meta", "place", "text", "title", "tokens")

    def __init__(
        self, line: int, *, href: str = "", title: str | None = None, text: str = ""
    ) -> None:
        self.line = line
        self.place = (0, 0)
        self.href = href
        self.title = title
        self.text = text
        self.tokens: list[Token] = []
        self.meta: dict[Any, Any] = {}


class Note:
    """A footnote that is referred to."""

    __slots__ = ("definition", "links", "name", "number", "uses")

    def __init__(self, name: str, number: int, definition: Definition) -> None:
        self.name = name
        self.number = number
        self.definition = definition
        self.uses = 0
        # How many of its markers are linked back to.
        self.links = 0


@dataclass(slots=True)
class Context:
    """The state of one reading. `of` finds it in markdown-it's environment.

    Attributes:
        options: Those in force; the text itself may change them.
        parse_blocks: Cuts the text of a block state into blocks.
        run_inline: Reads on in an inline state up to where a span ends (see `InlineParser.run`).
        outline: Level, opening token and running text of every heading with an id.
        has_lists: Whether any span has an attribute list.
        pieces: The text in pieces. Their tokens, and behind them ``note_tokens``, are those of the
            document.
        has_places: Whether tables of contents or footnotes stand in the place of lists.
    """

    options: Options
    parse_blocks: Callable[[Any], None]
    run_inline: Callable[[Any, str, Any], int]
    links: dict[str, Definition] = field(default_factory=dict)
    abbreviations: dict[str, Definition] = field(default_factory=dict)
    footnotes: dict[str, Definition] = field(default_factory=dict)
    attribute_lists: dict[str, Attributes] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    note_tokens: list[Token] = field(default_factory=list)
    outline: list[tuple[int, Token, list[Token]]] = field(default_factory=list)
    ids: Ids = field(default_factory=Ids)
    plain_ids: Ids = field(default_factory=Ids)
    has_lists: bool = False
    pieces: list[Piece] = field(default_factory=list)
    has_places: bool = False

    @property
    def defines(self) -> bool:
        """Whether the text has named anything."""
        return bool(self.links or self.abbreviations or self.footnotes or self.attribute_lists)


def of(env: MutableMapping[str, Any]) -> Context:
    """The context in markdown-it's environment."""
    context: Context = env[KEY]
    return context


def normalize(name: str) -> str:
    """The name of a link definition as it is looked up."""
    return SPACE.sub(" ", name).strip(BLANKS).lower()
