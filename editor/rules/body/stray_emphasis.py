"""body/stray-emphasis: no ``**`` that kramdown prints as it is.

Why: kramdown makes text bold only where ``**`` opens directly before a character and closes
directly behind one; elsewhere readers see the asterisks.

Bad::

    This is** important**.

Good::

    This is **important**.

Fix: safe - takes the blanks out of a pair, where kramdown then makes all pairs of the paragraph
bold. Unsafe - closes a mark that begins a short line of its own; or takes the marks
away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core import kramdown
from editor.core.findings import Applicability, Fix, Severity
from editor.core.post import Post
from editor.core.text.edits import EditSet, TextEdit
from editor.core.text.span import Span
from editor.rules.emphasis_pairs import is_open_line, mended_pairs
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.places import line_span, place_of, running_texts

_LITERAL = re.compile(r"\*\*")


def check(post: Post, _cx: RuleContext) -> Iterator[Found]:
    r"""What is left of emphasis in the text tokens; code and ``\*\*`` are none."""
    if "**" not in post.body:
        return
    for inline in running_texts(post):
        for token in inline.children or ():
            if token.type != "text" or "**" not in token.content:
                continue
            for found in _LITERAL.finditer(token.content):
                at = int(token.meta["at"]) + found.start()
                span = place_of(post, inline, at, len(found.group()))
                fixes = _fixes(post, inline, span) if span else ()
                yield Found("literal", span or line_span(post, inline), fixes=fixes)


def _fixes(post: Post, inline: kramdown.Token, mark: Span) -> tuple[Fix, ...]:
    fixes = RULE.offer("trim", _trimmed(post, inline))
    content = inline.content
    if is_open_line(content) and _all_bold(f"{content}**", 1):
        end = place_of(post, inline, len(content) - 1, 1)
        if end is not None:
            fixes += RULE.offer("close", EditSet.replace(end.end, end.end, "**"))
    return fixes + RULE.offer("remove", EditSet.replace(mark.start, mark.end, ""))


def _trimmed(post: Post, inline: kramdown.Token) -> EditSet | None:
    """No edits unless they are certain: afterwards all pairs are bold, and no mark is left."""
    edits = mended_pairs(inline.content)
    inner = EditSet.of(TextEdit(Span(start, end), text) for start, end, text in edits)
    after = inner.apply(inline.content)
    if not edits or not _all_bold(after, after.count("**") // 2):
        return None
    outer: list[TextEdit] = []
    for start, end, text in edits:
        span = place_of(post, inline, start, end - start)
        if span is None:
            return None
        outer.append(TextEdit(span, text))
    return EditSet.of(outer)


def _all_bold(content: str, pairs: int) -> bool:
    """Whether kramdown makes ``pairs`` bold stretches of a paragraph and leaves no asterisks."""
    children = [
        child
        for token in kramdown.parse(content).tokens
        if token.type == "inline"
        for child in token.children or ()
    ]
    bold = sum(child.type == "strong_open" for child in children)
    return bold == pairs and not any(c.type == "text" and "**" in c.content for c in children)


RULE = Rule(
    id="body/stray-emphasis",
    severity=Severity.WARNING,
    needs=Need.DOCUMENT,
    check=check,
    fixes={
        "trim": Applicability.SAFE,
        "close": Applicability.UNSAFE,
        "remove": Applicability.UNSAFE,
    },
)
