"""What a template may ask of the site it is rendered for: a protocol, so Liquid does no I/O.

The implementation for real sites is :mod:`editor.core.page`; tests bring their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Protocol


@dataclass(frozen=True, slots=True)
class TemplateProblem:
    """Something in a template that Genko or Jekyll cannot do: a message id and its arguments.

    The text is the message ``page.<message>``. ``file`` is the path below the site's folder (of a
    theme: as the theme names it), ``line`` counts from 1 in that file; 0 where it has no place.
    """

    message: str
    args: Mapping[str, str | int] = field(default_factory=dict)
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A template's text and the name by which problems tell of it."""

    name: str
    text: str


class Host(Protocol):
    """The site as tags and filters see it."""

    @property
    def config(self) -> Mapping[str, object]:
        """All of `_config.yml` with Jekyll's defaults under it."""

    @property
    def zone(self) -> tzinfo:
        """The site's time zone."""

    @property
    def now(self) -> datetime:
        """The time of the build, aware."""

    def include(self, name: str) -> Source | None:
        """The text of an include; None where there is none, or it lies outside the site."""

    def include_relative(self, page_path: str, name: str) -> Source | None:
        """The text of a file next to the page; None as above."""

    def linked(self, rel: str) -> str | None:
        """The URL of the file at ``rel``, for ``link``."""

    def post_linked(self, name: str) -> str | None:
        """The URL of a post by its name without extension, for ``post_url``."""

    def markdown(self, text: str) -> str:
        """``text`` through the site's Markdown."""

    def smart(self, text: str) -> str:
        """``text`` with typographic marks alone."""

    def sass(self, text: str, *, indented: bool) -> str:
        """Sass as CSS.

        Raises:
            TemplateError: when it cannot be compiled.
        """
