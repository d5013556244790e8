"""body/banned-phrase: a text has none of the phrases that the site has banned.

Why: whoever made the list was tired of reading them.

Bad::

    いかがでしたでしょうか。

Good::

    開館は日曜日です。

Fix: none - the sentence has to be written anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.rules.model import Found, Need, Option, Rule, RuleContext
from editor.rules.phrases import places_of, told


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Every one of ``phrases`` that is no part of an ``allowed`` one."""
    return told(post, places_of(cx, post, "phrases", "allowed"))


RULE = Rule(
    id="body/banned-phrase",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    options=(Option("phrases", ()), Option("allowed", ())),
)
