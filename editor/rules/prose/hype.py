"""prose/hype: no words that promise more than a text shows.

Why: readers have met 最先端の and ゲームチェンジャー too often to believe them; a figure convinces.

Bad::

    最先端の技術で業務を大幅に短縮します。

Good::

    業務を3時間から20分に短縮します。

Fix: none - what can be shown instead, only the author knows.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.core.prose.allow import lets_pass
from editor.core.prose.words import find_words
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Option, Rule, RuleContext

_GROUPS = {
    "absolute": (
        "革命的な ゲームチェンジャー 世界初の 究極の 完全に 完璧な 最高の すべての課題を解決 "
        "最先端の 驚異的な 奇跡的な 大幅に 根本的に変革"
    ),
    "abstract": (
        "魔法のように 可能性を解き放つ 民主化する スーパーチャージ 業界を再定義する 未来を変える"
        " フロンティアを開拓 潜在能力を引き出す"
    ),
    "predictive": "パラダイムシフト 不可避の 次世代の",
}
_WORDS = {word: group for group, words in _GROUPS.items() for word in words.split()}


def check(_post: Post, cx: RuleContext) -> Iterator[Found]:
    """All text but code; ``allow`` lets a whole stretch of text pass, as in textlint."""
    allow, off = cx.list_option("allow"), cx.list_option("off")
    layer = cx.reading.wording.written
    for at, word in find_words(layer, _WORDS):
        if _WORDS[word] not in off and not lets_pass(allow, layer, at):
            yield Found(_WORDS[word], Span(at, at + len(word)), {"text": word})


RULE = Rule(
    id="prose/hype",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    options=(Option("allow", ()), Option("off", ())),
    on=False,
)
