"""The figure of Jekyll's highlight tag."""

from __future__ import annotations

from editor.core.render.highlight import highlight_tag


def test_figure_as_jekyll_prints_it() -> None:
    assert highlight_tag("\n\n  a < b\n\n", "text") == (
        '<figure class="highlight"><pre><code class="language-text" data-lang="text">'
        "  a &lt; b</code></pre></figure>"
    )


def test_line_numbers_stand_in_a_table() -> None:
    html = highlight_tag("\nx = 1\ny\n", "ruby", line_numbers=True)
    assert '<td class="gutter gl"><pre class="lineno">1\n2\n</pre></td>' in html
    assert html.endswith(
        '<span class="n">y</span>\n</pre></td></tr></tbody></table></code></pre></figure>'
    )
