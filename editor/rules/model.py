"""What a rule is, what it is given and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import IntEnum
from functools import cached_property

from editor.core import kramdown
from editor.core.findings import Applicability, Fix, MessageArg, Severity
from editor.core.jekyll.config import SiteConfig
from editor.core.jekyll.documents import Document, Moments, read_document
from editor.core.post import Post
from editor.core.prose.prose import Prose
from editor.core.references import References
from editor.core.schema.model import Schema
from editor.core.schema.validate import Violation, violations
from editor.core.site_facts import SiteFacts
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.rules.body_text import prose

NOT_WORKED_OUT = EditSet()
"""Stands for the edits of a fix in a run that only tells that there is one: known by identity."""
_NO_CLOCK = Moments(now=datetime(1970, 1, 1, tzinfo=UTC))


class Need(IntEnum):
    """How much of a post a rule reads: what a run costs."""

    HEADER = 0
    """Name and front matter: a tenth of a millisecond."""
    BODY = 1
    """The body as text."""
    DOCUMENT = 2
    """The body as kramdown reads it: milliseconds."""


@dataclass(frozen=True, slots=True)
class Option:
    """A setting of one rule that a site may change in its ``_genko/rules.yml``.

    The type of ``default`` is the type that the site must give.
    """

    name: str
    default: str | int | bool | tuple[str, ...]
    regular: bool = False
    """Whether its texts are regular expressions (Python's); others than those are refused."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule reports: a finding less what the rule's own record says.

    ``span`` is in code points of the whole text; None means the file as such.
    """

    variant: str
    span: Span | None
    args: Mapping[str, MessageArg] = field(default_factory=dict)
    field: str | None = None
    fixes: tuple[Fix, ...] = ()


class Reading:
    """What several rules need to know about one post, found out once and only when asked.

    ``references`` and ``document`` are those of the post, where they are known already.
    """

    def __init__(
        self,
        post: Post,
        schema: Schema,
        site: SiteFacts | None,
        references: References | None = None,
        document: Document | None = None,
    ) -> None:
        if document is not None:
            self.__dict__["document"] = document  # where cached_property looks
        self._post = post
        self._references = references
        self._schema = schema
        self._config = SiteConfig() if site is None else site.config

    @cached_property
    def violations(self) -> tuple[Violation, ...]:
        """What the schema objects to, in its order; nothing where the header cannot be read."""
        header = self._post.header
        if header.fences is None or header.error is not None:
            return ()
        return violations(self._schema, header.values)

    def of(self, keywords: Iterable[str]) -> Iterator[Violation]:
        """The violations of the given JSON Schema keywords."""
        wanted = frozenset(keywords)
        return (v for v in self.violations if v.keyword in wanted)

    @property
    def references(self) -> References:
        """What the body leads to and can be led to; the body is read for it if need be."""
        if self._references is None:
            self._references = self._post.references
        return self._references

    @property
    def asked_references(self) -> References | None:
        """The references, where they are known or were asked for."""
        return self._references

    @cached_property
    def prose(self) -> str:
        """The body with code and comments blanked out; offsets are the body's."""
        return prose(self._post)

    @cached_property
    def headings(self) -> tuple[kramdown.Heading, ...]:
        """The body's headings as kramdown finds them; their lines are the body's."""
        return kramdown.headings(self._post.document)

    @cached_property
    def wording(self) -> Prose:
        """The post's running text, by layer and by sentence."""
        return Prose(self._post)

    @cached_property
    def document(self) -> Document:
        """The post as Jekyll sees it: defaults, date, URL.

        Where neither post nor name give a date, ``dated`` is false and the date means nothing:
        rules have no clock.
        """
        values = None if self._post.header.error else self._post.header.values
        return read_document(self._post.rel, values, self._config, _NO_CLOCK)


@dataclass(slots=True)
class RuleContext:
    """What a rule knows besides the post; it changes nothing of it.

    One serves all rules that look at a post: each is given its own ``options`` in it.
    """

    schema: Schema
    reading: Reading
    site: SiteFacts | None = None
    mend: bool = True
    """Whether fixes are worked out; otherwise they are announced, with no edits in them."""
    options: Mapping[str, object] = field(default_factory=dict)
    """Those of the rule that is looking, the defaults filled in."""

    def text_option(self, name: str) -> str:
        """A text among the options."""
        return str(self.options[name])

    def int_option(self, name: str) -> int:
        """A number among the options."""
        value = self.options[name]
        assert isinstance(value, int)
        return value

    def bool_option(self, name: str) -> bool:
        """A switch among the options."""
        value = self.options[name]
        assert isinstance(value, bool)
        return value

    def list_option(self, name: str) -> tuple[str, ...]:
        """A list among the options."""
        value = self.options[name]
        assert isinstance(value, tuple)
        return value


Check = Callable[[Post, RuleContext], Iterator[Found]]
"""Reads a post and yields what is wrong. It edits nothing, knows no clock and does no I/O."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id says where it looks and what the fault is ("header/date-unreadable").

    An id never changes its meaning. Its texts are in the message tables under ``rule.<id>``, its
    examples in the docstring of its module.
    """

    id: str
    severity: Severity
    needs: Need
    check: Check
    fixes: Mapping[str, Applicability] = field(default_factory=dict)
    """Every fix it may offer, by id: one id is always equally safe."""
    options: tuple[Option, ...] = ()
    on: bool = True
    """Whether it runs where a site says nothing."""
    of_site: bool = False
    """Whether it reads facts about other posts and files: not run where there are none, and what it
    finds in a post holds only as long as they do."""
    binds_drafts: bool = False
    """Whether an error stays one in a draft; else it is a warning there."""

    def offer(self, fix_id: str, edits: EditSet | None, **args: MessageArg) -> tuple[Fix, ...]:
        """A fix of this rule to put into ``Found.fixes``; none where ``edits`` are none."""
        if edits is NOT_WORKED_OUT:
            return (Fix(fix_id, self.fixes[fix_id], EditSet(), args),)
        return (Fix(fix_id, self.fixes[fix_id], edits, args),) if edits else ()

    def advise(self, fix_id: str, **args: MessageArg) -> tuple[Fix, ...]:
        """What the user has to do by hand, outside of the text: a manual fix, with no edits."""
        assert self.fixes[fix_id] is Applicability.MANUAL
        return (Fix(fix_id, Applicability.MANUAL, EditSet(), args),)
