"""site/dead-anchor: a link to a place in a page leads to an id that the page has.

Why: the browser opens the page at its top, and the reader has to look for the place. kramdown makes
the ids of headings from their text, each once: a heading that is reworded, or that stands twice,
has another id than before.

Bad::

    [How to water](#how-to-watr)

    ## How to water

Good::

    [How to water](#how-to-water)

    ## How to water

Fix: safe - the id that differs in nothing but case, width, blanks or punctuation. Unsafe - the one
that is most alike.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterator

from editor.core.addresses import Located
from editor.core.findings import Applicability, Fix, Severity
from editor.core.post import Post
from editor.core.references import Reference, Way
from editor.core.site_facts import SiteFacts
from editor.rules.leading import rewritten
from editor.rules.model import Found, Need, Rule, RuleContext

_OF_BROWSERS = re.compile(r"top|:~:.*", re.IGNORECASE | re.DOTALL)
"""The page's top, and texts to look for."""
_OF_SCRIPTS = ("/", "!")
_NO_LETTER = re.compile(r"[\W_]+")
SIMILARITY = 0.7
"""Of difflib's ratio."""


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Links within the page, and to other Markdown pages of the site."""
    seen: set[int] = set()
    for reference in cx.reading.references.links:
        if "#" in reference.target and reference.start not in seen:
            seen.add(reference.start)
            if reference.way not in {Way.FILE, Way.POST}:
                yield from _of(post, cx, reference)


def _of(post: Post, cx: RuleContext, reference: Reference) -> Iterator[Found]:
    assert cx.site is not None
    # Within the page it does not matter where that is.
    page = cx.reading.document.url or "/"
    located = cx.site.addresses.locate(reference.target, reference.way, page)
    if located is None or not located.fragment or not located.based:
        return
    name = located.fragment
    if _OF_BROWSERS.fullmatch(name) or name.startswith(_OF_SCRIPTS):
        return
    other = None if located.here else _source(cx.site, located)
    if not located.here and other is None:
        return
    own = other is None or other == post.rel
    known = _own_ids(cx) if own else cx.site.anchors(str(other))
    if known is None or name in known or name in cx.site.layout_ids:
        return
    near = _near(name, known)
    if near is None and _themed(cx.site):
        return  # the theme's own layouts have ids that are not seen here
    args = {"anchor": name} if own else {"anchor": name, "other": str(other)}
    variant = "here" if own else "there"
    if near is None:
        yield Found(variant, reference.span, args)
        return
    target = f"{reference.target.partition('#')[0]}#{near[0]}"
    fix_id = "use-id" if near[1] else "use-near-id"
    fixes: tuple[Fix, ...] = RULE.offer(fix_id, rewritten(cx, reference, target), id=near[0])
    yield Found(f"{variant}-near", reference.span, {**args, "near": near[0]}, fixes=fixes)


def _own_ids(cx: RuleContext) -> Collection[str] | None:
    references = cx.reading.references
    return references.ids if references.closed else None


def _source(site: SiteFacts, located: Located) -> str | None:
    """The one file that makes the page."""
    file = site.addresses.find(located.path)
    made = site.addresses.files[file] if file is not None else ()
    return made[0] if len(made) == 1 and made[0] else None


def _themed(site: SiteFacts) -> bool:
    return bool(site.config.raw.get("theme") or site.config.raw.get("remote_theme"))


def _near(name: str, known: Collection[str]) -> tuple[str, bool] | None:
    """The id that was meant, and whether that is certain."""
    by_look: dict[str, list[str]] = {}
    for one in sorted(known):
        if not one.startswith(("fn:", "fnref:")):
            by_look.setdefault(_look(one), []).append(one)
    same = by_look.get(_look(name), ())
    if len(same) == 1 and _look(name):
        return same[0], True
    for look in difflib.get_close_matches(_look(name), by_look, n=1, cutoff=SIMILARITY):
        return by_look[look][0], False
    return None


def _look(name: str) -> str:
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", name).casefold())


RULE = Rule(
    id="site/dead-anchor",
    severity=Severity.WARNING,
    needs=Need.DOCUMENT,
    check=check,
    fixes={"use-id": Applicability.SAFE, "use-near-id": Applicability.UNSAFE},
    of_site=True,
)
