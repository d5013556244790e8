"""The white space between blocks of HTML, which filters that count characters see."""

from __future__ import annotations

import pytest

from editor.core.kramdown import to_html


@pytest.mark.parametrize(
    "text",
    [
        "<p>a</p>\n\n<p>b</p>\n",
        "<p>a</p>\n<p>b</p>\n",
        '<h2 id="a">A</h2>\n\n<p>b</p>\n',
        "<hr />\n\n<p>x</p>\n",
        "<ul>\n  <li>a</li>\n</ul>\n\n<p>c</p>\n",
    ],
)
def test_html_that_was_rendered_once_is_rendered_again_as_it_is(text: str) -> None:
    assert to_html(text) == text
