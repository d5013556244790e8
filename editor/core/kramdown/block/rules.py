"""The block rules in the order they are tried."""

from __future__ import annotations

from collections.abc import Callable

from editor.core.kramdown.block.blank import blank
from editor.core.kramdown.block.definitions import abbreviation, footnote, link_definition
from editor.core.kramdown.block.deflist import definition_list
from editor.core.kramdown.block.extension import extension
from editor.core.kramdown.block.fence import fence
from editor.core.kramdown.block.heading import heading
from editor.core.kramdown.block.html import html
from editor.core.kramdown.block.indented_code import indented_code
from editor.core.kramdown.block.listing import listing
from editor.core.kramdown.block.markers import attribute_list, end_of_block
from editor.core.kramdown.block.math import math
from editor.core.kramdown.block.paragraph import paragraph
from editor.core.kramdown.block.quote import quote
from editor.core.kramdown.block.setext import setext
from editor.core.kramdown.block.state import BlockState
from editor.core.kramdown.block.table import table
from editor.core.kramdown.block.thematic import thematic

Rule = Callable[[BlockState], bool]

# Name, what a line of the block can begin with after its indentation ("" is anything), rule.
RULES: tuple[tuple[str, str, Rule], ...] = (
    ("blank", "\n", blank),
    ("indented_code", " ", indented_code),
    ("fence", "`~", fence),
    ("quote", ">", quote),
    ("heading", "#", heading),
    ("thematic", "*-_", thematic),
    ("list", "*-+0123456789", listing),
    ("definition_list", ":", definition_list),
    ("html", "<", html),
    ("setext", "", setext),
    ("math", "\\$", math),
    ("table", "", table),
    ("footnote", "[", footnote),
    ("link_definition", "[", link_definition),
    ("abbreviation", "*", abbreviation),
    ("extension", "{", extension),
    ("attribute_list", "{", attribute_list),
    ("end_of_block", "^", end_of_block),
    ("paragraph", "", paragraph),
)
