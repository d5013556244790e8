"""site/field-link: an address in a field of the front matter leads to something on the site.

Why: layouts make links of such fields; readers get an error page there.

Bad::

    source_url: /abuot/          # a field of the type "url" in the schema

Good::

    source_url: /about/

Fix: safe - where only one address can be meant (see site/dead-link). Unsafe - a page of that name
elsewhere or of a name that is alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.core.references import Way
from editor.core.schema.model import Field
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.site_fields import dead_field

_OF_OTHERS = frozenset({"canonical_url", "redirect_from", "redirect_to", "permalink"})
"""Keys that have rules of their own, or name the post's own address."""


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Fields of the type "url"; addresses on other hosts are not looked up."""
    assert cx.site is not None
    base = f"{cx.site.addresses.base}/"
    for field in cx.schema.fields_that(_is_url):
        entry = post.header.get(field.key)
        target = entry.value if entry is not None else None
        if not isinstance(target, str) or field.key in _OF_OTHERS:
            continue
        # Where a layout puts the base address in front, the field has none.
        plain = "://" in target or target.startswith(base)
        way = Way.PLAIN if plain else Way.BASED
        if plain or target.startswith("/"):
            yield from dead_field(post, cx, RULE, field.key, target.strip(), way)


def _is_url(field: Field) -> bool:
    return field.type == "url"


RULE = Rule(
    id="site/field-link",
    severity=Severity.WARNING,
    needs=Need.HEADER,
    check=check,
    fixes={"use-address": Applicability.SAFE, "use-near": Applicability.UNSAFE},
    of_site=True,
)
