"""site/canonical-dead: ``canonical_url`` on the site itself leads to something that it serves.

Why: the post asks search engines to list another page in its place; where there is none, neither
is found.

Bad::

    canonical_url: "https://example.org/2026/04/18/1-name/"     # the post is at /2026/04/19/1-name/

Good::

    canonical_url: "https://example.org/2026/04/19/1-name/"

Fix: safe - where only one address can be meant (see site/dead-link). Unsafe - a page of that name
elsewhere or of a name that is alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.site_fields import dead_field

KEY = "canonical_url"


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Other hosts are not looked up."""
    entry = post.header.get(KEY)
    if entry is not None and isinstance(entry.value, str):
        yield from dead_field(post, cx, RULE, KEY, entry.value)


RULE = Rule(
    id="site/canonical-dead",
    severity=Severity.WARNING,
    needs=Need.HEADER,
    check=check,
    fixes={"use-address": Applicability.SAFE, "use-near": Applicability.UNSAFE},
    of_site=True,
)
