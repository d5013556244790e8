"""Code as Jekyll's ``highlight`` tag marks it up: Pygments under rouge's classes."""

from __future__ import annotations

import re

from editor.core.kramdown import escape
from editor.core.kramdown.rouge.lexing import spans

OUTER_LINES = re.compile(r"\A(?:[ \t]*\n)+|\s+\Z")


def highlight_tag(code: str, language: str, *, line_numbers: bool = False) -> str:
    """The figure that ``{% highlight language %}`` makes of ``code``."""
    code = OUTER_LINES.sub("", code)
    marked = spans(code, language)
    if line_numbers:
        numbers = "".join(f"{number}\n" for number in range(1, code.count("\n") + 2))
        marked = (
            '<table class="rouge-table"><tbody><tr><td class="gutter gl">'
            f'<pre class="lineno">{numbers}</pre></td><td class="code"><pre>{marked}\n</pre>'
            "</td></tr></tbody></table>"
        )
    name = escape.attribute(language)
    return (
        f'<figure class="highlight"><pre><code class="language-{name}" data-lang="{name}">'
        f"{marked}</code></pre></figure>"
    )
