"""site/dead-link: links within the site lead to something that it serves.

Why: readers get an error page, search engines give the site less credit. Most such links were made
from a file name, while Jekyll makes the address from the date in the site's time zone.

Bad::

    _posts/2026-04-18-1-name.md     date: 2026-04-18 20:30:00 +0000   (the 19th in Tokyo)

    See [the first part](/2026/04/18/1-name/).

Good::

    See [the first part](/2026/04/19/1-name/).

Addresses under ``elsewhere`` are another program's on the same host.

Fix: safe - where only one address can be meant: the one of the post whose file name gives the
written day and name, or one that is spelled with other letters (case, width, composition) or
another end. Nothing is lost by it: what is written leads nowhere. Unsafe - the page with the same
name, with the title that the link says, or with a name that is alike; ``https://`` before a host.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from editor.core.addresses import Located
from editor.core.findings import Applicability, Fix, Severity
from editor.core.jekyll.names import extension
from editor.core.jekyll.outputs import unescaped
from editor.core.post import Post
from editor.core.references import Reference, Way
from editor.rules.leading import leading_to, near_file, rewritten
from editor.rules.model import Found, Need, Option, Rule, RuleContext

_HOST = re.compile(
    r"(?:www\.[a-z0-9-]+|[a-z0-9-]+)(?:\.[a-z0-9-]+)*"
    r"\.(?:ai|app|biz|co|com|dev|edu|gov|info|io|jp|me|net|org|tv)(?:[/:?#]|$)",
    re.IGNORECASE,
)


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Links of Markdown, of HTML and behind Jekyll's filters; each definition once."""
    seen: set[int] = set()
    for reference in cx.reading.references.links:
        if reference.start in seen or reference.way in {Way.FILE, Way.POST}:
            continue
        seen.add(reference.start)
        yield from _of(post, cx, reference)


def _of(post: Post, cx: RuleContext, reference: Reference) -> Iterator[Found]:
    assert cx.site is not None
    addresses = cx.site.addresses
    target = reference.target
    if not target and reference.way is Way.PLAIN:
        yield Found("empty", reference.span, {"text": reference.text})
        return
    located = addresses.locate(target, reference.way, cx.reading.document.url)
    if located is None or located.here:
        return
    if located.path.startswith(cx.list_option("elsewhere")) or _converted(post, cx, target):
        return
    found = addresses.find(located.path)
    if not located.based:
        if found is not None:
            args = {"target": target, "base": addresses.base}
            edits = leading_to(cx, reference, located, addresses.url(found))
            url = unescaped(f"{addresses.base}{addresses.url(found)}")
            fixes = RULE.offer("add-base", edits, url=url)
            yield Found("outside", reference.span, args, fixes=fixes)
        return
    if found is None and not addresses.may_serve(located.path):
        yield _dead(cx, reference, located)


def _converted(post: Post, cx: RuleContext, target: str) -> bool:
    """Whether jekyll-relative-links makes the address of a page out of the path of its source."""
    assert cx.site is not None
    path = target.partition("#")[0]
    if not cx.site.addresses.relative_links or not cx.site.config.is_markdown(extension(path)):
        return False
    inner = path if path.startswith("/") else posixpath.join(posixpath.dirname(post.rel), path)
    return posixpath.normpath(inner).lstrip("/") in cx.site.addresses.sources


def _dead(cx: RuleContext, reference: Reference, located: Located) -> Found:
    assert cx.site is not None
    addresses = cx.site.addresses
    target = reference.target
    if _HOST.match(target):
        there = rewritten(cx, reference, f"https://{target}")
        fixes: tuple[Fix, ...] = RULE.offer("add-scheme", there, url=f"https://{target}")
        return Found("host", reference.span, {"target": target}, fixes=fixes)
    held = addresses.held_back(located.path)
    if held is not None:
        return Found("held", reference.span, {"target": target, "other": held})
    near = near_file(cx, addresses, located.path, reference.text)
    if near is None:
        return Found("dead", reference.span, {"target": target})
    file, certain = near
    edits = leading_to(cx, reference, located, addresses.url(file))
    url = unescaped(addresses.url(file))
    fixes = RULE.offer("use-address" if certain else "use-near", edits, url=url)
    args = {"target": target, "url": url}
    return Found("moved" if certain else "near", reference.span, args, fixes=fixes)


RULE = Rule(
    id="site/dead-link",
    severity=Severity.WARNING,
    needs=Need.DOCUMENT,
    check=check,
    fixes={
        "use-address": Applicability.SAFE,
        "use-near": Applicability.UNSAFE,
        "add-base": Applicability.UNSAFE,
        "add-scheme": Applicability.UNSAFE,
    },
    options=(Option("elsewhere", ()),),
    of_site=True,
)
