"""What the tags share in reading: their markup, their branches, their end."""

from __future__ import annotations

from collections.abc import Sequence

from liquid.environment import Environment
from liquid.stream import TokenStream
from liquid.token import TOKEN_EOF, Token

from editor.core.liquid.failure import TemplateError
from editor.core.liquid.nodes import Block, Fault
from editor.core.liquid.parsing import Tokens, fault_at, parse_block

Branch = tuple[str, str, Block]
"""A dividing tag's name ("" for the first), its markup, and the nodes behind it."""


def markup_of(stream: TokenStream) -> tuple[Token, str]:
    """The tag's token and what stands behind its name; the stream goes on behind both."""
    token = stream.next_token()
    return token, stream.next_token().value


def read_body(env: Environment, stream: TokenStream, name: str) -> Block:
    """The nodes up to ``end`` + ``name``."""
    return read_branches(env, stream, name, ())[0][2]


def read_branches(
    env: Environment, stream: TokenStream, name: str, dividers: Sequence[str]
) -> list[Branch]:
    """The branches of a block tag.

    What divides or ends another block in here is a fault that is shown in its place; a block that
    is never closed goes on to the end of the template and shows it there. (Jekyll's build ends at
    either.)
    """
    end = f"end{name}"
    branches: list[Branch] = []
    divider, markup = "", ""
    block = parse_block(env, stream, (end, *dividers))
    while True:
        token = stream.current
        if token.kind == TOKEN_EOF:
            assert isinstance(stream, Tokens)
            stream.faults.append(TemplateError("liquid.never-closed", {"name": name}))
            branches.append((divider, markup, block))
            return branches
        stream.next_token()
        given = stream.next_token().value
        if token.value != end and token.value not in dividers:
            stray = TemplateError("liquid.stray-end", {"name": token.value})
            _show(block, fault_at(stream, token, stray))
            more = parse_block(env, stream, (end, *dividers))
            block.nodes += more.nodes
            continue
        branches.append((divider, markup, block))
        if token.value == end:
            return branches
        divider, markup = token.value, given
        block = parse_block(env, stream, (end, *dividers))


def _show(block: Block, fault: Fault) -> None:
    block.nodes.append(fault)
    block.blank = False
