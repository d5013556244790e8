"""Let a finding pass, with a reason: a comment (editor.rules.suppress) where it does no harm."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from editor import rules
from editor.core import render
from editor.core.findings import Finding
from editor.core.kramdown.options import Options
from editor.core.post import Post
from editor.core.text.edits import EditSet

Check = Callable[[str], Iterable[Finding]]
"""Text in, findings out."""

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BLANK = re.compile(r"\s+")


def can_be_ignored(finding: Finding) -> bool:
    """Whether a comment in the post can let it pass: not what the program itself has to say."""
    return finding.rule in rules.BY_ID


def ignoring(
    post: Post, finding: Finding, reason: str, check: Check, options: Options
) -> EditSet | None:
    """The edit that writes the comment; None where none can be written without harm.

    A comment above the line speaks for that line alone and is tried first; in a table, a list or
    code it would tear apart what stands there, and then one in the front matter speaks for the
    whole post. Each is tried out: the finding must be gone, no other one come, the page and all
    values stay the same.
    """
    shown = plain_reason(reason)
    before = tuple(check(post.text))
    for edits in _ways(post, finding, shown):
        text = edits.apply(post.text)
        after = Post(post.rel, text, options)
        if _same_page(post, after) and _lets_pass(finding, edits, before, tuple(check(text))):
            return edits
    return None


def plain_reason(reason: str) -> str:
    """A reason as one line that ends no comment."""
    return _BLANK.sub(" ", reason.replace("--", "—")).strip(" >")


def _ways(post: Post, finding: Finding, reason: str) -> Iterator[EditSet]:
    fences = post.header.fences
    if finding.span is not None:
        line = post.lines.line_of(min(finding.span.start, len(post.text)))
        start = post.lines.starts[line]
        in_yaml = fences is not None and fences.yaml.start <= start < fences.yaml.end
        if in_yaml:
            yield EditSet.replace(start, start, f"# {rules.MARK} {finding.rule}: {reason}\n")
        elif start >= post.body_start:
            yield EditSet.replace(start, start, f"<!-- {rules.MARK} {finding.rule}: {reason} -->\n")
    if fences is not None:
        # In the front matter, not in the body: Jekyll would take it for the post's excerpt.
        end = fences.closing.start
        yield EditSet.replace(end, end, f"# {rules.MARK}-post {finding.rule}: {reason}\n")
    end = len(post.text)
    comment = f"<!-- {rules.MARK}-post {finding.rule}: {reason} -->\n"
    yield EditSet.replace(end, end, f"{'' if post.text.endswith(chr(10)) else chr(10)}\n{comment}")


def _same_page(before: Post, after: Post) -> bool:
    values = before.header.values == after.header.values
    return values and before.header.error == after.header.error and _page(before) == _page(after)


def _page(post: Post) -> str:
    html = "".join(block.html for block in render.document_blocks(post.document, 0))
    return _BLANK.sub(" ", _COMMENT.sub("", html)).strip()


def _lets_pass(
    finding: Finding, edits: EditSet, before: tuple[Finding, ...], after: tuple[Finding, ...]
) -> bool:
    """Whether ``finding`` is gone and nothing new is there."""
    place = None if finding.span is None else edits.map_offset(finding.span.start)
    still = any(
        (f.rule, f.variant, None if f.span is None else f.span.start)
        == (finding.rule, finding.variant, place)
        for f in after
    )
    return not still and not (_kinds(after) - _kinds(before))


def _kinds(findings: Iterable[Finding]) -> Counter[tuple[str, str]]:
    return Counter((f.rule, f.variant) for f in findings)
