"""Comments with which an author lets a finding pass, and says why.

``<!-- genko-ignore RULE: reason -->`` in the body and ``# genko-ignore RULE: reason`` in the front
matter speak for the next line that is not blank; ``<!-- genko-ignore-post RULE: reason -->`` for
the whole post. Several rules are parted by commas. Without a reason a comment does nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from editor.core.findings import Finding
from editor.core.post import Post
from editor.core.text.span import Span
from editor.rules.notices import current_id

MARK = "genko-ignore"
_IN_BODY = re.compile(
    r"<!--[ \t]*genko-ignore(?P<post>-post)?[ \t]+(?P<rules>[^:\n]*?)[ \t]*"
    r"(?::[ \t]*(?P<reason>[^\n]*?))?[ \t]*-->"
)
_IN_HEADER = re.compile(
    r"^[ \t]*#[ \t]*genko-ignore(?P<post>-post)?[ \t]+(?P<rules>[^:\n]*?)[ \t]*"
    r"(?::[ \t]*(?P<reason>[^\n]*?))?[ \t]*$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Suppression:
    """One comment. ``line`` (from 0) is the line it speaks for, None for the whole post."""

    rules: tuple[str, ...]
    reason: str
    span: Span
    line: int | None

    def covers(self, finding: Finding, line: int | None) -> bool:
        """Whether it lets ``finding``, which begins in ``line``, pass."""
        if not self.reason or finding.rule not in self.rules:
            return False
        return self.line is None or self.line == line


def find_suppressions(post: Post) -> tuple[Suppression, ...]:
    """All comments of a post, in order."""
    if MARK not in post.text:
        return ()
    return tuple(_read(post))


def _read(post: Post) -> Iterator[Suppression]:
    fences = post.header.fences
    if fences is not None:
        for found in _IN_HEADER.finditer(post.text, fences.yaml.start, fences.yaml.end):
            yield _suppression(post, found)
    for found in _IN_BODY.finditer(post.text, post.body_start):
        yield _suppression(post, found)


def _suppression(post: Post, found: re.Match[str]) -> Suppression:
    names = (name for name in re.split(r"[,\s]+", found["rules"]) if name)
    rules = tuple(map(current_id, names))
    line = None if found["post"] else _next_line(post, found.end())
    return Suppression(rules, (found["reason"] or "").strip(), Span(*found.span()), line)


def _next_line(post: Post, offset: int) -> int:
    """The first line behind the one of ``offset`` that is not blank."""
    line = post.lines.line_of(offset) + 1
    last = len(post.lines.starts) - 1
    while line < last and not post.lines.span(line).of(post.text).strip():
        line += 1
    return line


def unused(
    suppressions: Iterable[Suppression], findings: Iterable[tuple[Finding, int | None]]
) -> Iterator[Suppression]:
    """Comments that let nothing pass (any more)."""
    told = list(findings)
    for suppression in suppressions:
        if suppression.reason and not any(suppression.covers(f, line) for f, line in told):
            yield suppression
