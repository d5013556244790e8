"""Tokens to HTML as the preview needs it: blocks with their places, code with colours.

What is told here is loaded when it is first asked for (editor.core.deferred), and kramdown with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.core.deferred import deferred

if TYPE_CHECKING:
    from editor.core.render.blocks import Sheet, changed_sheet, document_blocks, sheet_of

__all__ = ["Sheet", "changed_sheet", "document_blocks", "sheet_of"]

__getattr__ = deferred(
    __name__,
    {"editor.core.render.blocks": ("Sheet", "changed_sheet", "document_blocks", "sheet_of")},
)
