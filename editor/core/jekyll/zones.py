"""Time zones by the names that Jekyll takes."""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

# The simple form of a POSIX zone, as in `timezone: JST-9`: hours WEST of Greenwich.
_POSIX = re.compile(r"(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]+>)([-+]?)(\d{1,2})(?::(\d\d))?(?::(\d\d))?")


@cache
def find_zone(name: str) -> tzinfo | None:
    """The zone that ``timezone: name`` of a `_config.yml` means, or None where there is none.

    Jekyll puts the name into the environment variable TZ; the C library then reads it as a name of
    the zone database or as a POSIX rule, and silently takes UTC where it is neither.
    """
    key = name.removeprefix(":")
    if key in {"UTC", "GMT"}:
        return UTC
    try:
        return ZoneInfo(key)
    except (KeyError, ValueError, OSError):
        # A folder of the zone database raises an OSError, an absolute path a ValueError.
        return _posix_zone(key)


def _posix_zone(name: str) -> tzinfo | None:
    found = _POSIX.fullmatch(name)
    if found is None:
        return None
    sign, hours, minutes, seconds = found.groups()
    west = timedelta(hours=int(hours), minutes=int(minutes or 0), seconds=int(seconds or 0))
    if west >= timedelta(days=1):
        return None
    return timezone(west if sign == "-" else -west)
