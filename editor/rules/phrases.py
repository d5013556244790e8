"""Phrases of a list in the running text of a post, for rules that differ in their lists alone."""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.post import Post
from editor.rules.body_text import in_body, link_places
from editor.rules.model import Found, RuleContext
from editor.rules.wordlists import Place, phrase_places


def told(post: Post, places: tuple[Place, ...]) -> Iterator[Found]:
    """One finding for each place of the body."""
    for start, end in places:
        yield Found("found", in_body(post, start, end), {"phrase": post.body[start:end]})


def places_of(cx: RuleContext, post: Post, option: str, allowed: str = "") -> tuple[Place, ...]:
    """Where the phrases of an option stand in the body, code and comments left aside.

    The body as it is written is looked at first: reading it as kramdown does is costly.
    """
    phrases = cx.list_option(option)
    fine = cx.list_option(allowed) if allowed else ()
    if not phrases or not phrase_places(post.body, phrases, fine):
        return ()
    return phrase_places(cx.reading.prose, phrases, fine)


def outside_links(post: Post, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places that are no part of a link: what that says is another page's."""
    if not places:
        return ()
    taken = link_places(post)
    return tuple(p for p in places if not any(a <= p[0] and p[1] <= b for a, b in taken))
