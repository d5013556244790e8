"""site/redirect: redirects leave from addresses that nothing else has, and lead somewhere.

Why: jekyll-redirect-from writes a page for each address in ``redirect_from``. Where a post or page
has that address, only one of the two can be read. Where ``redirect_to`` leads nowhere, the post
cannot be read at all.

Bad::

    redirect_from: [/2026/04/18/1-other/]     # the address of another post
    redirect_to: /abuot/

Good::

    redirect_from: [/2025/04/18/old-name/]
    redirect_to: /about/

Fix: safe - where ``redirect_to`` can mean only one address (see site/dead-link). Unsafe - a page of
that name elsewhere or of a name that is alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.header.parse import Entry
from editor.core.header.values import Value
from editor.core.jekyll.outputs import redirect_file
from editor.core.post import Post
from editor.core.references import Way
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.site_fields import dead_field

FROM, TO = "redirect_from", "redirect_to"


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Both keys, in the plugin's own reading of them."""
    assert cx.site is not None
    leaving, leading = post.header.get(FROM), post.header.get(TO)
    if not cx.site.addresses.redirects:
        for entry in (leaving, leading):
            if entry is not None and _texts(entry.value) and cx.site.addresses.complete:
                yield Found("no-plugin", entry.key_span, {"field": entry.key}, field=entry.key)
        return
    if leaving is not None:
        yield from _clashes(post, cx, leaving)
    target = _texts(leading.value) if leading is not None else []
    if target and "://" in target[0]:
        yield from dead_field(post, cx, RULE, TO, target[0])
    elif target:
        # The plugin puts the base address in front.
        yield from dead_field(post, cx, RULE, TO, target[0], Way.BASED)


def _texts(value: Value) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, str) and item]


def _clashes(post: Post, cx: RuleContext, entry: Entry) -> Iterator[Found]:
    assert cx.site is not None
    addresses = cx.site.addresses
    own = addresses.sources.get(post.rel)
    for number, address in enumerate(_texts(entry.value)):
        file = redirect_file(address, cx.site.config)
        span = _place(entry, number)
        others = [rel for rel in addresses.files.get(file, ()) if rel != post.rel]
        if file == own:
            yield Found("itself", span, {"target": address}, field=FROM)
        elif others:
            args = {"target": address, "other": others[0] or FROM}
            yield Found("clash", span, args, field=FROM)


def _place(entry: Entry, number: int) -> Span:
    return entry.items[number].span if number < len(entry.items) else entry.value_span


RULE = Rule(
    id="site/redirect",
    severity=Severity.WARNING,
    needs=Need.HEADER,
    check=check,
    fixes={"use-address": Applicability.SAFE, "use-near": Applicability.UNSAFE},
    of_site=True,
)
