"""A whole site checked in a process of its own: the window only takes in what it reports.

Beside the window's thread, thousands of posts would share one interpreter with every key that is
typed. The process does what ``genko check`` does and ends when nobody listens any more.

What checks is loaded when it is first asked for (editor.core.deferred): with processes, pools and
what is known of posts it is thirty modules that the window's start has no part for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.core.deferred import deferred
from editor.site.site_check.reports import CheckFailedError, Place, PostReport, Progressed

if TYPE_CHECKING:
    from editor.site.checked import Checkable
    from editor.site.ground import Ground
    from editor.site.site_check.process import check_elsewhere, check_here

__all__ = [
    "CheckFailedError",
    "Checkable",
    "Ground",
    "Place",
    "PostReport",
    "Progressed",
    "check_elsewhere",
    "check_here",
]

__getattr__ = deferred(
    __name__,
    {
        "editor.site.checked": ("Checkable",),
        "editor.site.ground": ("Ground",),
        "editor.site.site_check.process": ("check_elsewhere", "check_here"),
    },
)
