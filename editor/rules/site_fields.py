"""Addresses in the front matter that have to lead to something on the site."""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.jekyll.outputs import unescaped
from editor.core.post import Post
from editor.core.references import Way
from editor.rules.leading import near_file
from editor.rules.mending import setting
from editor.rules.model import Found, Rule, RuleContext


def dead_field(
    post: Post, cx: RuleContext, rule: Rule, key: str, target: str, way: Way = Way.PLAIN
) -> Iterator[Found]:
    """What is wrong with the address ``target`` in ``key``: ``dead``, ``moved`` or ``near``.

    ``rule`` has the fixes ``use-address`` and ``use-near``.
    """
    assert cx.site is not None
    addresses = cx.site.addresses
    entry = post.header.get(key)
    located = addresses.locate(target, way, "")
    if entry is None or located is None or not located.based:
        return
    if addresses.find(located.path) is not None or addresses.may_serve(located.path):
        return
    near = near_file(cx, addresses, located.path, "")
    if near is None:
        yield Found("dead", entry.value_span, {"target": target}, field=key)
        return
    file, certain = near
    base = addresses.base if way is Way.PLAIN else ""
    url = f"{target[: located.start]}{base}{addresses.url(file)}{target[located.end :]}"
    edits = setting(post, cx, key, url)
    args = {"target": target, "url": unescaped(url)}
    fixes = rule.offer("use-address" if certain else "use-near", edits, url=unescaped(url))
    yield Found("moved" if certain else "near", entry.value_span, args, field=key, fixes=fixes)
