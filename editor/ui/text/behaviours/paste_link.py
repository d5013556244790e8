"""An address pasted over a word makes a link of the word."""

from __future__ import annotations

from editor.app.markdown import links
from editor.app.text_state import TextChange, TextState
from editor.ui.text.behaviours.model import Behaviour


def _on_paste(text: str, state: TextState) -> TextChange | None:
    return links.pasted(state, text)


PASTE_LINK = Behaviour("paste_link", on_paste=_on_paste)
