"""How one value is written in YAML so that Psych, PyYAML and YAML 1.2 readers all agree on it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from editor.core.header.nodes import Style
from editor.core.header.psych import is_stamp, resolve_plain
from editor.core.header.values import Time, Value, Writable, as_value, decimal


class NoTextError(ValueError):
    """A text that no file can hold: it has a lone surrogate."""


@dataclass(frozen=True, slots=True)
class Written:
    """Source of a value, and what Jekyll must read it as.

    The two differ from what was asked for in one case: a stamp that keeps its quotes stays a text,
    a text that takes a plain stamp's place becomes a stamp.
    """

    source: str
    value: Value


# Beyond YAML's own rules: what libyaml takes for line ends, and what the text pane would alter.
_NEVER_RAW = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0\ufdd1\ufeff\ufffe\uffff"
_ONE_LINE = re.compile(f"[^\n\t{_NEVER_RAW}]*")
_BLOCK_TEXT = re.compile(f"[^\t{_NEVER_RAW}]*")
_ESCAPED = re.compile(f'["\\\\\n\t{_NEVER_RAW}]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_BAD_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@`=<.")
_WORDS_OF_EITHER = re.compile(r"y|n|yes|no|on|off|true|false|null|~", re.IGNORECASE)
# What some reader could take for a number or a stamp; 2026年 is neither.
_NUMBERLIKE = re.compile(r"[-+]?[0-9][-+0-9A-Za-z_.,: ]*")
# PyYAML without libyaml takes a question mark for the sign of a key.
_INSIDE_FLOW = re.compile(r"[,\[\]{}:?]")


def double_quoted(text: str) -> str:
    """``text`` in double quotes; what could be misread or altered is escaped.

    Raises:
        NoTextError: for a lone surrogate.
    """
    if _SURROGATE.search(text):
        raise NoTextError("a lone surrogate")
    return '"' + _ESCAPED.sub(lambda found: _escape(found.group()), text) + '"'


def _escape(character: str) -> str:
    known = _ESCAPES.get(character)
    if known:
        return known
    code = ord(character)
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}"


def single_quoted(text: str) -> str | None:
    """``text`` in single quotes, or None where they cannot hold it."""
    if not _ONE_LINE.fullmatch(text) or _SURROGATE.search(text):
        return None
    return "'" + text.replace("'", "''") + "'"


def can_be_plain(text: str, *, flow: bool) -> bool:
    """Whether ``text`` without quotes is that very text to readers of YAML 1.1 and of 1.2."""
    if not text or text != text.strip() or not _ONE_LINE.fullmatch(text):
        return False
    if text[0] in _BAD_FIRST or ": " in text or " #" in text or text.endswith(":"):
        return False
    if flow and _INSIDE_FLOW.search(text):
        return False
    if _WORDS_OF_EITHER.fullmatch(text) or _NUMBERLIKE.fullmatch(text):
        return False
    return not _SURROGATE.search(text) and resolve_plain(text) == text


def block_text(text: str, heading: str, indent: int) -> str | None:
    """``text`` as a literal (``|``) or folded (``>``) scalar, or None where it cannot be.

    ``heading`` is the old first line from its indicator on, or just the indicator: its comment is
    kept, its chomping is set as the end of ``text`` asks. Ends without a line end.
    """
    found = re.fullmatch(r"([|>])[-+]?([ \t]+#[^\n]*|[ \t]*)", heading)
    content = text.removesuffix("\n")
    if found is None or not content or content.endswith("\n") or content[0] in " \t\n":
        return None
    if not _BLOCK_TEXT.fullmatch(content) or _SURROGATE.search(content):
        return None
    lines = content.split("\n")
    if found[1] == ">":
        if any(line.startswith(" ") for line in lines):
            return None
        lines = "\n\n".join(lines).split("\n")
    chomping = "" if text.endswith("\n") else "-"
    margin = " " * indent
    body = "\n".join(margin + line if line else "" for line in lines)
    return f"{found[1]}{chomping}{found[2].rstrip()}\n{body}"


def stamp(value: date | Time, like: str = "") -> str:
    """A date or a point in time, plain; written the way of the stamp ``like`` where it is one."""
    if not isinstance(value, Time):
        return value.isoformat()
    clock = value.written
    form = _STAMP_FORM.fullmatch(like)
    between, blank, zone = (form[1], form[2], form[3]) if form else (" ", " ", "")
    text = clock.strftime(f"%Y-%m-%d{between[:1]}%H:%M:%S").rjust(19, "0")
    if clock.microsecond:
        text += f".{clock.microsecond:06d}".rstrip("0")
    if value.offset is None:
        return text
    return text + _zone(value.offset, blank, zone)


_STAMP_FORM = re.compile(r"[-\d]+([Tt]| )[\d:.]+([ \t]*)(Z|[-+][\d:]+)?", re.ASCII)


def _zone(offset: int, blank: str, like: str | None) -> str:
    """``+0900``, or as the old stamp had it: ``+09:00``, ``Z``."""
    if like == "Z" and offset == 0:
        return f"{blank}Z"
    sign = "-" if offset < 0 else "+"
    hours, minutes = divmod(abs(offset), 60)
    colon = ":" if like == "Z" or (like and ":" in like) else ""
    if not like:
        blank = " "
    return f"{blank}{sign}{hours:02d}{colon}{minutes:02d}"


def scalar(
    value: Value, style: Style | None = None, *, old: str = "", flow: bool = False
) -> Written:
    """A value that is no list and no map, in ``style`` where that can hold it.

    A text of no wanted style gets double quotes. ``old`` is the text of the value whose place it
    takes: a stamp stays a stamp, in its form, with or without quotes as it was.

    Raises:
        NoTextError: for a lone surrogate.
    """
    if isinstance(value, str):
        return _text(value, style, old=old, flow=flow)
    if isinstance(value, date | Time):
        source = stamp(value, old)
        if style in {"single", "double"} and is_stamp(old):
            quote = "'" if style == "single" else '"'
            return Written(f"{quote}{source}{quote}", source)
        return Written(source, value)
    return Written(_word(value), value)


def _text(value: str, style: Style | None, *, old: str, flow: bool) -> Written:
    if style == "plain" and is_stamp(value) and (not old or is_stamp(old)):
        return Written(value, resolve_plain(value))
    if style == "plain" and can_be_plain(value, flow=flow):
        return Written(value, value)
    if style == "single":
        return Written(single_quoted(value) or double_quoted(value), value)
    return Written(double_quoted(value), value)


def _word(value: Value) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _number(value)
    return str(value)


def _number(value: float) -> str:
    if math.isnan(value):
        return ".nan"
    if math.isinf(value):
        return ".inf" if value > 0 else "-.inf"
    return decimal(value)


def flow_value(value: Writable) -> str:
    """Any value on one line: lists in ``[]``, maps in ``{}``, texts in double quotes.

    Raises:
        NoTextError: for a lone surrogate.
    """
    if isinstance(value, Mapping):
        pairs = (f"{key_source(key, flow=True)}: {flow_value(v)}" for key, v in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(flow_value, value)) + "]"
    return scalar(as_value(value)).source


def key_source(key: str, *, flow: bool = False) -> str:
    """A key, in quotes only where it needs them."""
    return key if can_be_plain(key, flow=flow) and key != "<<" else double_quoted(key)


def block_lines(value: Writable, indent: int) -> str | None:
    """A list or map as lines of a block, each ended by LF; None for what has no block form."""
    margin = " " * indent
    if isinstance(value, Mapping) and value:
        return "".join(f"{margin}{key_source(k)}: {flow_value(v)}\n" for k, v in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        return "".join(f"{margin}- {flow_value(item)}\n" for item in value)
    return None
