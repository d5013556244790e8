"""prose/colon-continuation: no sentence that ends in a colon before a list, a quote or code.

Why: it is English punctuation; Japanese ends the sentence (次のとおりです。) before the list.

Bad::

    次の手順で設定します:

    - 鍵を作る
    - 鍵を置く

Good::

    設定の手順は次のとおりです。

    - 鍵を作る
    - 鍵を置く

Fix: none - a colon alone does not make it a sentence.
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

_FOLLOWERS = {
    "fence": "code",
    "code_block": "code",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "blockquote_open": "quote",
    "table_open": "table",
}
# Ends of verbs, adjectives and auxiliaries; a noun before the colon is fine.
_PREDICATE = re.compile(
    r"(?:ます|ました|ません|です|でした|ください|例えば|たとえば|した|する|れる|せる|ある|いる|なる|ない|"
    r"よう)\**[:：]\Z"
)


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Paragraphs outside lists and quotes that a block of another kind follows."""
    if ":\n" not in post.body and "：\n" not in post.body:
        return
    allow, off = cx.list_option("allow"), cx.list_option("off")
    before = _blocks_before(post)
    for block in cx.reading.wording.blocks:
        if block.kind != Kind.PARAGRAPH:
            continue
        text = post.text[block.start : block.end].rstrip()
        follower = before.get(post.lines.line_of(block.start))
        if follower is None or follower in off or _PREDICATE.search(text) is None:
            continue
        if not allowed(allow, text):
            end = block.start + len(text)
            yield Found(follower, Span(end - 1, end))


def _blocks_before(post: Post) -> dict[int, str]:
    """The first line of each paragraph of the top level, and what kind of block follows it."""
    found: dict[int, str] = {}
    line: int | None = None
    for token in post.document.tokens:
        if token.level or token.type in {"blank", "inline", "paragraph_close"}:
            continue
        if line is not None and token.type in _FOLLOWERS:
            found[line] = _FOLLOWERS[token.type]
        line = None
        if token.type == "paragraph_open" and token.map:
            line = post.body_line + token.map[0]
    return found


RULE = Rule(
    id="prose/colon-continuation",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    options=(Option("allow", ()), Option("off", ())),
    on=False,
)
