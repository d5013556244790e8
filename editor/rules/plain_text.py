"""Markdown in texts that a site shows as they are typed: where it is, and the text without it."""

from __future__ import annotations

import re

# Each pattern takes the mark away and keeps what it marks (group 1, if it has one). Order matters:
# links before emphasis, double asterisks before single ones.
_MARKS: tuple[re.Pattern[str], ...] = (
    re.compile(r"!?\[([^\[\]\n]*)\]\((?:https?:|mailto:|/|\.|#)[^()\s]*\)"),
    re.compile(r"(?<!`)`([^`\n]+)`(?!`)"),
    re.compile(r"\*\*(?=\S)([^*]+?)(?<=\S)\*\*"),
    # An excerpt is often cut within an emphasis; 2**3 is none.
    re.compile(r"(?<!\d)\*\*()|\*\*()(?!\d)"),
    re.compile(r"(?<![\w_])__(?![A-Za-z]\w*__)(?=\S)([^_\n]+?)(?<=\S)__(?![\w_])", re.ASCII),
    re.compile(r"(?<![A-Za-z0-9*)])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![A-Za-z0-9*(])"),
    re.compile(r"^#{1,6}[ \t]+()", re.MULTILINE),
    re.compile(r"^>[ \t]+()", re.MULTILINE),
)
_ANY_MARK = re.compile(r"[*_`\[#>]")
"""Without one of these no pattern fits."""


def has_marks(text: str) -> bool:
    """Whether there is Markdown in ``text`` that its readers would see."""
    if _ANY_MARK.search(text) is None:
        return False
    return any(mark.search(text) for mark in _MARKS)


def without_marks(text: str) -> str:
    """``text`` without its Markdown; nothing else is changed."""
    for mark in _MARKS:
        text = mark.sub(_kept, text)
    return text


def _kept(found: re.Match[str]) -> str:
    return next((group for group in found.groups() if group is not None), "")
