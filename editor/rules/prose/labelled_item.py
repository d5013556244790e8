"""prose/labelled-item: no list whose items are bold labels with a colon, or begin with an emoji.

Why: generated texts are full of such lists; sentences, or a table, say what belongs together.

Bad::

    - **価格**: 月額1,000円です。

Good::

    - 価格は月額1,000円です。

Fix: none - the item wants to be a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.core.prose.allow import allowed
from editor.core.prose.model import Kind
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Option, Rule, RuleContext

_LABEL = re.compile(r"\*\*[^*\n]+\*\*(?:\s*[:：]|[ \t]+[-—–](?=[ \t]))")
_EMOJI = re.compile("[✅❌⭐💡🔥🚀🎯📝📊📈🧠🌟✨⚡🎉👍⚠❗]")


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """The first paragraph of each item."""
    allow, off = cx.list_option("allow"), cx.list_option("off")
    for block in cx.reading.wording.blocks:
        if block.kind & Kind.LIST and block.kind & Kind.PARAGRAPH:
            text = post.text[block.start : block.end]
            label = _LABEL.match(text)
            if label and "label" not in off and not allowed(allow, text):
                span = Span(block.start, block.start + label.end())
                yield Found("label", span, {"label": label.group()})
            emoji = _EMOJI.search(text)
            if emoji and "emoji" not in off and not allowed(allow, text):
                span = Span(*emoji.span()).shifted(block.start)
                yield Found("emoji", span, {"emoji": emoji.group()})


RULE = Rule(
    id="prose/labelled-item",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    options=(Option("allow", ()), Option("off", ())),
    on=False,
)
