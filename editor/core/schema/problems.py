"""What can be wrong with a schema document or a rules file: ids, places and arguments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from editor.core.findings import MessageArg


@dataclass(frozen=True, slots=True)
class SchemaProblem:
    """One fault of a schema document.

    ``reason`` names the message ``schema.problem.<reason>``; ``place`` leads to it from the top of
    the document.
    """

    reason: str
    place: tuple[str | int, ...] = ()
    args: Mapping[str, MessageArg] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """The place as one text: ``properties.title.maxLength``."""
        return ".".join(map(str, self.place))
