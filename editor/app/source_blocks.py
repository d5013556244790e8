"""The HTML of an article as text to be read: the blocks of a preview that shows their source."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from editor.core import kramdown
from editor.core.render.block import Block


def source_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """For each block one that shows its HTML, at the same lines: scrolling stays in step."""
    return tuple(
        Block(f"source {block.key}", _shown(block.html), block.first_line, block.last_line)
        for block in blocks
    )


# A key changes one block: the others are not coloured again.
@lru_cache(maxsize=2048)
def _shown(html: str) -> str:
    marked = kramdown.spans(html.strip("\n"), "html")
    return f'<pre class="genko-source highlight"><code>{marked}</code></pre>'
