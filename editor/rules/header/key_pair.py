"""header/key-pair: two keys that only make sense together are set together.

Why: a page that search engines must not list has no place in the sitemap either, for instance; one
without the other tells them two different things.

Bad::

    robots: noindex

Good::

    robots: noindex
    sitemap: false

Fix: unsafe - sets the other key too.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.header.values import Value, Writable
from editor.core.post import Post
from editor.core.schema.types.base import show_scalar
from editor.rules.mending import setting
from editor.rules.model import Found, Need, Option, Rule, RuleContext
from editor.rules.wordlists import pairs_of

_WORDS: dict[str, Writable] = {"true": True, "false": False}


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Pairs of the option, as ``key: value, key: value``; each half demands the other."""
    for one, other in pairs_of(cx.list_option("pairs"), ","):
        halves = pairs_of((one, other), ":")
        if len(halves) != 2:
            continue
        for (key, value), (other_key, other_value) in (halves, halves[::-1]):
            entry = post.header.get(key)
            if entry is None or not _is(entry.value, value):
                continue
            if _is(post.header.values.get(other_key), other_value):
                continue
            meant = _WORDS.get(other_value, other_value)
            args = {"field": key, "value": value, "other": other_key, "wanted": other_value}
            edits = setting(post, cx, other_key, meant)
            fixes = RULE.offer("supply", edits, other=other_key, wanted=other_value)
            yield Found("alone", entry.value_span, args, field=key, fixes=fixes)


def _is(value: Value, text: str) -> bool:
    return value is not None and show_scalar(value) == text


RULE = Rule(
    id="header/key-pair",
    severity=Severity.WARNING,
    needs=Need.HEADER,
    check=check,
    fixes={"supply": Applicability.UNSAFE},
    options=(Option("pairs", ()),),
)
