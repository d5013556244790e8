"""header/unknown-layout: the layout that a post names is there.

Why: Jekyll prints one line about it and publishes the bare text: no head, no navigation, no style.

Bad::

    layout: psot

Good::

    layout: post

Fix: unsafe - the layout whose name is most alike.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.rules.mending import setting
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.theme import has_own_files_alone

LAYOUT = "layout"
_NO_FILES = frozenset({"none", "redirect"})
"""Jekyll's word for no layout; and the one that jekyll-redirect-from brings along."""


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Where the layouts may be a theme's, or are not here, it is silent."""
    assert cx.site is not None
    entry = post.header.get(LAYOUT)
    if entry is None or not isinstance(entry.value, str) or not entry.value:
        return
    name = entry.value
    if name in _NO_FILES or name in cx.site.layouts or not has_own_files_alone(cx.site):
        return
    near = difflib.get_close_matches(name, sorted(cx.site.layouts), n=1)
    if not near:
        yield Found("unknown", entry.value_span, {"name": name}, field=LAYOUT)
        return
    fixes = RULE.offer("use-near", setting(post, cx, LAYOUT, near[0]), name=near[0])
    args = {"name": name, "near": near[0]}
    yield Found("near", entry.value_span, args, field=LAYOUT, fixes=fixes)


RULE = Rule(
    id="header/unknown-layout",
    severity=Severity.WARNING,
    needs=Need.HEADER,
    check=check,
    fixes={"use-near": Applicability.UNSAFE},
    of_site=True,
)
