"""The state of one rendering: scopes, counters, limits, and the problems found on the way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, MutableMapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from liquid.context import RenderContext
from liquid.token import Token

from editor.core.liquid.failure import LimitError
from editor.core.liquid.host import Host, TemplateProblem
from editor.core.liquid.steps import step
from editor.core.liquid.values import to_text
from editor.core.liquid.watching import Watch

if TYPE_CHECKING:
    from liquid.template import BoundTemplate

MAX_WORK = 3_000_000
"""Nodes that one page may render: some ten seconds' worth."""
MAX_OUTPUT = 40_000_000
"""Code points that a page may have, and a part of it that is captured."""
MAX_CAPTURED = 1_000_000_000
"""Code points that may be captured for one page. Layouts that compress HTML capture the whole page
once for each piece of code in it, so an index of the whole site comes to hundreds of millions."""
MAX_HELD = 400_000_000
"""Code points that the variables and lists of one page may hold at a time."""
_LARGE = 10_000
"""Code points from which on what a variable holds is counted."""
MAX_DEPTH = 100
"""Templates within templates, as in Ruby's Liquid."""

_LOOKS = 4096
"""Nodes after which it is asked whether the run was stopped from outside."""
_NOTHING: object = object()


@dataclass(slots=True)
class Recorded:
    """What a part of a page did to the run: nodes rendered, code points written, and so on."""

    work: int = 0
    written: int = 0
    files: dict[str, None] = field(default_factory=dict)
    problems: dict[tuple[object, ...], TemplateProblem] = field(default_factory=dict)


class Run:
    """What the templates of one page share: body, layouts and includes.

    ``page`` is what ``include_relative`` and the plugins' tags know of the page; ``stop`` is asked
    now and then, and ends the run when it says yes. ``work`` counts the nodes rendered, and
    ``looks_at`` is where it must be looked at next; ``size_written`` counts the code points of the
    page so far, and ``remembered`` is what tags of plugins keep for the rest of the page.
    ``content_was_read`` tells whether a template did more with the page's content than
    to print it. With a ``watch``, which tells what of the site is looked at, what includes print is
    kept for the pages on which they print the same.
    """

    def __init__(
        self,
        host: Host,
        *,
        page_path: str = "",
        stop: Callable[[], bool] = lambda: False,
        watch: Watch | None = None,
    ) -> None:
        self.host = host
        self.watch = watch
        self.page_path = page_path
        self.counters: dict[str, int] = {}
        self.remembered: dict[str, str] = {}
        self._problems: dict[tuple[object, ...], TemplateProblem] = {}
        self.used_files: dict[str, None] = {}
        self.content_was_read = False
        self._stop = stop
        self.work = 0
        self.looks_at = _LOOKS
        self.size_written = 0
        self._captured = 0
        self._held = 0

    def spend(self, nodes: int, file: str) -> None:
        """Count ``nodes`` more; where it is done most often, it is done without this call.

        Raises:
            LimitError: when there were too many, or the run was stopped from outside.
        """
        self.work += nodes
        if self.work >= self.looks_at:
            self.look(file)

    def look(self, file: str) -> None:
        """Look whether the run may go on, now that ``work`` has come to ``looks_at``.

        Raises:
            LimitError: when there were too many nodes, or the run was stopped from outside.
        """
        if self.work > MAX_WORK:
            raise LimitError("liquid.endless", {"name": file})
        self.looks_at = self.work + _LOOKS
        if self._stop():
            raise LimitError("liquid.stopped", {})

    def written(self, size: int, file: str) -> None:
        """Count ``size`` more code points of output.

        Raises:
            LimitError: when there are too many.
        """
        self.size_written += size
        if self.size_written > MAX_OUTPUT:
            raise LimitError("liquid.too-long", {"name": file})

    def captured(self, size: int, before: int, file: str) -> None:
        """What was written since ``size_written`` was ``before`` is no part of the page after all.

        Raises:
            LimitError: when too much was captured; ``size`` is what was captured now.
        """
        self.size_written = before
        self._captured += size
        if self._captured > MAX_CAPTURED:
            raise LimitError("liquid.too-long", {"name": file})

    def hold(self, size: int, file: str) -> None:
        """Count ``size`` more code points that are kept.

        Raises:
            LimitError: when there are too many.
        """
        self._held += size
        if self._held > MAX_HELD:
            raise LimitError("liquid.too-long", {"name": file})

    @contextmanager
    def recording(self) -> Iterator[Recorded]:
        """Tell what is done within."""
        made = Recorded(self.work, self.size_written)
        files, problems = self.used_files, self._problems
        self.used_files, self._problems = made.files, made.problems
        try:
            yield made
        finally:
            self.used_files, self._problems = files, problems
            made.work, made.written = self.work - made.work, self.size_written - made.written
            self._add(made)

    def repeat(self, recorded: Recorded, file: str) -> None:
        """Do again what was recorded.

        Raises:
            LimitError: when that is too much.
        """
        self.spend(recorded.work, file)
        self.written(recorded.written, file)
        self._add(recorded)

    def _add(self, recorded: Recorded) -> None:
        for file in recorded.files:
            self.used_files.setdefault(file)
        for key, problem in recorded.problems.items():
            self._problems.setdefault(key, problem)

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
    output or assignment that is evaluated. Names are read far more often than scopes are entered:
    ``visible`` has what each name means here and now, and a scope keeps what it hides.
    """

    def __init__(
        self, template: BoundTemplate, run: Run, payload: MutableMapping[str, object]
    ) -> None:
        super().__init__(template)
        self.run = run
        self.payload = payload
        self.visible: dict[str, object] = dict(payload)
        self.registers: dict[str, dict[object, object]] = {"cycle": {}, "for": {}, "ifchanged": {}}
        self.loop_drops: list[object] = []
        self.file = str(template.name)
        self.skipped = 0
        self.token: Token | None = None
        self.depth = 0
        self._scopes = 0
        self._held: dict[str, int] = {}
        self._hidden: dict[str, list[object]] = {}
        self.assigned: dict[str, object] | None = None

    def find(self, name: str) -> object:
        """The value of a variable; None where there is none."""
        value = self.visible.get(name, _NOTHING)
        return self.run.counters.get(name) if value is _NOTHING else value

    def look_up(self, path: Sequence[object]) -> object:
        """What a name and the keys behind it lead to; None where that is nothing."""
        value = self.find(to_text(path[0]))
        for key in path[1:]:
            value = step(value, key, command=True)
        return value

    def hides(self, names: Collection[str]) -> bool:
        """Whether a scope gives one of the names a value of its own."""
        return not self._hidden.keys().isdisjoint(names)

    def assign(self, key: str, val: object) -> None:
        """Set a variable of the whole template: ``assign`` and ``capture`` know no blocks."""
        if self.assigned is not None:
            self.assigned[key] = val
        if type(val) is str and len(val) > _LARGE:
            self.run.hold(len(val) - self._held.get(key, 0), self.file)
            self._held[key] = len(val)
        if key in self._hidden:
            self._hidden[key][0] = val
        else:
            self.visible[key] = val

    def enter(self, names: Sequence[str]) -> None:
        """Begin a scope in which ``names`` are set in ``visible``; :meth:`leave` ends it.

        Raises:
            LimitError: when scopes are nested too deep: a template includes itself.
        """
        if self._scopes >= MAX_DEPTH:
            raise LimitError("liquid.too-deep", {"name": self.file})
        self._scopes += 1
        for name in names:
            self._hidden.setdefault(name, []).append(self.visible.get(name, _NOTHING))

    def leave(self, names: Sequence[str]) -> None:
        """End the scope of ``names``: they mean again what they meant before."""
        self._scopes -= 1
        for name in reversed(names):
            hidden = self._hidden[name]
            value = hidden.pop()
            if not hidden:
                del self._hidden[name]
            if value is _NOTHING:
                self.visible.pop(name, None)
            else:
                self.visible[name] = value

    @contextmanager
    def nested(self, name: str) -> Iterator[dict[str, object]]:
        """A scope for what runs within, in which ``name`` may be set.

        Raises:
            LimitError: when scopes are nested too deep.
        """
        self.enter((name,))
        try:
            yield self.visible
        finally:
            self.leave((name,))

    def tell(self, message: str, args: dict[str, str | int], token: Token | None = None) -> None:
        """Keep a problem of the template that is running, with the line of ``token``."""
        line = 0 if token is None else line_of(token) + self.skipped
        self.run.tell(TemplateProblem(message, args, self.file, line))


def line_of(token: Token) -> int:
    """The line of a token in its template, from 1."""
    return token.source.count("\n", 0, max(0, token.start_index)) + 1
