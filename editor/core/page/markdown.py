"""Markdown as HTML, kept: pages ask for the same texts over and over, and for one being typed."""

from __future__ import annotations

from collections import deque
from functools import partial

from editor.core.kramdown import Options, parse, to_html
from editor.core.page.kept_texts import KeptTexts
from editor.core.render.blocks import Sheet, changed_sheet, sheet_of
from editor.core.text.ends import common_ends

LONG = 2000
"""Characters from which on it is looked whether a text is another state of one that is known."""

LATELY = 8
"""Long texts among which is looked; layouts may ask for others between two states of one."""


class KeptMarkdown:
    """The HTML of texts. A text that is another state of the last one costs what has changed."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._kept = KeptTexts(partial(to_html, options=options))
        self._lately: deque[str] = deque(maxlen=LATELY)
        self._sheet: Sheet | None = None

    def __call__(self, text: str) -> str:
        """The HTML of ``text``."""
        if len(text) < LONG or not self._is_edited(text):
            return self._kept(text)
        assert self._sheet is not None
        return self._sheet.html()

    def _is_edited(self, text: str) -> bool:
        """Whether this is another state of a text; the sheet is its own then."""
        if self._sheet is not None and alike(self._sheet.document.text, text):
            self._sheet = changed_sheet(self._sheet, text)
            return True
        if text not in self._lately and any(alike(other, text) for other in self._lately):
            self._sheet = sheet_of(parse(text, self._options))
            return True
        self._lately.append(text)
        return False


def alike(old: str, new: str) -> bool:
    """Whether at least half of a text is unchanged at its ends."""
    return 2 * sum(common_ends(old, new)) >= max(len(old), len(new))
