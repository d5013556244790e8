"""A text read: its tokens, and what can be asked of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from editor.core.kramdown.context import Context
from editor.core.kramdown.machine import environment, machine
from editor.core.kramdown.options import Options


@dataclass(frozen=True, slots=True)
class Document:
    """The tokens of one text. Lines in ``Token.map`` count from 0 in that text."""

    text: str
    options: Options
    tokens: tuple[Token, ...]
    env: dict[str, Context]


DEFAULT = Options()


def parse(text: str, options: Options = DEFAULT) -> Document:
    """Reads ``text`` as kramdown does; every text is valid."""
    env = environment(options)
    tokens = machine().parse(source_of(text), env)
    return Document(text, options, tuple(tokens), env)


def source_of(text: str) -> str:
    """``text`` as the rules want it: LF alone, the last line ended."""
    source = text.replace("\r\n", "\n").replace("\r", "\n")
    return source if not source or source.endswith("\n") else source + "\n"


def render(document: Document) -> str:
    """The HTML of a document."""
    return render_tokens(document, document.tokens)


def render_tokens(document: Document, tokens: Sequence[Token]) -> str:
    """The HTML of some tokens of a document."""
    md = machine()
    return str(md.renderer.render(tokens, md.options, document.env))


def to_html(text: str, options: Options = DEFAULT) -> str:
    """The HTML of ``text``."""
    return render(parse(text, options))
