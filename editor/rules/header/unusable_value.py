"""header/unusable-value: Jekyll can make an address, and categories, of the front matter.

Why: over a slug or a permalink that is no text, or has a placeholder that there is not, Jekyll
stops and builds nothing; over categories that are neither text nor list it leaves all of the front
matter aside, and publishes the post without its title, at the address of the day of the build.

Bad::

    slug: 2026
    categories: 5

Good::

    slug: "2026"
    categories: ["5"]

Fix: safe - the same value in quotes, or as a list of one.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Fix, Severity
from editor.core.header.parse import Entry
from editor.core.header.values import ruby_text
from editor.core.jekyll.dates import DateProblem
from editor.core.post import Post
from editor.rules.mending import setting
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.unusable import CATEGORIES, unusable_entry


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """What the post itself says; of a date in it header/date-unreadable tells."""
    problem = cx.reading.document.problem
    if isinstance(problem, DateProblem) and "date" not in post.header.values:
        yield Found("name-day", None, {"name": post.name})
        return
    entry = unusable_entry(post, cx)
    if entry is None:
        return
    if cx.reading.document.ignored:
        args = {"field": entry.key, "value": entry.raw}
        yield Found("categories", entry.value_span, args, field=entry.key, fixes=_listed(post, cx))
    elif problem is not None:
        reason = problem.message.rpartition(".")[2]
        fixes = _quoted(post, cx, entry) if reason == entry.key else ()
        yield Found(reason, entry.value_span, problem.args, field=entry.key, fixes=fixes)


def _quoted(post: Post, cx: RuleContext, entry: Entry) -> tuple[Fix, ...]:
    if entry.style != "plain" or isinstance(entry.value, bool):
        return ()
    return RULE.offer("quote", setting(post, cx, entry.key, entry.raw))


def _listed(post: Post, cx: RuleContext) -> tuple[Fix, ...]:
    value = post.header.values[CATEGORIES]
    if isinstance(value, bool | dict):
        return ()
    return RULE.offer("list", setting(post, cx, CATEGORIES, [ruby_text(value)]))


RULE = Rule(
    id="header/unusable-value",
    severity=Severity.ERROR,
    needs=Need.HEADER,
    check=check,
    fixes={"quote": Applicability.SAFE, "list": Applicability.SAFE},
)
