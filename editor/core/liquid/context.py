"""The state of one rendering: scopes, counters, limits, and the problems found on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from liquid.context import RenderContext
from liquid.token import Token

from editor.core.liquid.failure import LimitError, TemplateError
from editor.core.liquid.host import Host, TemplateProblem
from editor.core.liquid.values import MarkedText

if TYPE_CHECKING:
    from liquid.template import BoundTemplate

MAX_WORK = 3_000_000
"""Nodes that one page may render: some ten seconds' worth."""
MAX_OUTPUT = 40_000_000
"""Code points that one page may have written, parts that were captured included."""
MAX_DEPTH = 100
"""Templates within templates, as in Ruby's Liquid."""

Filter = Callable[..., object]


class Run:
    """What the templates of one page share: body, layouts and includes.

    ``page`` is what ``include_relative`` and the plugins' tags know of the page; ``stop`` is asked
    now and then, and ends the run when it says yes. ``content_was_read`` tells whether a template
    did more with the page's content than to print it.
    """

    def __init__(
        self, host: Host, *, page_path: str = "", stop: Callable[[], bool] = lambda: False
    ) -> None:
        self.host = host
        self.page_path = page_path
        self.counters: dict[str, int] = {}
        self._problems: dict[tuple[object, ...], TemplateProblem] = {}
        self.used_files: dict[str, None] = {}
        self.content_was_read = False
        self._stop = stop
        self._work = 0
        self._written = 0

    def spend(self, nodes: int, file: str) -> None:
        """Count ``nodes`` more.

        Raises:
            LimitError: when there were too many, or the run was stopped from outside.
        """
        before = self._work
        self._work += nodes
        if self._work > MAX_WORK:
            raise LimitError("liquid.endless", {"name": file})
        if before >> 12 != self._work >> 12 and self._stop():
            raise LimitError("liquid.stopped", {})

    def written(self, size: int, file: str) -> None:
        """Count ``size`` more code points of output.

        Raises:
            LimitError: when there are too many.
        """
        self._written += size
        if self._written > MAX_OUTPUT:
            raise LimitError("liquid.too-long", {"name": file})

    def tell(self, problem: TemplateProblem) -> None:
        """Keep a problem; what is met again is told once, with its first place."""
        self._problems.setdefault((problem.message, *problem.args.items()), problem)

    @property
    def problems(self) -> tuple[TemplateProblem, ...]:
        """What was told, in order."""
        return tuple(self._problems.values())


class Context(RenderContext):
    """Ruby Liquid's context on python-liquid's: the innermost scope that knows a name answers.

    ``payload`` is what Jekyll hands in (``page``, ``site``, ``content`` ...), ``token`` that of the
    output or assignment that is evaluated.
    """

    def __init__(
        self, template: BoundTemplate, run: Run, payload: MutableMapping[str, object]
    ) -> None:
        super().__init__(template)
        self.run = run
        self.payload = payload
        self.stack: list[dict[str, object]] = [{}]
        self.registers: dict[str, dict[object, object]] = {"cycle": {}, "for": {}, "ifchanged": {}}
        self.loop_drops: list[object] = []
        self.file = str(template.name)
        self.skipped = 0
        self.token: Token | None = None
        self.depth = 0

    def find(self, name: str) -> object:
        """The value of a variable; None where there is none."""
        for scope in reversed(self.stack):
            if name in scope:
                return scope[name]
        if name in self.payload:
            return self.payload[name]
        return self.run.counters.get(name)

    def assign(self, key: str, val: object) -> None:
        """Set a variable of the whole template: ``assign`` and ``capture`` know no blocks."""
        self.stack[0][key] = val

    @contextmanager
    def nested(self) -> Iterator[dict[str, object]]:
        """A scope of its own for what runs within.

        Raises:
            LimitError: when scopes are nested too deep: a template includes itself.
        """
        if len(self.stack) > MAX_DEPTH:
            raise LimitError("liquid.too-deep", {"name": self.file})
        inner: dict[str, object] = {}
        self.stack.append(inner)
        try:
            yield inner
        finally:
            self.stack.pop()

    def apply(self, name: str, value: object, arguments: Sequence[object]) -> object:
        """``value`` through the filter ``name``; itself where there is no such filter."""
        function = self.env.filters.get(name)
        if function is None:
            self.tell("unknown-filter", {"name": name}, self.token)
            return value
        if isinstance(value, MarkedText):
            self.run.content_was_read = True
        try:
            if getattr(function, "with_context", False):
                return function(value, *arguments, context=self)
            return function(value, *arguments)
        except TemplateError:
            raise
        except (TypeError, ValueError, AttributeError, LookupError, ArithmeticError) as error:
            # Values of any type come by, and Ruby too gives up on most of those mixtures.
            raise TemplateError("liquid.filter", {"name": name}) from error

    def tell(self, message: str, args: dict[str, str | int], token: Token | None = None) -> None:
        """Keep a problem of the template that is running, with the line of ``token``."""
        line = 0 if token is None else line_of(token) + self.skipped
        self.run.tell(TemplateProblem(message, args, self.file, line))


def line_of(token: Token) -> int:
    """The line of a token in its template, from 1."""
    return token.source.count("\n", 0, max(0, token.start_index)) + 1
