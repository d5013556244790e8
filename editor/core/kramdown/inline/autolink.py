"""Addresses in angle brackets."""

from __future__ import annotations

import re

from editor.core.kramdown.inline.state import InlineState

ADDRESS = re.compile(
    r"<((?:mailto|https?|ftps?):.+?|[-.\w]+@[-.\w]+)>",
)


def autolink(state: InlineState) -> bool:
    """``<https://...>`` and ``<name@host>``."""
    match = ADDRESS.match(state.src, state.pos, state.end)
    if match is None:
        return False
    written = match.group(1)
    state.flush(state.pos)
    is_address = re.match(r"(?:mailto|https?|ftps?):", written) is None
    token = state.push("link_open", "a", 1, state.pos)
    token.attrs["href"] = f"mailto:{written}" if is_address else written
    token.markup = "autolink"
    token.meta["end"] = match.end()
    token.meta["address"] = match.span(1)
    text = state.push("text_raw", "", 0, state.pos + 1)
    text.content = written.removeprefix("mailto:")
    state.push("link_close", "a", -1, match.end() - 1)
    state.go(match.end())
    return True
