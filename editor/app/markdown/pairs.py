"""Brackets and quotation marks that come in pairs, Japanese ones too."""

from __future__ import annotations

from editor.app.markdown.lines import body_selection, caret, line_at
from editor.app.text_state import TextChange, TextState
from editor.core.text.edits import EditSet, TextEdit
from editor.core.text.span import Span

PAIRS = {
    "(": ")",
    "[": "]",
    "{": "}",
    '"': '"',
    "`": "`",
    "「": "」",
    "『": "』",
    "（": "）",
    "【": "】",
    "〈": "〉",
    "《": "》",
    "〔": "〕",
    "［": "］",
    "｛": "｝",
    "“": "”",
}
_CLOSERS = frozenset(PAIRS.values())
_AROUND_ONLY = frozenset("*_~")
"""Marks that are put around a selection, but alone begin a list or a word's emphasis."""
_BOUNDARY = frozenset(" \t\n　。、，．,.!?！？:：;；")


def typed(state: TextState, char: str) -> TextChange | None:
    """What typing ``char`` does beyond inserting it; None for nothing."""
    selection = body_selection(state)
    if selection is None or selection != state.selection:
        return None
    if len(selection):
        return _around(state.text, selection, char)
    at = selection.start
    if char in _CLOSERS and _typed_over(state.text, at, char):
        return TextChange(EditSet(), caret(at + 1))
    if char in PAIRS and _room_for(state.text, at, char):
        return TextChange(EditSet.replace(at, at, char + PAIRS[char]), caret(at + 1))
    return None


def committed(state: TextState, text: str) -> TextChange | None:
    """The same after an input method's commit: ``text`` stands before the caret already."""
    at = state.selection.start
    if len(state.selection) or len(text) > 2 or not state.text.endswith(text, 0, at):
        return None
    before = at - len(text)
    if before < state.body_start:
        return None
    if len(text) == 2:
        is_pair = PAIRS.get(text[0]) == text[1]
        return TextChange(EditSet(), caret(at - 1)) if is_pair else None
    without = state.text[:before] + state.text[at:]
    if text in _CLOSERS and text not in PAIRS and _typed_over(without, before, text):
        return TextChange(EditSet.replace(at, at + 1, ""), caret(at))
    if text in PAIRS and _room_for(without, before, text):
        return TextChange(EditSet.replace(at, at, PAIRS[text]), caret(at))
    return None


def erased(state: TextState) -> TextChange | None:
    """Backspace between the two of an empty pair takes both."""
    at = state.selection.start
    if len(state.selection) or not state.body_start < at < len(state.text):
        return None
    if PAIRS.get(state.text[at - 1]) == state.text[at]:
        return TextChange(EditSet.replace(at - 1, at + 1, ""), caret(at - 1))
    return None


def _around(text: str, span: Span, char: str) -> TextChange | None:
    if "\n" in span.of(text):
        return None
    closer = char if char in _AROUND_ONLY else PAIRS.get(char)
    if closer is None:
        return None
    edits = EditSet.of(
        [TextEdit(Span(span.start, span.start), char), TextEdit(Span(span.end, span.end), closer)]
    )
    return TextChange(edits, span.shifted(1))


def _typed_over(text: str, at: int, closer: str) -> bool:
    """Whether ``closer`` stands at the caret and closes what was opened before it on the line."""
    if text[at : at + 1] != closer:
        return False
    line = line_at(text, at)
    before = text[line.start : at]
    opener = next(o for o, c in PAIRS.items() if c == closer)
    if opener == closer:
        return before.count(opener) % 2 == 1
    return before.count(opener) > before.count(closer)


def _room_for(text: str, at: int, opener: str) -> bool:
    """Whether nothing follows that the opener may be meant for.

    A quotation mark or backtick behind a letter or its like closes or is an apostrophe; a third
    backtick makes a fence.
    """
    following = text[at : at + 1]
    if following and following not in _BOUNDARY and following not in _CLOSERS:
        return False
    if PAIRS[opener] != opener:
        return True
    before = text[at - 1 : at] if at else ""
    line = line_at(text, at)
    inside = text[line.start : at].count(opener) % 2 == 1
    return not inside and before != opener and not (before.isascii() and before.isalnum())
