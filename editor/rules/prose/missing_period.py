"""prose/missing-period: a paragraph ends with its full stop.

Why: without 。 at its end a paragraph looks cut off, and readers look for the rest.

Bad::

    新しいモデルが公開されました

Good::

    新しいモデルが公開されました。

Fix: unsafe - a full stop of another alphabet becomes 。; with ``append`` a missing one is added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Applicability, Fix, Severity
from editor.core.post import Post
from editor.core.prose.model import Kind
from editor.core.prose.prose import NUL
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Option, Rule, RuleContext

_JAPANESE = re.compile("[ぁ-ゖァ-ヺ一-龠々]")
_ENDINGS = frozenset("！？!?」』）)")
_EMOJI = re.compile("[\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff]\ufe0f?\\Z")


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """The last character of paragraphs outside lists, quotes and notes that end in plain text."""
    mark = cx.text_option("period-mark")
    endings = (mark, *cx.list_option("allow-period-marks"))
    prose = cx.reading.wording
    for block in prose.blocks:
        if block.kind != Kind.PARAGRAPH:
            continue
        text = post.text[block.start : block.end].rstrip()
        end = block.start + len(text)
        if not text or prose.plain[end - 1] == NUL or text.endswith(endings):
            continue
        # As in textlint, only what stands behind the last mark of Markdown tells the language.
        stretch = prose.plain.rfind(NUL, 0, end) + 1
        if text[-1] in _ENDINGS or _JAPANESE.search(post.text, stretch, end) is None:
            continue
        if not (cx.bool_option("allow-emoji-at-end") and _EMOJI.search(text)):
            yield _found(end, text[-1], mark, append=cx.bool_option("append"))


def _found(end: int, last: str, mark: str, *, append: bool) -> Found:
    fixes: tuple[Fix, ...] = ()
    if last in ".．。" and last != mark:
        fixes = RULE.offer("replace", EditSet.replace(end - 1, end, mark), mark=mark)
    elif append:
        fixes = RULE.offer("append", EditSet.replace(end, end, mark), mark=mark)
    return Found("missing", Span(end - 1, end), {"last": last, "mark": mark}, fixes=fixes)


RULE = Rule(
    id="prose/missing-period",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    fixes={"replace": Applicability.UNSAFE, "append": Applicability.UNSAFE},
    options=(
        Option("period-mark", "。"),
        Option("allow-period-marks", ()),
        Option("allow-emoji-at-end", default=False),
        Option("append", default=False),
    ),
    on=False,
)
