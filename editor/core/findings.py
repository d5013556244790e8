"""What a rule reports: an id, arguments and a place, never prose (message tables have that)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from editor.core.text.edits import EditSet
from editor.core.text.span import Span

MessageArg = str | int | float
"""What a message can be given: texts and numbers."""


class Severity(Enum):
    """How much a finding weighs. An error keeps a published post from being saved."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    def __init__(self, _: str) -> None:
        self.rank: int = len(type(self).__members__)
        """0 for the gravest."""


class Applicability(Enum):
    """Whether a fix may be applied without looking.

    SAFE keeps the meaning or is the only right answer; UNSAFE asks first; MANUAL shows the place
    and edits nothing.
    """

    SAFE = "safe"
    UNSAFE = "unsafe"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to mend a finding.

    ``id`` names its title in the message tables (``rule.<rule id>.fix.<id>``); ``edits`` are of the
    text that was checked.
    """

    id: str
    applicability: Applicability
    edits: EditSet
    args: Mapping[str, MessageArg] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule has to say about one post.

    ``span`` is in code points of the whole text (header and body); None means the file as such.
    ``field`` is the front-matter key it belongs to, so that the form can show it in that row; a
    missing key has a field and the span of the header's last line. ``variant`` chooses the message
    ``rule.<rule>.<variant>``.
    """

    rule: str
    variant: str
    severity: Severity
    span: Span | None
    args: Mapping[str, MessageArg] = field(default_factory=dict)
    field: str | None = None
    fixes: tuple[Fix, ...] = ()

    @property
    def sort_key(self) -> tuple[int, int, str, str]:
        """Gravest first, then by place, then by id: one order everywhere."""
        return (self.severity.rank, self.span.start if self.span else 0, self.rule, self.variant)
