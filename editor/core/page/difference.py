"""What a comparison of two pages has found (editor.core.page.compare)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Difference:
    """A place at which two pages differ.

    ``path`` leads to the element around it (XPath), ``ours`` and ``theirs`` are what stands there
    as normalised HTML, a piece a line; one of the two may be empty. ``line`` is the line of the
    post's text that it comes from (from 0), None where it comes from a layout.
    """

    path: str
    ours: str
    theirs: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two pages as normalised text, one element or text a line, and where they differ."""

    ours: str = field(repr=False)
    theirs: str = field(repr=False)
    differences: tuple[Difference, ...]

    @property
    def equal(self) -> bool:
        """Whether a reader sees the same."""
        return not self.differences
