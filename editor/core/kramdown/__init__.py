"""kramdown's Markdown, as Jekyll runs it, on markdown-it's tokens and rulers."""

from __future__ import annotations

from editor.core.kramdown.addresses import Address, addresses, ids
from editor.core.kramdown.document import Document, parse, render, render_tokens, to_html
from editor.core.kramdown.options import Options
from editor.core.kramdown.places import (
    Heading,
    Literal,
    headings,
    literal_delimiters,
)

__all__ = [
    "Address",
    "Document",
    "Heading",
    "Literal",
    "Options",
    "addresses",
    "headings",
    "ids",
    "literal_delimiters",
    "parse",
    "render",
    "render_tokens",
    "to_html",
]
