"""A rule's examples, as its module's docstring has them."""

from __future__ import annotations

import re
import sys
import textwrap
from dataclasses import dataclass

from editor.rules.model import Rule

_EXAMPLE = r"^{name}::\n\n(?P<code>(?:[ ]{{4}}[^\n]*\n|[ \t]*\n)+)"
_BAD = re.compile(_EXAMPLE.format(name="Bad"), re.MULTILINE)
_GOOD = re.compile(_EXAMPLE.format(name="Good"), re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Examples:
    """Source text with the fault and without; empty where docstrings were stripped."""

    bad: str
    good: str


def examples(rule: Rule) -> Examples:
    """The examples of ``rule``."""
    doc = sys.modules[rule.check.__module__].__doc__ or ""
    return Examples(_code(_BAD, doc), _code(_GOOD, doc))


def _code(pattern: re.Pattern[str], doc: str) -> str:
    found = pattern.search(doc)
    return "" if found is None else textwrap.dedent(found["code"]).strip("\n")
