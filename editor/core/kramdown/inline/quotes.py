"""Straight quotes as typographic ones, by the SmartyPants rules."""

from __future__ import annotations

import re

from editor.core.kramdown.inline.state import InlineState

PUNCTUATION = r"""[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~]"""
# A quote after one of these closes; every other character is no white space and no bracket either.
CLOSES_AFTER = r"""[^ \\\t\r\n\[{(-]"""

# Pattern at the quote or the character before it; what each group becomes: None is text as it is.
RULES: tuple[tuple[re.Pattern[str], tuple[str | int, ...]], ...] = (
    (re.compile(r"""("|')(?=[_*]{1,2}\S)""", re.ASCII), ("left",)),
    (re.compile(rf"""("|')(?={PUNCTUATION}(?!\.\.)(?:(?<=_)(?=\w)|(?<!_)(?!\w)))"""), ("right",)),
    (re.compile(r"""(\s?)"'(?=\w)""", re.ASCII), (1, "ldquo", "lsquo")),
    (re.compile(r"""(\s?)'"(?=\w)""", re.ASCII), (1, "lsquo", "ldquo")),
    (re.compile(r"""(\s?)''(?=\w)""", re.ASCII), (1, "lsquo", "lsquo")),
    (re.compile(r"""(\s)('|")(?=\w)""", re.ASCII), (1, "left2")),
    (re.compile(rf"""({CLOSES_AFTER})('|")""", re.ASCII), (1, "right2")),
    (re.compile(r"""("|')(?=[ \t\n\r\f\v]|s\b|\Z)"""), ("right",)),
    (re.compile(r"""(.?)('|")""", re.ASCII | re.DOTALL), (1, "left2")),
)
DECADE = re.compile(r"""(\s?)'(?=\d\ds)""", re.ASCII)


def quotes(state: InlineState) -> bool:
    """A quote, told by what stands before and behind it."""
    src, pos, end = state.src, state.pos, state.end
    start = pos - 1 if pos > state.scanned and src[pos - 1] != "\\" else pos
    names = decide(src, start, pos, end)
    options = state.options.smart_quotes
    for name in names:
        state.text(options[ORDER[name]], state.pos, state.pos + 1, "quote")
    return True


ORDER = {"lsquo": 0, "rsquo": 1, "ldquo": 2, "rdquo": 3}


def decide(src: str, start: int, pos: int, end: int) -> tuple[str, ...]:
    """Which quotes are printed for those at ``pos``; ``start`` is there or one before."""
    double = src[pos] == '"'
    left, right = ("ldquo", "rdquo") if double else ("lsquo", "rsquo")
    if not double and DECADE.match(src, start, end):
        return ("rsquo",)
    for pattern, result in RULES:
        match = pattern.match(src, start, end)
        if match is None:
            continue
        names = [item for item in result if isinstance(item, str)]
        if len(names) == 2:
            return tuple(names)
        return (left,) if names[0].startswith("left") else (right,)
    return (left,)
