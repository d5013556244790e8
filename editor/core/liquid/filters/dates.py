"""Filters for dates."""

from __future__ import annotations

import re
from datetime import date, datetime

from editor.core.jekyll.dates import DateProblem, written_time
from editor.core.liquid.context import Context
from editor.core.liquid.failure import TemplateError
from editor.core.liquid.filters.selecting import with_context
from editor.core.liquid.strftime import ruby_strftime
from editor.core.liquid.values import inspected, to_text

_DIGITS = re.compile(r"\d+", re.ASCII)
_MAX_DIGITS = 11


def moment_of(value: object, context: Context) -> date | None:
    """The date that a value means to Liquid; None where it means none."""
    if isinstance(value, date):
        return value
    host = context.run.host
    if isinstance(value, str):
        if value.lower() in {"now", "today"}:
            return host.now.astimezone(host.zone)
        if _DIGITS.fullmatch(value):
            return _at(value, context)
        found = written_time(value, host.zone, host.now) if value else None
        return None if found is None or isinstance(found, DateProblem) else found
    if isinstance(value, int) and not isinstance(value, bool):
        return _at(str(value), context)
    return None


def _at(seconds: str, context: Context) -> datetime | None:
    if len(seconds) > _MAX_DIGITS:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), context.run.host.zone)
    except (ValueError, OverflowError, OSError):
        return None


@with_context
def formatted(value: object, pattern: object, *, context: Context) -> object:
    """``date``: by a pattern of ``strftime``; what is no date passes."""
    text = to_text(pattern)
    moment = moment_of(value, context) if text else None
    return value if moment is None else ruby_strftime(moment, text)


def _local(value: object, context: Context) -> datetime:
    """The moment in the site's zone.

    Raises:
        TemplateError: when the value is no date.
    """
    moment = moment_of(value, context)
    zone = context.run.host.zone
    if isinstance(moment, datetime):
        return moment.astimezone(zone)
    if moment is None:
        raise TemplateError("liquid.date", {"value": inspected(value)})
    return datetime(moment.year, moment.month, moment.day, tzinfo=zone)


@with_context
def date_to_xmlschema(value: object, *, context: Context) -> object:
    """``2026-04-19T09:00:00+09:00``."""
    if to_text(value) == "":
        return value
    return ruby_strftime(_local(value, context), "%Y-%m-%dT%H:%M:%S%:z")


@with_context
def date_to_rfc822(value: object, *, context: Context) -> object:
    """``Sun, 19 Apr 2026 09:00:00 +0900``."""
    if to_text(value) == "":
        return value
    return ruby_strftime(_local(value, context), "%a, %d %b %Y %H:%M:%S %z")


@with_context
def date_to_string(
    value: object, kind: object = None, style: object = None, *, context: Context
) -> object:
    """``19 Apr 2026``, with "ordinal" ``19th Apr 2026``, and with "US" ``Apr 19th, 2026``."""
    return _told(value, "%b", kind, style, context)


@with_context
def date_to_long_string(
    value: object, kind: object = None, style: object = None, *, context: Context
) -> object:
    """As ``date_to_string``, with the month's whole name."""
    return _told(value, "%B", kind, style, context)


def _told(value: object, month: str, kind: object, style: object, context: Context) -> object:
    if to_text(value) == "":
        return value
    moment = _local(value, context)
    if kind != "ordinal":
        return ruby_strftime(moment, f"%d {month} %Y")
    day = f"{moment.day}{_ending(moment.day)}"
    return ruby_strftime(moment, f"{month} {day}, %Y" if style == "US" else f"{day} {month} %Y")


def _ending(number: int) -> str:
    if 11 <= number <= 13:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
