"""What comes of a build with Jekyll (editor.app.jekyll_compare), step by step."""

from __future__ import annotations

from dataclasses import dataclass, field

from editor.core.page.difference import Comparison
from editor.site.jekyll_log import JekyllNotice


@dataclass(frozen=True, slots=True)
class Progress:
    """What is being done: the message ``jekyll.step.<step>``, or a line that Jekyll said."""

    step: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """There is no Jekyll to ask: the message ``jekyll.missing.<reason>``."""

    reason: str


@dataclass(frozen=True, slots=True)
class NotBuilt:
    """Jekyll made no page of the post; ``log`` is all it said."""

    notices: tuple[JekyllNotice, ...]
    log: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Both pages, compared.

    ``our_path`` and ``their_path`` are where the page lies in the published site; where they are
    not the same, that is a difference too. ``version`` is Jekyll's own word for itself.
    """

    comparison: Comparison
    our_path: str
    their_path: str
    version: str
    notices: tuple[JekyllNotice, ...] = ()
    log: tuple[str, ...] = field(default=(), repr=False)

    @property
    def equal(self) -> bool:
        """Whether the page is the same, and at the same address."""
        return self.comparison.equal and self.our_path == self.their_path


Outcome = Missing | NotBuilt | Compared
Step = Progress | Missing | NotBuilt | Compared
