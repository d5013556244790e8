"""Which posts of a site have errors: the cheap rules, over all of them."""

from __future__ import annotations

from collections.abc import Mapping

from editor.app.jobs import CancelToken
from editor.app.workspace import OpenSite
from editor.core.findings import Severity
from editor.core.post import Post
from editor.core.text.source import decode
from editor.rules.engine import run
from editor.rules.model import Need
from editor.site import store


def audit(site: OpenSite, token: CancelToken) -> Mapping[str, int]:
    """Errors by path within the site, posts without any left out.

    Rules that read the front matter and the site's facts; those that read the body run while a post
    is open and in ``genko check``.
    """
    errors: dict[str, int] = {}
    for row in site.rows:
        token.check()
        loaded = store.read(row.path)
        if isinstance(loaded, store.ReadFailed):
            continue
        post = Post(row.rel, decode(loaded.data).text, site.options)
        found = run(post, site.standard, upto=Need.HEADER)
        count = sum(f.severity is Severity.ERROR for f in found)
        if count:
            errors[row.rel] = count
    return errors
