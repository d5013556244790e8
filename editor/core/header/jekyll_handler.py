"""python-frontmatter's view of a post, with the header found and typed as Jekyll does it.

For reading only: a ``frontmatter.Post`` is what scripts and tools know. Writing goes through
editor.core.header.write, which does not restyle the file.
"""

from __future__ import annotations

import re
from typing import Any

import frontmatter
from frontmatter.default_handlers import BaseHandler

from editor.core.header.fences import find_header
from editor.core.header.parse import HeaderError, parse_header


class HeaderUnreadableError(ValueError):
    """Jekyll could not read the header; ``error`` says why and where."""

    def __init__(self, error: HeaderError) -> None:
        super().__init__(error.reason)
        self.error = error


class JekyllHandler(BaseHandler):
    """Front matter between ``---`` and ``---`` or ``...``, with Psych's types.

    ``frontmatter.parse(text, handler=JekyllHandler())`` strips blanks from both ends of the text
    and of the body before and after asking a handler; :func:`read_post` does not.
    """

    FM_BOUNDARY = re.compile(r"^(?:---|\.\.\.)[ \t\r\f\v]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "---"

    def detect(self, text: str) -> bool:
        """Whether Jekyll finds front matter in ``text``."""
        return find_header(text) is not None

    def split(self, text: str) -> tuple[str, str]:
        """The header with its opening line, as Jekyll hands it to Psych, and the body.

        Raises:
            ValueError: when there is no header; python-frontmatter then takes all for the body.
        """
        fences = find_header(text)
        if fences is None:
            raise ValueError("no front matter")
        return text[: fences.yaml.end], text[fences.body_start :]

    def load(self, fm: str) -> dict[str, Any]:
        """The keys and values of a header.

        Raises:
            HeaderUnreadableError: when Jekyll could not read it.
        """
        opened = fm if fm.startswith("---") else f"---\n{fm}"
        header = parse_header(f"{opened.removesuffix(chr(10))}\n---\n")
        if header.error is not None:
            raise HeaderUnreadableError(header.error)
        return header.values

    def export(self, metadata: dict[str, object], **kwargs: object) -> str:
        """Not offered: writing a header anew would restyle it.

        Raises:
            NotImplementedError: always.
        """
        raise NotImplementedError("edit headers by span (editor.core.header.write)")


def read_post(text: str) -> frontmatter.Post:
    """``text`` as a ``frontmatter.Post``, its body untouched; all body where there is no header.

    Raises:
        HeaderUnreadableError: when Jekyll could not read the header.
    """
    handler = JekyllHandler()
    if not handler.detect(text):
        return frontmatter.Post(text, handler)
    header, body = handler.split(text)
    post = frontmatter.Post(body, handler)
    post.metadata = handler.load(header)
    return post
