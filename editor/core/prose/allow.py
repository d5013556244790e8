"""What a site lets pass: plain strings and ``/patterns/flags``, as textlint's options have them."""

from __future__ import annotations

import re
from functools import lru_cache

NUL = "\0"
_PATTERN = re.compile(r"/(?P<pattern>.*)/(?P<flags>[a-z]*)", re.DOTALL)
_FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL}


@lru_cache(maxsize=64)
def patterns(words: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The words as patterns; one that is no valid pattern is taken literally."""
    return tuple(_pattern(word) for word in words if word)


def allowed(words: tuple[str, ...], text: str) -> bool:
    """Whether one of ``words`` is anywhere in ``text``."""
    return any(pattern.search(text) for pattern in patterns(words))


def lets_pass(words: tuple[str, ...], layer: str, at: int) -> bool:
    """Whether one of ``words`` is in the stretch of a layer around ``at`` that no mark breaks."""
    if not words:
        return False
    end = layer.find(NUL, at)
    return allowed(words, layer[layer.rfind(NUL, 0, at) + 1 : end if end >= 0 else None])


def covers(words: tuple[str, ...], text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` lies wholly within a match of one of ``words``."""
    return any(
        found.start() <= start and end <= found.end()
        for pattern in patterns(words)
        for found in pattern.finditer(text)
    )


def _pattern(word: str) -> re.Pattern[str]:
    written = _PATTERN.fullmatch(word)
    if written is None:
        return re.compile(re.escape(word))
    flags = re.RegexFlag(0)
    for name in written["flags"]:
        flags |= _FLAGS.get(name, re.RegexFlag(0))
    try:
        return re.compile(written["pattern"], flags)
    except re.error:
        return re.compile(re.escape(word))
