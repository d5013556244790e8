"""``{% gist %}``: jekyll-gist's script, which shows a gist where scripts run.

What the plugin fetches for readers without scripts (``<noscript>``) is left out: nothing is fetched
here. It leaves that out too where it cannot reach GitHub, and where ``noscript`` is off.
"""

from __future__ import annotations

import re
from functools import partial

from liquid.ast import Node
from liquid.stream import TokenStream
from liquid.tag import Tag

from editor.core.liquid.context import Context
from editor.core.liquid.failure import TemplateError
from editor.core.liquid.nodes import Written
from editor.core.liquid.tags.blocks import markup_of
from editor.core.liquid.values import to_text

_ARGUMENTS = re.compile(r"(\S+|.*(?=/).+)\s?(\S*)", re.ASCII)


class GistTag(Tag):
    """``gist ID`` or ``gist ID FILE``; either may be a variable."""

    name = "gist"

    def parse(self, stream: TokenStream) -> Node:
        """Read the gist and the file."""
        token, markup = markup_of(stream)
        found = _ARGUMENTS.fullmatch(markup.strip())
        if found is None:
            raise TemplateError("liquid.syntax", {"name": self.name, "text": markup.strip()})
        return Written(token, partial(_script, found[1].strip(), found[2].strip()))


def _script(gist: str, file: str, context: Context) -> str:
    address = f"https://gist.github.com/{_meant(gist, context)}.js"
    wanted = _meant(file, context)
    return f'<script src="{address}{f"?file={wanted}" if wanted else ""}"> </script>'


def _meant(word: str, context: Context) -> str:
    """The variable of that name, else the word itself."""
    value = context.find(word)
    return word if value is None else to_text(value)
