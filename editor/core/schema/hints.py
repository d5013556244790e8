"""The ``x-genko`` part of a property: what JSON Schema has no word for and the form needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar, cast

from editor.core.findings import MessageArg
from editor.core.header.nodes import Style
from editor.core.schema.computed import COMPUTED
from editor.core.schema.model import NO_RANGE, Range
from editor.core.schema.problems import SchemaProblem
from editor.core.schema.types import FIELD_TYPES

HINTS = "x-genko"
FIELD_HINTS = frozenset(
    {
        "type",
        "order",
        "title",
        "help",
        "wanted",
        "accepted",
        "recommended",
        "counter",
        "computed",
        "known",
        "style",
        "widget",
        "plain_text",
        "hidden",
    }
)
ROOT_HINTS = frozenset({"rules", "order", "title", "help"})
KNOWN_SOURCES = frozenset({"tags", "categories", "authors", "posts"})
STYLES = frozenset({"plain", "single", "double", "literal", "folded", "flow", "block"})

Place = tuple[str | int, ...]
_T = TypeVar("_T")


class HintReader:
    """Reads hints one by one; what is of the wrong kind is told in ``problems`` and left out."""

    def __init__(self, problems: list[SchemaProblem]) -> None:
        self._problems = problems

    def table(
        self, node: Mapping[str, object], place: Place, names: frozenset[str]
    ) -> Mapping[str, object]:
        """The hints of a node of the document, those with unknown names told and left out."""
        table = node.get(HINTS, {})
        if not isinstance(table, Mapping):
            self._tell("hint-type", place, "", hint=HINTS)
            return {}
        for name in table.keys() - names:
            self._tell("unknown-hint", place, str(name), name=str(name))
        return {name: value for name, value in table.items() if name in names}

    def texts(self, table: Mapping[str, object], name: str, place: Place) -> Mapping[str, str]:
        """A text by language; a bare text stands for all languages."""
        value = table.get(name, {})
        if isinstance(value, str):
            return {"": value}
        if isinstance(value, Mapping) and all(isinstance(v, str) for v in value.values()):
            return {str(language): str(text) for language, text in value.items()}
        self._tell("hint-type", place, name, hint=name)
        return {}

    def range(self, table: Mapping[str, object], name: str, place: Place) -> Range:
        """A pair of ends, of which one may be null."""
        value = table.get(name)
        if value is None:
            return NO_RANGE
        if isinstance(value, list) and len(value) == 2 and all(map(_is_end, value)):
            return Range(*value)
        self._tell("hint-range", place, name, hint=name)
        return NO_RANGE

    def one_of(
        self, table: Mapping[str, object], name: str, place: Place, allowed: frozenset[str]
    ) -> str | None:
        """A name out of a set."""
        value = table.get(name)
        if value is None or (isinstance(value, str) and value in allowed):
            return value
        args: dict[str, MessageArg] = {"hint": name, "allowed": ", ".join(sorted(allowed))}
        self._tell("hint-choice", place, name, value=str(value), **args)
        return None

    def flag(self, table: Mapping[str, object], name: str, place: Place) -> bool:
        """True or false."""
        return self._of_type(table, name, place, bool, default=False)

    def number(self, table: Mapping[str, object], name: str, place: Place, default: int) -> int:
        """A whole number."""
        return self._of_type(table, name, place, int, default=default)

    def text(self, table: Mapping[str, object], name: str, place: Place) -> str | None:
        """A text, None where there is none."""
        return self._of_type(table, name, place, str, default="") or None

    def field_type(self, table: Mapping[str, object], place: Place) -> str | None:
        """The id of a field type."""
        return self.one_of(table, "type", place, frozenset(t.id for t in FIELD_TYPES))

    def style(self, table: Mapping[str, object], place: Place) -> Style | None:
        """How a new value is written."""
        return cast("Style | None", self.one_of(table, "style", place, STYLES))

    def computed(self, table: Mapping[str, object], place: Place) -> str | None:
        """The name of a formula."""
        return self.one_of(table, "computed", place, frozenset(COMPUTED))

    def _of_type(
        self, table: Mapping[str, object], name: str, place: Place, kind: type[_T], *, default: _T
    ) -> _T:
        value = table.get(name, default)
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self._tell("hint-type", place, name, hint=name)
            return default
        return value

    def _tell(self, reason: str, place: Place, at_name: str, /, **args: MessageArg) -> None:
        at = (*place, HINTS, at_name) if at_name else (*place, HINTS)
        self._problems.append(SchemaProblem(reason, at, args))


def _is_end(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))
