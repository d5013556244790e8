"""Lines that only mark: end of block, attribute lists and their definitions."""

from __future__ import annotations

from editor.core.kramdown import attributes
from editor.core.kramdown.block.patterns import END_OF_BLOCK
from editor.core.kramdown.block.state import BlockState


def end_of_block(state: BlockState) -> bool:
    """A lone ``^``: what comes next begins anew."""
    match = END_OF_BLOCK.match(state.src, state.pos, state.end)
    if match is None:
        return False
    state.pending = None
    state.note("eob")
    state.pos = match.end()
    return True


def attribute_list(state: BlockState) -> bool:
    """``{: ...}`` for the block before it, or for the one after it where none stands before."""
    match = attributes.DEFINITION.match(state.src, state.pos, state.end)
    if match is not None:
        known = state.context.attribute_lists.setdefault(match.group(1), attributes.Attributes())
        attributes.parse(match.group(2), known)
        state.note("definition")
        state.pos = match.end()
        return True
    match = attributes.BLOCK_LIST.match(state.src, state.pos, state.end)
    if match is None:
        return False
    last = state.last
    if last is not None and last.owner is not None and state.pending is None:
        attributes.attach(last.owner, attributes.parse(match.group(1)))
        # Text right after it is a block of its own.
        last.kind = "closed" if last.kind == "paragraph" else last.kind
    else:
        state.pending = attributes.parse(match.group(1), state.pending)
    state.pos = match.end()
    return True
