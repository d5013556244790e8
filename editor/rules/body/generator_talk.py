"""body/generator-talk: nothing is left of a talk with a text generator.

Why: "certainly, here is the rest of the article" tells all readers that nobody read it before them.

Bad::

    はい、承知いたしました。記事の続きを書きます。

Good::

    開館は日曜日です。

Fix: none - see what else around it came that way.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.rules.model import Found, Need, Option, Rule, RuleContext
from editor.rules.phrases import outside_links, places_of, told


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Every one of the option's phrases; the title of another page in a link is that page's."""
    return told(post, outside_links(post, places_of(cx, post, "phrases", "allowed")))


RULE = Rule(
    id="body/generator-talk",
    severity=Severity.WARNING,
    needs=Need.DOCUMENT,
    check=check,
    options=(Option("phrases", ()), Option("allowed", ())),
)
