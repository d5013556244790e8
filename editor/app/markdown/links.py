"""Links, images and footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from editor.app.markdown.lines import body_selection, caret, code_block_at
from editor.app.text_state import TextChange, TextState
from editor.core.text.edits import EditSet, TextEdit
from editor.core.text.span import Span

_URL = re.compile(r"(?:https?|ftp)://[^\s<>\"]+|mailto:[^\s<>\"]+", re.IGNORECASE)
_LINK = re.compile(r"\[([^\[\]\n]*)\]\((?:[^()\n]|\([^()\n]*\))*\)")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]")


def is_url(text: str) -> bool:
    """Whether ``text`` is one address and nothing else."""
    return _URL.fullmatch(text) is not None


def link(state: TextState, url: str = "") -> TextChange | None:
    """A link on the selection; the caret waits where text or address are missing.

    A selection that is a link already becomes its plain text.
    """
    span = body_selection(state)
    if span is None or code_block_at(state, span.start):
        return None
    text = span.of(state.text)
    existing = _LINK.fullmatch(text)
    if existing and not url:
        label = existing[1]
        edits = EditSet.replace(span.start, span.end, label)
        return TextChange(edits, Span(span.start, span.start + len(label)))
    if not url and is_url(text):
        return _written(span, "", text, at=1)
    trimmed = _trimmed(span, state.text)
    label = trimmed.of(state.text)
    if not label:
        return _written(span, "", url, at=1)
    target = destination(url)
    edits = EditSet.of(
        [
            TextEdit(Span(trimmed.start, trimmed.start), "["),
            TextEdit(Span(trimmed.end, trimmed.end), f"]({target})"),
        ]
    )
    end = trimmed.end + len("[](") + (len(target) + 1 if url else 0)
    return TextChange(edits, caret(end))


def image(state: TextState, url: str = "", alt: str = "") -> TextChange | None:
    """An image at the caret; a selected text becomes its description."""
    span = body_selection(state)
    if span is None or code_block_at(state, span.start):
        return None
    text = alt or span.of(state.text).replace("\n", " ").strip()
    written = f"![{_label(text)}]({destination(url)})"
    edits = EditSet.replace(span.start, span.end, written)
    if not text:
        return TextChange(edits, caret(span.start + 2))
    missing = 0 if url else 1
    return TextChange(edits, caret(span.start + len(written) - missing))


def images(state: TextState, pairs: Sequence[tuple[str, str]]) -> TextChange | None:
    """Images by address and description: one at the caret, several as paragraphs.

    The description of one is selected, so that typing replaces it; a selected text becomes it.
    """
    span = body_selection(state)
    if span is None or not pairs or code_block_at(state, span.start):
        return None
    url, alt = pairs[0]
    if len(pairs) == 1 and (len(span) or not alt):
        return image(state, url)
    written = "\n\n".join(f"![{_label(alt)}]({destination(url)})" for url, alt in pairs)
    edits = EditSet.replace(span.start, span.end, written)
    if len(pairs) == 1:
        start = span.start + len("![")
        return TextChange(edits, Span(start, start + len(_label(alt))))
    return TextChange(edits, caret(span.start + len(written)))


def insert_link(state: TextState, url: str, label: str) -> TextChange | None:
    """A link with its text in the place of the selection; the caret behind it."""
    span = body_selection(state)
    if span is None or code_block_at(state, span.start):
        return None
    written = f"[{_label(label)}]({destination(url)})"
    return TextChange(
        EditSet.replace(span.start, span.end, written), caret(span.start + len(written))
    )


def pasted(state: TextState, text: str) -> TextChange | None:
    """An address pasted over a word makes the word a link."""
    span = body_selection(state)
    address = text.strip()
    if span is None or len(span) == 0 or not is_url(address):
        return None
    selected = span.of(state.text)
    if "\n" in selected or not selected.strip() or is_url(selected.strip()):
        return None
    if _LINK.fullmatch(selected) or any(c in selected for c in "[]"):
        return None
    return link(state, address)


def footnote(state: TextState) -> TextChange | None:
    """A mark behind the selection and its note at the end of the text, with the caret in it.

    The number is the next that no footnote of the text has.
    """
    span = body_selection(state)
    if span is None or code_block_at(state, span.end):
        return None
    body = state.text[state.body_start :]
    numbers = {int(name) for name in _NOTE.findall(body) if name.isdecimal()}
    name = max(numbers, default=0) + 1
    mark = f"[^{name}]"
    text = state.text
    end = max(len(text.rstrip("\n")), state.body_start)
    gap = "\n" if _ends_in_note(text[state.body_start : end]) else "\n\n"
    at = min(span.end, end)
    tail = f"{gap}{mark}: "
    edits = EditSet.of([TextEdit(Span(at, at), mark), TextEdit(Span(end, end), tail)])
    return TextChange(edits, caret(end + len(mark) + len(tail)))


def destination(url: str) -> str:
    """An address as a link's target: in angle brackets where blanks or brackets would end it."""
    plain = not re.search(r"[\s<>]", url) and url.count("(") == url.count(")")
    return url if plain else f"<{url.replace('<', '%3C').replace('>', '%3E')}>"


def _written(span: Span, label: str, url: str, at: int) -> TextChange:
    edits = EditSet.replace(span.start, span.end, f"[{label}]({destination(url)})")
    return TextChange(edits, caret(span.start + at))


def _label(text: str) -> str:
    return re.sub(r"(?<!\\)([\[\]])", r"\\\1", text)


def _trimmed(span: Span, text: str) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _ends_in_note(body: str) -> bool:
    return body.rpartition("\n")[2].startswith("[^")
