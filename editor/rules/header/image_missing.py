"""header/image-missing: an image that the front matter names is a file of the site.

Why: the page shows a broken picture, and social networks show none at all.

Bad::

    image: "/assets/images/cvoer.png"

Good::

    image: "/assets/images/cover.png"

Fix: none - the file may yet have to be made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from editor.core.findings import Severity
from editor.core.header.values import Value
from editor.core.post import Post
from editor.core.schema.model import Field
from editor.rules.model import Found, Need, Rule, RuleContext

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|\{\{", re.IGNORECASE)
_BEHIND_PATH = re.compile(r"[?#].*", re.DOTALL)


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Fields of type image; addresses on the web are not looked up."""
    assert cx.site is not None
    for field in cx.schema.fields_that(_is_image):
        entry = post.header.get(field.key)
        path = _path(entry.value) if entry else None
        if entry is None or path is None or _ELSEWHERE.match(path):
            continue
        bare = "/" + unquote(_BEHIND_PATH.sub("", path)).removeprefix("/")
        if not cx.site.asset_exists(bare.removeprefix(cx.site.config.baseurl.rstrip("/"))):
            yield Found("missing", entry.value_span, {"path": path}, field=field.key)


def _is_image(field: Field) -> bool:
    return field.type == "image"


def _path(value: Value) -> str | None:
    """The image's path; jekyll-seo-tag takes a mapping with one in it too."""
    if isinstance(value, dict):
        value = value.get("path")
    return value.strip() or None if isinstance(value, str) else None


RULE = Rule(
    id="header/image-missing",
    severity=Severity.WARNING,
    needs=Need.HEADER,
    check=check,
    of_site=True,
)
