"""prose/long-sentence: no sentence is longer than readers can hold.

Why: in a long sentence the reader has lost the beginning when the verb comes at last. The examples
are for a site that wants no more than 20 characters.

Bad::

    このモデルは画像を読み取ることに加えて音声を聞き分けることにも使えます。

Good::

    このモデルは画像を読み取ります。音声も聞き分けます。

Fix: none - where to cut a sentence, only its author knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.core.prose.allow import patterns
from editor.core.prose.model import Block, Kind, Mark
from editor.core.prose.prose import NUL
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Option, Rule, RuleContext

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Sentences of paragraphs and lists; quotes and paragraphs that are one link may be long."""
    limit = cx.int_option("max")
    skip = patterns(cx.list_option("skip-patterns"))
    prose = cx.reading.wording
    unseen = Mark.URL if cx.bool_option("skip-urls") else 0
    layer = prose.layer(Kind.PARAGRAPH, outside=Kind.QUOTE, without=unseen)
    # textlint counts UTF-16 units, so an emoji counts twice.
    by_units = cx.text_option("count-by") == "codeunits" and _has_pairs(layer)
    for start, end, block in prose.sentences:
        if (end - start <= limit and not by_units) or block.kind & Kind.QUOTE:
            continue
        said = layer[start:end].replace(NUL, "")
        for pattern in skip:
            said = pattern.sub("", said)
        count = len(said) + (len(_ASTRAL.findall(said)) if by_units else 0)
        if count > limit and not _is_link(post, block):
            yield Found("long", Span(start, end), {"count": count, "limit": limit})


def _has_pairs(text: str) -> bool:
    """Whether a character takes two UTF-16 units: told sooner by the size than by a search."""
    return len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)


def _is_link(post: Post, block: Block) -> bool:
    """Whether the whole block is one link."""
    whole = post.text.startswith(("[", "<"), block.start) and block.runs[-1].end < block.end
    return whole and all(run.marks & Mark.LINK for run in block.runs)


RULE = Rule(
    id="prose/long-sentence",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    options=(
        Option("max", 100),
        Option("skip-patterns", ()),
        Option("skip-urls", default=True),
        Option("count-by", "codeunits"),
    ),
    on=False,
)
