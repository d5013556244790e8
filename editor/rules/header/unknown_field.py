"""header/unknown-field: a key is one that the schema knows.

Why: Jekyll takes any key and says nothing, so a slip such as ``discription`` goes unnoticed for
months.

Bad::

    discription: "What the post is about."

Good::

    description: "What the post is about."

Fix: unsafe - the known key of almost the same name.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.rules.mending import renaming
from editor.rules.model import Found, Need, Option, Rule, RuleContext
from editor.rules.near_keys import near_key

JEKYLLS_OWN = frozenset(
    {
        "layout",
        "title",
        "date",
        "permalink",
        "published",
        "category",
        "categories",
        "tag",
        "tags",
        "excerpt",
        "excerpt_separator",
        "slug",
        "render_with_liquid",
    }
)
"""Keys that mean something to Jekyll itself, whatever a schema says."""


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Only slips, or all keys, as the option says; nothing where the schema forbids them anyway."""
    if not cx.schema.additional:
        return
    keys = post.header.keys()
    unknown = {key for key in keys if key not in JEKYLLS_OWN and cx.schema.field(key) is None}
    for entry in post.header.entries if unknown else ():
        if entry.key not in unknown:
            continue
        near = near_key(entry.key, cx.schema, post.header)
        if near is not None:
            yield Found(
                "slip",
                entry.key_span,
                {"field": entry.key, "near": near},
                field=entry.key,
                fixes=RULE.offer("rename", renaming(post, cx, entry.key, near), key=near),
            )
        elif not cx.options["only-typos"]:
            yield Found("unknown", entry.key_span, {"field": entry.key}, field=entry.key)


RULE = Rule(
    id="header/unknown-field",
    severity=Severity.HINT,
    needs=Need.HEADER,
    check=check,
    fixes={"rename": Applicability.UNSAFE},
    options=(Option("only-typos", default=True),),
)
