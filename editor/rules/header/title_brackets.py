"""header/title-brackets: every bracket of a title has its partner.

Why: a bracket without one is mostly what is left of a longer title that was cut.

Bad::

    title: "港町の「図書館が開館"

Good::

    title: "港町の「図書館」が開館"

Fix: none - where the other one belongs, only the author knows.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.rules.header_texts import TITLE, place_in, title_of
from editor.rules.model import Found, Need, Rule, RuleContext

PARTNERS = {
    "」": "「", "』": "『", "）": "（", "】": "【", "》": "《", "〉": "〈", "〕": "〔", "］": "［",
    "｝": "｛", ")": "(", "]": "[",
}  # fmt: skip
_OPENING = frozenset(PARTNERS.values())


def check(post: Post, _cx: RuleContext) -> Iterator[Found]:
    """One finding for each; ``1)`` and ``:)`` are none."""
    title = title_of(post)
    if title is None:
        return
    entry, text = title
    for at in _alone(text):
        yield Found("alone", place_in(entry, at, at + 1), {"bracket": text[at]}, field=TITLE)


def _alone(text: str) -> list[int]:
    """Where brackets stand that close nothing, or that nothing closes."""
    opened: list[int] = []
    alone: list[int] = []
    for at, character in enumerate(text):
        if character in _OPENING:
            opened.append(at)
        elif character in PARTNERS:
            if opened and text[opened[-1]] == PARTNERS[character]:
                opened.pop()
            elif character != ")" or not (at and (text[at - 1].isalnum() or text[at - 1] in ":;-")):
                alone.append(at)
    return sorted(alone + opened)


RULE = Rule(id="header/title-brackets", severity=Severity.HINT, needs=Need.HEADER, check=check)
