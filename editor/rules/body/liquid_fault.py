"""body/liquid-fault: Jekyll can work out the Liquid of the text.

Why: Jekyll reads ``{%`` and ``{{`` before it reads Markdown, in code too. At a tag that it does not
know, that is never closed or that is written in another way than it may be, it stops, and nothing
of the site is built any more.

Bad::

    Write `{% trans %}` around each text.

Good::

    Write `{% raw %}{% trans %}{% endraw %}` around each text.

Fix: unsafe - ``raw`` around the tag, so that readers see it as it is written.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core import liquid
from editor.core.findings import Applicability, Fix, Severity
from editor.core.post import Post
from editor.core.text.edits import EditSet
from editor.rules.body_text import in_body
from editor.rules.liquid_text import worked_out
from editor.rules.model import Found, Need, Rule, RuleContext


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """A tag that a plugin may define is let pass; a file to include is another rule's."""
    if not worked_out(post, cx):
        return
    for fault in liquid.liquid_faults(post.body):
        if fault.reason in {liquid.INCLUDE, liquid.INCLUDE_RELATIVE}:
            continue
        if fault.reason == liquid.UNKNOWN_TAG and not _is_unknown(str(fault.args["name"]), cx):
            continue
        span = in_body(post, fault.start, fault.end)
        yield Found(fault.reason, span, fault.args, fixes=_fixes(post, fault))


def _is_unknown(name: str, cx: RuleContext) -> bool:
    """Whether nothing can define the tag. Of a pair, the tag that opens it is told."""
    known = None if cx.site is None else cx.site.plugin_tags
    return known is not None and name not in known and not name.startswith("end")


def _fixes(post: Post, fault: liquid.LiquidFault) -> tuple[Fix, ...]:
    text = post.body[fault.start : fault.end]
    if "endraw" in text or fault.args.get("name") == "raw":
        return ()
    start = post.body_start + fault.start
    edits = EditSet.replace(start, start + len(text), f"{{% raw %}}{text}{{% endraw %}}")
    return RULE.offer("raw", edits)


RULE = Rule(
    id="body/liquid-fault",
    severity=Severity.ERROR,
    needs=Need.BODY,
    check=check,
    fixes={"raw": Applicability.UNSAFE},
)
