"""``{% avatar %}``: jekyll-avatar's picture of a person on GitHub."""

from __future__ import annotations

import re
from functools import partial
from zlib import crc32

from liquid.ast import Node
from liquid.stream import TokenStream
from liquid.tag import Tag

from editor.core.liquid.context import Context
from editor.core.liquid.engine import Engine, Template
from editor.core.liquid.nodes import Written
from editor.core.liquid.tags.blocks import markup_of
from editor.core.liquid.values import to_text

NAME = "jekyll-avatar"
_SERVERS = 4
_SIZE = 40
_SMALL_BELOW = 48
_SHARPEST = 4
_VARIABLE = re.compile(r"user=([\w.]+)", re.ASCII)
_SIZE_GIVEN = re.compile(r"\bsize=(\d+)\b", re.ASCII)
_LAZY = re.compile(r"\blazy=true\b")


class AvatarTag(Tag):
    """``avatar NAME``, ``avatar user=variable``, with ``size=`` and ``lazy=true``."""

    name = "avatar"

    def parse(self, stream: TokenStream) -> Node:
        """Read what is written, in which there may be output tags."""
        token, markup = markup_of(stream)
        assert isinstance(self.env, Engine)
        return Written(token, partial(_picture, self.env.template(markup.strip(), self.name)))


def _picture(template: Template, context: Context) -> str:
    written: list[str] = []
    template.write(context, written)
    markup = "".join(written)
    first = markup.split(" ", 1)[0].removeprefix("@")
    variable = _VARIABLE.search(markup)
    person = first
    if variable is not None:
        value = context.look_up(variable[1].split("."))
        person = variable[1] if value is None else to_text(value)
    given = _SIZE_GIVEN.search(markup)
    size = int(given[1][:9]) if given is not None else _SIZE
    kind = "avatar avatar-small" if size < _SMALL_BELOW else "avatar"
    sharper = ", ".join(f"{_address(person, size, n)} {n}x" for n in range(1, _SHARPEST + 1))
    begun = (
        f'<img class="{kind}" alt="{person}" width="{size}" height="{size}" '
        'data-proofer-ignore="true" '
    )
    if _LAZY.search(markup):
        return f'{begun}src="" data-src="{_address(person, size, 1)}" data-srcset="{sharper}" />'
    return f'{begun}src="{_address(person, size, 1)}" srcset="{sharper}" />'


def _address(person: str, size: int, scale: int) -> str:
    """GitHub's servers share the work; which one it is depends on the size asked for first."""
    server = crc32(f"{person}?v=3&s={size}".encode()) % _SERVERS
    return f"https://avatars{server}.githubusercontent.com/{person}?v=3&s={size * scale}"
