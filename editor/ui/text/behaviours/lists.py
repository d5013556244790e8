"""Enter goes on with a list, a quotation or an indentation."""

from __future__ import annotations

from editor.app.markdown.enter import new_line
from editor.app.text_state import TextChange, TextState
from editor.ui.text.behaviours.model import Behaviour, Key, KeyName


def _on_key(key: Key, state: TextState) -> TextChange | None:
    return new_line(state) if key.name is KeyName.ENTER else None


CONTINUE_LISTS = Behaviour("continue_lists", on_key=_on_key)
