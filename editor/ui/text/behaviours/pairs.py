"""Brackets and quotation marks in pairs, typed by keys or through an input method."""

from __future__ import annotations

from editor.app.markdown import pairs
from editor.app.text_state import TextChange, TextState
from editor.ui.text.behaviours.model import Behaviour, Key, KeyName


def _on_key(key: Key, state: TextState) -> TextChange | None:
    if key.name is KeyName.BACKSPACE:
        return pairs.erased(state)
    return pairs.typed(state, key.text) if key.name is KeyName.CHARACTER else None


def _on_commit(text: str, state: TextState) -> TextChange | None:
    return pairs.committed(state, text)


PAIRS = Behaviour("pairs", on_key=_on_key, on_commit=_on_commit)
