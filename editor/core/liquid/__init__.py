"""Liquid as Jekyll runs it, on python-liquid: text and data in, text out, no I/O.

What is told here is loaded when it is first asked for (editor.core.deferred): most posts have no
Liquid in them, and a check of headers has no part in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.core.deferred import deferred

if TYPE_CHECKING:
    from editor.core.liquid.faults import (
        INCLUDE,
        INCLUDE_RELATIVE,
        UNKNOWN_TAG,
        LiquidFault,
        liquid_faults,
    )

__all__ = ["INCLUDE", "INCLUDE_RELATIVE", "UNKNOWN_TAG", "LiquidFault", "liquid_faults"]

__getattr__ = deferred(__name__, {"editor.core.liquid.faults": tuple(__all__)})
