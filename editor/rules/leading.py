"""Edits that make an address in the body lead to another page of the site."""

from __future__ import annotations

import html
import re

from editor.core.addresses import Addresses, Located
from editor.core.jekyll.outputs import unescaped
from editor.core.near_addresses import last_name
from editor.core.references import Reference, Way
from editor.core.text.edits import EditSet
from editor.rules.model import NOT_WORKED_OUT, RuleContext

_WORD = re.compile(r"[^\W\d_]+")
_TELLING = 3
"""So many words make a post's name its own."""
_NEEDS_ENCODING = re.compile(r"[\s%?#()<>\[\]\"'|*_`\\{}]")


def leading_to(cx: RuleContext, reference: Reference, located: Located, url: str) -> EditSet:
    """``reference`` with the path ``url`` (without ``baseurl``); host, query and anchor stay."""
    assert cx.site is not None
    base = cx.site.addresses.base if reference.way is Way.PLAIN else ""
    target = reference.target
    path = f"{base}{_readable(url, target[located.start : located.end])}"
    return rewritten(cx, reference, f"{target[: located.start]}{path}{target[located.end :]}")


def _readable(url: str, written: str) -> str:
    """``url`` without percent-encoding where the author wrote without, and nothing needs it."""
    plain = unescaped(url)
    return url if "%" in written or _NEEDS_ENCODING.search(plain) else plain


def rewritten(cx: RuleContext, reference: Reference, target: str) -> EditSet:
    """``reference`` leading to ``target``, written so that it is read as that where it stands."""
    if not cx.mend:
        return NOT_WORKED_OUT
    if reference.html:
        written = html.escape(target)
    else:
        # A closing parenthesis would end the address of a link.
        written = target.replace("(", "%28").replace(")", "%29")
    span = reference.span
    return EditSet.replace(span.start, span.end, written)


def near_file(
    cx: RuleContext, addresses: Addresses, path: str, said: str
) -> tuple[str, bool] | None:
    """The file that ``path`` must or may have been meant for, and whether that is certain.

    Certain is a post whose file name makes this address, and what differs by spelling alone. The
    rest is a guess: the same name elsewhere, the title that the link says, a name that is alike.
    """
    assert cx.site is not None
    for file in _looked_for(path):
        found = addresses.named.get(file, ())
        if len(found) == 1:
            return found[0], True
    spelled = addresses.near.spelled(path)
    if spelled is not None:
        return spelled, True
    guess = None
    rels = cx.site.titles.get(said, ()) if said else ()
    if len(rels) == 1:
        guess = addresses.sources.get(rels[0])
    # Of posts, names such as "1-google" come again and again and mean another post each time.
    dated = addresses.posts is not None and addresses.posts.fullmatch(path) is not None
    if guess is None and (not dated or len(_WORD.findall(last_name(path))) >= _TELLING):
        guess = addresses.near.named(path) or addresses.near.similar(path)
    return None if guess is None else (guess, False)


def _looked_for(path: str) -> tuple[str, ...]:
    bare = path.rstrip("/")
    return (path, f"{bare}.html", f"{bare}/index.html")
