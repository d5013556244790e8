"""What the lists of problems draw: a problem as one row, or the heading of a group."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from editor.core.findings import Finding, Severity

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The :class:`ProblemRow` or :class:`GroupRow` of an index."""


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """A finding in words. ``fixes`` are the titles of its fixes, in their order."""

    finding: Finding
    message: str
    place: str
    fixes: tuple[str, ...] = ()
    rel: str = ""
    """The post, by its path within the site; empty where only one post is spoken of."""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The heading of a group: its title, what is said beside it, and how many problems it has."""

    title: str
    beside: str
    severity: Severity
    count: int
