"""site/image-missing: an image that the body shows is a file that the site serves.

Why: readers see an empty frame, or the alternative text alone.

Bad::

    ![The shop](/assets/images/shpo.png)

Good::

    ![The shop](/assets/images/shop.png)

Fix: safe - the file that is spelled with other letters (case, width, composition). Unsafe - the one
of the same name in another folder, or of a name that is alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.jekyll.outputs import unescaped
from editor.core.post import Post
from editor.core.references import Reference
from editor.rules.leading import leading_to, near_file
from editor.rules.model import Found, Need, Rule, RuleContext


def check(_: Post, cx: RuleContext) -> Iterator[Found]:
    """Images of Markdown and HTML, videos and sounds; not those on other hosts."""
    seen: set[int] = set()
    for reference in cx.reading.references.images:
        if reference.start not in seen and reference.target:
            seen.add(reference.start)
            yield from _of(cx, reference)


def _of(cx: RuleContext, reference: Reference) -> Iterator[Found]:
    assert cx.site is not None
    addresses, target = cx.site.addresses, reference.target
    located = addresses.locate(target, reference.way, cx.reading.document.url)
    if located is None or located.here:
        return
    found = addresses.find(located.path)
    if not located.based:
        if found is not None:
            edits = leading_to(cx, reference, located, addresses.url(found))
            url = unescaped(f"{addresses.base}{addresses.url(found)}")
            args = {"target": target, "base": addresses.base}
            fixes = RULE.offer("add-base", edits, url=url)
            yield Found("outside", reference.span, args, fixes=fixes)
        return
    if found is not None or addresses.may_serve(located.path):
        return
    if cx.site.asset_exists(located.path):
        yield Found("left-out", reference.span, {"target": target})
        return
    near = near_file(cx, addresses, located.path, "")
    if near is None or near[0].endswith(".html"):
        yield Found("missing", reference.span, {"target": target})
        return
    file, certain = near
    edits = leading_to(cx, reference, located, addresses.url(file))
    url = unescaped(addresses.url(file))
    fixes = RULE.offer("use-file" if certain else "use-near", edits, url=url)
    yield Found("near", reference.span, {"target": target, "url": url}, fixes=fixes)


RULE = Rule(
    id="site/image-missing",
    severity=Severity.WARNING,
    needs=Need.DOCUMENT,
    check=check,
    fixes={
        "use-file": Applicability.SAFE,
        "use-near": Applicability.UNSAFE,
        "add-base": Applicability.UNSAFE,
    },
    of_site=True,
)
