"""Code as Jekyll's ``highlight`` tag marks it up: Pygments under rouge's classes."""

from __future__ import annotations

import re

from editor.core.kramdown import escape
from editor.core.kramdown.rouge.lexing import spans

OUTER_LINES = re.compile(r"\A[\n\r]+|[\n\r]+\Z")


def highlight_tag(
    code: str, language: str, *, line_numbers: bool = False, coloured: bool = True
) -> str:
    """The figure that ``{% highlight language %}`` makes of ``code``.

    Where the site has another highlighter than rouge it is not ``coloured`` and has no numbers.
    """
    code = OUTER_LINES.sub("", code)
    marked = spans(code, language) if coloured else escape.text(code).strip()
    if line_numbers and coloured:
        numbers = "".join(f"{number}\n" for number in range(1, code.count("\n") + 2))
        marked = (
            '<table class="rouge-table"><tbody><tr><td class="gutter gl">'
            f'<pre class="lineno">{numbers}</pre></td><td class="code"><pre>{marked}\n</pre>'
            "</td></tr></tbody></table>"
        )
    name = escape.attribute(language)
    named = name.replace("+", "-")
    return (
        f'<figure class="highlight"><pre><code class="language-{named}" data-lang="{name}">'
        f"{marked}</code></pre></figure>"
    )
