"""The plain nodes of a template: text, output, a block of nodes, a fault shown in its place."""

from __future__ import annotations

import html
from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import TextIO, TypeAlias

from liquid.ast import Node
from liquid.context import RenderContext
from liquid.exceptions import LiquidInterrupt
from liquid.token import Token

from editor.core.liquid.context import Context
from editor.core.liquid.expressions import Filtered
from editor.core.liquid.failure import LimitError, TemplateError
from editor.core.liquid.inputs import Inputs
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


Put: TypeAlias = Callable[[Context, list[str]], None]
"""Puts what a node prints behind the pieces of the page that are there."""


class Element(Node):
    """A node on python-liquid's frame, which makes the function that renders it.

    A layout is parsed once and rendered for thousands of posts: ``compiled`` is asked for once, and
    decides all that can be decided without a page.
    """

    __slots__ = ()

    @abstractmethod
    def compiled(self) -> Put:
        """What renders it; the texts it prints go to the end of the list.

        That function may raise a TemplateError for a fault, which the block around tells and shows,
        a LimitError when the page takes too long or grows too big, and a LiquidInterrupt for the
        loop around.
        """

    def note(self, inputs: Inputs) -> None:
        """Tell what it reads and sets; a tag that does not say makes its template opaque."""
        inputs.opaque = True

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Render it for python-liquid."""
        assert isinstance(context, Context)
        out: list[str] = []
        self.compiled()(context, out)
        return buffer.write("".join(out))


class Text(Element):
    """Text between tags."""

    __slots__ = ("text",)

    def __init__(self, token: Token, text: str) -> None:
        super().__init__(token)
        self.text = text
        self.blank = not text.strip(" \t\r\n\f\v\0")

    def compiled(self) -> Put:
        """What writes it."""
        text = self.text
        return lambda _, out: out.append(text)

    def note(self, inputs: Inputs) -> None:
        """It reads nothing."""


class Output(Element):
    """``{{ expression }}``."""

    __slots__ = ("expression",)

    def __init__(self, token: Token, expression: Filtered) -> None:
        super().__init__(token)
        self.expression = expression
        self.blank = False

    def note(self, inputs: Inputs) -> None:
        """It reads its expression."""
        inputs.filtered(self.expression)

    def compiled(self) -> Put:
        """What writes the value."""
        token, evaluate = self.token, self.expression.evaluate

        def put(context: Context, out: list[str]) -> None:
            context.token = token
            value = evaluate(context)
            if type(value) is str:
                text = value
            elif value is None:
                return
            else:
                text = value.marked if isinstance(value, MarkedText) else printed(value)
            if text:
                context.run.written(len(text), context.file)
                out.append(text)

        return put


class Written(Element):
    """A tag that stands alone, without a body: ``write`` gives what it prints."""

    __slots__ = ("write",)

    def __init__(self, token: Token, write: Callable[[Context], str]) -> None:
        super().__init__(token)
        self.write = write
        self.blank = False

    def compiled(self) -> Put:
        """What writes it."""
        write = self.write
        return lambda context, out: out.append(write(context))


class Fault(Element):
    """A tag that cannot be read; the fault is shown where the tag stands."""

    __slots__ = ("fault",)

    def __init__(self, token: Token, fault: TemplateError) -> None:
        super().__init__(token)
        self.fault = fault
        self.blank = False

    def compiled(self) -> Put:
        """What raises it, for the block around to tell and show."""
        fault = self.fault

        def put(context: Context, out: list[str]) -> None:
            del context, out
            raise fault

        return put


class Block(Element):
    """Nodes one after the other. A fault in one is told and shown, and the next goes on."""

    __slots__ = ("nodes",)

    def __init__(self, token: Token, nodes: Sequence[Element]) -> None:
        super().__init__(token)
        self.nodes = list(nodes)
        self.blank = all(node.blank for node in nodes)

    def drop_blank_text(self) -> None:
        """Take the white space away: Ruby's Liquid prints none in blocks without content."""
        self.nodes = [node for node in self.nodes if not isinstance(node, Text)]

    def note(self, inputs: Inputs) -> None:
        """It reads what its nodes read, in order."""
        for node in self.nodes:
            node.note(inputs)

    def compiled(self) -> Put:
        """What renders all nodes, each with the text in front of it."""
        steps: list[tuple[str, Put, Element]] = []
        text = ""
        for node in self.nodes:
            if isinstance(node, Text):
                text += node.text
            else:
                steps.append((text, node.compiled(), node))
                text = ""
        rest = text
        work = len(self.nodes) + 1

        def put(context: Context, out: list[str]) -> None:
            run = context.run
            run.work += work
            if run.work >= run.looks_at:
                run.look(context.file)
            for before, step, node in steps:
                if before:
                    out.append(before)
                try:
                    step(context, out)
                except (LimitError, LiquidInterrupt):
                    raise
                except TemplateError as fault:
                    context.tell(fault.message_id, fault.details, node.token)
                    if not node.blank:
                        out.append(shown_fault(fault))
            if rest:
                out.append(rest)

        return put


def drop_blank(blocks: Sequence[Block]) -> bool:
    """Whether all ``blocks`` of one tag are blank; then their white space is taken away."""
    blank = all(block.blank for block in blocks)
    if blank:
        for block in blocks:
            block.drop_blank_text()
    return blank
