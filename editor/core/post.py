"""A post at one moment: name, text, header, lines and, when asked, what kramdown reads in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from editor.core import kramdown
from editor.core.header.parse import Header, parse_header
from editor.core.kramdown.options import Options
from editor.core.references import References, find_references
from editor.core.text.lines import LineIndex
from editor.core.text.span import Span


@dataclass(frozen=True)
class Post:
    """An immutable snapshot; what is costly is computed when first asked for and kept.

    ``rel`` is the path below the site's folder with "/" ("_posts/2026-04-19-1-name.md"), or the
    bare name of a file without a site. ``text`` is the whole post with LF alone; all offsets are
    code points of it.
    """

    rel: str
    text: str = field(repr=False)
    options: Options = field(default_factory=Options, repr=False)

    @cached_property
    def header(self) -> Header:
        """The front matter."""
        return parse_header(self.text)

    @cached_property
    def lines(self) -> LineIndex:
        """The lines of the whole text."""
        return LineIndex(self.text)

    @property
    def name(self) -> str:
        """The file's name."""
        return self.rel.rpartition("/")[2]

    @property
    def is_draft(self) -> bool:
        """Whether it lies in a ``_drafts`` folder: Jekyll then wants no date in its name."""
        return "/_drafts/" in f"/{self.rel}"

    @property
    def body_start(self) -> int:
        """Where the body begins."""
        return self.header.body_start

    @cached_property
    def body(self) -> str:
        """The text behind the front matter."""
        return self.text[self.body_start :]

    @cached_property
    def body_line(self) -> int:
        """The line (from 0) of the whole text in which the body begins."""
        return self.lines.line_of(self.body_start)

    @cached_property
    def document(self) -> kramdown.Document:
        """The body as kramdown reads it; its lines and offsets are the body's."""
        return kramdown.parse(self.body, self.options)

    @cached_property
    def references(self) -> References:
        """The addresses in the body and the ids of its page; offsets are those of ``text``."""
        return find_references(self.text, self.body_start, self.document)

    def with_header(self, header: Header) -> Post:
        """The same post, its header known already: that of this very text's beginning."""
        known = Post(self.rel, self.text, self.options)
        known.__dict__["header"] = header  # where cached_property looks
        return known

    def with_document(self, document: kramdown.Document) -> Post:
        """The same post, its body read already; what else was found out is kept."""
        known = Post(self.rel, self.text, self.options)
        known.__dict__.update(self.__dict__, document=document)
        return known

    def header_span(self) -> Span:
        """Where to point at when a key is missing: the header's last line, or the text's start."""
        fences = self.header.fences
        return Span(0, 0) if fences is None else fences.closing
