"""Attribute lists and extensions inside running text."""

from __future__ import annotations

import re

from editor.core.kramdown import attributes
from editor.core.kramdown.inline.state import InlineState

NAME = r"\w[\w:-]*"
EXTENSION = re.compile(rf"\{{::({NAME})(?:\s((?:\\\}}|[^}}]){{0,2000}}?))?(/)?\}}", re.ASCII)
# What an attribute list may follow; on text that was replaced it is taken and has no effect.
OWNERS = frozenset(
    """em_close strong_close link_close s_close html_inline_close html_inline_open html_inline image
    code_inline math_inline footnote_ref symbol quote entity""".split()  # noqa: SIM905 - reads better than sixteen quoted names
)


def attribute_list(state: InlineState) -> bool:
    """``{: ...}`` right behind a span."""
    tokens = state.tokens
    if state.waiting != state.pos or not tokens or tokens[-1].type not in OWNERS:
        return False
    match = attributes.SPAN_LIST.match(state.src, state.pos, state.end)
    if match is None:
        return False
    owner = len(tokens) - 1
    if tokens[owner].type == "html_inline_open" and tokens[owner].nesting:
        return False
    if tokens[owner].nesting < 0:
        level = tokens[owner].level
        owner -= 1
        while tokens[owner].level != level or tokens[owner].nesting != 1:
            owner -= 1
    attributes.attach(tokens[owner], attributes.parse(match.group(1)))
    state.context.has_lists = True
    state.go(match.end())
    return True


def extension(state: InlineState) -> bool:
    """``{::name}...{:/name}`` or ``{::name /}``."""
    match = EXTENSION.match(state.src, state.pos, state.end)
    if match is None:
        return False
    name, given, empty = match.groups()
    if name not in {"comment", "nomarkdown", "options"}:
        return False
    body, end = "", match.end()
    if not empty:
        stop = None
        if state.find("{:/", end) >= 0:
            stop = re.compile(rf"\{{:/(?:{name})?\}}").search(state.src, end, state.end)
        if stop is None:
            return False
        body, end = state.src[end : stop.start()], stop.end()
    state.flush(state.pos)
    if name == "comment" and not empty:
        state.push("html_inline", "", 0, state.pos).content = f"<!-- {body} -->"
    elif (
        name == "nomarkdown"
        and not empty
        and attributes.parse(given or "").pairs.get("type", "html") == "html"
    ):
        state.push("html_inline", "", 0, state.pos).content = body
    elif name == "options":
        pairs = attributes.parse(given or "").pairs
        state.context.options = state.options = state.options.merged(pairs)
    state.go(end)
    return True


def braces(state: InlineState) -> bool:
    """Braces that begin neither are text."""
    state.skip(state.pos + 2)
    return True
