"""``for``, ``break``, ``continue`` and ``cycle``."""

from __future__ import annotations

import re
from itertools import islice

from liquid.ast import Node
from liquid.exceptions import BreakLoop, ContinueLoop
from liquid.stream import TokenStream
from liquid.tag import Tag
from liquid.token import Token

from editor.core.liquid.context import Context
from editor.core.liquid.expressions import Evaluate, Lookup, Operand
from editor.core.liquid.failure import LimitError, TemplateError
from editor.core.liquid.inputs import Inputs
from editor.core.liquid.nodes import Block, Element, Put, Text, drop_blank
from editor.core.liquid.reading import FRAGMENT, read_operand
from editor.core.liquid.tags.blocks import markup_of, read_branches
from editor.core.liquid.tags.control import Choice
from editor.core.liquid.values import (
    Drop,
    RubyRange,
    joined,
    to_integer,
    to_text,
)

_FOR = re.compile(rf"([\w-]+)\s+in\s+((?:{FRAGMENT})+)\s*(reversed)?", re.ASCII)
_RANGE = re.compile(r"\A(\s*[\w-]+\s+in)\s*\(\s*(\S+?)\s*\.\.\s*(\S+?)\s*\)", re.ASCII)
"""A range as Liquid's grammar takes it: with blanks in it, and none in front of it."""
ATTRIBUTE = re.compile(rf"(\w[\w-]*)\s*\:\s*({FRAGMENT})", re.ASCII)
_NAMED_CYCLE = re.compile(rf"({FRAGMENT})\s*\:\s*(.*)", re.DOTALL)
_CYCLE_VALUE = re.compile(rf"\s*({FRAGMENT})\s*")
_MAX_ITEMS = 1_000_000


class LoopDrop(Drop):
    """``forloop``: where a loop stands."""

    __slots__ = ("index", "length", "name", "parent")

    def __init__(self, name: str, length: int, parent: object) -> None:
        self.name = name
        self.length = length
        self.parent = parent
        self.index = 0

    def get(self, key: str) -> object:
        """One of its facts."""
        made = LOOP_FACTS.get(key)
        return made(self) if made is not None else None

    def has(self, key: str) -> bool:
        """Whether it is one of the facts."""
        return key in LOOP_FACTS

    def text(self) -> str:
        """What Ruby prints of it."""
        return "Liquid::ForloopDrop"

    def state(self) -> object:
        """Never the same: it moves on."""
        return object()


LOOP_FACTS = {
    "index": lambda loop: loop.index + 1,
    "index0": lambda loop: loop.index,
    "rindex": lambda loop: loop.length - loop.index,
    "rindex0": lambda loop: loop.length - loop.index - 1,
    "first": lambda loop: loop.index == 0,
    "last": lambda loop: loop.index == loop.length - 1,
    "length": lambda loop: loop.length,
    "name": lambda loop: loop.name,
    "parentloop": lambda loop: loop.parent,
}


def segment_of(collection: object, start: int, stop: int | None) -> list[object]:
    """The items of a loop from ``start`` up to ``stop``; a text is one item.

    Raises:
        LimitError: when there are more than anybody loops over.
    """
    if isinstance(collection, list):
        return collection[max(0, start) : None if stop is None else max(0, stop)]
    if isinstance(collection, str):
        return [collection] if collection else []
    if isinstance(collection, dict):
        items: list[object] = [[key, value] for key, value in collection.items()]
    elif isinstance(collection, Drop):
        hashed, keys = collection.is_hash, collection.names()
        items = [[key, collection.get(key)] for key in keys] if hashed else list(keys)
    elif isinstance(collection, RubyRange):
        first = max(0, start)
        wanted = len(collection) - first if stop is None else min(len(collection), stop) - first
        if wanted > _MAX_ITEMS:
            raise LimitError("liquid.endless", {"name": to_text(collection)})
        return list(
            islice(iter(RubyRange(collection.first + first, collection.last)), max(0, wanted))
        )
    else:
        return []
    return items[max(0, start) : None if stop is None else max(0, stop)]


class For(Element):
    """A loop over a list, a range or the pairs of a mapping."""

    __slots__ = (
        "body",
        "collection",
        "limit",
        "name",
        "offset",
        "otherwise",
        "reverse",
        "variable",
    )

    def __init__(self, token: Token, variable: str, name: str, body: Block) -> None:
        super().__init__(token)
        self.variable = variable
        self.name = name
        self.body = body
        self.collection: Operand
        self.otherwise: Block | None = None
        self.reverse = False
        self.limit: Operand | None = None
        self.offset: Operand | str | None = None

    def note(self, inputs: Inputs) -> None:
        """It reads its collection and, perhaps, its body; where it goes on depends on others."""
        inputs.operand(self.collection)
        for operand in (self.limit, self.offset):
            if isinstance(operand, str):
                inputs.opaque = True
            elif operand is not None:
                inputs.operand(operand)
        with inputs.maybe("forloop", self.variable):
            self.body.note(inputs)
        if self.otherwise is not None:
            with inputs.maybe():
                self.otherwise.note(inputs)

    def compiled(self) -> Put:
        """What renders the body for each item, or what stands behind ``else``."""
        body, variable, name = self.body.compiled(), self.variable, self.name
        otherwise = None if self.otherwise is None else self.otherwise.compiled()
        counted = self._asks_where_it_stands()
        names = ("forloop", variable) if counted else (variable,)
        guard = None if counted else self._guard()

        def put(context: Context, out: list[str]) -> None:
            items = self._items(context)
            if not items:
                if otherwise is not None:
                    otherwise(context, out)
                return
            if guard is not None:
                context.run.spend(len(items), context.file)
                items = _held(items, guard(context))
                if not items:
                    return
            drops, visible = context.loop_drops, context.visible
            loop = LoopDrop(name, len(items), drops[-1] if drops else None) if counted else None
            context.enter(names)
            drops.append(loop)
            try:
                if loop is not None:
                    visible["forloop"] = loop
                for item in items:
                    visible[variable] = item
                    try:
                        body(context, out)
                    except BreakLoop:
                        break
                    except ContinueLoop:
                        pass
                    if loop is not None:
                        loop.index += 1
            finally:
                drops.pop()
                context.leave(names)

        return put

    def _asks_where_it_stands(self) -> bool:
        """Whether anything in the body may read ``forloop``, which an include may always do."""
        inputs = self._inputs()
        return inputs.opaque or any(path[0] == "forloop" for path in inputs.paths)

    def _inputs(self) -> Inputs:
        """What the body reads and sets; where it includes a file, nothing is known of it."""
        inputs = Inputs(lambda _kind, _name: None)
        self.body.note(inputs)
        return inputs

    def _guard(self) -> Evaluate | None:
        """A list that the body asks for each item before it does anything.

        ``for tag in post.tags`` with nothing in it but ``if page.tags contains tag`` is how themes
        find related posts: run for each post of the site, on every page. The list is the same for
        all items unless the body sets it; then the items that are not in it are passed over.
        """
        nodes = [node for node in self.body.nodes if not (isinstance(node, Text) and not node.text)]
        only = nodes[0] if len(nodes) == 1 else None
        if not isinstance(only, Choice) or len(only.branches) > 1 or only.first_negated:
            return None
        condition = only.branches[0][0]
        if condition is None or condition.rest is not None:
            return None
        asked, item = condition.first.left, condition.first.right
        if (
            condition.first.operator != "contains"
            or not isinstance(asked, Lookup)
            or not isinstance(item, Lookup)
            or item.path != (self.variable,)
            or not all(isinstance(key, str) for key in asked.path)
            or asked.path[0] in {self.variable, *self._inputs().assigned}
        ):
            return None
        return asked.evaluate

    def _items(self, context: Context) -> list[object]:
        done = context.registers["for"]
        if self.limit is None and self.offset is None and not self.reverse:
            items = segment_of(self.collection.evaluate(context), 0, None)
            done[self.name] = len(items)
            return items
        start = 0
        if isinstance(self.offset, str):
            known = done.get(self.name, 0)
            start = known if isinstance(known, int) else 0
        elif self.offset is not None:
            given = self.offset.evaluate(context)
            start = 0 if given is None else to_integer(given)
        collection = self.collection.evaluate(context)
        stop = None
        if self.limit is not None and (limit := self.limit.evaluate(context)) is not None:
            stop = to_integer(limit) + start
        items = segment_of(collection, start, stop)
        done[self.name] = start + len(items)
        return items[::-1] if self.reverse else items


def _held(items: list[object], listed: object) -> list[object]:
    """The items that are in ``listed``; the body asks again, so what is not sure is kept."""
    if listed is None:
        return []
    if not isinstance(listed, list):
        return items
    return [item for item in items if item in listed or not item or not isinstance(item, str)]


class ForTag(Tag):
    """``for x in y limit:2 offset:continue reversed`` ... ``else``."""

    name = "for"

    def parse(self, stream: TokenStream) -> Node:
        """Read head and bodies."""
        token, markup = markup_of(stream)
        branches = read_branches(self.env, stream, self.name, ("else",))
        markup = _RANGE.sub(r"\1 (\2..\3)", markup)
        found = _FOR.search(markup)
        if found is None:
            raise TemplateError("liquid.syntax", {"name": self.name, "text": markup.strip()})
        node = For(token, found[1], f"{found[1]}-{found[2]}", branches[0][2])
        node.collection = read_operand(found[2])
        node.reverse = (
            found[3] is not None or re.search(r"\breversed\b", markup[found.end() :]) is not None
        )
        for key, value in ATTRIBUTE.findall(markup):
            if key == "limit":
                node.limit = read_operand(value)
            elif key == "offset":
                node.offset = "continue" if value == "continue" else read_operand(value)
        if len(branches) > 1:
            node.otherwise = branches[-1][2]
        node.blank = drop_blank([block for _, _, block in branches])
        return node


class Interrupt(Element):
    """``break`` or ``continue``."""

    __slots__ = ("kind",)

    def __init__(self, token: Token, kind: type[BreakLoop | ContinueLoop]) -> None:
        super().__init__(token)
        self.kind = kind

    def note(self, inputs: Inputs) -> None:
        """It reads nothing."""

    def compiled(self) -> Put:
        """What leaves the body of the loop around; outside of one, the template ends with it."""
        kind = self.kind

        def put(context: Context, out: list[str]) -> None:
            del context, out
            raise kind("")

        return put


class BreakTag(Tag):
    """``break``."""

    name = "break"

    def parse(self, stream: TokenStream) -> Node:
        """Nothing to read."""
        token, _ = markup_of(stream)
        return Interrupt(token, BreakLoop)


class ContinueTag(Tag):
    """``continue``."""

    name = "continue"

    def parse(self, stream: TokenStream) -> Node:
        """Nothing to read."""
        token, _ = markup_of(stream)
        return Interrupt(token, ContinueLoop)


class Cycle(Element):
    """Values that take turns. ``name`` is an expression where the tag names its turn."""

    __slots__ = ("name", "values")

    def __init__(self, token: Token, name: Operand | str, values: list[Operand]) -> None:
        super().__init__(token)
        self.name = name
        self.values = values
        self.blank = False

    def compiled(self) -> Put:
        """What writes the next value."""
        return self._put

    def _put(self, context: Context, out: list[str]) -> None:
        key = (
            self.name if isinstance(self.name, str) else ("", to_text(self.name.evaluate(context)))
        )
        turns = context.registers["cycle"]
        turn = turns.get(key, 0)
        assert isinstance(turn, int)
        value = self.values[turn].evaluate(context) if turn < len(self.values) else None
        out.append(joined(value, "") if isinstance(value, list) else to_text(value))
        turns[key] = turn + 1 if turn + 1 < len(self.values) else 0


class CycleTag(Tag):
    """``cycle "a", "b"`` or ``cycle name: "a", "b"``."""

    name = "cycle"

    def parse(self, stream: TokenStream) -> Node:
        """Read the values."""
        token, markup = markup_of(stream)
        named = _NAMED_CYCLE.match(markup)
        listed = named[2] if named else markup
        found = [_CYCLE_VALUE.search(part) for part in listed.split(",")]
        values = [read_operand(one[1]) for one in found if one is not None]
        if not values:
            raise TemplateError("liquid.syntax", {"name": self.name, "text": markup.strip()})
        return Cycle(token, read_operand(named[1]) if named else ",".join(listed.split()), values)
