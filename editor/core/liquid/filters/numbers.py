"""Liquid's arithmetic: whole numbers stay whole, decimals are exact until they are shown."""

from __future__ import annotations

from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext
from fractions import Fraction
from math import ceil as whole_above
from math import floor as whole_below
from math import inf, nan

from editor.core.liquid.failure import LimitError, TemplateError
from editor.core.liquid.values import number_value, text_to_integer, to_number, to_text

_MAX_BITS = 40_000


def absolute(value: object) -> int | float:
    """``abs``."""
    number = to_number(value)
    return number_value(-number if number < 0 else number)


def plus(value: object, other: object) -> int | float:
    """The sum."""
    if type(value) is int and type(other) is int:
        return value + other
    return number_value(to_number(value) + to_number(other))


def minus(value: object, other: object) -> int | float:
    """The difference."""
    if type(value) is int and type(other) is int:
        return value - other
    return number_value(to_number(value) - to_number(other))


def times(value: object, other: object) -> int | float:
    """The product.

    Raises:
        LimitError: when it has more digits than anybody prints.
    """
    one, two = to_number(value), to_number(other)
    if isinstance(one, int) and isinstance(two, int):
        if one.bit_length() + two.bit_length() > _MAX_BITS:
            raise LimitError("liquid.too-big")
        return one * two
    with localcontext() as context:
        context.prec = 60
        return number_value(Decimal(one) * Decimal(two))


def divided_by(value: object, other: object) -> int | float:
    """The quotient; of whole numbers a whole one, rounded down."""
    one, two = to_number(value), to_number(other)
    if isinstance(one, int) and isinstance(two, int):
        if two == 0:
            raise TemplateError("liquid.zero")
        return one // two
    if two == 0:
        return nan if one == 0 else inf if one > 0 else -inf
    with localcontext() as context:
        context.prec = 40
        return number_value(Decimal(one) / Decimal(two))


def modulo(value: object, other: object) -> int | float:
    """The rest, with the sign of the divisor."""
    one, two = to_number(value), to_number(other)
    if two == 0:
        raise TemplateError("liquid.zero")
    if isinstance(one, int) and isinstance(two, int):
        return one % two
    left, right = Fraction(one), Fraction(two)
    return float(left - right * whole_below(left / right))


def rounded(value: object, places: object = 0) -> int | float:
    """``round``: halves away from zero."""
    number, wanted = to_number(value), int(to_number(places))
    if isinstance(number, int) and wanted >= 0:
        return number
    try:
        made = Decimal(number).quantize(Decimal(1).scaleb(-wanted), rounding=ROUND_HALF_UP)
    except InvalidOperation:
        made = Decimal(number)
    whole = wanted == 0 or isinstance(number, int)
    return int(made) if whole else float(made)


def ceil(value: object) -> int:
    """The whole number above."""
    return whole_above(to_number(value))


def floor(value: object) -> int:
    """The whole number below."""
    return whole_below(to_number(value))


def at_least(value: object, least: object) -> int | float:
    """The greater one."""
    return number_value(max(to_number(value), to_number(least)))


def at_most(value: object, most: object) -> int | float:
    """The smaller one."""
    return number_value(min(to_number(value), to_number(most)))


def integer(value: object) -> int:
    """Jekyll's ``to_integer``: true is 1."""
    if isinstance(value, bool | int | float):
        return int(value)
    if isinstance(value, datetime):
        return int(value.timestamp())
    if value is None or isinstance(value, str):
        return text_to_integer(to_text(value))
    raise TemplateError("liquid.filter", {"name": "to_integer"})
