"""What is checked before a post is saved: one file per rule, a catalogue, an engine, fixes.

What is told here is loaded when it is first asked for (editor.core.deferred): the rules are 140
modules, and the window opens a post before it checks one. What needs none of them (what a site
wants of rules, names of findings) is imported from its own module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.core.deferred import deferred

if TYPE_CHECKING:
    from editor.rules.catalog import BY_ID, NEED_ANALYSER, RULES
    from editor.rules.config import configure
    from editor.rules.engine import run
    from editor.rules.explanation import examples
    from editor.rules.fixing import edits_between, fix_all
    from editor.rules.model import Need, Option, Rule
    from editor.rules.suppress import MARK

__all__ = [
    "BY_ID",
    "MARK",
    "NEED_ANALYSER",
    "RULES",
    "Need",
    "Option",
    "Rule",
    "configure",
    "edits_between",
    "examples",
    "fix_all",
    "run",
]

__getattr__ = deferred(
    __name__,
    {
        "editor.rules.catalog": ("BY_ID", "NEED_ANALYSER", "RULES"),
        "editor.rules.config": ("configure",),
        "editor.rules.engine": ("run",),
        "editor.rules.explanation": ("examples",),
        "editor.rules.fixing": ("edits_between", "fix_all"),
        "editor.rules.model": ("Need", "Option", "Rule"),
        "editor.rules.suppress": ("MARK",),
    },
)
