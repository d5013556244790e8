"""The heads of posts: front matter alone, read without the rest of the file."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from editor.core.header.parse import Header, parse_header
from editor.core.header.values import Value

_FIRST_READ = 8192
_BOM = b"\xef\xbb\xbf"
_CLOSING_LINE = re.compile(rb"\n(?:---|\.\.\.)[ \t\r\f\v]*\n")


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
    read: tuple[str, Header] | None = field(default=None, repr=False, compare=False)
    """The beginning of the text that decides the header, up to its end, and the header."""


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
    header = parse_header(text)
    if header.fences is None:
        return Head({}, has_header=False)
    if header.error is not None:
        return Head(None, HeadError(header.error.reason, dict(header.error.args)))
    return Head(header.values, read=(text[: header.body_start], header))
