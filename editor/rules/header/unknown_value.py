"""header/unknown-value: a value is one of those that the schema names.

Why: a category that no page lists hides the post; a layout that does not exist leaves it bare.

Bad::

    categories: ["AI最新ニュ一ス"]

Good::

    categories: ["AI最新ニュース"]

Fix: safe - the value that differs in nothing but width or case, or the new name of a value that
the option ``renamed`` tells. Unsafe - the most similar one.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterator

from editor.core.findings import Applicability, Fix, Severity
from editor.core.header.parse import Entry
from editor.core.header.values import Value
from editor.core.post import Post
from editor.core.schema.validate import Violation, as_listed
from editor.core.text.span import Span
from editor.rules.mending import setting
from editor.rules.model import Found, Need, Option, Rule, RuleContext
from editor.rules.wordlists import pairs_of


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """``enum`` and ``const``."""
    for violation in cx.reading.of(("enum", "const")):
        entry = post.header.get(violation.key) if violation.key else None
        if entry is None:
            continue
        expected = violation.expected
        allowed = expected if isinstance(expected, list) else [expected]
        names = [str(value) for value in allowed]
        yield Found(
            "unknown",
            _place(entry, violation),
            {
                "place": _name(violation),
                "value": str(violation.value),
                "allowed": ", ".join(names),
            },
            field=violation.key,
            fixes=_fixes(post, cx, entry, violation, names),
        )


def _name(violation: Violation) -> str:
    """The key alone for an item of its list: which one is told by its value."""
    in_list = len(violation.path) == 1 and isinstance(violation.path[0], int)
    return str(violation.key) if in_list else violation.place


def _place(entry: Entry, violation: Violation) -> Span:
    index = violation.path[0] if violation.path else None
    if isinstance(index, int) and index < len(entry.items):
        return entry.items[index].span
    return entry.value_span


def _fixes(
    post: Post, cx: RuleContext, entry: Entry, violation: Violation, names: list[str]
) -> tuple[Fix, ...]:
    if not isinstance(violation.value, str):
        return ()
    renamed = dict(pairs_of(cx.list_option("renamed"), "="))
    for fix_id, name in _meant(violation.value, names, renamed):
        value = as_listed(cx.schema, entry.key, entry.value)
        edits = setting(post, cx, entry.key, _changed(value, violation, name))
        return RULE.offer(fix_id, edits, value=name)
    return ()


def _meant(value: str, names: list[str], renamed: dict[str, str]) -> Iterator[tuple[str, str]]:
    if renamed.get(value) in names:
        yield "use-new", renamed[value]
    folded = {_folded(name): name for name in names}
    if _folded(value) in folded:
        yield "use-same", folded[_folded(value)]
    for name in difflib.get_close_matches(_folded(value), folded, n=1):
        yield "use-nearest", folded[name]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()


def _changed(value: Value, violation: Violation, name: str) -> Value:
    if isinstance(value, list) and violation.path:
        return [name if (n,) == violation.path else v for n, v in enumerate(value)]
    return name


RULE = Rule(
    id="header/unknown-value",
    severity=Severity.ERROR,
    needs=Need.HEADER,
    check=check,
    fixes={
        "use-new": Applicability.SAFE,
        "use-same": Applicability.SAFE,
        "use-nearest": Applicability.UNSAFE,
    },
    options=(Option("renamed", ()),),
)
