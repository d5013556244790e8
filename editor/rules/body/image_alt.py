"""body/image-alt: an image says in words what it shows.

Why: people who cannot see it, and search engines, have only these words.

Bad::

    ![](/assets/library.jpg)

Good::

    ![The library at the harbour](/assets/library.jpg)

Fix: none - the words have to be thought of.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core import kramdown
from editor.core.findings import Severity
from editor.core.post import Post
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.places import line_span, place_of, running_texts


def check(post: Post, _cx: RuleContext) -> Iterator[Found]:
    """Markdown's images, and ``img`` without the attribute; ``alt=""`` there is on purpose."""
    if "![" not in post.body and "<img" not in post.body.lower():
        return
    for inline in running_texts(post):
        for token in inline.children or ():
            if _says_nothing(token):
                at = int(token.meta["at"])
                end = int(token.meta.get("end", at + len("<img")))
                span = place_of(post, inline, at, end - at) or line_span(post, inline)
                yield Found("none", span, {"path": str(token.attrs.get("src", ""))})


def _says_nothing(token: kramdown.Token) -> bool:
    if token.type == "image":
        return not str(token.attrs.get("alt", "")).strip()
    return token.type == "html_inline_open" and token.tag == "img" and "alt" not in token.attrs


RULE = Rule(id="body/image-alt", severity=Severity.HINT, needs=Need.DOCUMENT, check=check)
