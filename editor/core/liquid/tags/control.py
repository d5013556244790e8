"""``if``, ``unless`` and ``case``."""

from __future__ import annotations

import re

from liquid.ast import Node
from liquid.stream import TokenStream
from liquid.tag import Tag
from liquid.token import Token

from editor.core.liquid.conditions import Condition
from editor.core.liquid.context import Context
from editor.core.liquid.expressions import Operand
from editor.core.liquid.failure import TemplateError
from editor.core.liquid.inputs import Inputs
from editor.core.liquid.nodes import Block, Element, Put, drop_blank
from editor.core.liquid.reading import FRAGMENT, read_condition, read_operand
from editor.core.liquid.tags.blocks import markup_of, read_branches
from editor.core.liquid.values import equal

_OPERAND = re.compile(rf"({FRAGMENT})")
_WHEN = re.compile(rf"({FRAGMENT})(?:(?:\s+or\s+|\s*\,\s*)({FRAGMENT}.*))?", re.DOTALL)


class Choice(Element):
    """Branches, of which the first that holds is rendered; ``first_negated`` is for ``unless``."""

    __slots__ = ("branches", "first_negated")

    def __init__(
        self, token: Token, branches: list[tuple[Condition | None, Block]], *, first_negated: bool
    ) -> None:
        super().__init__(token)
        self.branches = branches
        self.first_negated = first_negated
        self.blank = drop_blank([block for _, block in branches])

    def note(self, inputs: Inputs) -> None:
        """It reads its conditions, and one of its branches."""
        for condition, block in self.branches:
            inputs.condition(condition)
            with inputs.maybe():
                block.note(inputs)

    def compiled(self) -> Put:
        """What renders the first branch that holds."""
        branches = [
            (None if condition is None else condition.evaluate, block.compiled())
            for condition, block in self.branches
        ]
        first_negated = self.first_negated
        if len(branches) == 1 and (only := branches[0][0]) is not None:
            holds, body = only, branches[0][1]

            def put_one(context: Context, out: list[str]) -> None:
                if holds(context) != first_negated:
                    body(context, out)

            return put_one

        def put(context: Context, out: list[str]) -> None:
            negated = first_negated
            for holds, body in branches:
                if holds is None or holds(context) != negated:
                    body(context, out)
                    return
                negated = False

        return put


class IfTag(Tag):
    """``if`` ... ``elsif`` ... ``else``."""

    name = "if"

    def parse(self, stream: TokenStream) -> Node:
        """Read all branches."""
        token, markup = markup_of(stream)
        branches = read_branches(self.env, stream, self.name, ("elsif", "else"))
        read = [
            (None if name == "else" else read_condition(given if name else markup), block)
            for name, given, block in branches
        ]
        return Choice(token, read, first_negated=self.name == "unless")


class UnlessTag(IfTag):
    """``unless``: as ``if``, its first condition the other way round."""

    name = "unless"


class Case(Element):
    """All branches with the value are rendered, ``else`` where none was before it."""

    __slots__ = ("branches", "left")

    def __init__(
        self, token: Token, left: Operand, branches: list[tuple[tuple[Operand, ...] | None, Block]]
    ) -> None:
        super().__init__(token)
        self.left = left
        self.branches = branches
        self.blank = drop_blank([block for _, block in branches])

    def note(self, inputs: Inputs) -> None:
        """It reads all values, and some of its branches."""
        inputs.operand(self.left)
        for values, block in self.branches:
            for value in values or ():
                inputs.operand(value)
            with inputs.maybe():
                block.note(inputs)

    def compiled(self) -> Put:
        """What renders the branches that fit, once for each value that fits."""
        asked = self.left.evaluate
        branches = [
            (None if values is None else [value.evaluate for value in values], block.compiled())
            for values, block in self.branches
        ]

        def put(context: Context, out: list[str]) -> None:
            unmatched = True
            for values, body in branches:
                if values is None:
                    if unmatched:
                        body(context, out)
                    continue
                left = asked(context)
                for value in values:
                    if equal(left, value(context)):
                        unmatched = False
                        body(context, out)

        return put


class CaseTag(Tag):
    """``case`` ... ``when`` ... ``else``."""

    name = "case"

    def parse(self, stream: TokenStream) -> Node:
        """Read all branches; what stands before the first ``when`` is never shown."""
        token, markup = markup_of(stream)
        branches = read_branches(self.env, stream, self.name, ("when", "else"))
        found = _OPERAND.search(markup)
        if found is None:
            raise TemplateError("liquid.syntax", {"name": self.name, "text": markup.strip()})
        read: list[tuple[tuple[Operand, ...] | None, Block]] = [
            (None if name == "else" else _values(given), block)
            for name, given, block in branches[1:]
        ]
        return Case(token, read_operand(found[1]), read)


def _values(markup: str) -> tuple[Operand, ...]:
    values: list[Operand] = []
    rest: str | None = markup
    while rest:
        found = _WHEN.search(rest)
        if found is None:
            break
        values.append(read_operand(found[1]))
        rest = found[2]
    if not values:
        raise TemplateError("liquid.syntax", {"name": "when", "text": markup.strip()})
    return tuple(values)
