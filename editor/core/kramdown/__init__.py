"""kramdown's Markdown, as Jekyll runs it, on markdown-it's tokens and rulers."""

from __future__ import annotations

from editor.core.kramdown.document import Document, parse, render, render_tokens, to_html
from editor.core.kramdown.options import Options
from editor.core.kramdown.places import (
    Heading,
    Link,
    Literal,
    headings,
    links,
    literal_delimiters,
)

__all__ = [
    "Document",
    "Heading",
    "Link",
    "Literal",
    "Options",
    "headings",
    "links",
    "literal_delimiters",
    "parse",
    "render",
    "render_tokens",
    "to_html",
]
