"""The name of a post's file taken apart as a site's scripts see it."""

from __future__ import annotations

import re

from editor.core.jekyll.names import parse_post_name
from editor.core.post import Post

_NUMBER = re.compile(r"\d+-(?=.)")


def in_posts(post: Post) -> bool:
    """Whether the file lies in a ``_posts`` folder: elsewhere names are free."""
    return "/_posts/" in f"/{post.rel}"


def slug_of(post: Post, *, numbered: bool) -> str | None:
    """What stands between the day and the extension; None where Jekyll takes it for no post.

    ``numbered`` leaves out the number that some sites put behind the day.
    """
    name = parse_post_name(post.name)
    if name is None or not in_posts(post):
        return None
    return _NUMBER.sub("", name.slug, count=1) if numbered else name.slug
