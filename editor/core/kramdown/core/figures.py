"""Makes figures of paragraphs that hold nothing but an image marked ``standalone``."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from editor.core.kramdown.core.headings import refs


def make_figures(tokens: Sequence[Token]) -> None:
    """Turns such paragraphs into figures; without attributes of their own they take the image's."""
    for place, token in enumerate(tokens):
        if token.type != "paragraph_open" or token.hidden:
            continue
        children = tokens[place + 1].children or []
        if len(children) != 1 or children[0].type != "image":
            continue
        image = children[0]
        if "standalone" not in refs(image):
            continue
        token.type, token.tag = "figure_open", "figure"
        tokens[place + 2].type, tokens[place + 2].tag = "figure_close", "figure"
        if not token.attrs:
            for name in ("class", "id"):
                if name in image.attrs:
                    token.attrs[name] = image.attrs.pop(name)
