"""The time zone of this machine, which Jekyll takes for a site that names none."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from editor.core.jekyll.zones import find_zone

_LOCALTIME = Path("/etc/localtime")


def local_zone(environment: Mapping[str, str] = os.environ) -> tzinfo:
    """The zone of the environment variable TZ, else the system's."""
    name = environment.get("TZ")
    if name:
        return find_zone(name) or UTC
    try:
        with _LOCALTIME.open("rb") as file:
            return ZoneInfo.from_file(file)
    except (OSError, ValueError):
        # Windows, or a system without that file: the offset of today, without summer time.
        return datetime.now().astimezone().tzinfo or UTC
