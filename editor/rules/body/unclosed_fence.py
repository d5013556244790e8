"""body/unclosed-fence: a block of code that is opened with a fence is closed with one.

Why: Jekyll's Markdown takes a fence without its partner for text: readers see the marks, and the
code runs together into a paragraph.

Bad::

    ```ruby
    puts "sea"

Good::

    ```ruby
    puts "sea"
    ```

Fix: unsafe - closes it at the end of its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.core.text.edits import EditSet
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.places import line_span, place_of, running_texts

_FENCE = re.compile(r"^(```+|~~~+)[^\n`]*$", re.MULTILINE)


def check(post: Post, _cx: RuleContext) -> Iterator[Found]:
    """Fences that kramdown left in running text, at the start of a line."""
    if "```" not in post.body and "~~~" not in post.body:
        return
    for inline in running_texts(post):
        found = _FENCE.search(inline.content)
        if found is None or any(t.type == "code_inline" for t in inline.children or ()):
            continue
        span = place_of(post, inline, found.start(), len(found[0])) or line_span(post, inline)
        last = post.body_line + (inline.map[1] if inline.map else 0) - 1
        end = post.lines.span(min(last, len(post.lines.starts) - 1)).end
        edits = EditSet.replace(end, end, f"\n{found[1]}")
        yield Found("open", span, {"mark": found[1]}, fixes=RULE.offer("close", edits))


RULE = Rule(
    id="body/unclosed-fence",
    severity=Severity.WARNING,
    needs=Need.DOCUMENT,
    check=check,
    fixes={"close": Applicability.UNSAFE},
)
