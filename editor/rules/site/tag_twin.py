"""site/tag-twin: a tag is spelled as the site spells it elsewhere.

Why: Jekyll takes two spellings for two tags, and each page of a tag shows only a part of the posts.

Bad::

    tags: ["サーバ", "ＡＩ", "machine learning"]     # elsewhere: サーバー, AI, machine-learning

Good::

    tags: ["サーバー", "AI", "machine-learning"]

Fix: safe - the spelling that more posts have. Unsafe - the other one, where both are used as often.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editor.core.findings import Applicability, MessageArg, Severity
from editor.core.header.values import Value, Writable
from editor.core.post import Post
from editor.core.spelling import word_key
from editor.rules.mending import setting
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.tags import TAGS, tags_of


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Width, case, kana, long vowels at the end, separators; see editor.core.spelling."""
    assert cx.site is not None
    tags = tags_of(post)
    for number, tag in enumerate(tags.values if tags else ()):
        if not isinstance(tag, str) or not tag:
            continue
        known = cx.site.spellings.get(word_key(tag), ())
        if not known or known[0] == tag:
            continue
        count, other = cx.site.tag_counts.get(tag, 0), cx.site.tag_counts.get(known[0], 0)
        args: dict[str, MessageArg] = {
            "tag": tag,
            "other": known[0],
            "count": count,
            "other_count": other,
        }
        assert tags is not None
        changed = _each_once([known[0] if value == tag else value for value in tags.values])
        fix_id = "use-spelling" if other > count else "use-other"
        fixes = RULE.offer(fix_id, setting(post, cx, TAGS, changed), tag=known[0])
        yield Found("twin", tags.span(number), args, field=TAGS, fixes=fixes)


def _each_once(values: Sequence[Value]) -> list[Writable]:
    made: list[Writable] = []
    for value in values:
        if value not in made:
            made.append(value)
    return made


RULE = Rule(
    id="site/tag-twin",
    severity=Severity.WARNING,
    needs=Need.HEADER,
    check=check,
    fixes={"use-spelling": Applicability.SAFE, "use-other": Applicability.UNSAFE},
    of_site=True,
)
