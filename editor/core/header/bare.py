"""YAML files of a site read and edited as front matter is: as if fences stood around them.

So comments, order and every byte that is not asked for stay, and a change that cannot be proven is
refused (editor.core.header.write).
"""

from __future__ import annotations

from dataclasses import dataclass

from editor.core.header.parse import Header, Style, parse_header
from editor.core.header.values import Writable
from editor.core.header.write import Refused, remove_key, set_value
from editor.core.text.span import Span

_FENCE = "---\n"


@dataclass(frozen=True, slots=True)
class BareYaml:
    """A file's text between fences. ``shift``: code points that were put in front of it."""

    text: str
    shift: int
    header: Header

    @property
    def one_document(self) -> bool:
        """Whether the whole file is one document: a second one would be no setting's."""
        return self.header.body_start == len(self.text)

    def span(self, inside: Span) -> Span:
        """A span of the fenced text as one of the file; what lies before it is its beginning."""
        return Span(max(0, inside.start - self.shift), max(0, inside.end - self.shift))


def read_bare(text: str) -> BareYaml:
    """The YAML of a whole file; ``header.error`` says why it cannot be read."""
    shift = 0 if text.startswith(_FENCE) else len(_FENCE)
    end = "" if not text or text.endswith("\n") else "\n"
    fenced = f"{_FENCE if shift else ''}{text}{end}{_FENCE}"
    return BareYaml(fenced, shift, parse_header(fenced))


def with_value(text: str, key: str, value: Writable) -> str:
    """The file's text with another value for ``key``; a new key goes to its end.

    Raises:
        Refused: when the file cannot be read, or the line cannot be changed without harm.
    """
    bare = _readable(text)
    style: Style = "literal" if isinstance(value, str) and "\n" in value else "plain"
    changed = set_value(bare.text, key, value, style=style).apply(bare.text)
    return changed[bare.shift : -len(_FENCE)]


def without_key(text: str, key: str) -> str:
    """The file's text without ``key``.

    Raises:
        Refused: when the file cannot be read, or its lines hold something others need.
    """
    bare = _readable(text)
    return remove_key(bare.text, key).apply(bare.text)[bare.shift : -len(_FENCE)]


def _readable(text: str) -> BareYaml:
    bare = read_bare(text)
    if bare.header.error is not None:
        raise Refused("unreadable", line=bare.header.error.args["line"])
    if not bare.one_document:
        raise Refused("unsafe")
    return bare
