"""kramdown's Markdown, as Jekyll runs it, on markdown-it's tokens and rulers.

What is told here is loaded when it is first asked for: the parser takes a third of all that a check
of headers would load, and has no part in it. Such a caller imports the package and names its parts
as ``kramdown.parse``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

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
        literal_delimiters,
        running_text,
    )

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
    "ids_in",
    "literal_delimiters",
    "parse",
    "render",
    "render_tokens",
    "running_text",
    "to_html",
]

# No name may be that of a module here as well: whichever is loaded last would have it.
_HOMES = {
    "editor.core.kramdown.addresses": ("Address", "addresses_in", "ids_in"),
    "editor.core.kramdown.document": ("Document", "parse", "render", "render_tokens", "to_html"),
    "editor.core.kramdown.places": (
        "Heading",
        "Literal",
        "Places",
        "headings",
        "literal_delimiters",
        "running_text",
    ),
    "markdown_it.token": ("Token",),
}


def __getattr__(name: str) -> object:
    """A part that has not been asked for yet."""
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    part: object = getattr(import_module(home), name)
    globals()[name] = part
    return part
