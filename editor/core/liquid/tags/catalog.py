"""Every tag by its name in templates: Liquid's own and Jekyll's. Those of plugins come on top."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from liquid.tag import Tag

from editor.core.liquid.parsing import UNKNOWN
from editor.core.liquid.tags import control, jekyll, loops, tablerow, variables

TAGS: Mapping[str, type[Tag]] = MappingProxyType(
    {
        UNKNOWN: jekyll.UnknownTag,
        "#": variables.NoteTag,
        "assign": variables.AssignTag,
        "break": loops.BreakTag,
        "capture": variables.CaptureTag,
        "case": control.CaseTag,
        "comment": variables.CommentTag,
        "continue": loops.ContinueTag,
        "cycle": loops.CycleTag,
        "decrement": variables.DecrementTag,
        "echo": variables.EchoTag,
        "for": loops.ForTag,
        "highlight": jekyll.HighlightTag,
        "if": control.IfTag,
        "ifchanged": variables.IfChangedTag,
        "include": jekyll.IncludeTag,
        "include_relative": jekyll.IncludeTag,
        "increment": variables.IncrementTag,
        "link": jekyll.LinkTag,
        "post_url": jekyll.LinkTag,
        "tablerow": tablerow.TableRowTag,
        "unless": control.UnlessTag,
    }
)

BLOCKS = frozenset(
    (
        "capture",
        "case",
        "comment",
        "for",
        "highlight",
        "if",
        "ifchanged",
        "raw",
        "tablerow",
        "unless",
    )
)
"""The tags that have an end, which an excerpt must close."""
