"""Packages whose parts are loaded when they are first asked for, not when the package is.

What a run has no part for, or only later and on another thread, should not cost the start of it.
Such a package names its parts where type checkers look (``TYPE_CHECKING``) and sets ``__getattr__``
(PEP 562) to what :func:`deferred` gives. Its callers import the package and name a part as
``kramdown.parse``: ``from ... import parse`` would load it at once.

Jobs load what they need on their threads, one at a time: one that imports a package and one that
imports a module of it wait for each other, and Python lets one of them go on with half a module.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from threading import RLock

importing = RLock()
"""Held by whoever loads something on a thread; an import within a function holds it too."""


def deferred(package: str, homes: Mapping[str, tuple[str, ...]]) -> Callable[[str], object]:
    """The ``__getattr__`` of ``package``: which module has which names.

    No name may be that of a module of the package as well: whichever is loaded last would have it.
    """
    home_of = {name: home for home, names in homes.items() for name in names}

    def load(name: str) -> object:
        home = home_of.get(name)
        if home is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        with importing:
            part: object = getattr(import_module(home), name)
        setattr(sys.modules[package], name, part)
        return part

    return load
