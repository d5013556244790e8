r"""header/odd-characters: a value holds no characters that look like others or like nothing.

Why: half-width kana, invisible characters and letters in two parts (as macOS writes them) look
right and are not: searching, sorting and comparing miss them, and some fonts show a box.

Bad::

    title: "ﾆｭｰｽをお届けします"

Good::

    title: "ニュースをお届けします"

Fix: safe - writes the usual characters and takes away what cannot be seen. What was lost already
(shown as a question mark in a diamond) has to be typed again.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Fix, Severity
from editor.core.header.parse import Entry
from editor.core.header.values import Value
from editor.core.post import Post
from editor.core.text.span import Span
from editor.rules.header_texts import place_in
from editor.rules.mending import setting
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.odd_characters import cleaned, may_be_odd, odd_places


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Texts, and texts in lists; one finding for each stretch."""
    fences = post.header.fences
    if fences is None or not may_be_odd(fences.yaml.of(post.text)):
        return
    for entry in post.header.entries:
        if isinstance(entry.value, str):
            for variant, start, end in odd_places(entry.value):
                span = place_in(entry, start, end)
                yield _found(post, cx, entry, variant, span)
        elif isinstance(entry.value, list):
            for item in entry.items:
                for variant, _, _ in odd_places(item.value if isinstance(item.value, str) else ""):
                    yield _found(post, cx, entry, variant, item.span)


def _found(post: Post, cx: RuleContext, entry: Entry, variant: str, span: Span) -> Found:
    fixes: tuple[Fix, ...] = ()
    if variant != "replacement":
        fixes = RULE.offer("clean", setting(post, cx, entry.key, _clean(entry.value)))
    return Found(variant, span, {"field": entry.key}, field=entry.key, fixes=fixes)


def _clean(value: Value) -> Value:
    if isinstance(value, list):
        return [_clean(v) for v in value]
    return cleaned(value) if isinstance(value, str) else value


RULE = Rule(
    id="header/odd-characters",
    severity=Severity.WARNING,
    needs=Need.HEADER,
    check=check,
    fixes={"clean": Applicability.SAFE},
)
