r"""prose/kangxi-radical: no radical of the Kangxi dictionary in place of a kanji.

Why: it looks the same but is another character, so search misses the word. PDFs are full of them.

Bad::

    \u2f00般に公開されました。

Good::

    一般に公開されました。

Fix: safe - the kanji.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Rule, RuleContext

_RADICAL = re.compile("[\u2f00-\u2fd5]")


def check(_post: Post, cx: RuleContext) -> Iterator[Found]:
    """All text but code."""
    if not cx.reading.wording.odd:
        return
    for found in _RADICAL.finditer(cx.reading.wording.written):
        kanji = unicodedata.normalize("NFKC", found.group())
        fixes = RULE.offer("replace", EditSet.replace(*found.span(), kanji), kanji=kanji)
        yield Found("radical", Span(*found.span()), {"kanji": kanji}, fixes=fixes)


RULE = Rule(
    id="prose/kangxi-radical",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    fixes={"replace": Applicability.SAFE},
    on=False,
)
