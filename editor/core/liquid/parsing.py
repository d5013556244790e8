"""The nodes of a template: what would stop python-liquid's own parser is shown instead."""

from __future__ import annotations

from collections.abc import Container, Iterator

from liquid.environment import Environment
from liquid.stream import TokenStream
from liquid.token import TOKEN_EOF, TOKEN_OUTPUT, TOKEN_TAG, Token

from editor.core.liquid.failure import LimitError, TemplateError
from editor.core.liquid.lexing import UNCLOSED, tokens_of
from editor.core.liquid.nodes import Block, Element, Fault, Output, Text
from editor.core.liquid.reading import read_filtered

_MAX_NESTING = 100
_DIVIDERS = frozenset(("else", "elsif", "when"))
UNKNOWN = ""
"""The name under which the tag for unknown names is registered."""


class Tokens(TokenStream):
    """A template's tokens, and what a parser notices in them.

    Attributes:
        faults: Faults of a tag that are to be shown behind it.
        noticed: Every fault and where it is, in the order in which they were met.
        unknown: The tags whose names are not known.
        included: The tags that include a file, and its name.
    """

    def __init__(self, tokens: Iterator[Token]) -> None:
        super().__init__(tokens)
        self.faults: list[TemplateError] = []
        self.noticed: list[tuple[Token, TemplateError]] = []
        self.unknown: list[Token] = []
        self.included: list[tuple[Token, str]] = []


def parse_template(env: Environment, source: str) -> list[Element]:
    """The nodes of a whole template. Never raises."""
    return parse_tokens(env, Tokens(tokens_of(source)))


def parse_tokens(env: Environment, stream: Tokens) -> list[Element]:
    """The nodes of a whole template, with what was noticed in ``stream``. Never raises."""
    nodes: list[Element] = []
    try:
        nodes.append(parse_block(env, stream, ()))
        while stream.current.kind != TOKEN_EOF:
            token = stream.next_token()
            stream.next_token()
            fault = TemplateError("liquid.stray-end", {"name": token.value})
            nodes.append(Block(token, [fault_at(stream, token, fault)]))
            nodes.append(parse_block(env, stream, ()))
    except (LimitError, RecursionError):
        fault = TemplateError("liquid.nested")
        nodes.append(Block(stream.current, [fault_at(stream, stream.current, fault)]))
    return nodes


def fault_at(stream: TokenStream, token: Token, fault: TemplateError) -> Fault:
    """The node that shows a fault where ``token`` is; it is noticed."""
    assert isinstance(stream, Tokens)
    stream.noticed.append((token, fault))
    return Fault(token, fault)


def parse_block(env: Environment, stream: TokenStream, ends: Container[str]) -> Block:
    """The nodes up to one of the tags ``ends``, or any that ends or divides a block.

    Raises:
        LimitError: when blocks are nested too deep.
    """
    nodes: list[Element] = []
    first = stream.current
    stream.block_depth += 1
    if stream.block_depth > _MAX_NESTING:
        raise LimitError("liquid.nested")
    while (token := stream.current).kind != TOKEN_EOF:
        if token.kind == TOKEN_TAG and (token.value in ends or _closes(env, token.value)):
            break
        nodes.append(_node(env, stream, token))
        if isinstance(stream, Tokens) and stream.faults:
            nodes += [fault_at(stream, token, fault) for fault in stream.faults]
            stream.faults = []
    stream.block_depth -= 1
    return Block(first, nodes)


def _closes(env: Environment, name: str) -> bool:
    if name in _DIVIDERS:
        return True
    return name.startswith("end") and name not in env.tags and name[3:] in env.tags


def _node(env: Environment, stream: TokenStream, token: Token) -> Element:
    if token.kind == TOKEN_OUTPUT:
        stream.next_token()
        return Output(token, read_filtered(stream.next_token().value))
    if token.kind == UNCLOSED:
        stream.next_token()
        unclosed = TemplateError("liquid.unclosed", {"text": token.value[:40].strip()})
        return fault_at(stream, token, unclosed)
    if token.kind != TOKEN_TAG:
        stream.next_token()
        return Text(token, token.value)
    tag = env.tags.get(token.value) or env.tags[UNKNOWN]
    try:
        node = tag.parse(stream)
    except LimitError:
        raise
    except TemplateError as fault:
        return fault_at(stream, token, fault)
    assert isinstance(node, Element)
    return node
