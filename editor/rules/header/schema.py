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
from editor.core.schema.validate import BEYOND_JSON_SCHEMA
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
        "additionalProperties",
    }
)


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Every violation that no other rule reports."""
    for violation in cx.reading.violations:
        top_level_extra = violation.keyword == "additionalProperties" and not violation.path
        if violation.keyword in TOLD_ELSEWHERE and (
            top_level_extra or violation.keyword != "additionalProperties"
        ):
            continue
        entry = post.header.get(violation.key) if violation.key else None
        span = entry.value_span if entry else post.header_span()
        args = {"keyword": violation.keyword, "expected": _shown(violation.expected)}
        if violation.key is None:
            yield Found("whole", span, args)
        else:
            yield Found("key", span, {**args, "place": violation.place}, field=violation.key)


def _shown(expected: object) -> str:
    return json.dumps(expected, ensure_ascii=False, default=str)


RULE = Rule(id="header/schema", severity=Severity.ERROR, needs=Need.HEADER, check=check)
