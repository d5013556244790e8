"""A sentence of the form as data: a message id and what it is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from editor.core.findings import MessageArg


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence for the user, in whatever language the window speaks."""

    message: str
    args: Mapping[str, MessageArg] = field(default_factory=dict)
