"""The inline rules in the order they are tried."""

from __future__ import annotations

from collections.abc import Callable

from editor.core.kramdown.inline.autolink import autolink
from editor.core.kramdown.inline.code import code
from editor.core.kramdown.inline.emphasis import emphasis
from editor.core.kramdown.inline.entities import entity
from editor.core.kramdown.inline.escapes import escape, spaces
from editor.core.kramdown.inline.html import html
from editor.core.kramdown.inline.links import link
from editor.core.kramdown.inline.lists import attribute_list, braces, extension
from editor.core.kramdown.inline.math import math
from editor.core.kramdown.inline.notes import footnote
from editor.core.kramdown.inline.quotes import quotes
from editor.core.kramdown.inline.state import InlineState
from editor.core.kramdown.inline.strike import strike
from editor.core.kramdown.inline.typography import typography

Rule = Callable[[InlineState], bool]

# Name, the characters it can begin with, rule.
RULES: tuple[tuple[str, str, Rule], ...] = (
    ("emphasis", "*_", emphasis),
    ("code", "`", code),
    ("autolink", "<", autolink),
    ("html", "<", html),
    ("footnote", "[", footnote),
    ("link", "[!", link),
    ("quotes", "'\"", quotes),
    ("math", "$", math),
    ("strike", "~", strike),
    ("extension", "{", extension),
    ("attribute_list", "{", attribute_list),
    ("braces", "{", braces),
    ("entity", "&", entity),
    ("typography", "-.<> ", typography),
    ("line_break", " ", spaces),
    ("escape", "\\", escape),
)
