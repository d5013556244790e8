"""The heads of posts: front matter alone, read without the rest of the file."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from editor.core.header.fences import find_header
from editor.core.header.parse import parse_header
from editor.core.header.psych import PsychError, scan
from editor.core.header.values import Value

_FIRST_READ = 8192
_BOM = b"\xef\xbb\xbf"
_CLOSING_LINE = re.compile(rb"\n(?:---|\.\.\.)[ \t\r\f\v]*\n")

# Lines whose meaning is beyond doubt: a key of letters at the margin, then one text in quotes
# without escapes, one plain scalar without ":" and "#", or a flow list of such. Any other line
# sends the whole header to the parser.
_KEY = r"(?P<key>[A-Za-z][A-Za-z0-9_-]*): +"
_WORDISH = r"[^\W_][\w .+/()-]*"
_LINE = re.compile(
    _KEY + r"(?:"
    r'"(?P<double>[^"\\]*)"'
    r"|'(?P<single>[^']*)'"
    r"|\[(?P<list>[^\[\]{}\\]*)\]"
    r"|(?P<plain>[^\W_](?:[^:#\n]|(?<=\d):(?=\d))*)"
    r") *"
)
_ITEM = re.compile(r'"([^"\\]*)"|(' + _WORDISH + r")")
_ONE = r'(?:"[^"\\]*"|' + _WORDISH + r")"
_SEPARATED = re.compile(_ONE + r"(?: *, *" + _ONE + r")*")
_RESOLVED_KEYS = frozenset(("yes", "no", "on", "off", "true", "false", "null"))
# Tabs, other control characters, what libyaml takes for line ends, and what it refuses.
_UNUSUAL = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class HeadError:
    """Why Jekyll cannot read a post's front matter: a message id and its arguments."""

    message: str
    args: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Head:
    """The front matter of one file; ``values`` is None where Jekyll cannot read it."""

    values: Mapping[str, Value] | None
    error: HeadError | None = None
    has_header: bool = True


def read_head(path: Path) -> Head:
    """The front matter of the file at ``path``; it reads no further than it must.

    Raises:
        OSError: when the file cannot be read.
    """
    file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        data, size = b"", _FIRST_READ
        while True:
            more = os.read(file, size)
            data += more
            if not more or _closed(data):
                break
            size *= 4
    finally:
        os.close(file)
    return head_of(data)


def _closed(data: bytes) -> bool:
    """Whether ``data`` holds a whole header, or shows that there is none."""
    if not data.removeprefix(_BOM).startswith(b"---"):
        return True
    return _CLOSING_LINE.search(data) is not None


def head_of(data: bytes) -> Head:
    """The front matter of a file that begins with ``data``, which holds all of its header."""
    data = data.removeprefix(_BOM)
    closing = _CLOSING_LINE.search(data)
    try:
        text = (data if closing is None else data[: closing.end()]).decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Head(None, HeadError("source.not-utf-8", {"line": line}))
    return head_of_text(text.replace("\r\n", "\n"))


def head_of_text(text: str) -> Head:
    """The front matter of a post's text (LF line ends, no BOM)."""
    fences = find_header(text)
    if fences is None:
        return Head({}, has_header=False)
    values = plain_values(fences.yaml.of(text))
    if values is not None:
        return Head(values)
    header = parse_header(text[: fences.body_start])
    if header.error is not None:
        return Head(None, HeadError(header.error.reason, dict(header.error.args)))
    return Head(header.values)


def plain_values(source: str) -> dict[str, Value] | None:
    """The values of a header of the plainest shape, None for all others: those need the parser."""
    if _UNUSUAL.search(source):
        return None
    values: dict[str, Value] = {}
    for line in source.splitlines():
        found = _LINE.fullmatch(line)
        if found is None or found["key"].lower() in _RESOLVED_KEYS:
            return None
        try:
            values[found["key"]] = _value(found)
        except (PsychError, ValueError):
            return None
    return values or None


def _value(found: re.Match[str]) -> Value:
    text = found["double"]
    if text is None:
        text = found["single"]
    if text is not None:
        return text
    plain = found["plain"]
    if plain is not None:
        return scan(plain.rstrip(" "))
    inner = found["list"].strip(" ")
    if not inner:
        return []
    if _SEPARATED.fullmatch(inner) is None:
        raise ValueError(inner)
    return [
        quoted if word == "" else scan(word.rstrip(" ")) for quoted, word in _ITEM.findall(inner)
    ]
