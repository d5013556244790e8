"""Where Jekyll would stop at the Liquid of a text, found without rendering it.

Only what every build stops at: how tags are written, closed and called. What a filter makes of its
values shows when the page is rendered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from liquid.token import Token

from editor.core.liquid.engine import Engine
from editor.core.liquid.lexing import RAW, UNCLOSED, tokens_of
from editor.core.liquid.parsing import Tokens, parse_tokens
from editor.core.liquid.tags.catalog import TAGS

INCLUDE, INCLUDE_RELATIVE = "include", "include_relative"
UNKNOWN_TAG = "unknown-tag"
_ENDS = {"{%": "%}", "{{": "}}"}


@dataclass(frozen=True, slots=True)
class LiquidFault:
    """One place at which a build stops, or would if what it names is not there.

    Attributes:
        reason: What the fault's message id ends with (``syntax``, ``never-closed``, ...);
            ``unknown-tag`` where only a plugin can define the tag; ``include`` and
            ``include_relative`` for a file that has to be there.
        start: Where the tag begins, in code points of the text.
        end: Where it ends; that of its line where it does not.
        args: What the reason is about.
    """

    reason: str
    start: int
    end: int
    args: Mapping[str, str | int] = field(default_factory=dict)


def liquid_faults(text: str) -> tuple[LiquidFault, ...]:
    """The faults in ``text`` in their order; comments and ``raw`` are passed over."""
    if "{{" not in text and "{%" not in text:
        return ()
    stream = Tokens(tokens_of(text))
    parse_tokens(_engine(), stream)
    found = [
        _fault(text, token, fault.message_id.removeprefix("liquid."), fault.details)
        for token, fault in stream.noticed
    ]
    found += (_fault(text, token, UNKNOWN_TAG, {"name": token.value}) for token in stream.unknown)
    found += (_fault(text, token, token.value, {"name": name}) for token, name in stream.included)
    return tuple(sorted(found, key=lambda one: one.start))


@cache
def _engine() -> Engine:
    return Engine(TAGS, {})


def _fault(text: str, token: Token, reason: str, args: Mapping[str, str | int]) -> LiquidFault:
    start = token.start_index
    if token.kind == UNCLOSED and token.value == RAW:
        reason, args = "never-closed", {"name": RAW}
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    end = text.find(_ENDS.get(text[start : start + 2], "%}"), start) + 2
    if end < 2 or (reason == "unclosed" and end > line_end):
        end = line_end
    return LiquidFault(reason, start, end, dict(args))
