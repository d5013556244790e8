"""prose/label-emphasis: no bold label such as **注意**, no bold in a heading, no emoji before bold.

Why: a heading is emphasised already, and a label in bold says "important" without saying why.

Bad::

    **ポイント**: 価格は変わりません。

Good::

    価格は変わりません。

Fix: none - what the label meant goes into the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.core.prose.allow import allowed
from editor.core.prose.model import Block, Kind
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Option, Rule, RuleContext

_LABEL = re.compile(r"\*\*(?:注意|重要|ポイント|メモ|補足|参考|例)[:：]?\*\*")
_EMOJI = re.compile("[✅❌⭐💡🔥🚀🎯📝📊📈🧠🌟✨⚡🎉👍⚠❗]\ufe0f?[ \t]*\\*\\*[^*\n]+\\*\\*")
_BOLD = re.compile(r"\*\*[^*\n]+\*\*")


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Paragraphs and headings; each kind can be switched off by its name."""
    allow, off = cx.list_option("allow"), cx.list_option("off")
    for block in cx.reading.wording.blocks:
        if post.text.find("**", block.start, block.end) < 0:
            continue
        text = post.text[block.start : block.end]
        for variant, pattern in _patterns(block):
            for found in pattern.finditer(text) if variant not in off else ():
                if not allowed(allow, text):
                    span = Span(*found.span()).shifted(block.start)
                    yield Found(variant, span, {"text": found.group()})


def _patterns(block: Block) -> Iterator[tuple[str, re.Pattern[str]]]:
    if block.kind & Kind.HEADING:
        yield "heading", _BOLD
    elif block.kind & Kind.PARAGRAPH:
        yield "label", _LABEL
        yield "emoji", _EMOJI


RULE = Rule(
    id="prose/label-emphasis",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    options=(Option("allow", ()), Option("off", ())),
    on=False,
)
