"""kramdown's Markdown, as Jekyll runs it, on markdown-it's tokens and rulers.

What is told here is loaded when it is first asked for (editor.core.deferred): the parser takes a
third of all that a check of headers would load, and has no part in it; the window reads its first
post on another thread, after it has been painted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.core.deferred import deferred
from editor.core.kramdown.options import Options

if TYPE_CHECKING:
    from markdown_it.token import Token

    from editor.core.kramdown.addresses import Address, addresses_in, ids_in
    from editor.core.kramdown.document import Document, parse, render, render_tokens, to_html
    from editor.core.kramdown.places import (
        Heading,
        Literal,
        Places,
        headings,
        html_literals,
        literal_delimiters,
        running_text,
    )
    from editor.core.kramdown.rouge.lexing import spans

__all__ = [
    "Address",
    "Document",
    "Heading",
    "Literal",
    "Options",
    "Places",
    "Token",
    "addresses_in",
    "headings",
    "html_literals",
    "ids_in",
    "literal_delimiters",
    "parse",
    "render",
    "render_tokens",
    "running_text",
    "spans",
    "to_html",
]

__getattr__ = deferred(
    __name__,
    {
        "editor.core.kramdown.addresses": ("Address", "addresses_in", "ids_in"),
        "editor.core.kramdown.document": (
            "Document",
            "parse",
            "render",
            "render_tokens",
            "to_html",
        ),
        "editor.core.kramdown.places": (
            "Heading",
            "Literal",
            "Places",
            "headings",
            "html_literals",
            "literal_delimiters",
            "running_text",
        ),
        "editor.core.kramdown.rouge.lexing": ("spans",),
        "markdown_it.token": ("Token",),
    },
)
