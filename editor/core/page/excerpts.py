"""The beginning of a document that Jekyll takes for its excerpt."""

from __future__ import annotations

import re

from editor.core.liquid.tags.catalog import BLOCKS

_TAG = re.compile(r"\{%-?\s*(\w+)\s*.*?-?%\}", re.DOTALL | re.ASCII)
_DEFINITION = re.compile(r"^ {0,3}(?:(\[[^\]]+\])(:.+))$", re.MULTILINE)


def excerpt_of(body: str, separator: str) -> str:
    """The Markdown of the excerpt.

    Where the separator stands inside a block tag, the tag is closed; link definitions from below
    are taken along when the excerpt uses them.
    """
    head, found, tail = body.partition(separator)
    if not found or not tail:
        return head
    if "{%" in head:
        head = _closed(head)
    definitions = ["".join(parts) for parts in _DEFINITION.findall(tail) if parts[0] in head]
    return f"{head}\n\n" + "\n".join(definitions) if definitions else head


def _closed(head: str) -> str:
    for name in reversed(_TAG.findall(head)):
        end = re.compile(rf"\{{%-?\s*end{name}.*?\s*-?%\}}", re.DOTALL)
        if name in BLOCKS and not end.search(head):
            head += f"\n{{% end{name} %}}"
    return head
