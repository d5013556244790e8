"""The plain nodes of a template: text, output, a block of nodes, a fault shown in its place."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import TextIO

from liquid.ast import Node
from liquid.context import RenderContext
from liquid.exceptions import LiquidInterrupt
from liquid.token import Token

from editor.core.liquid.context import Context
from editor.core.liquid.expressions import Filtered
from editor.core.liquid.failure import LimitError, TemplateError
from editor.core.liquid.values import MarkedText, printed


def shown_fault(fault: TemplateError) -> str:
    """What stands in the page where a fault is; its text is put in by whoever has the messages."""
    details = ", ".join(str(value) for value in fault.details.values())
    name = fault.message_id.removeprefix("liquid.")
    told = f"{name}: {details}" if details else name
    return (
        f'<span class="genko-liquid-fault" data-message="{html.escape(fault.message_id)}">'
        f"Liquid error: {html.escape(told)}</span>"
    )


class Text(Node):
    """Text between tags."""

    __slots__ = ("text",)

    def __init__(self, token: Token, text: str) -> None:
        super().__init__(token)
        self.text = text
        self.blank = not text.strip(" \t\r\n\f\v\0")

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write it."""
        del context
        return buffer.write(self.text)


class Output(Node):
    """``{{ expression }}``."""

    __slots__ = ("expression",)

    def __init__(self, token: Token, expression: Filtered) -> None:
        super().__init__(token)
        self.expression = expression
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the value."""
        assert isinstance(context, Context)
        context.token = self.token
        value = self.expression.evaluate(context)
        text = value.marked if isinstance(value, MarkedText) else printed(value)
        context.run.written(len(text), context.file)
        return buffer.write(text)


class Fault(Node):
    """A tag that cannot be read; the fault is shown where the tag stands."""

    __slots__ = ("fault",)

    def __init__(self, token: Token, fault: TemplateError) -> None:
        super().__init__(token)
        self.fault = fault
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Show it.

        Raises:
            TemplateError: always; the block around tells it and goes on.
        """
        del context, buffer
        raise self.fault


class Block(Node):
    """Nodes one after the other. A fault in one is told and shown, and the next goes on."""

    __slots__ = ("nodes",)

    def __init__(self, token: Token, nodes: Sequence[Node]) -> None:
        super().__init__(token)
        self.nodes = list(nodes)
        self.blank = all(node.blank for node in nodes)

    def drop_blank_text(self) -> None:
        """Take the white space away: Ruby's Liquid prints none in blocks without content."""
        self.nodes = [node for node in self.nodes if not isinstance(node, Text)]

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Render all nodes.

        Raises:
            LimitError: when the page takes too long or grows too big.
            LiquidInterrupt: for the loop around.
        """
        assert isinstance(context, Context)
        context.run.spend(len(self.nodes) + 1, context.file)
        for node in self.nodes:
            try:
                node.render_to_output(context, buffer)
            except (LimitError, LiquidInterrupt):
                raise
            except TemplateError as fault:
                context.tell(fault.message_id, fault.details, node.token)
                if not node.blank:
                    buffer.write(shown_fault(fault))
        return 0


def drop_blank(blocks: Sequence[Block]) -> bool:
    """Whether all ``blocks`` of one tag are blank; then their white space is taken away."""
    blank = all(block.blank for block in blocks)
    if blank:
        for block in blocks:
            block.drop_blank_text()
    return blank
