"""The page of a post, or why there is none (editor.app.page_maker makes them)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from editor.core.liquid.host import TemplateProblem
from editor.core.render.block import Block


@dataclass(frozen=True, slots=True)
class PostPage:
    """The page of one version of a post.

    ``html`` is the page with the comment ``mark`` in the place of the article; where the layout
    hides that place it is the whole page, and there is no mark in it. ``path`` is its address with
    ``baseurl``. ``blocks`` are those of the body behind Liquid, in lines of the whole text; None
    where they are those of the body as it is written. ``styles`` are style sheets made for the
    page (Sass), by path. ``text`` is what it was made of.
    """

    rel: str
    text: str
    path: str
    html: str
    mark: str
    blocks: tuple[Block, ...] | None
    problems: tuple[TemplateProblem, ...]
    styles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NoPage:
    """There is no page of a post: a message id (``preview.no-page.<reason>``) and its arguments."""

    rel: str
    text: str
    reason: str
    args: Mapping[str, str | int] = field(default_factory=dict)
