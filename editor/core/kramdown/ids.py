"""Ids of headings, made from their text as GitHub's dialect does."""

from __future__ import annotations

import re

import regex
from markdown_it.token import Token

# What Ruby calls a word character: letters, marks, decimal digits, connectors.
DROPPED = regex.compile(r"[^\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\- \t]+")


class Ids:
    """Hands out ids, each once: later headings of one text get a number."""

    __slots__ = ("used",)

    def __init__(self) -> None:
        self.used: dict[str, int] = {}

    def take(self, name: str) -> str:
        """The id made from ``name``."""
        count = self.used.get(name)
        self.used[name] = 0 if count is None else count + 1
        return name if count is None else f"{name}-{count + 1}"


def slug(text: str) -> str:
    """``text`` in lower case, without punctuation, with hyphens for spaces."""
    return str(DROPPED.sub("", text.lower())).replace(" ", "-").replace("\t", "-")


BEFORE_LETTER = re.compile(r"^[^a-zA-Z]+")
NOT_ASCII = re.compile(r"[^a-zA-Z0-9 -]")


def plain_slug(text: str) -> str:
    """The same without GitHub's dialect: ASCII only, beginning with a letter."""
    name = NOT_ASCII.sub("", BEFORE_LETTER.sub("", text)).replace(" ", "-").lower()
    return name or "section"


PLAIN = frozenset(
    {"text", "text_special", "text_raw", "code_inline", "entity", "math_inline", "symbol", "quote"}
)


def plain_text(children: list[Token]) -> str:
    """What running text says, without what it looks like."""
    return "".join(token.content for token in children if token.type in PLAIN)
