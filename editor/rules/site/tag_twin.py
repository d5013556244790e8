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

from editor.core.findings import Applicability, Fix, MessageArg, Severity
from editor.core.header.parse import Entry
from editor.core.header.values import Value, Writable
from editor.core.post import Post
from editor.core.spelling import word_key
from editor.rules.mending import setting
from editor.rules.model import Found, Need, Rule, RuleContext

KEY = "tags"


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Width, case, kana, long vowels at the end, separators; see editor.core.spelling."""
    assert cx.site is not None
    entry = post.header.get(KEY)
    if entry is None or not isinstance(entry.value, list):
        return
    for number, tag in enumerate(entry.value):
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
        span = entry.items[number].span if number < len(entry.items) else entry.value_span
        fix_id = "use-spelling" if other > count else "use-other"
        fixes = _fix(post, cx, entry, tag, known[0], fix_id)
        yield Found("twin", span, args, field=KEY, fixes=fixes)


def _fix(
    post: Post, cx: RuleContext, entry: Entry, tag: str, other: str, fix_id: str
) -> tuple[Fix, ...]:
    assert isinstance(entry.value, list)
    changed = _each_once([other if value == tag else value for value in entry.value])
    return RULE.offer(fix_id, setting(post, cx, KEY, changed), tag=other)


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
