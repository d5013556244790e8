"""site/include-missing: the file that an ``include`` names is there.

Why: Jekyll stops at a name that it does not find; nothing of the site is built any more.

Bad::

    {% include figrue.html src="/assets/shop.png" %}      # _includes/figure.html

Good::

    {% include figure.html src="/assets/shop.png" %}

Fix: none - which file was meant, only its author knows.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from editor.core import liquid
from editor.core.findings import Severity
from editor.core.post import Post
from editor.rules.body_text import in_body
from editor.rules.liquid_text import worked_out
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.theme import has_own_files_alone


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Names that are written out; not where includes may be a theme's, or are not here."""
    assert cx.site is not None
    if not worked_out(post, cx):
        return
    for fault in liquid.liquid_faults(post.body):
        if fault.reason == liquid.INCLUDE_RELATIVE:
            folder = posixpath.dirname(post.rel)
        elif fault.reason == liquid.INCLUDE and has_own_files_alone(cx.site):
            folder = cx.site.config.includes_dir
        else:
            continue
        path = posixpath.join(folder, str(fault.args["name"]))
        if not cx.site.asset_exists(f"/{path}"):
            span = in_body(post, fault.start, fault.end)
            yield Found("missing", span, {**fault.args, "path": path})


RULE = Rule(
    id="site/include-missing",
    severity=Severity.ERROR,
    needs=Need.BODY,
    check=check,
    of_site=True,
)
