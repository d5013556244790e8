"""Values of the front matter that Jekyll can do nothing with."""

from __future__ import annotations

from editor.core.header.parse import Entry
from editor.core.jekyll.permalink import UrlProblem
from editor.core.post import Post
from editor.rules.model import RuleContext

CATEGORIES = "categories"
_KEYS = {
    "site.url.permalink": ("permalink",),
    "site.url.placeholder": ("permalink",),
    "site.url.slug": ("slug",),
    "site.url.scheme": (CATEGORIES, "category", "slug"),
}


def unusable_entry(post: Post, cx: RuleContext) -> Entry | None:
    """The entry over which Jekyll stops, or leaves the front matter aside; None if it does not.

    None too where it is the site's settings that Jekyll stops over.
    """
    if post.header.fences is None or post.header.error is not None:
        return None
    document = cx.reading.document
    if document.ignored:
        return post.header.get(CATEGORIES)
    problem = document.problem
    if not isinstance(problem, UrlProblem):
        return None
    entries = (post.header.get(key) for key in _KEYS[problem.message])
    if problem.message == "site.url.scheme":
        entries = (one for one in entries if one and f"{problem.args['value']}:" in one.raw)
    return next((one for one in entries if one is not None), None)
