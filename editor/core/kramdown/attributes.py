"""Attribute lists: what stands between ``{:`` and ``}``, and how they are laid on an element."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from editor.core.kramdown.blanks import BLANKS


class Carrier(Protocol):
    """What an attribute list can be laid on: a token or a definition."""

    meta: dict[Any, Any]


# In an attribute list a closing brace may be written with a backslash before it.
LIST = r"(?:\\\}|[^}])+"
NAME = r"\w[\w:-]*"
BLOCK_LIST = re.compile(
    rf" {{0,3}}\{{:(?!(?:{NAME})?:|/)({LIST})\}}[ \t\r\f\v]*(?:\n|\Z)", re.ASCII
)
DEFINITION = re.compile(rf" {{0,3}}\{{:({NAME}):({LIST})\}}[ \t\r\f\v]*(?:\n|\Z)", re.ASCII)
SPAN_LIST = re.compile(rf"\{{:(?!(?:{NAME})?:|/)({LIST})\}}", re.ASCII)
ITEM = re.compile(
    r"""\s*(?:
        ([\w:-]+)=("|')((?:\\\}|\\\2|[^}])*?)\2(?=\s|\Z)   # key="value"
      | ((?:[#.][^\s.#]+)+)(?=\s|\Z)                      # #id.class
      | (\w[\w:-]*)(?=\s|\Z)                              # name of a definition
      | \S+
    )""",
    re.VERBOSE | re.ASCII,
)
SHORT = re.compile(r"([#.])([^\s.#]+)", re.ASCII)
ESCAPED = re.compile(r"""\\([}"'])""")

References = Mapping[str, "Attributes"]


@dataclass(slots=True)
class Attributes:
    """An attribute list as read: pairs as written, classes joined, names of definitions."""

    pairs: dict[str, str] = field(default_factory=dict)
    refs: list[str] = field(default_factory=list)

    def add_class(self, name: str) -> None:
        """Adds a class to those already named."""
        old = self.pairs.get("class", "")
        self.pairs["class"] = f"{old} {name}".strip(BLANKS)

    def merge(self, other: Attributes) -> None:
        """Lays a later list over this one: classes add up, everything else is replaced."""
        for key, value in other.pairs.items():
            if key == "class":
                self.add_class(value)
            else:
                self.pairs[key] = value
        self.refs.extend(other.refs)

    def resolved(self, definitions: References, seen: tuple[str, ...] = ()) -> dict[str, str]:
        """The pairs, with those of the named definitions below them."""
        result: dict[str, str] = {}
        for name in self.refs:
            found = definitions.get(name)
            if found is not None and name not in seen:
                lay(result, found.resolved(definitions, (*seen, name)))
        lay(result, self.pairs)
        return result


def parse(text: str, into: Attributes | None = None) -> Attributes:
    """Reads the inside of an attribute list."""
    result = into if into is not None else Attributes()
    for match in ITEM.finditer(text):
        key, _, value, short, name = match.groups()
        if key:
            value = ESCAPED.sub(r"\1", value)
            if key == "class":
                result.add_class(value)
            else:
                result.pairs[key] = value
        elif short:
            for sign, word in SHORT.findall(short):
                if sign == "#":
                    result.pairs["id"] = word
                else:
                    result.add_class(word)
        elif name:
            result.refs.append(name)
    return result


def lay(onto: dict[str, Any], pairs: Mapping[str, str]) -> None:
    """Lays ``pairs`` over ``onto``: classes add up, everything else is replaced."""
    for key, value in pairs.items():
        if key == "class" and onto.get("class"):
            onto["class"] = f"{onto['class']} {value}"
        else:
            onto[key] = value


def attach(owner: Carrier, given: Attributes) -> None:
    """Remembers a list on its owner; it is resolved when all definitions of the text are known."""
    old = owner.meta.get("ial")
    if old is None:
        old = owner.meta["ial"] = Attributes()
    old.merge(given)
