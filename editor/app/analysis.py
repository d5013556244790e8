"""What is known about one version of a text: computed once, read by every pane."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from editor import rules
from editor.app.counts import Counts, count
from editor.app.jobs import CancelToken
from editor.core import kramdown
from editor.core import render as core_render
from editor.core.findings import Finding, Severity
from editor.core.kramdown.options import Options
from editor.core.post import Post
from editor.core.render.block import Block
from editor.rules.standard import Standard

_PROSE = "prose/"


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading: its level from 1, its text, its line of the whole text from 0."""

    level: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that the panes show of one version.

    Spans and lines are those of the whole text. ``blocks`` is the body as it is published, in
    pieces that the preview can swap.
    """

    version: int
    text: str
    findings: tuple[Finding, ...]
    outline: tuple[OutlineEntry, ...]
    blocks: tuple[Block, ...]
    counts: Counts
    checked: bool = True
    """Whether the rules were run; otherwise nothing is known of findings."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A text to be analysed: frozen, so that it can go to another thread.

    ``check``: whether to run the rules. ``prose``: whether what rules on prose say counts that is
    no error.
    """

    version: int
    rel: str
    text: str
    options: Options
    standard: Standard
    check: bool = True
    prose: bool = True


@dataclass(frozen=True, slots=True)
class Rendering:
    """The body alone, for the eye: there long before the rules are through.

    ``post`` has been read: who analyses the same text need not read it again. ``sheet`` makes the
    rendering of the text behind the next key cheap.
    """

    post: Post
    sheet: core_render.Sheet
    blocks: tuple[Block, ...]

    def is_of(self, snapshot: Snapshot) -> bool:
        """Whether this is what rendering ``snapshot`` gives."""
        post = self.post
        known = (post.rel, post.text, post.options)
        return known == (snapshot.rel, snapshot.text, snapshot.options)


def render(snapshot: Snapshot, past: Rendering | None = None) -> Rendering:
    """The blocks of ``snapshot``. Pure.

    ``past`` is the rendering of a text it was made from: what is the same is taken over.
    """
    post = Post(snapshot.rel, snapshot.text, snapshot.options)
    if past is not None and past.sheet.document.options == snapshot.options:
        sheet = core_render.changed_sheet(past.sheet, post.body)
        post = post.with_document(sheet.document)
    else:
        sheet = core_render.sheet_of(post.document)
    return Rendering(post, sheet, sheet.blocks(post.body_line))


def analyse(snapshot: Snapshot, token: CancelToken, known: Rendering | None = None) -> Analysis:
    """Everything about ``snapshot``: header once, tokens once, then what hangs on them.

    ``known`` is the rendering of the same snapshot, if there is one. Pure; leaves early when
    ``token`` says that nobody waits any more.
    """
    rendering = known or render(snapshot)
    post, blocks = rendering.post, rendering.blocks
    document = post.document
    token.check()
    findings = _findings(post, snapshot, token.check) if snapshot.check else ()
    token.check()
    outline = tuple(
        OutlineEntry(h.level, h.text, h.line + post.body_line) for h in kramdown.headings(document)
    )
    return Analysis(
        version=snapshot.version,
        text=snapshot.text,
        findings=findings,
        outline=outline,
        blocks=blocks,
        counts=count(post.body),
        checked=snapshot.check,
    )


def check_now(snapshot: Snapshot) -> tuple[Finding, ...]:
    """The findings alone, at once: what Save asks before it writes."""
    post = Post(snapshot.rel, snapshot.text, snapshot.options)
    return _findings(post, snapshot)


def _findings(
    post: Post, snapshot: Snapshot, check: Callable[[], None] = lambda: None
) -> tuple[Finding, ...]:
    """What is wrong. Rules on prose run all the same: comments in the post may speak of them."""
    found = rules.run(post, snapshot.standard, check=check)
    if snapshot.prose:
        return found
    return tuple(f for f in found if f.severity is Severity.ERROR or not f.rule.startswith(_PROSE))
