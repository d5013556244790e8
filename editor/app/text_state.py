"""A text as text commands see it, and what they make of it."""

from __future__ import annotations

from dataclasses import dataclass

from editor.core.text.edits import EditSet
from editor.core.text.span import Span


@dataclass(frozen=True, slots=True)
class TextChange:
    """Edits and the selection after them.

    Code points of the new text; None leaves the selection to the edits.
    """

    edits: EditSet
    selection: Span | None = None


@dataclass(frozen=True, slots=True)
class TextState:
    """What a text command works on: the whole text, the selection, where the body begins.

    Code points. The selection lies in the body, unless the header is unfolded. ``step``: spaces of
    one step of indentation where no list says otherwise.
    """

    text: str
    selection: Span
    body_start: int
    step: int = 2
