"""header/schema: what the schema demands beyond types, limits and values of single keys.

Why: a schema may tie keys together (one needs the other, one of two forms). Whoever wrote it knows.

Bad::

    robots: noindex        # where the schema says: dependentRequired: {robots: [sitemap]}

Good::

    robots: noindex
    sitemap: false

Fix: none - the schema says what is wrong, not what is meant.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.core.schema.validate import BEYOND_JSON_SCHEMA, Violation
from editor.rules.model import Found, Need, Rule, RuleContext

TOLD_ELSEWHERE = frozenset(
    {
        BEYOND_JSON_SCHEMA,
        "type",
        "required",
        "enum",
        "const",
        "minLength",
        "maxLength",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "minItems",
        "maxItems",
        "uniqueItems",
        "pattern",
    }
)
TIED = "dependentRequired"


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Every violation that no other rule reports; keys that need others by their names."""
    tied = next((v for v in cx.reading.of((TIED,)) if v.key is None), None)
    if tied is not None:
        yield from _needs(post, tied)
    for violation in cx.reading.violations:
        if violation.keyword in TOLD_ELSEWHERE:
            continue
        if violation.keyword == TIED and violation.key is None:
            continue
        if violation.keyword == "additionalProperties" and not violation.path:
            continue  # header/forbidden-field tells it
        entry = post.header.get(violation.key) if violation.key else None
        span = entry.value_span if entry else post.header_span()
        args = {"keyword": violation.keyword, "expected": _shown(violation.expected)}
        if violation.key is None:
            yield Found("whole", span, args)
        else:
            yield Found("key", span, {**args, "place": violation.place}, field=violation.key)


def _needs(post: Post, violation: Violation) -> Iterator[Found]:
    """Keys that stand without those that they need: one violation for each knows them all."""
    needs = violation.expected if isinstance(violation.expected, dict) else {}
    for key, others in needs.items():
        entry = post.header.get(key)
        missing = [other for other in others if post.header.values.get(other) is None]
        if entry is not None and entry.value is not None and missing:
            args = {"place": key, "needed": ", ".join(missing)}
            yield Found("needs", entry.key_span, args, field=key)


def _shown(expected: object) -> str:
    return json.dumps(expected, ensure_ascii=False, default=str)


RULE = Rule(id="header/schema", severity=Severity.ERROR, needs=Need.HEADER, check=check)
