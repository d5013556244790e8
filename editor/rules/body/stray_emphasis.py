"""body/stray-emphasis: no ``**`` that kramdown prints as it is.

Why: kramdown makes text bold only where ``**`` opens directly before a character and closes
directly behind one; elsewhere, and within elements of HTML, readers see the asterisks.

Bad::

    This is** important**.

    <div>This is **important**.</div>

Good::

    This is **important**.

    <div>This is <strong>important</strong>.</div>

Fix: safe - takes the blanks out of a pair, where kramdown then makes all pairs of the paragraph
bold. Unsafe - adds the missing half of a pair, to the end of a paragraph or from its beginning;
or takes the marks away; or writes ``<strong>``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from editor.core import kramdown
from editor.core.findings import Applicability, Fix, Severity
from editor.core.post import Post
from editor.core.text.edits import EditSet, TextEdit
from editor.core.text.span import Span
from editor.rules.body_text import in_body
from editor.rules.emphasis_pairs import half_pairs, mended_pairs
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
                fixes = _fixes(post, inline, at, span) if span else ()
                yield Found("literal", span or line_span(post, inline), fixes=fixes)
    yield from _in_html(post)


def _in_html(post: Post) -> Iterator[Found]:
    """Marks within elements of HTML, where kramdown reads no Markdown; code is left alone."""
    marks = [
        in_body(post, one.offset + found.start(), one.offset + found.end())
        for one in kramdown.html_literals(post.document)
        for found in _LITERAL.finditer(one.text)
    ]
    opened = False
    for number, mark in enumerate(marks):
        closing = marks[number + 1] if number + 1 < len(marks) else None
        opened = not opened and closing is not None and _on_one_line(post, mark, closing)
        fixes: tuple[Fix, ...] = ()
        if opened and closing is not None:
            tags = (TextEdit(mark, "<strong>"), TextEdit(closing, "</strong>"))
            fixes = RULE.offer("strong", EditSet.of(tags))
        yield Found("in-html", mark, fixes=fixes)


def _on_one_line(post: Post, mark: Span, closing: Span) -> bool:
    between = post.text[mark.end : closing.start]
    return bool(between.strip()) and "\n" not in between and "<" not in between


def _fixes(post: Post, inline: kramdown.Token, at: int, mark: Span) -> tuple[Fix, ...]:
    content = inline.content
    opening, closing = half_pairs(content, at)
    return (
        *RULE.offer("trim", _trimmed(post, inline)),
        *RULE.offer("close", _paired(post, inline, closing)),
        *RULE.offer("open", _paired(post, inline, opening)),
        *RULE.offer("remove", EditSet.replace(mark.start, mark.end, "")),
    )


def _paired(post: Post, inline: kramdown.Token, place: int | None) -> EditSet | None:
    """The other half of the paragraph's only lone mark, where that makes it bold and no more."""
    content = inline.content
    if place is None:
        return None
    before, after = _shown(content), _shown(f"{content[:place]}**{content[place:]}")
    alone = before.text.count("**") == 1
    if not alone or after != Shown(before.text.replace("**", ""), before.bold + 1):
        return None
    near = place_of(post, inline, max(place - 1, 0), 1)
    if near is None:
        return None
    offset = near.end if place else near.start
    return EditSet.replace(offset, offset, "**")


def _trimmed(post: Post, inline: kramdown.Token) -> EditSet | None:
    """No edits unless they are certain: afterwards all pairs are bold, and no mark is left."""
    edits = mended_pairs(inline.content)
    inner = EditSet.of(TextEdit(Span(start, end), text) for start, end, text in edits)
    after = inner.apply(inline.content)
    shown = _shown(after)
    if not edits or shown.bold != after.count("**") // 2 or "**" in shown.text:
        return None
    outer: list[TextEdit] = []
    for start, end, text in edits:
        span = place_of(post, inline, start, end - start)
        if span is None:
            return None
        outer.append(TextEdit(span, text))
    return EditSet.of(outer)


@dataclass(frozen=True, slots=True)
class Shown:
    """What readers see of a paragraph: its letters, and how many stretches are bold."""

    text: str
    bold: int


def _shown(content: str) -> Shown:
    children = [
        child
        for token in kramdown.parse(content).tokens
        if token.type == "inline"
        for child in token.children or ()
    ]
    text = "".join(child.content for child in children)
    return Shown(text, sum(child.type == "strong_open" for child in children))


RULE = Rule(
    id="body/stray-emphasis",
    severity=Severity.WARNING,
    needs=Need.DOCUMENT,
    check=check,
    fixes={
        "trim": Applicability.SAFE,
        "close": Applicability.UNSAFE,
        "open": Applicability.UNSAFE,
        "remove": Applicability.UNSAFE,
        "strong": Applicability.UNSAFE,
    },
)
