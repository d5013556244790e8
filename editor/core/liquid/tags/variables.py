"""``assign``, ``capture``, ``increment``, ``decrement``, ``ifchanged``, ``echo``, comments."""

from __future__ import annotations

import re
from functools import partial

from liquid.ast import Node
from liquid.stream import TokenStream
from liquid.tag import Tag
from liquid.token import TOKEN_EOF, TOKEN_TAG, Token

from editor.core.liquid.context import Context
from editor.core.liquid.expressions import Filtered
from editor.core.liquid.failure import TemplateError
from editor.core.liquid.inputs import Inputs
from editor.core.liquid.nodes import Block, Element, Output, Put, Text
from editor.core.liquid.reading import read_filtered
from editor.core.liquid.tags.blocks import markup_of, read_body
from editor.core.liquid.values import MARK_START, MarkedText

_ASSIGN = re.compile(r"([(\[\w\-.\])]+)\s*=\s*(.*)\s*", re.DOTALL | re.ASCII)
_CAPTURE = re.compile(r"([(\[\w\-.\])]+)", re.ASCII)


class Assign(Element):
    """``assign name = value``."""

    __slots__ = ("name", "value")

    def __init__(self, token: Token, name: str, value: Filtered) -> None:
        super().__init__(token)
        self.name = name
        self.value = value

    def note(self, inputs: Inputs) -> None:
        """It reads its value, and sets its name."""
        inputs.filtered(self.value)
        inputs.assign(self.name)

    def compiled(self) -> Put:
        """What sets the variable."""
        token, name, evaluate = self.token, self.name, self.value.evaluate

        def put(context: Context, out: list[str]) -> None:
            del out
            context.token = token
            context.assign(name, evaluate(context))

        return put


class AssignTag(Tag):
    """``assign``."""

    name = "assign"

    def parse(self, stream: TokenStream) -> Node:
        """Read name and value."""
        token, markup = markup_of(stream)
        found = _ASSIGN.search(markup)
        if found is None:
            raise TemplateError("liquid.syntax", {"name": self.name, "text": markup.strip()})
        return Assign(token, found[1], read_filtered(found[2]))


class Capture(Element):
    """``capture name``: the text of its body becomes a variable."""

    __slots__ = ("body", "name")

    def __init__(self, token: Token, name: str, body: Block) -> None:
        super().__init__(token)
        self.name = name
        self.body = body

    def note(self, inputs: Inputs) -> None:
        """It reads its body, and sets its name."""
        self.body.note(inputs)
        inputs.assign(self.name)

    def compiled(self) -> Put:
        """What renders the body aside."""
        name, body = self.name, self.body.compiled()

        def put(context: Context, out: list[str]) -> None:
            del out
            run = context.run
            before = run.size_written
            aside: list[str] = []
            body(context, aside)
            text = "".join(aside)
            run.captured(len(text), before, context.file)
            # What holds the page's content keeps its place, and is a plain text to filters.
            context.assign(name, MarkedText.of(text) if MARK_START in text else text)

        return put


class CaptureTag(Tag):
    """``capture``."""

    name = "capture"

    def parse(self, stream: TokenStream) -> Node:
        """Read name and body."""
        token, markup = markup_of(stream)
        body = read_body(self.env, stream, self.name)
        found = _CAPTURE.search(markup)
        if found is None:
            raise TemplateError("liquid.syntax", {"name": self.name, "text": markup.strip()})
        return Capture(token, found[1], body)


class Counter(Element):
    """``increment`` shows the number, then adds one; ``decrement`` takes one, then shows it."""

    __slots__ = ("adds", "name")

    def __init__(self, token: Token, name: str, *, adds: bool) -> None:
        super().__init__(token)
        self.name = name
        self.adds = adds
        self.blank = False

    def compiled(self) -> Put:
        """What counts, and writes."""
        return self._put

    def _put(self, context: Context, out: list[str]) -> None:
        counters = context.run.counters
        value = counters.get(self.name, 0) - (0 if self.adds else 1)
        counters[self.name] = value + 1 if self.adds else value
        out.append(str(value))


class IncrementTag(Tag):
    """``increment``."""

    name = "increment"

    def parse(self, stream: TokenStream) -> Node:
        """Read the counter's name."""
        token, markup = markup_of(stream)
        return Counter(token, markup.strip(), adds=self.name == "increment")


class DecrementTag(IncrementTag):
    """``decrement``."""

    name = "decrement"


class IfChanged(Element):
    """A body that is shown where it differs from the one before."""

    __slots__ = ("body",)

    def __init__(self, token: Token, body: Block) -> None:
        super().__init__(token)
        self.body = body
        self.blank = body.blank

    def compiled(self) -> Put:
        """What renders, compares, writes."""
        return partial(self._put, self.body.compiled())

    def _put(self, body: Put, context: Context, out: list[str]) -> None:
        aside: list[str] = []
        body(context, aside)
        last, text = context.registers["ifchanged"], "".join(aside)
        if last.get("text") == text:
            return
        last["text"] = text
        out.append(text)


class IfChangedTag(Tag):
    """``ifchanged``."""

    name = "ifchanged"

    def parse(self, stream: TokenStream) -> Node:
        """Read the body."""
        token, _ = markup_of(stream)
        return IfChanged(token, read_body(self.env, stream, self.name))


class EchoTag(Tag):
    """``echo value``: as ``{{ value }}``."""

    name = "echo"

    def parse(self, stream: TokenStream) -> Node:
        """Read the value."""
        token, markup = markup_of(stream)
        return Output(token, read_filtered(markup))


class CommentTag(Tag):
    """``comment``: nothing of it is shown, whatever stands in it."""

    name = "comment"

    def parse(self, stream: TokenStream) -> Node:
        """Pass over everything up to its end; comments in comments are counted."""
        token, _ = markup_of(stream)
        depth = 1
        while depth:
            current = stream.next_token()
            if current.kind == TOKEN_EOF:
                raise TemplateError("liquid.never-closed", {"name": self.name})
            if current.kind == TOKEN_TAG:
                depth += {self.name: 1, f"end{self.name}": -1}.get(current.value, 0)
        stream.next_token()
        return Text(token, "")


class NoteTag(Tag):
    """``{% # a note %}``."""

    name = "#"

    def parse(self, stream: TokenStream) -> Node:
        """Nothing is shown."""
        token, _ = markup_of(stream)
        return Text(token, "")
