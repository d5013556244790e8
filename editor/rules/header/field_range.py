"""header/field-range: lengths, numbers and counts stay within the limits of the schema.

Why: the schema's limits are those that the site's templates and scripts rely on.

Bad::

    reading_time: 0
    tags: ["AI", "AI"]

Good::

    reading_time: 3
    tags: ["AI"]

Fix: safe - takes repeated items out of a list. Nothing else can be mended without thinking.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Fix, MessageArg, Severity
from editor.core.header.parse import Entry
from editor.core.header.values import Value
from editor.core.post import Post
from editor.core.schema.validate import Violation
from editor.rules.mending import setting
from editor.rules.model import Found, Need, Rule, RuleContext

TITLE = "title"
"""Its length is told by header/title-length."""

VARIANTS = {
    "minLength": "too-short",
    "maxLength": "too-long",
    "minimum": "too-small",
    "exclusiveMinimum": "too-small",
    "maximum": "too-large",
    "exclusiveMaximum": "too-large",
    "minItems": "too-few",
    "maxItems": "too-many",
    "uniqueItems": "repeated",
    "pattern": "pattern",
}


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """What JSON Schema's limits say."""
    for violation in cx.reading.of(VARIANTS):
        entry = post.header.get(violation.key) if violation.key else None
        if entry is None:
            continue
        if violation.key == TITLE and violation.keyword in ("minLength", "maxLength"):
            continue
        yield Found(
            VARIANTS[violation.keyword],
            entry.value_span,
            _args(violation),
            field=violation.key,
            fixes=_fixes(post, cx, entry, violation),
        )


def _args(violation: Violation) -> dict[str, MessageArg]:
    value, limit = violation.value, violation.expected
    args: dict[str, MessageArg] = {"place": violation.place}
    if violation.keyword == "uniqueItems" and isinstance(value, list):
        args["value"] = ", ".join(_repeated(value))
    elif violation.keyword == "pattern":
        args["value"] = str(value)
    elif isinstance(value, str | list):
        args["count"] = len(value)
    elif isinstance(value, int | float):
        args["value"] = value
    if violation.keyword != "uniqueItems":
        args["limit"] = limit if isinstance(limit, int | float) else str(limit)
    return args


def _repeated(items: list[object]) -> list[str]:
    return list(dict.fromkeys(str(v) for n, v in enumerate(items) if v in items[:n]))


def _fixes(post: Post, cx: RuleContext, entry: Entry, violation: Violation) -> tuple[Fix, ...]:
    if violation.keyword != "uniqueItems" or violation.path or not isinstance(entry.value, list):
        return ()
    once: list[Value] = []
    once += (v for n, v in enumerate(entry.value) if v not in entry.value[:n])
    return RULE.offer("once", setting(post, cx, entry.key, once))


RULE = Rule(
    id="header/field-range",
    severity=Severity.ERROR,
    needs=Need.HEADER,
    check=check,
    fixes={"once": Applicability.SAFE},
)
