"""Whether a post is one that the site does not show yet."""

from __future__ import annotations

from editor.core.post import Post
from editor.rules.model import RuleContext


def held_back(post: Post, cx: RuleContext) -> bool:
    """Whether it is a draft, hidden by ``published:``, or dated for a moment yet to come.

    Of the last, what the site knows of the file decides: one that was moved to another moment since
    counts as shown, until that is saved.
    """
    document = cx.reading.document
    if post.is_draft or not document.published:
        return True
    moment = None if cx.site is None else cx.site.addresses.coming.get(post.rel)
    return moment is not None and document.dated and moment == int(document.date.timestamp())
