"""kramdown's Markdown, as Jekyll runs it, on markdown-it's tokens and rulers."""

from __future__ import annotations

from editor.core.kramdown.document import Document, parse, render, to_html
from editor.core.kramdown.options import Options

__all__ = ["Document", "Options", "parse", "render", "to_html"]
