"""What the highlighter looks for: one pattern per line, and the states that lines hand on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LINE_LIMIT = 10_000
"""Lines longer than this (UTF-16 units) are left plain: a highlighter works on each key."""

# States. Small numbers only, and the same for the same surroundings: a line whose state changes
# has every line after it looked at again.
TEXT, HEADER, COMMENT, MATH = 0, 1, 2, 3
FENCE_BACKTICK, FENCE_TILDE = 16, 48
"""Plus the length of the fence (3 to 31)."""


def in_code(before: int, state: int) -> bool:
    """Whether a line between these states belongs to a fenced block, its fences included."""
    return before >= FENCE_BACKTICK or state >= FENCE_BACKTICK


_INLINE = re.compile(
    r"(?P<escape>\\[\\`*_{}\[\]()<>#+.!:|~\"'$-])"
    r"|(?P<code>(?P<ticks>`+)(?!`)(?:.+?)(?<!`)(?P=ticks)(?!`))"
    r"|(?P<comment><!--.*?(?:-->|$))"
    r"|(?P<liquid>\{%.{0,400}?%\}|\{\{.{0,400}?\}\})"
    r"|(?P<ial>\{:[^}]*\}|\{::[^}]*\})"
    r"|(?P<math>\$\$.+?\$\$)"
    r"|(?P<footnote>\[\^[^\]\s]+\]:?)"
    r"|(?P<image>!\[[^\]]*\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]))"
    r"|(?P<link>\[(?:[^\[\]]|\[[^\]]*\])*\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]))"
    r"|(?P<url><(?:https?://|mailto:)[^>\s]+>|https?://[^\s<>()「」（）、。]+)"
    r"|(?P<html></?[A-Za-z][^<>]*/?>|&(?:[a-z]+|#\d+|#x[0-9a-f]+);)"
    r"|(?P<both>\*\*\*(?=\S)(?:[^*]|\*(?!\*\*))+?(?<=\S)\*\*\*)"
    r"|(?P<strong>\*\*(?=\S)(?:[^*]|\*(?!\*))+?(?<=\S)\*\*|(?<!\w)__(?=\S)[^_]+?(?<=\S)__(?!\w))"
    r"|(?P<emphasis>\*(?=[^\s*])[^*]+?(?<=[^\s*])\*(?!\*)|(?<!\w)_(?=[^\s_])[^_]+?(?<=[^\s_])_(?!\w))"
    r"|(?P<strike>~~(?=\S)[^~]+?(?<=\S)~~)"
    r"|(?P<bar>(?<!\\)\|)"
)
_FENCE = re.compile(r"^[ \t]{0,3}(`{3,31}|~{3,31})(.*)$")
_HEADING = re.compile(r"^#{1,6}(?=[ \t]|[^#\s])")
_UNDERLINE = re.compile(r"^(?:=+|-+)[ \t]*$")
_RULE = re.compile(r"^[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_LEAD = re.compile(
    r"^(?P<quote>(?:[ \t]{0,3}>[ \t]?)+)?[ \t]*(?P<item>(?:[-*+]|\d+\.|:)(?=[ \t]))?"
    r"(?P<task>[ \t]+\[[ xX]\](?=[ \t]))?"
)
_DEFINITION = re.compile(r"^[ ]{0,3}\[[^\]\n]+\]:[ \t]*\S+.*$")
_TABLE_RULE = re.compile(r"^[ ]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$")
_ATTRIBUTES = re.compile(r"^[ ]{0,3}\{:.*\}[ \t]*$")
_HEADER_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t\r\f\v]*$")
_HEADER_LINE = re.compile(
    r"(?P<key>^[ \t]*(?:-[ \t]+)?"
    r"(?:\"[^\"]*\"|'[^']*'|[^\s#:'\"\[\]{},-][^#:\n]*?)[ \t]*:(?=[ \t]|$))"
    r"|(?P<string>\"(?:[^\"\\]|\\.)*\"?|'(?:[^']|'')*'?)"
    r"|(?P<comment>(?:^|(?<=[ \t]))\#.*$)"
    r"|(?P<mark>[\[\]{},]|^[ \t]*-(?=[ \t]))"
)

STYLES = frozenset(
    {
        *(name for name in _INLINE.groupindex if name != "ticks"),
        *(f"header_{name}" for name in _HEADER_LINE.groupindex),
        *("header_fence", "header_value", "heading", "marker", "quote", "list", "definition"),
        *("fence", "code_block", "target"),
    }
)
"""The name of every style there is."""

_NESTING = frozenset({"strong", "emphasis", "both", "strike", "link"})


@dataclass(frozen=True, slots=True)
class Styled:
    """A range of one line (Python indices) and the name of its style."""

    start: int
    end: int
    style: str


def styled_line(text: str, before: int, *, first: bool, header: bool) -> tuple[list[Styled], int]:
    """The styles of a line and the state behind it.

    ``before`` is the state of the line above; ``first`` says that this is the text's first line,
    ``header`` that the text has a header. Later ranges lie above earlier ones.
    """
    if first and header:
        return [Styled(0, len(text), "header_fence")], HEADER
    if before == HEADER:
        if _HEADER_FENCE.match(text):
            return [Styled(0, len(text), "header_fence")], TEXT
        return list(_header_line(text)), HEADER
    if before >= FENCE_BACKTICK:
        return _in_fence(text, before)
    if before == COMMENT:
        end = text.find("-->")
        if end < 0:
            return [Styled(0, len(text), "comment")], COMMENT
        rest, state = _text_line(text[end + 3 :])
        moved = [Styled(s.start + end + 3, s.end + end + 3, s.style) for s in rest]
        return [Styled(0, end + 3, "comment"), *moved], state
    if before == MATH:
        return [Styled(0, len(text), "math")], TEXT if "$$" in text else MATH
    return _text_line(text)


def _in_fence(text: str, before: int) -> tuple[list[Styled], int]:
    mark = "~" if before >= FENCE_TILDE else "`"
    length = before - (FENCE_TILDE if mark == "~" else FENCE_BACKTICK)
    match = _FENCE.match(text)
    if match and match[1][0] == mark and len(match[1]) >= length and not match[2].strip():
        return [Styled(0, len(text), "fence")], TEXT
    return [Styled(0, len(text), "code_block")], before


def _text_line(text: str) -> tuple[list[Styled], int]:
    fence = _FENCE.match(text)
    if fence and not (fence[1][0] == "`" and "`" in fence[2]):
        base = FENCE_TILDE if fence[1][0] == "~" else FENCE_BACKTICK
        return [Styled(0, len(text), "fence")], base + len(fence[1])
    if len(text) > LINE_LIMIT:
        return [], TEXT
    whole = _whole_line(text)
    if whole:
        return [Styled(0, len(text), whole)], TEXT
    styles: list[Styled] = []
    heading = _HEADING.match(text)
    if heading:
        styles += [Styled(0, len(text), "heading"), Styled(0, heading.end(), "marker")]
    elif text[:1] in " \t>-*+:0123456789":
        styles += _lead(text)
    styles += _inline(text, 0, len(text))
    if text.rstrip() == "$$":
        return styles, MATH
    return styles, COMMENT if "<!--" in text and _comment_stays_open(text) else TEXT


def _whole_line(text: str) -> str:
    """The style of a line that is one thing from end to end, or nothing."""
    start = text.lstrip(" ")[:1]
    if start in {"-", "*", "_"} and _RULE.match(text):
        return "marker"
    if start in {"=", "-"} and _UNDERLINE.match(text):
        return "marker"
    if start in {"|", ":", "-"} and _TABLE_RULE.match(text):
        return "marker"
    if start == "[" and not text.lstrip().startswith("[^") and _DEFINITION.match(text):
        return "definition"
    if start == "{" and _ATTRIBUTES.match(text):
        return "ial"
    return ""


def _lead(text: str) -> Iterator[Styled]:
    match = _LEAD.match(text)
    if match is None:
        return
    if match["quote"]:
        yield Styled(0, len(text), "quote")
        yield Styled(0, match.end("quote"), "marker")
    if match["item"]:
        yield Styled(match.start("item"), match.end("item"), "list")
        if match["task"]:
            yield Styled(match.start("task"), match.end("task"), "list")


def _comment_stays_open(text: str) -> bool:
    return text.rfind("<!--") > text.rfind("-->")


def _inline(text: str, start: int, end: int) -> Iterator[Styled]:
    """Spans of a line; emphasis and links are looked into."""
    for match in _INLINE.finditer(text, start, end):
        kind = match.lastgroup or ""
        if kind == "ticks":
            kind = "code"
        yield Styled(match.start(), match.end(), kind)
        if kind in _NESTING:
            yield from _within(text, match, kind)


_MARK_SIZE = {"strong": 2, "emphasis": 1, "both": 3, "strike": 2}


def _within(text: str, match: re.Match[str], kind: str) -> Iterator[Styled]:
    start, end = match.span()
    if kind == "link":
        middle = text.rfind("](", start, end)
        middle = middle if middle >= 0 else text.rfind("][", start, end)
        yield from _inline(text, start + 1, middle)
        yield Styled(start, start + 1, "marker")
        yield Styled(middle, end, "target")
        return
    size = _MARK_SIZE[kind]
    yield from _inline(text, start + size, end - size)
    yield Styled(start, start + size, "marker")
    yield Styled(end - size, end, "marker")


def _header_line(text: str) -> Iterator[Styled]:
    if len(text) > LINE_LIMIT:
        return
    yield Styled(0, len(text), "header_value")
    for match in _HEADER_LINE.finditer(text):
        yield Styled(match.start(), match.end(), f"header_{match.lastgroup}")
