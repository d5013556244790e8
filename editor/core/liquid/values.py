"""Ruby's view of the values in templates: text, truth, equality, order, numbers.

Nil is None, a Ruby Time an aware ``datetime``, a Date a ``date``, a hash a ``dict``, an array a
``list``; whole objects of the site (a post, the site itself) are :class:`Drop`. Sources: Ruby 3.1's
core classes and Liquid's ``Utils``, as real Jekyll shows them (tests/fidelity/fuzz_liquid.py).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal, localcontext
from types import MappingProxyType

from editor.core.header.values import decimal
from editor.core.liquid.failure import LimitError, TemplateError

_INTEGER = re.compile(r"[ \t\r\n\f\v\0]*([+-]?\d+(?:_\d+)*)", re.ASCII)
_FLOAT = re.compile(r"-?\d+\.\d+", re.ASCII)
_WHOLE = re.compile(r"[ \t\r\n\f\v]*[+-]?\d+(?:_\d+)*[ \t\r\n\f\v]*", re.ASCII)
_UNPRINTABLE = re.compile(r'[\x00-\x1f\x7f"\\]|#(?=[{$@])')
_ESCAPES = {
    "\n": "\\n", "\t": "\\t", "\r": "\\r", "\x1b": "\\e", "\a": "\\a", "\b": "\\b", "\f": "\\f",
    "\v": "\\v", '"': '\\"', "\\": "\\\\", "#": "\\#",
}  # fmt: skip
RUBY_BLANKS = " \t\r\n\f\v\0"
"""What Ruby's ``strip`` takes away behind a text; in front, NUL stays."""
MAX_TEXT = 20_000_000
"""Code points that a text may have; more is taken for a template that grows without end."""
MAX_VALUES = 2_000_000
"""Values in lists within lists that are gone over at once."""
_DIGITS_SHOWN = 4000
RUBY_UTC = timezone(timedelta(), "UTC")
"""The zone of times that Ruby prints with "UTC"; one that is merely as late it prints "+0000"."""
_JULIAN = 1_721_425
"""The Julian day number before the first day that Python counts."""


class Drop:
    """An object of the site as templates see it: keys with values that are made when asked for.

    ``known`` has those that were made before and are the same whenever they are asked for.
    """

    __slots__ = ()
    known: Mapping[str, object] = MappingProxyType({})
    is_hash = False
    """Whether Jekyll hands templates a hash for it: loops go over its pairs, else over its keys."""

    def get(self, key: str) -> object:
        """The value of ``key``; None for a key that it does not have."""
        raise NotImplementedError

    def has(self, key: str) -> bool:
        """Whether it has the key."""
        return self.get(key) is not None

    def names(self) -> list[str]:
        """Its keys, in Jekyll's order."""
        return []

    def text(self) -> str:
        """What it prints."""
        return ""

    def state(self) -> object:
        """An object that is the same only where all that the drop gives is the same."""
        return self


@dataclass(frozen=True, slots=True)
class RubyRange:
    """``(first..last)``; both ends belong to it."""

    first: int
    last: int

    def __len__(self) -> int:
        return max(0, self.last - self.first + 1)

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.first, self.last + 1))


@dataclass(frozen=True, slots=True)
class Emptiness:
    """``empty`` or ``blank`` in a condition. Jekyll's Ruby knows ``empty?`` alone."""

    name: str


EMPTY = Emptiness("empty")
BLANK = Emptiness("blank")


class MarkedText(str):
    """The content of a page on its way through the layouts.

    To filters and comparisons it is a plain text. Where it is printed as it is, ``marked`` is
    printed: the same between two characters that no text has, so that its place in the page can be
    found.
    """

    __slots__ = ("marked",)
    marked: str

    @classmethod
    def of(cls, marked: str) -> MarkedText:
        """The text of which ``marked`` is the form with marks."""
        made = cls(marked.replace(MARK_START, "").replace(MARK_END, ""))
        made.marked = marked
        return made


# Noncharacters of Unicode: they mean nothing in any text.
MARK_START = "\ufdd0"
MARK_END = "\ufdd1"


def truthy(value: object) -> bool:
    """Ruby's truth: all but nil and false."""
    return value is not None and value is not False


# --- Text --------------------------------------------------------------------------------------


def to_text(value: object) -> str:
    """``value.to_s``."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, Emptiness):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return integer_text(value)
    if isinstance(value, list | dict):
        return inspected(value)
    return _other_text(value)


def _other_text(value: object) -> str:
    if isinstance(value, float):
        return float_text(value)
    if isinstance(value, datetime):
        shown = "UTC" if value.tzinfo is RUBY_UTC else "%z"
        return value.strftime(f"%Y-%m-%d %H:%M:%S {shown}")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, RubyRange):
        return f"{value.first}..{value.last}"
    return value.text() if isinstance(value, Drop) else str(value)


def printed(value: object) -> str:
    """What ``{{ value }}`` prints: a list without brackets."""
    if isinstance(value, str):
        return value
    return joined(value, "") if isinstance(value, list) else to_text(value)


def joined(values: list[object], glue: str) -> str:
    """Ruby's ``join``: lists in the list are joined too, nil is nothing.

    Raises:
        LimitError: when it would be longer than any page.
    """
    texts = [to_text(value) for value in flat(values)]
    if sum(map(len, texts)) + len(glue) * len(texts) > MAX_TEXT:
        raise LimitError("liquid.too-big")
    return glue.join(texts)


class Budget:
    """How many values of lists within lists are gone over: a list may hold another many times."""

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left = MAX_VALUES

    def spend(self, values: int) -> None:
        """Count ``values`` more.

        Raises:
            LimitError: when there are too many for any page.
        """
        self._left -= values
        if self._left < 0:
            raise LimitError("liquid.too-big")


def flat(values: list[object], budget: Budget | None = None) -> list[object]:
    """The items of a list, and those of the lists in it in their place.

    Raises:
        LimitError: when there are too many for any page.
    """
    if not any(isinstance(value, list) for value in values):
        return list(values)
    left = budget or Budget()
    left.spend(len(values))
    made: list[object] = []
    for value in values:
        made += flat(value, left) if isinstance(value, list) else (value,)
    return made


def integer_text(value: int) -> str:
    """The digits of a number of a size that anybody prints."""
    if value.bit_length() > _DIGITS_SHOWN * 3:
        raise TemplateError("liquid.too-big", {})
    return str(value)


def float_text(value: float) -> str:
    """``1.0``, ``1.0e+16``, ``NaN``, ``Infinity``."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return decimal(value)


def inspected(value: object, budget: Budget | None = None) -> str:
    """``value.inspect``.

    Raises:
        LimitError: when there is more in it than on any page.
    """
    if value is None:
        return "nil"
    if isinstance(value, str):
        return '"' + _UNPRINTABLE.sub(_escaped, value) + '"'
    if isinstance(value, list | dict):
        left = budget or Budget()
        left.spend(len(value))
        if isinstance(value, list):
            return "[" + ", ".join(inspected(item, left) for item in value) + "]"
        pairs = (f"{inspected(key)}=>{inspected(inner, left)}" for key, inner in value.items())
        return "{" + ", ".join(pairs) + "}"
    if type(value) is date:
        day = value.toordinal() + _JULIAN
        return f"#<Date: {value.isoformat()} (({day}j,0s,0n),+0s,2299161j)>"
    return to_text(value)


def _escaped(found: re.Match[str]) -> str:
    char = found.group()
    return _ESCAPES.get(char) or f"\\x{ord(char):02X}"


# --- Equality and order ------------------------------------------------------------------------


def equal(one: object, other: object, budget: Budget | None = None) -> bool:
    """Ruby's ``==``: 1 is 1.0, but true is not 1; ``empty`` asks the other side.

    Raises:
        LimitError: when there is more in two lists than on any page.
    """
    if isinstance(one, Emptiness) or isinstance(other, Emptiness):
        return _empty(one, other)
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, list) and isinstance(other, list):
        left = budget or Budget()
        left.spend(len(one))
        return len(one) == len(other) and all(
            equal(mine, theirs, left) for mine, theirs in zip(one, other, strict=True)
        )
    return bool(one == other)


def _empty(one: object, other: object) -> bool:
    sort, asked = (one, other) if isinstance(one, Emptiness) else (other, one)
    if sort is BLANK or isinstance(asked, Emptiness):
        return False
    return isinstance(asked, str | list | dict) and not asked


def order(one: object, other: object, budget: Budget | None = None) -> int | None:
    """Ruby's ``<=>``: negative, zero, positive; None where the two have no order.

    Raises:
        LimitError: when there is more in two lists than on any page.
    """
    if isinstance(one, bool) or isinstance(other, bool):
        return 0 if one is other else None
    if isinstance(one, int | float) and isinstance(other, int | float):
        return None if math.isnan(one) or math.isnan(other) else (one > other) - (one < other)
    if isinstance(one, str) and isinstance(other, str):
        return _text_order(one, other)
    if isinstance(one, datetime) and isinstance(other, datetime):
        return (one > other) - (one < other)
    if isinstance(one, list) and isinstance(other, list):
        return _list_order(one, other, budget or Budget())
    if type(one) is date and type(other) is date:
        return (one > other) - (one < other)
    rank = getattr(one, "order_key", None), getattr(other, "order_key", None)
    if rank[0] is not None and rank[1] is not None:
        return int(rank[0] > rank[1]) - int(rank[0] < rank[1])
    return 0 if one is other or (isinstance(one, dict) and one == other) else None


def _text_order(one: str, other: str) -> int:
    # By bytes of UTF-8, which is the order of the code points.
    return (one > other) - (one < other)


def _list_order(one: list[object], other: list[object], budget: Budget) -> int | None:
    budget.spend(len(one))
    for left, right in zip(one, other, strict=False):
        found = order(left, right, budget)
        if found != 0:
            return found
    return (len(one) > len(other)) - (len(one) < len(other))


# --- Numbers -----------------------------------------------------------------------------------


def text_to_integer(text: str) -> int:
    """``text.to_i``: the number it begins with, 0 where it begins with none."""
    found = _INTEGER.match(text)
    return int(found[1].replace("_", "")[:_DIGITS_SHOWN]) if found else 0


def to_integer(value: object) -> int:
    """Liquid's reading of a filter argument that is a count.

    Raises:
        TemplateError: when it is no whole number.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = to_text(value)
    if not _WHOLE.fullmatch(text):
        raise TemplateError("liquid.not-a-number", {"value": text})
    return int(text.replace("_", ""))


def to_number(value: object) -> int | Decimal:
    """Liquid's reading of an operand: a number that is text counts, all else is 0."""
    if isinstance(value, bool):
        return 0
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, str):
        text = value.strip(RUBY_BLANKS)
        return Decimal(text) if _FLOAT.fullmatch(text) else text_to_integer(text)
    return 0


def number_value(number: int | Decimal) -> int | float:
    """A result of Liquid's arithmetic as a value: decimals become floats."""
    if isinstance(number, int):
        return number
    with localcontext() as context:
        context.prec = 40
        return float(+number)
