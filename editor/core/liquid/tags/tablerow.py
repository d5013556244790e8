"""``tablerow``: a loop whose items are the cells of a table."""

from __future__ import annotations

import re
from functools import partial

from liquid.ast import Node
from liquid.exceptions import BreakLoop, ContinueLoop
from liquid.stream import TokenStream
from liquid.tag import Tag
from liquid.token import Token

from editor.core.liquid.context import Context
from editor.core.liquid.expressions import Operand
from editor.core.liquid.failure import TemplateError
from editor.core.liquid.nodes import Block, Element, Put
from editor.core.liquid.reading import FRAGMENT, read_operand
from editor.core.liquid.tags.blocks import markup_of, read_body
from editor.core.liquid.tags.loops import ATTRIBUTE, LOOP_FACTS, LoopDrop, segment_of
from editor.core.liquid.values import text_to_integer, to_text

_ROW = re.compile(rf"(\w+)\s+in\s+((?:{FRAGMENT})+)", re.ASCII)


class RowDrop(LoopDrop):
    """``tablerowloop``: a loop's facts and its column."""

    __slots__ = ("columns",)

    def __init__(self, length: int, columns: int) -> None:
        super().__init__("", length, None)
        self.columns = columns

    @property
    def column(self) -> int:
        """The column, from 1."""
        return self.index % self.columns + 1 if self.columns > 0 else self.index + 1

    @property
    def row(self) -> int:
        """The row, from 1."""
        return self.index // self.columns + 1 if self.columns > 0 else 1

    def get(self, key: str) -> object:
        """One of its facts."""
        own = {
            "col": self.column,
            "col0": self.column - 1,
            "row": self.row,
            "col_first": self.column == 1,
            "col_last": self.column == self.columns,
        }
        return own[key] if key in own else super().get(key)

    def has(self, key: str) -> bool:
        """Whether it is one of the facts."""
        return key.startswith(("col", "row")) or (key in LOOP_FACTS and key != "parentloop")


class TableRow(Element):
    """Cells of a table, row by row."""

    __slots__ = ("attributes", "body", "collection", "variable")

    def __init__(
        self,
        token: Token,
        variable: str,
        collection: Operand,
        attributes: dict[str, Operand],
        body: Block,
    ) -> None:
        super().__init__(token)
        self.variable = variable
        self.collection = collection
        self.attributes = attributes
        self.body = body
        self.blank = body.blank

    def compiled(self) -> Put:
        """What writes rows and cells."""
        return partial(self._put, self.body.compiled())

    def _put(self, body: Put, context: Context, out: list[str]) -> None:
        collection = self.collection.evaluate(context)
        if collection is None or collection is False:
            return
        start = self._number(context, "offset")
        stop = start + self._number(context, "limit") if "limit" in self.attributes else None
        items = segment_of(collection, start, stop)
        loop = RowDrop(len(items), self._number(context, "cols"))
        out.append('<tr class="row1">\n')
        names = ("tablerowloop", self.variable)
        context.enter(names)
        try:
            context.visible["tablerowloop"] = loop
            for item in items:
                context.visible[self.variable] = item
                out.append(f'<td class="col{loop.column}">')
                try:
                    body(context, out)
                except (BreakLoop, ContinueLoop):
                    out.append("</td>")
                    break
                out.append("</td>")
                if loop.column == loop.columns and loop.index < loop.length - 1:
                    out.append(f'</tr>\n<tr class="row{loop.row + 1}">')
                loop.index += 1
        finally:
            context.leave(names)
        out.append("</tr>\n")

    def _number(self, context: Context, key: str) -> int:
        operand = self.attributes.get(key)
        value = None if operand is None else operand.evaluate(context)
        return value if isinstance(value, int) else text_to_integer(to_text(value))


class TableRowTag(Tag):
    """``tablerow x in y cols:2``."""

    name = "tablerow"

    def parse(self, stream: TokenStream) -> Node:
        """Read head and body."""
        token, markup = markup_of(stream)
        body = read_body(self.env, stream, self.name)
        found = _ROW.search(markup)
        if found is None:
            raise TemplateError("liquid.syntax", {"name": self.name, "text": markup.strip()})
        attributes = {key: read_operand(value) for key, value in ATTRIBUTE.findall(markup)}
        return TableRow(token, found[1], read_operand(found[2]), attributes, body)
