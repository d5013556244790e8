"""What is proposed for a site's schema: choices with their evidence, which an editor ticks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from editor.core.findings import MessageArg
from editor.core.header.nodes import Style
from editor.core.header.values import Value

MOST_NAMED = 10
"""Posts that one choice names as exceptions; the others are only counted."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One post to learn from.

    ``styles`` tells how each key's value is written, ``body`` is the text behind the front matter;
    without them nothing is learnt of styles and of computed values.
    """

    rel: str
    values: Mapping[str, Value]
    styles: Mapping[str, Style] = field(default_factory=dict)
    body: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Departure:
    """A post that does otherwise. ``shown`` is what it has, empty where it lacks the key."""

    rel: str
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that a schema may say, to be taken or not.

    ``key`` is the field's, empty for what concerns the whole site. ``kind`` names its message
    ``learn.choice.<kind>``, whose arguments are ``args``. ``holds`` of ``of`` posts are so;
    ``departures`` are the first few of the others. ``patch`` is what it adds to the field's JSON
    Schema (a JSON Merge Patch); for a choice about the site, to the whole document.
    """

    key: str
    kind: str
    holds: int
    of: int
    accepted: bool = True
    """Whether it is taken where the editor decides nothing."""
    patch: Mapping[str, object] = field(default_factory=dict)
    args: Mapping[str, MessageArg] = field(default_factory=dict)
    departures: tuple[Departure, ...] = ()

    @property
    def id(self) -> str:
        """Key and kind ("title.required"): the same in every run."""
        return f"{self.key}.{self.kind}"

    @property
    def others(self) -> int:
        """How many posts are not so."""
        return self.of - self.holds


@dataclass(frozen=True, slots=True)
class FieldProposal:
    """One key of the front matter: its first choice is whether the schema names it at all.

    ``label`` is what the preset calls it, by language; empty for a key of the site's own.
    """

    key: str
    choices: tuple[Choice, ...]
    label: Mapping[str, str] = field(default_factory=dict)

    def titled(self, language: str) -> str:
        """The label in ``language``, else the key."""
        return self.label.get(language) or self.key


@dataclass(frozen=True, slots=True)
class Proposal:
    """All that ``posts`` posts and the site's settings suggest, fields in the order of writing.

    ``notes`` are facts that no schema holds but its reader should know: kinds and arguments of the
    messages ``learn.note.<kind>``.
    """

    posts: int
    fields: tuple[FieldProposal, ...]
    site: tuple[Choice, ...] = ()
    notes: tuple[tuple[str, Mapping[str, MessageArg]], ...] = ()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Every choice, those of fields first."""
        return (*(c for f in self.fields for c in f.choices), *self.site)

    @property
    def accepted(self) -> frozenset[str]:
        """The ids of what is taken where the editor decides nothing."""
        return frozenset(choice.id for choice in self.choices if choice.accepted)
