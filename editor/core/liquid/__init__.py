"""Liquid as Jekyll runs it, on python-liquid: text and data in, text out, no I/O.

What is told here is loaded when it is first asked for, as in the package kramdown: most posts have
no Liquid in them, and a check of headers has no part in it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from editor.core.liquid.faults import (
        INCLUDE,
        INCLUDE_RELATIVE,
        UNKNOWN_TAG,
        LiquidFault,
        liquid_faults,
    )

__all__ = ["INCLUDE", "INCLUDE_RELATIVE", "UNKNOWN_TAG", "LiquidFault", "liquid_faults"]


def __getattr__(name: str) -> object:
    """A part that has not been asked for yet."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    part: object = getattr(import_module("editor.core.liquid.faults"), name)
    globals()[name] = part
    return part
