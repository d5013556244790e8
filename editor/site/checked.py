"""One post that is to be checked, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from editor.core.findings import Finding, Severity
from editor.core.kramdown.options import Options
from editor.core.post import Post
from editor.core.text.lines import LineIndex
from editor.core.text.source import SourceText, Unreadable, decode
from editor.rules.notices import FILE_TEXT
from editor.site.verdicts import Position

_BROKEN_TEXT = frozenset({"source.not-utf-8", "source.utf-16"})
"""What Jekyll cannot read either; other oddities are only beyond this editor."""


@dataclass(frozen=True, slots=True)
class Checkable:
    """A post to be checked: its file, its path below the site's folder, and how the file looked.

    Without ``mtime_ns`` nothing is kept of it and nothing known is taken.
    """

    path: Path
    rel: str
    mtime_ns: int | None = None
    size: int = 0


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of one post.

    ``read_text`` is the text that was checked, where it had to be read; ``positions`` are those of
    the findings, where they are known: always where it had not. ``mark`` is what the cache knows
    the findings by, "" where it does not: with the same mark a post has the same findings.
    """

    path: Path
    rel: str
    findings: tuple[Finding, ...]
    read_text: str | None = field(default=None, repr=False)
    positions: Mapping[int, Position] | None = field(default=None, repr=False, compare=False)
    mark: str = field(default="", compare=False)
    told: bool = field(default=False, compare=False)
    """Whether the findings are left out, because who asked for them knew them by their mark."""

    @property
    def text(self) -> str | None:
        """The text of the post, read now if it has not been; None where it cannot be read."""
        if self.read_text is not None or self.positions is None:
            return self.read_text
        source = read_source(self.path)
        return source.text if isinstance(source, SourceText) else None

    def locate(self) -> Callable[[int], Position]:
        """What gives line and column (from 0) of the offsets at which findings begin and end."""
        if self.positions is not None:
            return self.positions.__getitem__
        lines = LineIndex(self.read_text or "")
        return lambda offset: lines.position(min(offset, len(lines.text)))


def read_post(post: Checkable, options: Options) -> Post | Checked:
    """The post of a file, or the finding that it cannot be read."""
    source = read_source(post.path)
    if isinstance(source, Finding):
        return Checked(post.path, post.rel, (source,))
    return Post(post.rel, source.text, options)


def read_source(path: Path) -> SourceText | Finding:
    """The text of a file, or the finding that it cannot be read."""
    try:
        with path.open("rb", buffering=0) as file:
            data = file.read()  # no stamp: nothing is going to be written
    except OSError as error:
        args = {"reason": error.strerror or type(error).__name__}
        return Finding(FILE_TEXT, "not-read", Severity.ERROR, None, args)
    source = decode(data)
    if not isinstance(source, Unreadable):
        return source
    severity = Severity.ERROR if source.reason in _BROKEN_TEXT else Severity.WARNING
    variant = source.reason.removeprefix("source.")
    return Finding(FILE_TEXT, variant, severity, None, source.args)
