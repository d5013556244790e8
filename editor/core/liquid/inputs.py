"""What a template reads from outside of it, found once by walking through its nodes in order.

A name that is always assigned before it is read is none of the template's inputs. What cannot be
followed (an include whose name is made at run time, a tag that does not say what it reads) makes
the template opaque: then nothing is known of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from editor.core.liquid.conditions import Condition
from editor.core.liquid.expressions import Filtered, Lookup, Operand, Span

_UNFOLLOWED = frozenset(
    ("find_exp", "group_by_exp", "inject_anchors", "sample", "toc", "toc_only", "where_exp")
)
"""Filters that read names given as text or the page, or give something else every time."""
_MADE_WHEN_ASKED = frozenset(("content", "excerpt", "output", "next", "previous"))
"""Keys that are not asked for just to compare them: something would be rendered."""

Path = tuple[object, ...]
"""A name and the keys behind it."""


class Reader(Protocol):
    """A node of a template."""

    def note(self, inputs: Inputs) -> None:
        """Tell what it reads and sets."""


Find = Callable[[str, str], Sequence[Reader] | None]


class Inputs:
    """Collects the paths that are read, and the names that are set.

    ``find`` gives an include's nodes by the tag's name and the file's; None where there is none.
    """

    def __init__(self, find: Find) -> None:
        self.find = find
        self.paths: dict[Path, None] = {}
        self.assigned: set[str] = set()
        self.opaque = False
        self._bound: set[str] = set()
        self._within: list[str] = []

    def assign(self, name: str) -> None:
        """``name`` is set, for all that follows."""
        self.assigned.add(name)
        self._bound.add(name)

    @contextmanager
    def maybe(self, *bound: str) -> Iterator[None]:
        """What is set within may not be set behind; ``bound`` have values of their own within."""
        outside = self._bound
        self._bound = outside | set(bound)
        try:
            yield
        finally:
            self._bound = outside

    def template(self, kind: str, name: str, *, parameters: bool) -> None:
        """An include is rendered here."""
        found = self.find(kind, name)
        if found is None or name in self._within:
            self.opaque = True
            return
        known = "include" in self._bound
        if parameters:
            self._bound.add("include")
        self._within.append(name)
        for element in found:
            element.note(self)
        self._within.pop()
        if parameters and not known:
            self._bound.discard("include")

    def filtered(self, value: Filtered) -> None:
        """A value is read, and the arguments of its filters."""
        self.operand(value.left)
        for one in value.filters:
            self.opaque = self.opaque or one.name in _UNFOLLOWED
            for operand in (*one.placed, *(named for _, named in one.named)):
                self.operand(operand)

    def condition(self, condition: Condition | None) -> None:
        """All sides of a condition are read."""
        while condition is not None:
            self.operand(condition.first.left)
            if condition.first.right is not None:
                self.operand(condition.first.right)
            condition = condition.rest

    def operand(self, operand: Operand) -> None:
        """A value is read."""
        if isinstance(operand, Span):
            self.operand(operand.first)
            self.operand(operand.last)
        elif isinstance(operand, Lookup):
            self._lookup(operand)

    def _lookup(self, lookup: Lookup) -> None:
        name, *keys = lookup.path
        made_at_run_time = [key for key in lookup.path if isinstance(key, Lookup | Span)]
        for key in made_at_run_time:
            self.operand(key)
        loops = name == "forloop" and bool(made_at_run_time)
        if not isinstance(name, str) or "parentloop" in keys or loops:
            self.opaque = True
        elif name not in self._bound:
            self.paths.setdefault((name, *_compared(name, keys)))


def _compared(name: str, keys: list[object]) -> Iterator[object]:
    """The keys up to the first that is made at run time, or costs something to ask for."""
    if name == "site":
        return
    for key in keys:
        costly = name != "include" and isinstance(key, str) and key in _MADE_WHEN_ASKED
        if isinstance(key, Lookup | Span) or costly:
            return
        yield key
