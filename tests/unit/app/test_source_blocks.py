"""The HTML of an article as text."""

from __future__ import annotations

from editor.app.source_blocks import source_blocks
from editor.core.render.block import Block


def test_each_block_shows_its_html_at_its_lines():
    made = source_blocks([Block("k", '<p class="a">x &lt; y</p>\n', 3, 5)])
    (block,) = made
    assert (block.first_line, block.last_line) == (3, 5)
    assert "&lt;" in block.html
    assert "x &amp;lt; y" in block.html.replace('<span class="ni">', "").replace("</span>", "")
    assert '<span class="nt">' in block.html


def test_equal_blocks_keep_different_keys():
    one, two = source_blocks([Block("a", "<p>x</p>", 0, 0), Block("b", "<p>x</p>", 2, 2)])
    assert one.html == two.html
    assert one.key != two.key
